"""Two officers on one file: different answers come together, of one that both changed both versions are shown."""

from pathlib import Path

import pytest

from section55.form.state.answers import normalise
from section55.form.state.form_state import FormState
from section55.form.state.merge import MINE, THEIRS, Conflict
from section55.model.paths import Where
from support.form_states import answers_in
from support.workbook import ChangeFile

Pair = tuple[FormState, FormState]


@pytest.fixture
def path(change_file: ChangeFile) -> Path:
    """Norfolk's file with a second recommendation that has an update."""
    return change_file(
        "causes_of_concern: []",
        '  - number: "4"\n    text: The second.\n    updates:\n'
        '      - {on: 2024-03-01, text: "Begun."}\ncauses_of_concern: []',
    )


@pytest.fixture
def two(path: Path) -> Pair:
    """Two forms on the file, both opened before either saved."""
    states = FormState(path.parent), FormState(path.parent)
    for state in states:
        state.open(path)
    return states


def conflict_of(state: FormState, choices: dict[Where, str] | None = None) -> Conflict:
    conflict = state.save(choices)
    assert conflict is not None
    return conflict


def test_the_second_to_save_is_asked(two: Pair, path: Path) -> None:
    """The conflict has the answers that differ and no others, with both versions; nothing is overwritten."""
    first, second = two
    first.answers.set(("approved_by",), "The Commissioner")
    first.answers.set(("recommendations", 0, "owner"), "Head of Victims")
    assert first.save() is None
    saved = path.read_bytes()
    second.answers.set(("approved_by",), "The Deputy")
    second.answers.set(("status",), "draft")
    conflict = conflict_of(second)
    assert [(d.where, d.label, d.mine, d.theirs, d.suggested) for d in conflict.differences] == [
        (
            ("recommendations", "3", "owner"),
            "Recommendation 3: Owner",
            "Head of Joint Justice Services",
            "Head of Victims",
            THEIRS,
        ),
        (("status",), "Status", "draft", "final", MINE),
        (("approved_by",), "Approved by", "The Deputy", "The Commissioner", ""),
    ]
    assert conflict.data == path.read_bytes() == saved
    assert second.answers.get(("approved_by",)) == "The Deputy"
    assert second.is_changed


def test_what_was_chosen_is_saved(two: Pair, path: Path) -> None:
    """Each answer is the chosen side's, the rest is both sides'; the form goes on from there."""
    first, second = two
    first.answers.set(("approved_by",), "The Commissioner")
    first.answers.set(("recommendations", 0, "owner"), "Head of Victims")
    first.save()
    second.answers.set(("approved_by",), "The Deputy")
    second.answers.set(("status",), "draft")
    conflict = conflict_of(second)
    wheres = [difference.where for difference in conflict.differences]
    for left_out in range(len(wheres)):
        some = {where: MINE for index, where in enumerate(wheres) if index != left_out}
        assert conflict_of(second, some).differences == conflict.differences
    choices = dict(zip(wheres, (THEIRS, MINE, MINE), strict=True))
    assert second.save(choices) is None
    answers = answers_in(path)
    assert (answers["status"], answers["approved_by"]) == ("draft", "The Deputy")
    assert answers["recommendations"][0]["owner"] == "Head of Victims"
    assert normalise(second.answers.tree) == normalise(answers)
    assert not second.is_changed
    assert [revision.by for revision in second.history.revisions[-2:]] == ["form", "form"]
    second.answers.set(("status",), "final")
    assert second.save() is None


def test_different_answers_come_together(two: Pair, path: Path) -> None:
    """Nobody is asked where each changed another answer; the second has both, and knows what came in."""
    first, second = two
    items = [second.answers.get(("recommendations", index)) for index in (0, 1)]
    first.answers.set(("recommendations", 0, "owner"), "Head of Victims")
    first.answers.add_item(("recommendations",))
    first.answers.set(("recommendations", 2, "number"), "5")
    first.answers.set(("approved_by",), "The Commissioner")
    assert first.save() is None
    second.answers.set(("recommendations", 0, "status"), "complete")
    second.answers.set(("key_findings",), "Found.")
    assert second.save() is None
    assert sorted(second.came_in) == ["Approved by", "Recommendation 3: Owner", "Recommendation 5"]
    answers = answers_in(path)
    assert (answers["approved_by"], answers["key_findings"].strip()) == ("The Commissioner", "Found.")
    assert [item["number"] for item in answers["recommendations"]] == ["3", "4", "5"]
    assert answers["recommendations"][0]["owner"] == "Head of Victims"
    assert answers["recommendations"][0]["status"] == "complete"
    assert normalise(second.answers.tree) == normalise(answers)
    assert [second.answers.get(("recommendations", index)) for index in (0, 1)] == items
    assert all(second.answers.get(("recommendations", index)) is item for index, item in enumerate(items))
    assert not second.is_changed
    second.answers.set(("status",), "draft")
    assert second.save() is None
    assert second.came_in == ()


