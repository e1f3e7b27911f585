"""The path of an answer: written and read the same in faults, findings, the history and the form."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import section55
from section55.model.inspection import Inspection
from section55.model.item_questions import Item
from section55.model.office import OfficeProfile
from section55.model.paths import Where, answer_at, key_path, labels, parse_key_path, question_at, questions

PACKAGE = Path(section55.__file__).parent

keys = st.text("abcdefghijklmnopqrstuvwxyz_0123456789- ", min_size=1)
paths = st.lists(st.one_of(keys, st.integers(0, 10_000)), max_size=5).map(tuple)


@pytest.mark.parametrize(
    ("key", "where"),
    [
        ("", ()),
        ("status", ("status",)),
        ("recommendations[2].due_on", ("recommendations", 1, "due_on")),
        ("recommendations[1].updates[3].on", ("recommendations", 0, "updates", 2, "on")),
        ("office_use.published_on_website", ("office_use", "published_on_website")),
    ],
)
def test_the_path_of_a_key(key: str, where: Where) -> None:
    """Items are counted from 1 in a key and from 0 in a path."""
    assert parse_key_path(key) == where
    assert key_path(where) == key


@settings(deadline=None)
@given(paths)
def test_a_path_is_read_as_it_was_written(where: Where) -> None:
    """A key that is a number is not taken for the place of an item."""
    assert parse_key_path(key_path(where)) == where


def test_the_question_at_a_path() -> None:
    """Items and keys lead into it whatever their place; what the model does not ask for has no question."""
    due_on = question_at(Inspection, ("recommendations", 7, "due_on"))
    assert due_on is Item.model_fields["due_on"]
    assert question_at(Inspection, ()) is None
    assert question_at(Inspection, ("weather",)) is None
    assert question_at(Inspection, ("status", "weather")) is None
    assert question_at(OfficeProfile, ("milestones", "draft")) is not None


def test_the_questions_at_a_path() -> None:
    """The questions at a path are the model's there, in its order; a plain answer has none inside it."""
    assert list(questions(Inspection, ())) == list(Inspection.model_fields)
    assert list(questions(Inspection, ("areas_for_improvement", 0))) == list(Item.model_fields)
    assert list(questions(Item, ("updates", 3))) == ["on", "text"]
    assert not questions(Inspection, ("status",))
    assert not questions(Inspection, ("weather", "wind"))


@pytest.mark.parametrize(
    ("where", "names"),
    [
        (("status",), ["Status"]),
        (("recommendations", 1), ["Recommendations, item 2"]),
        (("recommendations", 1, "owner"), ["Recommendations, item 2", "Owner"]),
        (("recommendations", 0, "weather", 1), ["Recommendations, item 1", "weather, item 2"]),
        (("2",), ["2"]),
        ((1, "owner"), ["item 2", "owner"]),
        ((), []),
    ],
)
def test_the_labels_along_a_path(where: Where, names: list[str]) -> None:
    """Each part is called as the form calls it, and a key that nobody knows by its own name."""
    assert labels(Inspection, where) == names


def test_the_answer_at_a_path() -> None:
    """Where there is no answer, None stands for it, whatever is missing on the way."""
    answers = {"recommendations": [{"number": "1"}], "status": "draft"}
    assert answer_at(answers, ()) is answers
    assert answer_at(answers, ("recommendations", 0, "number")) == "1"
    for where in [("recommendations", 1, "number"), ("office",), ("status", "x"), ("recommendations", "number")]:
        assert answer_at(answers, where) is None


def test_paths_have_one_home() -> None:
    """No other module spells out what a path is, or finds a question of a model by its key."""
    for path in PACKAGE.rglob("*.py"):
        if path.name != "paths.py":
            text = path.read_text(encoding="utf-8")
            assert "tuple[str | int, ...]" not in text, path
            assert ".model_fields.get(" not in text, path
