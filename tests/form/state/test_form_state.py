"""The form's state: one inspection opened, answered, saved and restored, without a widget in sight."""

import ctypes
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from section55 import workspace
from section55.files.history import file_at, history_path
from section55.files.reader import read_inspection
from section55.files.saving import save
from section55.form.state.answers import from_file
from section55.form.state.form_state import CannotOpen, FormState
from section55.model.errors import WorkbookError
from section55.model.inspection import Inspection
from section55.model.items import ITEM_LISTS
from support.examples import write_examples
from support.workbook import NORFOLK, Changed

TODAY = date(2024, 1, 15)
PUBLISHED = "2024-09-27"


@pytest.fixture
def state(parameter_folder: Path) -> FormState:
    """A form on a folder with Norfolk's inspection in it, as on 15 January 2024."""
    return FormState(parameter_folder, TODAY)


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    return parameter_folder / f"{NORFOLK}.yaml"


@pytest.fixture
def opened(state: FormState, path: Path) -> FormState:
    """The same, with Norfolk's inspection open."""
    state.open(path)
    return state


@pytest.fixture
def empty_folder(parameter_folder: Path, path: Path) -> Path:
    """A folder with an office's profile and no inspection yet."""
    path.unlink()
    return parameter_folder


def answers_in(path: Path) -> dict[str, Any]:
    return from_file(path.read_bytes())


def type_in(state: FormState, answers: dict[str, Any]) -> None:
    """Answers question by question, as a person does: items are added, then filled."""
    for key, answer in answers.items():
        if key in ITEM_LISTS:
            for given in answer:
                place = state.add_item(key)
                for name, value in given.items():
                    type_answer(state, (key, place, name), value)
        else:
            type_answer(state, (key,), answer)


def type_answer(state: FormState, where: tuple[str | int, ...], answer: Any) -> None:
    if isinstance(answer, dict):
        for key, inner in answer.items():
            type_answer(state, (*where, key), inner)
    else:
        state.set(where, answer)


def begun(folder: Path, title: str = "Stop and search", published: str = PUBLISHED) -> FormState:
    """A new inspection with enough typed to name its file."""
    state = FormState(folder, TODAY)
    state.begin_new()
    state.set(("inspection_title",), title)
    state.set(("published_on",), published)
    return state


# Choosing


def test_an_unfinished_file_is_listed_by_what_it_has(state: FormState, parameter_folder: Path, path: Path) -> None:
    """A file with answers still missing has its title and its last day in the list all the same."""
    text = path.read_text(encoding="utf-8").replace("published_on_website: true", "published_on_website:")
    path.write_text(re.sub("report_url: .*", "report_url:", text), encoding="utf-8")
    (label,) = [choice.label for choice in state.choices()]
    assert label.startswith("12 February 2024: Meeting the needs of victims")
    assert label.endswith("(Not finished. 28 days left)")


def test_the_newest_deadline_comes_first(state: FormState, parameter_folder: Path, path: Path) -> None:
    """Each inspection is listed by its last lawful day, its title and how it stands, the newest first."""
    text = path.read_text(encoding="utf-8").replace("status: final", "status: draft")
    for published in ("2023-12-01", "2024-01-10"):
        (parameter_folder / f"{published}-other.yaml").write_text(
            text.replace("published_on: 2023-12-19", f"published_on: {published}").replace(
                "published_on_website: true", "published_on_website:"
            ),
            encoding="utf-8",
        )
    (parameter_folder / "2024-01-01-broken.yaml").write_text("inspection_title: [\n", encoding="utf-8")
    labels = [choice.label for choice in state.choices()]
    assert [label.partition(":")[0] for label in labels] == [
        "No deadline known",
        "5 March 2024",
        "12 February 2024",
        "25 January 2024",
    ]
    assert labels[0] == "No deadline known: 2024-01-01-broken (To be put right by hand)"
    assert labels[1].startswith("5 March 2024: Meeting the needs of victims in the Criminal Justice System")
    assert "(Draft. " in labels[1]
    assert "Draft" not in labels[2]
    assert "Published" in labels[2]


def test_unsaved_new_inspections_are_listed_before_all(state: FormState, parameter_folder: Path) -> None:
    """Work on an inspection that has no file yet is offered by its title once its form is gone."""
    new = begun(parameter_folder)
    new.keep()
    assert [choice.path for choice in state.choices()] == [parameter_folder / f"{NORFOLK}.yaml"]
    new.leave()
    first, second = state.choices()
    assert (first.label, first.path) == ("Not saved yet: Stop and search", None)
    assert first.unsaved is not None
    assert second.path is not None


def test_unsaved_changes_are_told_in_the_list(opened: FormState) -> None:
    """The list says which inspections have changes that no file has."""
    assert "Unsaved changes" not in opened.choices()[0].label
    opened.set(("approved_by",), "The Commissioner")
    opened.keep()
    assert opened.choices()[0].label.endswith(". Unsaved changes)")