def test_an_item_that_others_removed_cannot_take_back_what_was_in_it(two: Pair, path: Path) -> None:
    """What was removed from an item that is there is brought back; of one that is gone nothing is offered."""
    first, second = two
    second.answers.set(("recommendations", 0, "parts"), [{"number": "a"}])
    second.save()
    first.reload()
    second.answers.remove_item(("recommendations", 0, "parts", 0))
    assert len(second.answers.removed) == 1
    first.answers.set(("recommendations", 1, "owner"), "Head")
    first.save()
    second.answers.set(("status",), "draft")
    second.save()
    second.answers.undo_removal()
    assert second.answers.get(("recommendations", 0, "parts")) == [{"number": "a"}]


def test_both_typed_the_same(two: Pair, path: Path) -> None:
    """Where both typed the same there is nothing to choose, and the second save adds nothing."""
    first, second = two
    for state in two:
        state.answers.set(("approved_by",), "The Commissioner")
        assert state.save() is None
    assert len(first.history.revisions) == len(second.history.revisions)
    assert answers_in(path)["approved_by"] == "The Commissioner"


def test_updates_of_both_are_kept_without_a_question(two: Pair, path: Path) -> None:
    """Updates are added to and never overwritten; no choice can lose one, and no question is asked for them."""
    first, second = two
    where = ("recommendations", 1, "updates")
    updates = first.answers.get(where)
    first.answers.set(where, [*updates, {"on": "2024-04-01", "text": "First's."}])
    first.answers.set(("corrections",), [{"on": "2024-05-01", "text": "First's correction."}])
    first.save()
    second.answers.add_item(("recommendations",))
    second.answers.set(where, [*updates, {"on": "2024-04-02", "text": "Second's."}])
    second.answers.set(("corrections",), [{"on": "2024-05-01", "text": "Second's correction."}])
    assert second.save() is None
    texts = {entry["text"] for entry in answers_in(path)["recommendations"][1]["updates"]}
    assert texts == {"Begun.", "First's.", "Second's."}
    assert {entry["text"] for entry in answers_in(path)["corrections"]} == {
        "First's correction.",
        "Second's correction.",
    }
    assert len(second.answers.items(("recommendations",))) == 3
    assert {entry["text"] for entry in second.answers.get(where)} == texts


def test_a_third_save_in_between_is_a_new_conflict(two: Pair, path: Path) -> None:
    """Choices made between two versions say nothing about a third, even of the same answer."""
    first, second = two
    first.answers.set(("approved_by",), "The Commissioner")
    first.save()
    second.answers.set(("approved_by",), "The Deputy")
    choices = {difference.where: MINE for difference in conflict_of(second).differences}
    first.answers.set(("approved_by",), "The Mayor")
    first.save()
    again = conflict_of(second, choices)
    assert [(difference.mine, difference.theirs) for difference in again.differences] == [("The Deputy", "The Mayor")]
    assert answers_in(path)["approved_by"] == "The Mayor"
    assert second.save(choices) is None
    assert answers_in(path)["approved_by"] == "The Deputy"


def test_a_change_by_hand_is_a_conflict_too(two: Pair, path: Path) -> None:
    """A file changed by hand is a conflict too; whoever keeps their own answers leaves its comments and new lines."""
    state, _ = two
    state.answers.set(("approved_by",), "The Deputy")
    text = path.read_text(encoding="utf-8")
    path.write_text(f"# A comment.\n{text}\napproved_by: The Mayor  # says the minute\n", encoding="utf-8")
    choices = {difference.where: MINE for difference in conflict_of(state).differences}
    assert state.save(choices) is None
    saved = path.read_text(encoding="utf-8")
    assert saved.startswith("# A comment.\n")
    assert "approved_by: The Deputy  # says the minute\n" in saved


def test_a_comment_alone_is_no_conflict(two: Pair, path: Path) -> None:
    """Where every answer is the same, the save goes into the file as it is now."""
    state, _ = two
    state.answers.set(("approved_by",), "The Deputy")
    path.write_text("# A comment.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert state.save() is None
    assert answers_in(path)["approved_by"] == "The Deputy"
    assert path.read_text(encoding="utf-8").startswith("# A comment.\n")


def test_a_file_that_is_taken_while_a_new_one_is_typed(two: Pair, path: Path) -> None:
    """Two new inspections of one name: the second is asked for another, and neither is lost."""
    new = []
    for approved_by in ("First", "Second"):
        state = FormState(path.parent)
        state.begin_new()
        state.answers.set(("inspection_title",), "Stop and search")
        state.answers.set(("published_on",), "2024-09-27")
        state.answers.set(("approved_by",), approved_by)
        new.append(state)
    first, second = new
    first.save()
    assert "already" in second.cannot_save
    assert answers_in(first.path)["approved_by"] == "First"
    second.file_name_words = "stop-and-search-2"
    second.save()
    assert answers_in(second.path)["approved_by"] == "Second"


def test_norfolk_edited_twice_in_the_file(two: Pair, path: Path) -> None:
    """The lines that neither side touched are to the byte as they were, after two saves."""
    first, second = two
    before = path.read_bytes()
    first.answers.set(("recommendations", 0, "status"), "complete")
    first.save()
    second.answers.set(("recommendations", 1, "status"), "superseded")
    assert second.save() is None
    changed = path.read_bytes()
    assert b"    status: superseded\n" in changed
    assert changed.replace(b"    status: superseded\n", b"") == before.replace(
        b"status: awaiting national body", b"status: complete"
    )
