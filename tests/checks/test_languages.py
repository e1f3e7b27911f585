"""A response in two languages: what its two files say differently is found in both, and how they are tied."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from section55.checks import Finding, findings
from section55.checks.figures import figures_in
from section55.files.reader import read_inspection
from support.language_pairs import ENGLISH, WELSH, copy_pair

Answers = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """Reads "on" as the key that it is, not as true."""

    yaml_implicit_resolvers = yaml.SafeLoader.yaml_implicit_resolvers | {"o": []}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Both files of a response in two languages, which agree."""
    return copy_pair(tmp_path)


def change(path: Path, changed: Callable[[Answers], object]) -> None:
    """Changes the answers of a file, which need not stay in the order or the style that it has."""
    answers = yaml.load(path.read_text(encoding="utf-8"), _Loader)
    changed(answers)
    path.write_text(yaml.safe_dump(answers, allow_unicode=True), encoding="utf-8")


def found_in(folder: Path, slug: str, code: str = "languages-differ") -> list[Finding]:
    return [finding for finding in findings(read_inspection(folder / f"{slug}.yaml")) if finding.code == code]


def first(answers: Answers) -> Answers:
    """The first recommendation of a file."""
    item: Answers = answers["recommendations"][0]
    return item


DIFFERENCES: dict[str, tuple[Callable[[Answers], object], str, str]] = {
    "a date": (
        lambda answers: answers.update(approved_on="2024-12-18"),
        "approved_on",
        "This is 18 December 2024 here, and 19 December 2024 in the other language.",
    ),
    "the date of the report": (
        lambda answers: answers.update(published_on="2024-11-12"),
        "published_on",
        "This is 12 November 2024 here, and 13 November 2024 in the other language.",
    ),
    "what was sent": (
        lambda answers: answers["office_use"].update(submitted_to_hmicfrs=True),
        "office_use.submitted_to_hmicfrs",
        "This is true here, and 20 December 2024 in the other language.",
    ),
    "the day that an item is due": (
        lambda answers: first(answers).update(due_on=None),
        "recommendations[1].due_on",
        "This is empty here, and 31 March 2025 in the other language.",
    ),
    "the day of an update": (
        lambda answers: first(answers)["updates"][0].update(on="2024-12-21"),
        "recommendations[1].updates",
        "This is of 21 December 2024 here, and of 20 December 2024 in the other language.",
    ),
    "a number": (
        lambda answers: first(answers).update(number="7"),
        "recommendations",
        "Number 7 stands here alone, and number 1 stands in the other language alone.",
    ),
    "whose numbers they are": (
        lambda answers: answers.update(numbering={"recommendations": "office"}),
        "numbering.recommendations",
        "This is office here, and empty in the other language.",
    ),
    "with what an item is answered": (
        lambda answers: first(answers).update(
            answered_with="2", chief_constable=None, commissioner=None, status=None, owner=None, updates=None
        ),
        "recommendations[1].answered_with",
        "This is 2 here, and empty in the other language.",
    ),
    "a position": (
        lambda answers: first(answers)["chief_constable"].update(position="noted"),
        "recommendations[1].chief_constable.position",
        "This is noted here, and accepted in the other language.",
    ),
    "an action": (
        lambda answers: first(answers)["commissioner"].update(action="proposed"),
        "recommendations[1].commissioner.action",
        "This is proposed here, and taken in the other language.",
    ),
    "a status": (
        lambda answers: first(answers).update(status="open"),
        "recommendations[1].status",
        "This is open here, and partly done in the other language.",
    ),
    "an addressee": (
        lambda answers: answers["recommendations"][1].update(
            addressed_to=["Prif Gwnstabl Dyffryn Gwyrdd", "Y Swyddfa Gartref"]
        ),
        "recommendations[2].addressed_to",
        "This names Prif Gwnstabl Dyffryn Gwyrdd and Y Swyddfa Gartref here, and Chief Constable of Dyffryn Gwyrdd and "
        "College of Policing in the other language.",
    ),
    "how many are addressed": (
        lambda answers: answers["recommendations"][1].update(addressed_to=["Prif Gwnstabl Dyffryn Gwyrdd"]),
        "recommendations[2].addressed_to",
        "This has 1 entry here, and 2 entries in the other language.",
    ),
    "a count": (
        lambda answers: answers.update(areas_for_improvement_total=3),
        "areas_for_improvement_total",
        "This is 3 here, and 2 in the other language.",
    ),
    "how many are listed": (
        lambda answers: answers["areas_for_improvement"].pop(),
        "areas_for_improvement",
        "Number 2 stands in the other language alone.",
    ),
    "a figure": (
        lambda answers: answers.update(key_findings="Darllenodd yr arolygwyr 408 o gofnodion, a 37 heb ganlyniad."),
        "key_findings",
        "408 stands here alone, and 480 stands in the other language alone.",
    ),
    "a text that is missing": (
        lambda answers: answers.update(reply_to_chief_constable=None),
        "reply_to_chief_constable",
        "This is empty here, and filled in in the other language.",
    ),
    "whether it is final": (
        lambda answers: answers.update(status="draft"),
        "status",
        "This is draft here, and final in the other language.",
    ),
}


