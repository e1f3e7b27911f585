"""Items inside others, as a person edits them: added, removed, brought back, moved, and answered together."""

import copy
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.form_state import FormState
from section55.model.paths import Where, answer_at
from support.form_states import TODAY, answers_in, enter, form_on, open_form
from support.nested_texts import NESTED
from support.parameter_texts import plain

FIRST_CAUSE, SECOND_CAUSE = ("causes_of_concern", 0), ("causes_of_concern", 1)
OF_FIRST, OF_SECOND = (*FIRST_CAUSE, "recommendations"), (*SECOND_CAUSE, "recommendations")
PARTS = (*OF_FIRST, 1, "parts")
LISTS = [("recommendations",), ("recommendations", 1, "parts"), ("causes_of_concern",), OF_FIRST, OF_SECOND, PARTS]
LISTS += [("areas_for_improvement",), (*FIRST_CAUSE, "parts"), ("areas_for_improvement", 0, "parts")]


@pytest.fixture
def answers() -> EditedAnswers:
    return EditedAnswers(plain(NESTED))


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    """A file with every kind of item inside another, in a folder that has its office."""
    path = parameter_folder / "2024-05-02-peel.yaml"
    path.write_text(NESTED, encoding="utf-8")
    return path


def numbers(answers: EditedAnswers, where: Where) -> list[str]:
    return [item["number"] for item in answers.items(where)]


@pytest.mark.parametrize("where", LISTS)
def test_an_item_is_added_wherever_items_may_be(answers: EditedAnswers, where: Where) -> None:
    """A new item stands at the end of its list, and is named by the list and what is around it."""
    before = answers.items(where)
    added = answers.add_item(where)
    assert added == (*where, len(before))
    assert answers.get(added) == {"number": ""}
    place = answers.place(added)
    assert "ew " in place.heading
    answers.set((*added, "number"), "9z")
    assert "9z" in answers.place(added).heading


def test_headings_are_the_models(answers: EditedAnswers) -> None:
    """The form calls an item inside another as the documents do."""
    assert answers.place((*OF_FIRST, 0)).heading == "Recommendation 1 of cause of concern 1"
    assert answers.place((*PARTS, 1)).heading == "Recommendation 2 of cause of concern 1, part b"
    assert answers.place(("recommendations", 1, "parts", 1)).heading == "Recommendation 7, part b"
    assert answers.place(("areas_for_improvement", 2)).heading == "Area for improvement 1, Standards"


@pytest.mark.parametrize("where", [(*OF_FIRST, 0), (*PARTS, 0), FIRST_CAUSE, ("recommendations", 1, "parts", 1)])
def test_what_is_removed_comes_back_with_all_that_is_in_it(answers: EditedAnswers, where: Where) -> None:
    """A removal takes the item alone out of its list, and undo leaves everything as it was."""
    before = copy.deepcopy(answers.tree)
    removed = answers.remove_item(where)
    assert removed.item == answer_at(before, where)
    assert answers.items(where[:-1]) == [
        item for index, item in enumerate(answer_at(before, where[:-1])) if index != where[-1]
    ]
    assert answers.undo_removal() == removed
    assert answers.tree == before


def test_an_item_comes_back_to_the_one_it_was_in_wherever_that_is_now(answers: EditedAnswers) -> None:
    """The cause of concern may be moved, renumbered, or removed and brought back meanwhile."""
    removed = answers.remove_item((*OF_FIRST, 0))
    assert removed.name == "Recommendation 1 of cause of concern 1"
    assert answers.move_item(FIRST_CAUSE, 1) == SECOND_CAUSE
    answers.set((*SECOND_CAUSE, "number"), "7")
    cause = answers.remove_item(SECOND_CAUSE)
    assert cause.name == "Cause of concern 7"
    answers.undo_removal()
    answers.undo_removal()
    assert numbers(answers, OF_SECOND) == ["1", "2"]
    assert numbers(answers, OF_FIRST) == ["1"]


def test_an_item_comes_back_after_others_changes_came_in(answers: EditedAnswers) -> None:
    """Merged answers are other objects; the lists are found by the numbers of the items around them."""
    answers.remove_item((*PARTS, 0))
    answers.remove_item(("recommendations", 0))
    merged = copy.deepcopy(answers.tree)
    merged["causes_of_concern"].insert(0, {"number": "0", "text": "Another's."})
    answers.replace(merged)
    answers.undo_removal()
    answers.undo_removal()
    assert numbers(answers, ("recommendations",)) == ["10", "7", "22"]
    assert numbers(answers, ("causes_of_concern", 1, "recommendations", 1, "parts")) == ["a", "b"]


