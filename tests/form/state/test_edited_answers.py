"""Items added, removed, brought back and moved."""

from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.form.state.form_state import FormState
from support.form_states import TODAY, answers_in, form_on


def numbers(state: FormState, name: str = "recommendations") -> list[str]:
    return [str(item.get("number")) for item in state.answers.items((name,))]


@pytest.fixture
def three_items(parameter_folder: Path, path: Path) -> FormState:
    """A form on an inspection with three recommendations, each with a comment above it."""
    text = path.read_text(encoding="utf-8")
    start, end = text.index("recommendations:\n"), text.index("causes_of_concern:")
    items = "".join(
        f'  # Comment {number}.\n  - number: "{number}"\n    text: The text of {number}.\n' for number in (1, 2, 3)
    )
    path.write_text(f"{text[:start]}recommendations:\n{items}{text[end:]}", encoding="utf-8")
    state = form_on(TODAY, parameter_folder)
    state.open(path)
    return state


def test_items_are_added_at_the_end(three_items: FormState, path: Path) -> None:
    """A new item in which nothing was typed is not saved; one in which something was, is."""
    assert three_items.answers.add_item(("recommendations",)) == ("recommendations", 3)
    assert not three_items.is_changed
    assert three_items.answers.place(("recommendations", 3)).heading == "New recommendation"
    three_items.answers.set(("recommendations", 3, "number"), "12b")
    assert three_items.answers.place(("recommendations", 3)).heading == "Recommendation 12b"
    three_items.answers.set(("recommendations", 3, "commissioner", "action"), "none")
    three_items.save()
    assert answers_in(path)["recommendations"][3] == {"number": "12b", "commissioner": {"action": "none"}}
    assert len(answers_in(path)["recommendations"]) == 4


def test_a_removed_item_comes_back_to_its_place(three_items: FormState) -> None:
    """Removals are undone one by one, the last first, and leave nothing changed."""
    second = three_items.answers.remove_item(("recommendations", 1))
    first = three_items.answers.remove_item(("recommendations", 0))
    assert (second.name, first.name) == ("Recommendation 2", "Recommendation 1")
    assert numbers(three_items) == ["3"]
    assert three_items.is_changed
    assert three_items.answers.undo_removal() == first
    assert three_items.answers.undo_removal() == second
    assert numbers(three_items) == ["1", "2", "3"]
    assert not three_items.is_changed
    with pytest.raises(IndexError):
        three_items.answers.undo_removal()


def test_a_removal_is_undone_after_a_save_too(three_items: FormState, path: Path) -> None:
    """The item comes back whole, and a second save has it again."""
    before = answers_in(path)
    three_items.answers.remove_item(("recommendations", 1))
    three_items.save()
    assert len(answers_in(path)["recommendations"]) == 2
    three_items.answers.undo_removal()
    three_items.save()
    assert answers_in(path) == before


def test_all_items_may_be_removed(three_items: FormState, path: Path) -> None:
    """An inspection without recommendations is sound."""
    for _ in range(3):
        three_items.answers.remove_item(("recommendations", 0))
    three_items.save()
    assert read_inspection(path).inspection.recommendations == []


def test_items_change_places(three_items: FormState) -> None:
    """An item goes up or down its list and no further than its ends."""
    assert three_items.answers.move_item(("recommendations", 0), -1) == ("recommendations", 0)
    assert three_items.answers.move_item(("recommendations", 2), +1) == ("recommendations", 2)
    assert not three_items.is_changed
    assert three_items.answers.move_item(("recommendations", 0), +2) == ("recommendations", 2)
    assert numbers(three_items) == ["2", "3", "1"]
    assert three_items.is_changed


def test_an_item_takes_the_comment_above_it_along(three_items: FormState, path: Path) -> None:
    """A comment above an item moves with it; one above the first may be of the whole list, and stays there."""
    three_items.answers.move_item(("recommendations", 1), +1)
    three_items.answers.move_item(("recommendations", 0), +1)
    assert numbers(three_items) == ["3", "1", "2"]
    three_items.save()
    text = path.read_text(encoding="utf-8")
    start, end = text.index("recommendations:\n"), text.index("causes_of_concern:")
    assert text[start:end] == (
        "recommendations:\n"
        "  # Comment 1.\n"
        '  # Comment 3.\n  - number: "3"\n    text: The text of 3.\n'
        '  - number: "1"\n    text: The text of 1.\n'
        '  # Comment 2.\n  - number: "2"\n    text: The text of 2.\n'
    )


def test_updates_that_are_saved_stay(opened: FormState) -> None:
    """A dated update is known as saved once a save has it, also when its item changes place and number."""
    update = {"on": "2024-06-01", "text": "The standards were agreed."}
    where = ("recommendations", 0, "updates")
    opened.answers.set(where, [update])
    assert not opened.is_saved_entry(where, update)
    opened.save()
    assert opened.is_saved_entry(where, update)
    opened.answers.set(("recommendations", 0, "number"), "3a")
    opened.answers.add_item(("recommendations",))
    opened.answers.move_item(("recommendations", 0), 1)
    assert opened.is_saved_entry(("recommendations", 1, "updates"), update)
    assert not opened.is_saved_entry(("recommendations", 1, "updates"), update | {"text": "Another."})
    opened.answers.set(("corrections",), [update])
    assert not opened.is_saved_entry(("corrections",), update)
    opened.save()
    assert opened.is_saved_entry(("corrections",), update)