def test_files_that_agree_have_no_difference(folder: Path) -> None:
    """Other words, names and addresses are no difference."""
    for slug in (ENGLISH, WELSH):
        assert found_in(folder, slug) == []
        assert found_in(folder, slug, "other-language-not-tied") == []


@pytest.mark.parametrize("what", DIFFERENCES)
def test_a_difference_in_each_compared_fact_is_found(folder: Path, what: str) -> None:
    """It is found where it stands, in a sentence that gives both and the place to mend; and in the other file too."""
    changed, key, sentence = DIFFERENCES[what]
    change(folder / f"{WELSH}.yaml", changed)
    here = [finding for finding in found_in(folder, WELSH) if finding.key == key]
    assert [finding.message.text for finding in here] == [sentence]
    assert f"{ENGLISH}.yaml, line " in here[0].sentence
    assert ENGLISH in here[0].message.for_form
    assert found_in(folder, ENGLISH)


def test_the_other_line_is_that_of_the_answer(folder: Path) -> None:
    """The line that is named is where the other file has the same answer."""
    change(folder / f"{WELSH}.yaml", lambda answers: answers.update(approved_on="2024-12-18"))
    lines = (folder / f"{ENGLISH}.yaml").read_text(encoding="utf-8").splitlines()
    [finding] = found_in(folder, WELSH)
    assert lines[int(finding.sentence.rpartition("line ")[2].rstrip(".")) - 1].startswith("approved_on:")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (lambda answers: answers.update(translation_of=WELSH), "This names the file itself."),
        (lambda answers: answers.update(translation_of="2024-11-13-other"), "There is no file 2024-11-13-other.yaml"),
        (lambda answers: answers.update(office="dyffryn-gwyrdd-english"), "is made in the same language as this: Eng"),
    ],
)
def test_a_tie_that_leads_nowhere_is_found(folder: Path, changed: Callable[[Answers], object], sentence: str) -> None:
    """A file that is not there, or is the same, or is made in the same language, makes no pair."""
    change(folder / f"{WELSH}.yaml", changed)
    [finding] = found_in(folder, WELSH, "other-language-not-tied")
    assert sentence in finding.sentence


def test_ties_that_do_not_fit_are_found(folder: Path) -> None:
    """A file that names a third one, that two files name, or whose name begins with another day is said to."""
    third = "2024-11-13-third"
    shutil.copy(folder / f"{WELSH}.yaml", folder / f"{third}.yaml")
    assert f"{WELSH} and {third}" in found_in(folder, ENGLISH, "other-language-not-tied")[0].sentence
    change(folder / f"{ENGLISH}.yaml", lambda answers: answers.update(translation_of=third))
    assert "names another file" in found_in(folder, WELSH, "other-language-not-tied")[0].sentence
    (folder / f"{WELSH}.yaml").rename(folder / "2024-11-14-cofnodi.yaml")
    change(folder / f"{ENGLISH}.yaml", lambda answers: answers.pop("translation_of"))
    assert "begins with another day" in found_in(folder, "2024-11-14-cofnodi", "other-language-not-tied")[0].sentence


def test_a_file_with_faults_is_not_compared(folder: Path) -> None:
    """Its own faults come first."""
    change(folder / f"{ENGLISH}.yaml", lambda answers: answers.update(approved_on="soon"))
    assert found_in(folder, WELSH) == []


def test_figures_are_those_that_no_language_writes_out() -> None:
    """Small numbers, ordinals, codes and the addresses of links are left out."""
    text = "We read 1,234 records, 37.5 per cent on time, 12 late; see [page 99](https://e.org/404) on the 21st (B52)."
    assert figures_in(text) == ["1234", "37.5", "99"]
    long = "9" * 5000
    assert figures_in(f"{long}, 020 and 21") == [long, "21"]
