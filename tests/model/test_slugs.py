"""The names of inspections' files: plain ones, made of a date and words."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from section55.files.new_file import write_draft
from section55.form.state.file_name import make_slug
from section55.model.slugs import (
    TitleUnusable,
    dated_slug,
    is_plain_slug,
    longest_short_name,
    short_name,
    suggest_slug,
)
from section55.model.windows_names import too_long_on_windows

AT_ANY_SPEED = settings(deadline=None)
PUBLISHED = date(2024, 9, 27)


@AT_ANY_SPEED
@given(st.text())
def test_what_is_suggested_is_a_plain_slug(text: str) -> None:
    """The plain name that is offered for any text is a plain name, or there is none to offer."""
    suggested = suggest_slug(text)
    assert suggested == "" or is_plain_slug(suggested)


@AT_ANY_SPEED
@given(st.text())
@example("Für Élise: 4½ years’ work")
@example("!!!")
def test_a_title_names_a_file_plainly_or_not_at_all(title: str) -> None:
    """Whatever the report is called, its file has a plain name; a title without a letter for one is refused."""
    try:
        name = short_name(title)
    except TitleUnusable as error:
        assert "has no letter that a file can be named by" in str(error)
    else:
        assert is_plain_slug(dated_slug(PUBLISHED, name))
        assert not too_long_on_windows(dated_slug(PUBLISHED, name), Path("outputs"))


@pytest.mark.parametrize("title", ["A report", "HMICFRS's inspection of the force", "A " + "very " * 30 + "long title"])
def test_the_form_and_the_command_name_a_file_alike(title: str, parameter_folder: Path) -> None:
    """Whoever begins an inspection in the form finds it under the name that ``section55 new`` gives."""
    drafted = write_draft(title, PUBLISHED, None, parameter_folder)
    assert make_slug(parameter_folder, PUBLISHED, title, "") == drafted.stem


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("The effectiveness of vetting and misconduct arrangements", "the-effectiveness-of-vetting"),
        ("An inspection of the service provided to victims", "an-inspection-of-the-service"),
        ("Meeting the needs of victims in the Criminal Justice System", "meeting-the-needs-of-victims"),
        ("Report of " + "a" * 40, "report"),
        ("The " + "a" * 40, "the"),
        ("The of " + "a" * 40, "the"),
        ("Of the " + "a" * 26, "of-the-" + "a" * 26),
        ("Of the " + "a" * 27, "of-the-" + "a" * 27),
        ("Of the " + "a" * 28, "of"),
        ("a" * 50, "a" * 34),
    ],
)
def test_a_long_title_is_cut_at_a_word_that_says_something(title: str, name: str) -> None:
    """No name ends in the middle of a word that fits, or with an article or a preposition."""
    assert short_name(title) == name


def test_how_long_a_plain_name_may_be() -> None:
    """A hundred letters are a name, and one more is cut off what is suggested."""
    assert is_plain_slug("a" * 100)
    assert not is_plain_slug("a" * 101)
    assert suggest_slug("A" * 101) == "a" * 100


@pytest.mark.parametrize("length", [30, 140, 150, 160])
def test_a_name_is_as_long_as_windows_lets_it_be(length: int) -> None:
    """In a folder with a long path the name is shorter, to the letter, as long as twenty letters are left for it."""
    outputs = Path("/", "f" * length)
    longest = longest_short_name(outputs, is_here=True)
    assert not too_long_on_windows(dated_slug(PUBLISHED, "a" * longest), outputs, is_here=True)
    assert longest == 34 or too_long_on_windows(dated_slug(PUBLISHED, "a" * (longest + 1)), outputs, is_here=True)
