"""Words that the browser has of a page that is gone: which of them are on the disk, and where they belong now."""

import json
from pathlib import Path
from typing import Any

import pytest

from section55.form.state.form_state import FormState
from section55.form.state.left_words import find_question, is_on_disk, parse_left_words
from support.form_states import open_form
from support.workbook import NORFOLK


def entry(where: list[str | int], text: str, **others: Any) -> dict[str, Any]:
    """What the browser's store has of one answer."""
    return {
        "id": "section55:words:a:b",
        "inspection": NORFOLK,
        "title": "A report",
        "where": json.dumps(where),
        "name": "Key findings",
        "text": text,
        "isName": False,
        "at": 1_700_000_000_000,
        "session": "a",
    } | others


@pytest.fixture
def state(parameter_folder: Path) -> FormState:
    return open_form(parameter_folder / f"{NORFOLK}.yaml")


def test_words_are_on_the_disk_in_the_file_or_in_unsaved_work(state: FormState) -> None:
    """A closed page's words may have been written although the page never learnt of it."""
    [words] = parse_left_words([entry(["approved_by"], "The Commissioner")])
    assert not is_on_disk(state.folder, words)
    state.answers.set(("approved_by",), "The Commissioner")
    state.write_unsaved()
    assert is_on_disk(state.folder, words)
    state.save()
    assert is_on_disk(state.folder, words)
    state.answers.set(("approved_by",), "Another")
    state.save()
    assert not is_on_disk(state.folder, words)


def test_a_date_is_the_same_as_it_was_typed(state: FormState) -> None:
    """The file has 2023-12-19 for what was typed as 19 December 2023."""
    [words] = parse_left_words([entry(["published_on"], "19 December 2023")])
    assert is_on_disk(state.folder, words)
    assert words.answer == "2023-12-19"


def test_words_of_an_office_are_looked_for_in_its_profile(state: FormState) -> None:
    """They are no words of an inspection."""
    known, other = parse_left_words(
        [entry(["area"], text, inspection="offices/norfolk") for text in ("Norfolk", "Nowhere")]
    )
    assert known.is_of_office
    assert is_on_disk(state.folder, known)
    assert not is_on_disk(state.folder, other)


@pytest.mark.parametrize("inspection", ["../secret", "", "no-such-file", "offices/../x"])
def test_a_name_that_is_no_files_leads_nowhere(state: FormState, inspection: str) -> None:
    """Only names of files that the folder has are read."""
    [words] = parse_left_words([entry(["approved_by"], "x", inspection=inspection)])
    assert not is_on_disk(state.folder, words)


@pytest.mark.parametrize("sent", [None, "x", [1], [{"id": 3}], [{"id": "a"}]])
def test_what_is_no_entry_is_left_alone(sent: object) -> None:
    """Another version of the form may have stored something else."""
    assert parse_left_words(sent) == []


def test_words_of_an_item_follow_it_where_it_was_moved(state: FormState) -> None:
    """The question is found by the item's name where another stands in its place; nowhere where the item is gone."""
    state.answers.add_item(("recommendations",))
    state.answers.set(("recommendations", 1, "number"), "9")
    [words] = parse_left_words([entry(["recommendations", 0, "text"], "x", name="Recommendation 3 text")])
    assert find_question(state.answers, words) == ("recommendations", 0, "text")
    state.answers.move_item(("recommendations", 0), 1)
    assert find_question(state.answers, words) == ("recommendations", 1, "text")
    state.answers.remove_item(("recommendations", 1))
    assert find_question(state.answers, words) == ()


def test_a_name_that_was_not_added_has_no_question(state: FormState) -> None:
    """It is shown to be copied."""
    [words] = parse_left_words([entry(["police_forces"], "Norf", isName=True)])
    assert words.where == ()
