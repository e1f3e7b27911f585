"""The name of an inspection's file, from its date and its title or as an officer types it."""

from pathlib import Path

import pytest

from section55.form.state.form_state import FormState
from support.form_states import PUBLISHED, begin_inspection


def test_a_file_is_named_by_its_date_and_title(empty_folder: Path) -> None:
    """Without a name of its own a file has the first words of the title; with one, that."""
    state = begin_inspection(empty_folder, "His Majesty's “Stop & Search”: the use of powers")
    assert state.new_slug == f"{PUBLISHED}-his-majestys-stop-search-the-use"
    state.file_name_words = "  stop-search "
    assert state.new_slug == f"{PUBLISHED}-stop-search"
    state.save()
    assert state.path == empty_folder / f"{PUBLISHED}-stop-search.yaml"
    assert state.display_path.endswith(f"{PUBLISHED}-stop-search.yaml")


@pytest.mark.parametrize(
    "name", ["Stop", "stop search", "stop--search", "../stop", "stop/search", "stop.yaml", "x" * 99]
)
def test_a_bad_name_is_refused(empty_folder: Path, name: str) -> None:
    """A name that no document could have is answered with what it may have."""
    state = begin_inspection(empty_folder)
    state.file_name_words = name
    assert state.cannot_save == (
        "The file name may have lower case letters, digits and single hyphens only, and with its date 100 characters "
        "at the most."
    )


def test_a_name_that_is_taken_is_refused(empty_folder: Path) -> None:
    """The inspection of that name is left as it is."""
    begin_inspection(empty_folder).save()
    second = begin_inspection(empty_folder)
    second.answers.set(("approved_by",), "Somebody else")
    assert second.cannot_save == (
        f"There is an inspection {PUBLISHED}-stop-and-search already. Type another file name."
    )
    second.file_name_words = "stop-and-search-again"
    second.save()
    assert len(list(empty_folder.glob("*.yaml"))) == 2


def test_a_file_keeps_its_name_when_title_and_date_change(opened: FormState, path: Path) -> None:
    """A saved inspection stays where its documents and its history are."""
    opened.answers.set(("inspection_title",), "Another title")
    opened.answers.set(("published_on",), PUBLISHED)
    opened.save()
    assert opened.path == path
    assert [file.name for file in path.parent.glob("*.yaml")] == [path.name]
