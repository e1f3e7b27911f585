"""A response in two languages is one inspection of the register."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from section55.model.catalogue import in_language
from section55.register.cache import read_changes, read_register
from section55.register.changes import RegisterChange, responses_of
from section55.register.entries import Register, RegisterEntry
from section55.register.filters import Filters
from section55.register.formats.change_words import item_of_change, kind_of_change, sentence_of_change, who_made
from section55.register.formats.changes_text import changes_as_page
from section55.register.formats.csv_text import as_csv
from section55.register.formats.json_text import as_json
from section55.register.languages import join_languages
from section55.register.page import register_page
from section55.register.panel_paper import render_paper
from section55.register.totals import totals_by
from section55.workspace import parameter_files_in
from support.language_pairs import ENGLISH, WELSH, copy_pair, replace_in
from support.registers import DONE, EARLY
from support.welsh_words import OURS, english_words, text_shown, words_of

AS_OF = date(2024, 12, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Both files of a response that is not published."""
    folder = copy_pair(tmp_path)
    for slug in (ENGLISH, WELSH):
        replace_in(folder / f"{slug}.yaml", "status: final", "status: draft")
        for key in ("response_published_on: 2024-12-20\n", "  published_on_website: 2024-12-20\n"):
            replace_in(folder / f"{slug}.yaml", key, "")
    return folder


def register_of(folder: Path, **options: str | None) -> Register:
    return read_register(parameter_files_in(folder), date.today(), **options)  # type: ignore[arg-type]


def test_a_pair_is_one_row_with_one_clock(folder: Path) -> None:
    """Rows, items, totals and what is overdue count it once, under the title of the file that the other names."""
    register = register_of(folder)
    [entry] = register.entries
    assert (entry.slug, entry.other_language and entry.other_language.slug) == (ENGLISH, WELSH)
    assert (len(register.to_be_published), len(entry.items), len(register.open_items)) == (1, 4, 3)
    assert [row[1] for row in totals_by(register, "status").rows] == [1, 1, 1, 1]
    [row] = csv.DictReader(io.StringIO(as_csv(register)))
    assert (row["Inspection"], row["Other language"]) == (
        "Recording crime: An inspection of Dyffryn Gwyrdd Police",
        WELSH,
    )
    [fact] = json.loads(as_json(register))["entries"]
    assert fact["other_language"]["title"] == "Cofnodi troseddau: Arolygiad o Heddlu Dyffryn Gwyrdd"


def test_the_words_are_of_the_language_that_is_asked_for(folder: Path) -> None:
    """Without one it is the file that is named; each file has its own entry where both are to be edited."""
    assert [entry.slug for entry in register_of(folder, language="cy").entries] == [WELSH]
    assert [entry.slug for entry in register_of(folder, language="en-GB").entries] == [ENGLISH]
    assert {entry.slug for entry in register_of(folder, language=None).entries} == {ENGLISH, WELSH}


def test_a_pair_is_published_once_it_is_in_either_language(folder: Path) -> None:
    """The earlier day counts, and it is said which language is not published yet."""
    replace_in(folder / f"{WELSH}.yaml", "status: draft", "response_published_on: 2024-12-20\nstatus: final")
    [entry] = register_of(folder).entries
    assert (entry.response_published_on, entry.is_on_time) == (date(2024, 12, 20), True)
    assert f"The response is published in Cymraeg, and not in English: {ENGLISH}." in entry.missing


def test_a_file_alone_is_an_entry(folder: Path) -> None:
    """So is one that names itself, or a file of another folder."""
    assert [entry.slug for entry in read_register([folder / f"{WELSH}.yaml"], AS_OF).entries] == [WELSH]
    itself = replace(EARLY, translation_of=EARLY.slug)
    elsewhere = replace(EARLY, file=f"other/{EARLY.slug}.yaml", translation_of=DONE.slug)
    assert join_languages([itself, DONE, elsewhere]) == [itself, DONE, elsewhere]


def named(entry: RegisterEntry, other: RegisterEntry, language: str = "en-GB") -> RegisterEntry:
    return replace(entry, translation_of=other.slug, language=language)


def test_two_that_name_each_other_are_one_and_a_third_stays() -> None:
    """Of two that name each other the English one comes first; of three files that say the same, two are a pair."""
    [joined] = join_languages([named(EARLY, DONE, "cy"), named(DONE, EARLY)])
    assert joined.slug == DONE.slug
    third = replace(named(EARLY, DONE, "cy"), slug="third")
    assert [entry.slug for entry in join_languages([DONE, named(EARLY, DONE, "cy"), third])] == [DONE.slug, "third"]


def test_either_office_finds_it(folder: Path) -> None:
    """The office has another name in each language."""
    register = register_of(folder)
    for office in ("OPCC Dyffryn", "SCHTh", "Swyddfa Comisiynydd"):
        assert len(Filters(office=office).apply(register).inspections) == 1
        assert Filters(office=office).unknown_names(register) == []