def test_a_folder_that_is_not_there_has_no_inspections(tmp_path: Path) -> None:
    """A form on it lists none, and knows no office."""
    state = FormState(tmp_path / "none")
    assert state.choices() == []
    assert state.offices == []
    assert not state.is_open
    assert state.cannot_save == state.cannot_build == "Choose an inspection first."
    assert not state.is_changed
    state.keep()


def test_an_office_is_called_by_its_own_name(state: FormState) -> None:
    """Its profile's file name stands for it only where the profile cannot be read."""
    assert state.offices == ["norfolk"]
    assert state.office_name("norfolk") == "Office of the Police and Crime Commissioner for Norfolk"
    assert state.office_name("suffolk") == "suffolk"
    assert state.office_name("../norfolk") == "../norfolk"


# Entering


def test_norfolk_entered_in_an_empty_form_is_norfolks_file(empty_folder: Path, norfolk_file: Path) -> None:
    """The whole response typed answer by answer is saved as the same inspection, value for value."""
    wanted = answers_in(norfolk_file)
    state = FormState(empty_folder, TODAY)
    state.begin_new()
    assert state.answers == {"office": "norfolk"}
    type_in(state, wanted)
    state.file_name_wanted = "meeting-the-needs-of-victims"
    assert state.cannot_save == ""
    assert state.save() is None
    path = empty_folder / f"{NORFOLK}.yaml"
    assert read_inspection(path).inspection == read_inspection(norfolk_file).inspection
    assert answers_in(path) == wanted
    assert answers_in(path)["office_use"]["submitted_to_hmicfrs"] == "true"
    assert state.path == path
    assert not state.is_changed


def test_a_new_file_is_in_the_models_order_with_literal_blocks(empty_folder: Path, norfolk_file: Path) -> None:
    """Keys stand in their order whatever was typed first; long text is in blocks; empty lists are written out."""
    state = FormState(empty_folder, TODAY)
    state.begin_new()
    type_in(state, dict(reversed(answers_in(norfolk_file).items())))
    state.save()
    text = state.path.read_text(encoding="utf-8")
    keys = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert keys == [key for key in Inspection.model_fields if key in keys]
    assert {"causes_of_concern", "areas_for_improvement"} <= {*keys}
    for line in ("key_findings: |", "published_on: 2023-12-19", "recommendations_total: 6", '  - number: "3"'):
        assert f"\n{line}\n" in text
    for line in ("causes_of_concern: []", "areas_for_improvement: []", "    text: |", "        When a crime is"):
        assert f"\n{line}" in text
    assert "  submitted_to_hmicfrs: true\n" in text
    assert text.endswith("\nstatus: final\n")


def test_a_new_inspection_is_a_draft(empty_folder: Path) -> None:
    """What nobody called final is a draft, and its three lists are there to be filled."""
    state = begun(empty_folder)
    state.save()
    assert answers_in(state.path) == {
        "office": "norfolk",
        "inspection_title": "Stop and search",
        "published_on": PUBLISHED,
        "recommendations": [],
        "causes_of_concern": [],
        "areas_for_improvement": [],
        "status": "draft",
    }


def test_a_new_file_names_the_schema_that_lies_beside_it(empty_folder: Path) -> None:
    """Editors check it as they do the files that section55 new writes."""
    shutil.copy(workspace.PARAMETERS / "inspection.schema.json", empty_folder)
    state = begun(empty_folder)
    state.save()
    first = state.path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=inspection.schema.json"


def test_hard_texts_are_saved_as_they_were_typed(tmp_path: Path) -> None:
    """Welsh, emoji, markup, 43 recommendations and very long words come back from the file value for value."""
    folder = tmp_path / "parameters"
    for slug in write_examples(folder):
        state = FormState(folder, TODAY)
        state.begin_new()
        type_in(state, answers_in(folder / f"{slug}.yaml"))
        state.file_name_wanted = f"{slug[11:]}-again"
        state.save()
        assert state.path.name == f"{slug}-again.yaml"
        typed, saved = (read_inspection(folder / f"{name}.yaml").inspection for name in (slug, f"{slug}-again"))
        assert typed == saved


def test_an_answer_under_an_empty_key_has_its_place(changed: Changed, state: FormState) -> None:
    """A key that stands empty in the file, in quotes or without, takes answers like one that is absent."""
    for empty in ("", '""'):
        old = state.folder / f"{NORFOLK}.yaml"
        text = old.read_text(encoding="utf-8")
        start, end = text.index("office_use:"), text.index("status: final")
        path = state.folder / "2023-12-19-empty.yaml"
        path.write_text(f"{text[:start]}office_use: {empty}\n{text[end:]}", encoding="utf-8")
        state.open(path)
        state.set(("office_use", "submitted_to_hmicfrs"), "2024-02-09")
        state.save()
        assert answers_in(path)["office_use"] == {"submitted_to_hmicfrs": "2024-02-09"}