def test_what_another_removed_takes_along_what_could_come_back_to_it(answers: EditedAnswers) -> None:
    """Nothing is offered to be brought back to a cause of concern that is gone; what is elsewhere still is."""
    answers.remove_item(("recommendations", 0))
    answers.remove_item((*OF_FIRST, 0))
    merged = copy.deepcopy(answers.tree)
    del merged["causes_of_concern"][0]
    answers.replace(merged)
    assert [removed.name for removed in answers.removed] == ["Recommendation 10"]


def test_items_change_places_inside_their_list(answers: EditedAnswers) -> None:
    """An inner item goes up or down among those of its own list, with all that is in it."""
    moved = answers.get((*OF_FIRST, 1))
    assert answers.move_item((*OF_FIRST, 1), -1) == (*OF_FIRST, 0)
    assert answers.get((*OF_FIRST, 0)) is moved
    assert answers.move_item((*OF_FIRST, 0), -1) == (*OF_FIRST, 0)
    assert numbers(answers, (*OF_FIRST, 0, "parts")) == ["a", "b"]


def test_an_item_may_be_answered_with_another_of_its_list_and_group(answers: EditedAnswers) -> None:
    """Others are offered, but neither an item without a number nor one that is answered with this one."""
    answers.add_item(("recommendations",))

    def offered(where: Where) -> list[str]:
        return [place.heading for place in answers.answerable_with(where)]

    assert offered(("recommendations", 0)) == ["Recommendation 7", "Recommendation 22"]
    assert offered(("recommendations", 2)) == ["Recommendation 7"]
    answers.set(("recommendations", 1, "answered_with"), "10")
    assert offered(("recommendations", 2)) == []
    assert offered(("areas_for_improvement", 0)) == ["Area for improvement 2, Vetting"]
    assert offered(("areas_for_improvement", 2)) == []
    assert offered((*PARTS, 0)) == ["Recommendation 2 of cause of concern 1, part b"]


def test_where_an_answer_stands_follows_what_is_chosen(answers: EditedAnswers) -> None:
    """One answer to several stands at the last that they lead to; a ring leaves each with itself."""
    assert answers.answered_at(("recommendations", 0)).number == "22"
    assert [place.number for place in answers.answered_here(("recommendations", 2))] == ["10", "22"]
    assert answers.answered_here(("recommendations", 0)) == []
    answers.set(("recommendations", 2, "answered_with"), "10")
    assert answers.answered_at(("recommendations", 0)).number == "10"


def test_groups_of_the_other_items_are_suggested(answers: EditedAnswers) -> None:
    """Each group once, in the order of the list, without what is being typed into the item itself."""
    answers.set(("areas_for_improvement", 2, "group"), "Stan")
    assert answers.groups_beside(("areas_for_improvement", 0)) == ["Vetting", "Stan"]
    assert answers.groups_beside(("areas_for_improvement", 2)) == ["Vetting"]
    assert answers.groups_beside(("recommendations", 0)) == []


@pytest.mark.parametrize("where", LISTS)
def test_an_empty_item_inside_another_is_not_saved(path: Path, where: Where) -> None:
    """Nothing was typed, so nothing is changed; what is empty in an empty item is no answer either."""
    state = open_form(path, TODAY)
    added = state.answers.add_item(where)
    if where[-1] != "parts":
        state.answers.add_item((*added, "parts"))
    assert not state.is_changed
    assert state.check_result.blockers == ()
    state.answers.set((*added, "text"), "Words.")
    assert state.is_changed
    assert [problem.where for problem in state.check_result.blockers] == [(*added, "number")]


def test_an_empty_item_of_a_file_is_closed_by_a_save(path: Path) -> None:
    """The reader refuses a dash with nothing after it inside an item as well; the form mends it."""
    dash = NESTED.replace("      - number: a\n", "      -\n      - number: a\n", 1)
    path.write_text(dash, encoding="utf-8")
    state = open_form(path, TODAY)
    assert state.is_changed
    assert state.check_result.blockers == ()
    state.save()
    assert answers_in(path) == plain(NESTED)
    assert read_inspection(path).inspection


