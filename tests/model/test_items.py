"""The three lists of items and their words: the same in the file, the form, the register and the documents."""

import ast
from pathlib import Path

import pytest

import section55
from section55.model.inspection import Inspection
from section55.model.item_questions import Cause, Item
from section55.model.items import ITEM_LISTS, KINDS, ItemKind, item_heading, item_name
from section55.model.paths import inner_model

PACKAGE = Path(section55.__file__).parent


@pytest.mark.parametrize(
    ("list_name", "number", "again", "name"),
    [
        ("recommendations", "3", 0, "Recommendation 3"),
        ("recommendations", " 12b\n", 0, "Recommendation 12b"),
        ("areas_for_improvement", "2", 4, "Area for improvement 2"),
        ("causes_of_concern", "1", 4, "Cause of concern 1"),
        ("recommendations", "", 0, "New recommendation"),
        ("causes_of_concern", "  ", 2, "New cause of concern 3"),
    ],
)
def test_an_item_has_a_name(list_name: str, number: str, again: int, name: str) -> None:
    """An item is named by its number; items without one are counted, so that no two cards are called alike."""
    assert item_name(list_name, number, again) == name


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_number_with_a_word_of_its_own_stands_alone(kind: ItemKind) -> None:
    """A report that prints "AFI 1" has named the item already."""
    assert item_heading(kind, "AFI 1") == "AFI 1"
    assert item_heading(kind, "12b") == f"{kind.name} 12b"


def test_the_lists_are_those_that_the_model_asks_for() -> None:
    """The lists are in the model's order, under its labels, each with a word for one of its items."""
    asked = {
        key: question
        for key, question in Inspection.model_fields.items()
        if inner_model(question.annotation) in (Item, Cause)
    }
    assert tuple(asked) == ITEM_LISTS
    assert [question.title for question in asked.values()] == [kind.title for kind in KINDS.values()]
    assert [kind.one for kind in KINDS.values()] == ["recommendation", "cause of concern", "area for improvement"]


def test_the_names_of_the_lists_have_one_home() -> None:
    """No other module writes down what an item of a list is called, or names all three lists."""
    names = {kind.one for kind in KINDS.values()} | {kind.name for kind in KINDS.values()}
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).as_posix() in ("model/items.py", "form/state/suggestions.py"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        written = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        assert not names & written - {"recommendation"}, path
        assert not set(ITEM_LISTS) <= written, path