# Saving


def test_a_save_changes_the_lines_of_its_answer_alone(opened: FormState, path: Path) -> None:
    """Remarks and the lines of all other answers stay to the byte, whoever laid the file out."""
    old = path.read_bytes().replace(b"status: final", b"# Sent on a Friday.\nstatus:   'final'  # as it went out")
    path.write_bytes(old)
    opened.open(path)
    opened.set(("recommendations", 0, "owner"), "Head of Victims")
    opened.set(("approved_by",), "The Commissioner")
    opened.save()
    expected = old.replace(b"    owner: Head of Joint Justice Services", b"    owner: Head of Victims")
    expected = expected.replace(b"office_use:", b"approved_by: The Commissioner\noffice_use:")
    assert path.read_bytes() == expected


def test_every_save_is_a_line_of_the_history(opened: FormState, path: Path) -> None:
    """Each is by the form, and saving what the file has already adds none."""
    opened.set(("approved_by",), "The Commissioner")
    opened.save()
    first = len(opened.revisions)
    for name in ("The Deputy", "The Mayor"):
        opened.set(("approved_by",), name)
        opened.save()
    assert [revision.by for revision in opened.revisions[first - 1 :]] == ["form", "form", "form"]
    assert opened.revisions[-1].changes[0].new == "The Mayor"
    before = path.read_bytes(), history_path(path).read_bytes()
    opened.save()
    opened.set(("approved_by",), "The Mayor  ")
    assert not opened.is_changed
    opened.save()
    assert (path.read_bytes(), history_path(path).read_bytes()) == before


def test_a_new_inspection_begins_its_history(empty_folder: Path) -> None:
    """Its first revision is the form's, with every answer that was typed."""
    state = begun(empty_folder)
    state.save()
    [revision] = state.revisions
    assert revision.by == "form"
    assert file_at(state.revisions, 1) == state.path.read_bytes()


def test_an_answer_that_is_taken_back_is_empty_in_the_file(opened: FormState, path: Path) -> None:
    """An emptied field leaves no answer, and changes are unsaved until then."""
    opened.set(("commissioner_comments",), "")
    assert opened.is_changed
    opened.save()
    assert not answers_in(path).get("commissioner_comments")
    assert not opened.is_changed
    assert "status: final" in path.read_text(encoding="utf-8")


def test_what_cannot_be_saved_is_said(empty_folder: Path) -> None:
    """Until title and date name the file, and while they name one badly, a sentence says what to type."""
    state = FormState(empty_folder, TODAY)
    state.begin_new()
    naming = "Type the inspection title and the day it was published: the file is named by them."
    assert state.cannot_save == naming
    state.set(("inspection_title",), "?!")
    state.set(("published_on",), PUBLISHED)
    assert state.cannot_save == naming
    state.set(("inspection_title",), "Stop and search")
    assert state.cannot_save == ""
    state.set(("published_on",), "27 Septembre")
    assert state.cannot_save == naming
    with pytest.raises(WorkbookError, match="named by them"):
        state.save()
    assert list(empty_folder.glob("*.yaml")) == []


def test_what_cannot_be_built_is_said(opened: FormState) -> None:
    """The number of answers that stand in the way is told; an inspection without any can be built."""
    assert opened.cannot_build == ""
    opened.set(("report_url",), "")
    assert opened.cannot_build == "One answer to give or put right first; see below."
    opened.set(("published_on",), "soon")
    assert opened.cannot_build == "Two answers to give or put right first; see below."
    with pytest.raises(WorkbookError, match="Two answers"):
        opened.previewed()


def test_a_preview_has_what_is_typed_and_not_saved(opened: FormState, path: Path) -> None:
    """It is the inspection as a save would leave it, and the file is left alone."""
    before = path.read_bytes()
    opened.set(("approved_by",), "The Commissioner")
    source = opened.previewed()
    assert source.inspection.approved_by == "The Commissioner"
    assert b"approved_by: The Commissioner\n" in source.parameter_file.data
    assert path.read_bytes() == before


def test_signs_that_no_file_may_hold_are_told(opened: FormState, path: Path) -> None:
    """They are a fault at their question, a save says what to delete, and nothing is saved or lost."""
    before = path.read_bytes()
    opened.set(("approved_by",), "The \x07Commissioner")
    assert [problem.where for problem in opened.standing.stoppers] == [("approved_by",)]
    with pytest.raises(WorkbookError, match=r"cannot be saved yet: The text holds U\+0007"):
        opened.save()
    assert path.read_bytes() == before
    assert opened.answer(("approved_by",)) == "The \x07Commissioner"


# Names of files