def test_a_report_with_items_inside_others_is_typed_into_an_empty_form(path: Path, empty_folder: Path) -> None:
    """Answer by answer and item by item it comes to the same inspection, and the same again when it is read back."""
    state = form_on(TODAY, empty_folder)
    state.begin_new()
    enter(state, answers_in(path))
    state.file_name_words = "peel-again"
    state.save()
    saved = empty_folder / "2024-05-02-peel-again.yaml"
    assert answers_in(saved) == answers_in(path)
    assert read_inspection(saved).inspection == read_inspection(path).inspection
    for line in ("accelerated: true", "areas_for_improvement_total: 11", "areas_for_improvement: office"):
        assert f" {line}\n" in saved.read_text(encoding="utf-8").replace("\n", "\n ")


def test_only_the_lines_of_what_changed_are_written(path: Path) -> None:
    """Adding, moving and removing inside an item leaves the comments and the layout of all others."""
    state = open_form(path, TODAY)
    added = state.answers.add_item((*OF_SECOND,))
    state.answers.set((*added, "number"), "2")
    state.answers.set((*added, "text"), "Do that well.")
    state.answers.remove_item(("recommendations", 1, "parts", 0))
    state.save()
    expected = NESTED.replace(
        "        text: Do that.\n",
        '        text: Do that.\n      - number: "2"\n        text: Do that well.\n',
    )
    begin, end = expected.index("      - number: a\n"), expected.index("      # The second.\n")
    assert path.read_text(encoding="utf-8") == expected[:begin] + expected[end:]


def test_unsaved_work_has_the_items_inside_others(path: Path) -> None:
    """What was typed into a part of a recommendation of a cause of concern is offered again after a crash."""
    state = open_form(path, TODAY)
    added = state.answers.add_item(PARTS)
    state.answers.set((*added, "number"), "c")
    state.answers.set((*added, "text"), "and thoroughly")
    state.close()
    again = open_form(path, TODAY)
    [unsaved] = again.find_abandoned_work()
    again.resume(unsaved)
    assert numbers(again.answers, PARTS) == ["a", "b", "c"]
    again.save()
    assert answer_at(answers_in(path), (*PARTS, 2)) == {"number": "c", "text": "and thoroughly"}


def test_a_saved_update_of_an_inner_item_stays(path: Path) -> None:
    """It is known as saved by the numbers around it, also when the item has another place or number by now."""
    state = open_form(path, TODAY)
    update = {"on": "2024-06-01", "text": "Begun: at last"}
    part = ("recommendations", 1, "parts", 1)
    assert state.is_saved_entry((*part, "updates"), update)
    for other in ((*PARTS, 1), ("recommendations", 1, "parts", 0), ("areas_for_improvement", 0)):
        assert not state.is_saved_entry((*other, "updates"), update)
    state.answers.set(("areas_for_improvement", 0, "number"), "9")
    assert not state.is_saved_entry(("areas_for_improvement", 0, "updates"), update)
    state.answers.move_item(part, -1)
    assert state.is_saved_entry(("recommendations", 1, "parts", 0, "updates"), update)
    state.answers.set(("recommendations", 1, "parts", 0, "number"), "z")
    assert state.is_saved_entry(("recommendations", 1, "parts", 0, "updates"), update)


def test_two_officers_on_one_cause_of_concern(path: Path) -> None:
    """One adds a recommendation to it, the other answers a part: both are there, and nobody is asked."""
    first, second = open_form(path, TODAY), open_form(path, TODAY)
    added = first.answers.add_item(OF_FIRST)
    first.answers.set((*added, "number"), "3")
    first.answers.set((*added, "text"), "Do it again.")
    first.save()
    second.answers.add_item((*PARTS,))
    second.answers.set((*PARTS, 0, "chief_constable", "position"), "accepted")
    assert second.save() is None
    assert second.came_in == ("Cause of concern 1, recommendation 3",)
    assert numbers(second.answers, OF_FIRST) == ["1", "2", "3"]
    assert answer_at(answers_in(path), (*PARTS, 0, "chief_constable")) == {"position": "accepted"}
    assert second.answers.items(PARTS)[2] == {"number": ""}, "the part that is not begun is still there to fill"


def test_what_was_undone_and_merged_is_saved(path: Path) -> None:
    """A recommendation that was removed and saved comes back to its cause of concern by undo after the save."""
    state: FormState = open_form(path, TODAY)
    before = answers_in(path)
    state.answers.remove_item((*OF_FIRST, 1))
    state.save()
    assert numbers(state.answers, OF_FIRST) == ["1"]
    state.answers.undo_removal()
    state.save()
    assert answers_in(path) == before