def changed(slug: str, translation_of: str = "") -> RegisterChange:
    facts = dict.fromkeys(("office", "item", "what", "old", "new", "by"), "")
    return RegisterChange(
        on=AS_OF,
        slug=slug,
        inspection_title=slug,
        published_on="2024-11-13",
        kind="New",
        revision=1,
        is_correction=False,
        translation_of=translation_of,
        **facts,
    )


def test_changes_of_a_pair_are_of_one_inspection(folder: Path) -> None:
    """A page of changes has them under one heading, and counts one inspection."""
    changes = [changed(WELSH, ENGLISH), changed(ENGLISH), changed("2024-11-13-else")]
    assert responses_of(changes) == {WELSH: ENGLISH, ENGLISH: ENGLISH, "2024-11-13-else": "2024-11-13-else"}
    assert responses_of([changed("a", "b"), changed("b", "a")]) == {"a": "a", "b": "a"}
    assert "Three changes to two inspections" in changes_as_page(changes, AS_OF, AS_OF)
    assert read_changes(parameter_files_in(folder)) == []


def test_pages_of_welsh_profiles_are_welsh(folder: Path) -> None:
    """The register's page, its fragment, the paper and the page of changes have no English word of the workbook's."""
    english = english_words()
    assert {"overdue", "waiting", "published", "inspections", "lawful"} <= english
    (folder / f"{ENGLISH}.yaml").unlink()
    replace_in(folder / f"{WELSH}.yaml", f"translation_of: {ENGLISH}\n", "")
    for day in (date(2024, 11, 20), date(2025, 1, 7), date(2026, 1, 1)):
        register = replace(register_of(folder), as_of=day)
        assert register.language == "cy"
        names = words_of(f"{register.entries[0].short_name} {ENGLISH}")
        pages = [
            register_page(register),
            register_page(register, is_public=True, is_fragment=True),
            render_paper(register, date(2024, 6, 1)),
            changes_as_page([moved("Status", "Status", "open", "complete")], day, day, language=register.language),
        ]
        for page in pages:
            assert words_of(text_shown(page)) & english - OURS - names == set()
        assert ' lang="cy"' in pages[0]


def test_pages_are_in_the_language_that_is_asked_for(folder: Path) -> None:
    """Of a folder in both languages each page can be made in each."""
    assert register_of(folder).language == "en-GB"
    assert register_of(folder, language="cy").language == "cy"
    page = register_page(register_of(folder, language="cy"))
    assert "Cofnodi troseddau: Arolygiad o Heddlu Dyffryn Gwyrdd" in page
    assert "Recording crime" not in page


def moved(kind: str, what: str, old: str, new: str) -> RegisterChange:
    change = replace(changed(WELSH), kind=kind, item="Cause of concern 1, recommendation 2, part b")
    return replace(change, what=what, old=old, new=new, inspection_title="Cofnodi troseddau")


def test_a_change_is_in_the_words_of_the_page() -> None:
    """Its kind, item, question, words of closed lists and days are translated; what officers wrote is not."""
    change = moved("Due", "Due on", "19 December 2023", "")
    assert (item_of_change(change), sentence_of_change(change)) == (change.item, change.sentence)
    with in_language("cy"):
        assert item_of_change(change) == "Achos pryder 1, argymhelliad 2, rhan b"
        assert sentence_of_change(change) == "Dyddiad cau ar: 19 Rhagfyr 2023 → dim"
        assert kind_of_change(replace(change, is_correction=True)) == "Dyddiad cau, cywiriad"
        assert sentence_of_change(moved("Owner", "Owner", "Head", "Pennaeth")) == "Perchennog: Head → Pennaeth"
        assert who_made(replace(change, by="noticed by A. Morgan")) == "sylwyd gan A. Morgan"
        assert who_made(replace(change, by="")) == "Nid yw'n hysbys"


def test_the_report_s_own_words_are_marked_with_their_language(folder: Path) -> None:
    """On a Welsh page titles and texts of an English report say that they are English, and nothing else does."""
    (folder / f"{ENGLISH}.yaml").unlink()
    replace_in(folder / f"{WELSH}.yaml", f"translation_of: {ENGLISH}\n", "")
    plain = register_page(register_of(folder))
    assert ' lang="en' not in plain
    replace_in(folder / f"{WELSH}.yaml", "recommendations:\n", "report_language: en\nrecommendations:\n")
    tree = html.document_fromstring(register_page(register_of(folder)))
    marked = [element.text_content() for element in tree.xpath("//*[@lang='en']")]
    assert marked.count("Cofnodi troseddau: Arolygiad o Heddlu Dyffryn Gwyrdd") == 2
    assert "Cofnodi ar y diwrnod" in marked
    assert "Pennaeth Cofnodion" not in marked