def test_a_file_is_named_by_its_date_and_title(empty_folder: Path) -> None:
    """Without a name of its own a file has the first words of the title; with one, that."""
    state = begun(empty_folder, "His Majesty's “Stop & Search”: the use of powers")
    assert state.slug_wanted == f"{PUBLISHED}-his-majestys-stop-search-the-use-of-powers"
    state.file_name_wanted = "  stop-search "
    assert state.slug_wanted == f"{PUBLISHED}-stop-search"
    state.save()
    assert state.path == empty_folder / f"{PUBLISHED}-stop-search.yaml"
    assert state.shown_path.endswith(f"{PUBLISHED}-stop-search.yaml")


@pytest.mark.parametrize(
    "name", ["Stop", "stop search", "stop--search", "../stop", "stop/search", "stop.yaml", "x" * 99]
)
def test_a_bad_name_is_refused(empty_folder: Path, name: str) -> None:
    """A name that no document could have is answered with what it may have."""
    state = begun(empty_folder)
    state.file_name_wanted = name
    assert state.cannot_save == (
        "The file name may have lower case letters, digits and single hyphens only, and with its date 100 signs at "
        "the most."
    )


def test_a_name_that_is_taken_is_refused(empty_folder: Path) -> None:
    """The inspection of that name is left as it is."""
    begun(empty_folder).save()
    second = begun(empty_folder)
    second.set(("approved_by",), "Somebody else")
    assert second.cannot_save == (
        f"There is an inspection {PUBLISHED}-stop-and-search already. Type another file name."
    )
    second.file_name_wanted = "stop-and-search-again"
    second.save()
    assert len(list(empty_folder.glob("*.yaml"))) == 2


def test_a_file_keeps_its_name_when_title_and_date_change(opened: FormState, path: Path) -> None:
    """A saved inspection stays where its documents and its history are."""
    opened.set(("inspection_title",), "Another title")
    opened.set(("published_on",), PUBLISHED)
    opened.save()
    assert opened.path == path
    assert [file.name for file in path.parent.glob("*.yaml")] == [path.name]


# Items


def numbers(state: FormState, name: str = "recommendations") -> list[str]:
    return [str(item.get("number")) for item in state.items(name)]


@pytest.fixture
def three_items(parameter_folder: Path, path: Path) -> FormState:
    """A form on an inspection with three recommendations, each with a remark above it."""
    text = path.read_text(encoding="utf-8")
    start, end = text.index("recommendations:\n"), text.index("causes_of_concern:")
    items = "".join(
        f'  # Remark {number}.\n  - number: "{number}"\n    text: The text of {number}.\n' for number in (1, 2, 3)
    )
    path.write_text(f"{text[:start]}recommendations:\n{items}{text[end:]}", encoding="utf-8")
    state = FormState(parameter_folder, TODAY)
    state.open(path)
    return state


def test_items_are_added_at_the_end(three_items: FormState, path: Path) -> None:
    """One in which nothing was typed is not saved; one in which something was, is."""
    assert three_items.add_item("recommendations") == 3
    assert not three_items.is_changed
    assert three_items.name_of("recommendations", 3) == "New recommendation"
    three_items.set(("recommendations", 3, "number"), "12b")
    assert three_items.name_of("recommendations", 3) == "Recommendation 12b"
    three_items.set(("recommendations", 3, "commissioner", "action"), "none")
    three_items.save()
    assert answers_in(path)["recommendations"][3] == {"number": "12b", "commissioner": {"action": "none"}}
    assert len(answers_in(path)["recommendations"]) == 4


def test_a_removed_item_comes_back_to_its_place(three_items: FormState) -> None:
    """Removals are undone one by one, the last first, and leave nothing changed."""
    second = three_items.remove_item("recommendations", 1)
    first = three_items.remove_item("recommendations", 0)
    assert (second.name, first.name) == ("Recommendation 2", "Recommendation 1")
    assert numbers(three_items) == ["3"]
    assert three_items.is_changed
    assert three_items.undo_removal() == first
    assert three_items.undo_removal() == second
    assert numbers(three_items) == ["1", "2", "3"]
    assert not three_items.is_changed
    with pytest.raises(IndexError):
        three_items.undo_removal()


def test_a_removal_is_undone_after_a_save_too(three_items: FormState, path: Path) -> None:
    """The item comes back whole, and a second save has it again."""
    before = answers_in(path)
    three_items.remove_item("recommendations", 1)
    three_items.save()
    assert len(answers_in(path)["recommendations"]) == 2
    three_items.undo_removal()
    three_items.save()
    assert answers_in(path) == before


def test_all_items_may_be_removed(three_items: FormState, path: Path) -> None:
    """An inspection without recommendations is sound."""
    for _ in range(3):
        three_items.remove_item("recommendations", 0)
    three_items.save()
    assert read_inspection(path).inspection.recommendations == []


def test_items_change_places(three_items: FormState) -> None:
    """An item goes up or down its list and no further than its ends."""
    assert three_items.move_item("recommendations", 0, -1) == 0
    assert three_items.move_item("recommendations", 2, +1) == 2
    assert not three_items.is_changed
    assert three_items.move_item("recommendations", 0, +2) == 2
    assert numbers(three_items) == ["2", "3", "1"]
    assert three_items.is_changed


def test_an_item_takes_the_remark_above_it_along(three_items: FormState, path: Path) -> None:
    """The one above the first may speak of the whole list, and stays at its head."""
    three_items.move_item("recommendations", 1, +1)
    three_items.move_item("recommendations", 0, +1)
    assert numbers(three_items) == ["3", "1", "2"]
    three_items.save()
    text = path.read_text(encoding="utf-8")
    start, end = text.index("recommendations:\n"), text.index("causes_of_concern:")
    assert text[start:end] == (
        "recommendations:\n"
        "  # Remark 1.\n"
        '  # Remark 3.\n  - number: "3"\n    text: The text of 3.\n'
        '  - number: "1"\n    text: The text of 1.\n'
        '  # Remark 2.\n  - number: "2"\n    text: The text of 2.\n'
    )


def test_updates_that_are_saved_stay(opened: FormState) -> None:
    """A dated update is known as saved once a save has it, also when its item changes place and number."""
    update = {"on": "2024-06-01", "text": "The standards were agreed."}
    where = ("recommendations", 0, "updates")
    opened.set(where, [update])
    assert not opened.is_saved_entry(where, update)
    opened.save()
    assert opened.is_saved_entry(where, update)
    opened.set(("recommendations", 0, "number"), "3a")
    opened.add_item("recommendations")
    opened.move_item("recommendations", 0, 1)
    assert opened.is_saved_entry(("recommendations", 1, "updates"), update)
    assert not opened.is_saved_entry(("recommendations", 1, "updates"), update | {"text": "Another."})
    opened.set(("corrections",), [update])
    assert not opened.is_saved_entry(("corrections",), update)
    opened.save()
    assert opened.is_saved_entry(("corrections",), update)


# Deadlines

BANK_HOLIDAY = "The last working day before it is {}."


@pytest.mark.parametrize(
    ("published", "last_day", "customary", "warning"),
    [
        ("2023-12-19", date(2024, 2, 12), date(2024, 2, 13), ""),
        ("2023-10-31", date(2023, 12, 25), date(2023, 12, 26), "Friday 22 December 2023"),
        ("2022-11-02", date(2022, 12, 27), date(2022, 12, 28), "Friday 23 December 2022"),
        ("2024-03-12", date(2024, 5, 6), date(2024, 5, 7), "Friday 3 May 2024"),
        ("2024-01-05", date(2024, 2, 29), date(2024, 3, 1), ""),
        ("2024-09-10", date(2024, 11, 4), date(2024, 11, 5), ""),
        ("2025-02-26", date(2025, 4, 22), date(2025, 4, 23), ""),
        ("2024-01-08", date(2024, 3, 3), date(2024, 3, 4), "Friday 1 March 2024"),
    ],
)
def test_the_56_days(opened: FormState, published: str, last_day: date, customary: date, warning: str) -> None:
    """The last lawful day is 55 days after publication; Norfolk prints the day after, and is told so."""
    opened.set(("published_on",), published)
    opened.set(("office_use", "published_on_website"), "")
    deadline = opened.deadline
    assert (deadline.statutory, deadline.printed) == (last_day, customary)
    assert deadline.days_left == (last_day - TODAY).days
    late = "The printed deadline is one day after the last lawful day (s.55(5A))."
    assert deadline.warnings[0] == late
    told = deadline.warnings[1:]
    assert [sentence.endswith(BANK_HOLIDAY.format(warning)) for sentence in told] == ([True] if warning else [])


def test_the_kind_of_day_is_told(opened: FormState) -> None:
    """A weekend and a bank holiday are each called by their names, until the response is out."""
    opened.set(("office_use", "published_on_website"), "")
    for published, why in (
        ("2023-10-31", "The last lawful day is Christmas Day, a bank holiday."),
        ("2024-03-12", "The last lawful day is the early May bank holiday."),
        ("2024-01-08", "The last lawful day is a Sunday."),
    ):
        opened.set(("published_on",), published)
        assert opened.deadline.warnings[-1].startswith(why)
    opened.set(("office_use", "published_on_website"), "2024-03-01")
    assert len(opened.deadline.warnings) == 1


def test_an_office_that_prints_the_statutory_day_is_not_warned(opened: FormState) -> None:
    """Its printed deadline is the last lawful day itself."""
    profile = opened.folder / "offices" / "norfolk.yaml"
    text = profile.read_text(encoding="utf-8")
    assert "printed_deadline: customary" in text
    profile.write_text(text.replace("printed_deadline: customary", "printed_deadline: statutory"), encoding="utf-8")
    assert opened.deadline.printed == opened.deadline.statutory == date(2024, 2, 12)
    assert opened.deadline.warnings == ()


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2024, 1, 15), "28 days"),
        (date(2024, 2, 11), "one day"),
        (date(2024, 2, 12), "today is the last"),
        (date(2024, 2, 13), "one day late"),
        (date(2024, 3, 12), "29 days late"),
    ],
)
def test_the_days_left_are_words(parameter_folder: Path, path: Path, today: date, words: str) -> None:
    """They count to the last lawful day, and say when it has passed."""
    state = FormState(parameter_folder, today)
    state.open(path)
    assert state.deadline.left_in_words == words


def test_a_form_that_stays_open_overnight_counts_from_the_new_day(
    parameter_folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The days left are never those of the day on which the form was opened."""

    class Clock(date):
        day = date(2024, 2, 11)

        @classmethod
        def today(cls) -> date:
            return cls.day

    monkeypatch.setattr("section55.form.state.form_state.date", Clock)
    state = FormState(parameter_folder)
    state.open(path)
    assert state.deadline.left_in_words == "one day"
    state.set(("status",), "draft")
    state.set(("office_use", "published_on_website"), "")
    assert "one day ago" not in str(state.standing.problems)
    Clock.day = date(2024, 2, 13)
    assert state.deadline.left_in_words == "one day late"
    assert "12 February 2024, one day ago (s.55(5A))" in str(state.standing.problems)


@pytest.mark.parametrize(
    "typed", ["", "soon", "19/12/2023", "20231219", "2023-W51-2", "9999-12-31", "0001-01-01", "2023-02-29", "2023-12-1"]
)
def test_no_deadline_without_a_day(opened: FormState, typed: str) -> None:
    """What is no day of a report, or not yet typed to its end, gives no deadline and stops nothing else."""
    opened.set(("published_on",), typed)
    assert opened.deadline is None
    assert [problem.where for problem in opened.standing.stoppers] == [("published_on",)]


def test_a_response_is_published_when_its_day_or_the_website_is_recorded(opened: FormState) -> None:
    """Either says that nothing is late any more."""
    assert opened.is_published
    opened.set(("office_use", "published_on_website"), "")
    assert not opened.is_published
    opened.set(("response_published_on",), "2024-02-09")
    assert opened.is_published


# Files that cannot be opened


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("police_forces: [", "police_forces: [[", "line 6: A list opened with [ is not closed."),
        ("[All local forces in England and Wales]", "Norfolk", "line 6, police_forces: This should be a list."),
        ("office_use:\n", "office_use: done\nold:\n", "line 59, office_use: This should be a set of keys"),
        ("recommendations:\n", "recommendations: none\nold:\n", "line 28, recommendations: This should be a list."),
        ("position: accepted", "position: [accepted]", "recommendations[1].chief_constable.position: This should be"),
        ("    owner: Head", "    owner:\n      post: Head", "line 44, recommendations[1].owner: This should be text"),
        ("[College of Policing,", "[{of: Policing},", "recommendations[1].addressed_to[1]: This should be text"),
        ("status: final", "status: !!str final", "line 64, status: !!str begins with !"),
        ("office: norfolk\n", "office: norfolk\noffice: suffolk\n", "The key “office” stands on line 2 already."),
    ],
)
def test_a_file_that_has_no_place_in_the_form_is_refused(
    opened: FormState, path: Path, old: str, new: str, told: str
) -> None:
    """A sentence says where it has to be put right by hand; what was open stays open, with what was typed."""
    opened.set(("approved_by",), "The Commissioner")
    text = path.read_text(encoding="utf-8")
    assert old in text
    bad = path.with_name("2024-01-01-bad.yaml")
    bad.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CannotOpen) as refused:
        opened.open(bad)
    first, second = str(refused.value).splitlines()
    assert first == "2024-01-01-bad.yaml cannot be opened here until it is put right by hand:"
    assert told in second
    assert (opened.path, opened.is_open, opened.answer(("approved_by",))) == (path, True, "The Commissioner")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Nothing is written in the file."),
        (b"- a list\n", "The file is a list"),
        (b"Running text.\n", "The file is running text"),
        (b"\xff\xfe\x00", "The file is not UTF-8 text."),
    ],
)
def test_what_is_no_parameter_file_is_refused(opened: FormState, path: Path, data: bytes, told: str) -> None:
    """It is never shown as an inspection with nothing in it, which a save would make of it."""
    bad = path.with_name("2024-01-01-bad.yaml")
    bad.write_bytes(data)
    with pytest.raises(CannotOpen, match=told):
        opened.open(bad)
    assert opened.path == path


def test_a_file_that_is_gone_is_a_sentence(opened: FormState, path: Path) -> None:
    """One that was deleted since it was listed cannot be opened, and what was open stays open."""
    with pytest.raises(CannotOpen, match=r"^2024-01-01-gone.yaml cannot be opened: No such file or directory\.$"):
        opened.open(path.with_name("2024-01-01-gone.yaml"))
    assert opened.path == path


def test_a_file_deleted_while_it_is_open_comes_back(opened: FormState, path: Path) -> None:
    """A save writes it again with every remark, and its history goes on."""
    opened.set(("approved_by",), "The Commissioner")
    opened.save()
    text = path.read_text(encoding="utf-8")
    path.unlink()
    opened.set(("approved_by",), "The Mayor")
    opened.save()
    assert path.read_text(encoding="utf-8") == text.replace("The Commissioner", "The Mayor")
    assert [revision.by for revision in opened.revisions[-2:]] == ["form", "form"]


def test_a_deleted_file_that_nobody_changed_comes_back_too(opened: FormState, path: Path) -> None:
    """The form never says that the file has every word when there is none."""
    before = path.read_bytes()
    path.unlink()
    assert opened.is_changed
    opened.save()
    assert path.read_bytes() == before
    assert not opened.is_changed


def test_a_file_broken_by_hand_meanwhile_is_not_saved_over(opened: FormState, path: Path) -> None:
    """A save says where it has to be put right, and neither side is lost."""
    opened.set(("approved_by",), "The Commissioner")
    broken = path.read_bytes() + b"corrections: [\n"
    path.write_bytes(broken)
    with pytest.raises(CannotOpen, match="put right by hand"):
        opened.save()
    assert path.read_bytes() == broken
    assert opened.answer(("approved_by",)) == "The Commissioner"


def test_keys_that_nobody_knows_survive_a_save(changed: Changed, state: FormState) -> None:
    """They are told as what stops the documents, and stay in the file, at the top and in an item."""
    path = changed("    owner: Head", "    weather: [rain, sun]\n    owner: Head")
    path.write_text(path.read_text(encoding="utf-8") + "aproved_on: {by: whom}\n", encoding="utf-8")
    state.open(path)
    told = {problem.where: problem.sentence for problem in state.standing.stoppers}
    assert told == {
        ("recommendations", 0, "weather"): "The file has “weather”, which is no question of this form. A save keeps "
        "it; put it right in the file by hand.",
        ("aproved_on",): "The file has “aproved_on”, which is no question of this form. Did you mean “approved_on”? "
        "A save keeps it; put it right in the file by hand.",
    }
    state.set(("recommendations", 0, "owner"), "Head of Victims")
    state.save()
    text = path.read_text(encoding="utf-8")
    assert "    weather: [rain, sun]\n    owner: Head of Victims\n" in text
    assert text.endswith("aproved_on: {by: whom}\n")


def test_places_of_lists_with_nothing_in_them_are_left_out_by_a_save(changed: Changed, state: FormState) -> None:
    """The reader refuses them, so a file that has some is one that a save would change, typed in or not."""
    path = changed("police_forces: [", "police_forces: ['', ")
    path.write_text(
        path.read_text(encoding="utf-8").replace("causes_of_concern: []", "causes_of_concern:\n  -\n"),
        encoding="utf-8",
    )
    state.open(path)
    assert state.items("causes_of_concern") == []
    assert state.is_changed
    state.keep()
    assert "Unsaved changes" not in state.choices()[0].label
    state.save()
    assert not state.is_changed
    assert read_inspection(path).inspection.police_forces == ["All local forces in England and Wales"]


def test_an_empty_status_is_that_of_a_draft(opened: FormState, path: Path) -> None:
    """The reader refuses an empty one, so neither a form that was emptied nor a file that has one is left so."""
    opened.set(("status",), "")
    assert opened.is_changed
    opened.save()
    assert answers_in(path)["status"] == "draft"
    path.write_bytes(path.read_bytes().replace(b"status: draft", b"status:"))
    opened.open(path)
    assert opened.is_changed
    opened.save()
    assert answers_in(path)["status"] == "draft"
    path.write_bytes(path.read_bytes().replace(b"status: draft", b""))
    opened.open(path)
    assert not opened.is_changed


@contextmanager
def bound_by_permissions() -> Iterator[None]:
    """Without root's right to read and write what a file's permissions refuse; the files are still its own.

    Not as another user: of that one a home folder where the workbook lies may be hidden.
    """
    capabilities = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; the lower 32, then the upper
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.capget(header, capabilities) == 0
    before = capabilities[0]
    capabilities[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    assert libc.capset(header, capabilities) == 0
    try:
        yield
    finally:
        capabilities[0] = before
        assert libc.capset(header, capabilities) == 0


@pytest.fixture
def read_only(parameter_folder: Path) -> Iterator[Path]:
    """The folder, which may be read and not written to."""
    for path in (parameter_folder, *parameter_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield parameter_folder
    for path in (parameter_folder, *parameter_folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_read_only_folder_can_be_looked_at(read_only: Path) -> None:
    """An inspection there opens and is previewed; a save and a keep are refused, and what was typed stays."""
    state = FormState(read_only, TODAY)
    path = read_only / f"{NORFOLK}.yaml"
    state.open(path)
    assert state.standing.source is not None
    before = path.read_bytes()
    with bound_by_permissions():
        assert [choice.path for choice in state.choices()] == [path]
        state.set(("approved_by",), "The Commissioner")
        for attempt in (state.keep, state.save, state.begin_new, lambda: state.open(path)):
            with pytest.raises(PermissionError):
                attempt()
            assert state.answer(("approved_by",)) == "The Commissioner"
        assert state.previewed().inspection.approved_by == "The Commissioner"
        assert not state.leave(), "it is here alone, and says so"
    assert path.read_bytes() == before
    assert state.answer(("approved_by",)) == "The Commissioner"
    assert state.leave()
    assert not state.is_open


# The history


def test_an_earlier_revision_comes_back(opened: FormState, path: Path) -> None:
    """It is a new revision, to the byte the earlier one, and the form shows it."""
    opened.note_hand_edits()
    first = path.read_bytes()
    opened.set(("approved_by",), "The Commissioner")
    opened.save()
    opened.restore(1)
    assert path.read_bytes() == first
    assert opened.answer(("approved_by",)) is None
    assert [revision.by for revision in opened.revisions] == ["edited by hand", "form", "restored from revision 1"]
    assert not opened.is_changed


def test_unsaved_changes_are_a_revision_before_one_is_restored(opened: FormState) -> None:
    """So that going back is never a loss."""
    opened.note_hand_edits()
    opened.set(("approved_by",), "The Commissioner")
    opened.restore(1)
    assert [revision.by for revision in opened.revisions] == ["edited by hand", "form", "restored from revision 1"]
    assert b"The Commissioner" in file_at(opened.revisions, 2)
    opened.restore(2)
    assert opened.answer(("approved_by",)) == "The Commissioner"


def test_what_cannot_be_restored_is_said(empty_folder: Path) -> None:
    """An inspection without a file, a revision that is not there, and a file that changed meanwhile."""
    new = begun(empty_folder)
    with pytest.raises(WorkbookError, match="nothing to go back to"):
        new.restore(1)
    new.save()
    with pytest.raises(WorkbookError, match="There is no revision 2"):
        new.restore(2)
    save(new.path, new.path.read_bytes() + b"approved_by: Somebody else\n", by="command")
    new.set(("approved_by",), "The Commissioner")
    with pytest.raises(WorkbookError, match="choose between the two versions"):
        new.restore(1)
    assert b"Somebody else" in new.path.read_bytes()
    assert new.answer(("approved_by",)) == "The Commissioner"


def test_a_revision_that_the_form_cannot_open_is_not_restored(opened: FormState, path: Path) -> None:
    """A file broken by hand is in its history; the form says so instead of closing over it."""
    good = path.read_bytes()
    save(path, good.replace(b"police_forces: [", b"police_forces: [["), by="command")
    save(path, good, by="command")
    opened.open(path)
    broken = next(n for n in range(1, 4) if b"[[" in file_at(opened.revisions, n))
    with pytest.raises(CannotOpen, match=f"^Revision {broken} cannot be opened here"):
        opened.restore(broken)
    assert path.read_bytes() == good
    assert opened.is_open


def test_reloading_drops_what_was_not_saved(opened: FormState, path: Path) -> None:
    """The form shows the file as it is now; where that cannot be opened, nothing is dropped."""
    opened.set(("approved_by",), "The Commissioner")
    good = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(CannotOpen):
        opened.reload()
    assert opened.answer(("approved_by",)) == "The Commissioner"
    path.write_bytes(good.replace(b"status: final", b"approved_by: Somebody else\nstatus: final"))
    opened.reload()
    assert opened.answer(("approved_by",)) == "Somebody else"
    assert not opened.is_changed


def test_a_broken_history_stops_saves_and_documents(opened: FormState, path: Path) -> None:
    """It is told from the opening on, and the answers can still be read and typed."""
    opened.set(("approved_by",), "The Commissioner")
    opened.save()
    history = history_path(path)
    history.write_bytes(history.read_bytes().replace(b'"by":"form"', b'"by":"farm"'))
    opened.open(path)
    assert opened.revisions == ()
    assert opened.problem_with_history.startswith("The history of this inspection is not whole. Line ")
    assert opened.problem_with_history.endswith("Put it back from a copy; it is never to be edited.")
    assert [problem.sentence for problem in opened.standing.stoppers] == [opened.problem_with_history]
    assert opened.cannot_build
    before = path.read_bytes()
    opened.set(("approved_by",), "The Mayor")
    with pytest.raises(WorkbookError):
        opened.save()
    assert path.read_bytes() == before
