"""One answer for several items at once: true in the file, never over another answer, and taken back as one."""

from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.form.state.form_state import FormState
from section55.form.state.merge import Conflict
from section55.form.state.several_answers import AnswerForSeveral, answer_several, take_back
from section55.model.errors import WorkbookError
from section55.model.paths import Where
from support.form_states import open_form

ACCEPTED = AnswerForSeveral("force", {"position": "accepted", "response": "We will do so."})


@pytest.fixture
def ten(opened: FormState) -> FormState:
    """A form with ten more recommendations than Norfolk's, saved, none of them answered."""
    for number in range(101, 111):
        where = opened.answers.add_item(("recommendations",))
        opened.answers.set((*where, "number"), str(number))
        opened.answers.set((*where, "text"), f"Do thing {number}.")
    opened.answers.set(("recommendations_total",), "")
    opened.save()
    return opened


def new(state: FormState, *numbers: int) -> list[Where]:
    """The paths of recommendations by their numbers."""
    by_number = {place.number: place.where for place in state.answers.places.values()}
    return [by_number[str(number)] for number in numbers]


def test_an_answer_stands_once_and_the_others_are_answered_with_it(ten: FormState) -> None:
    """As section 11 has it: one heading names them all; the file that is saved has no fault."""
    done = answer_several(ten.answers, new(ten, 101, 103, 107), ACCEPTED)
    assert done.changed == ["Recommendation 101", "Recommendation 103", "Recommendation 107"]
    ten.save()
    assert ten.path is not None
    items = {item.number: item for item in read_inspection(ten.path).inspection.recommendations}
    assert items["101"].chief_constable.position == "accepted"
    assert items["101"].chief_constable.response == "We will do so."
    assert [items[number].answered_with for number in ("101", "103", "107", "102")] == ["", "101", "101", ""]
    assert items["103"].chief_constable.response == ""


def test_an_answer_may_stand_with_each(ten: FormState) -> None:
    """Then none is answered with another; an owner and a date are always each one's own."""
    given = AnswerForSeveral(
        "body", {"action": "taken", "explanation": "Done."}, False, {"owner": "Head of Custody", "due_on": "1/3/24"}
    )
    chosen = new(ten, 101, 102)
    ten.answers.set((*chosen[1], "answered_with"), "101")
    answer_several(ten.answers, chosen, given)
    for where in chosen:
        assert ten.answers.get((*where, "commissioner")) == {"action": "taken", "explanation": "Done."}
        assert ten.answers.get((*where, "owner")) == "Head of Custody"
        assert ten.answers.get((*where, "due_on")) == "2024-03-01"
        assert not ten.answers.get((*where, "answered_with"))


def test_no_answer_is_written_over(ten: FormState) -> None:
    """Not the same side's, and where the answer stands once, nor the other side's, which would not be printed."""
    mine, other, empty, last = new(ten, 101, 102, 103, 104)
    ten.answers.set((*mine, "chief_constable"), {"position": "not accepted", "response": "No."})
    ten.answers.set((*other, "commissioner"), {"action": "none", "explanation": "Why not."})
    done = answer_several(ten.answers, [mine, other, empty, last], ACCEPTED)
    assert done.left == ["Recommendation 101", "Recommendation 102"]
    assert ten.answers.get((*mine, "chief_constable", "response")) == "No."
    assert ten.answers.get((*other, "commissioner", "explanation")) == "Why not."
    assert not ten.answers.get((*other, "answered_with"))
    assert ten.answers.get((*last, "answered_with")) == "103"


def test_items_of_two_groups_have_an_answer_each(ten: FormState) -> None:
    """No item can be answered with one of another group."""
    chosen = new(ten, 101, 102, 103, 104)
    for where, group in zip(chosen, ("Vetting", "Custody", "Vetting", "Custody"), strict=True):
        ten.answers.set((*where, "group"), group)
    answer_several(ten.answers, chosen, ACCEPTED)
    assert [ten.answers.get((*where, "answered_with")) for where in chosen] == ["", "", "101", "102"]


@pytest.mark.parametrize(
    ("chosen", "given", "words"),
    [
        ([], ACCEPTED, "Tick the ones"),
        ([101], AnswerForSeveral("force", {"position": " "}), "Give an answer, an owner or a date first."),
        ([101], AnswerForSeveral(progress={"due_on": "soon"}), "“soon” is not a date."),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(
    ten: FormState, chosen: list[int], given: AnswerForSeveral, words: str
) -> None:
    """And nothing is written."""
    with pytest.raises(WorkbookError, match=words):
        answer_several(ten.answers, new(ten, *chosen), given)
    assert not ten.is_changed


def test_an_item_without_a_number_cannot_bear_the_answer(ten: FormState) -> None:
    """The others could not name it."""
    where = ten.answers.add_item(("recommendations",))
    with pytest.raises(WorkbookError, match="has no number yet"):
        answer_several(ten.answers, [where, *new(ten, 101)], ACCEPTED)


def test_all_is_taken_back_but_what_was_changed_since(ten: FormState) -> None:
    """Undo puts every item back as it was; one that somebody edited meanwhile stays, and is named."""
    before = ten.answers.get(("recommendations",))[-10:]
    before = [dict(item) for item in before]
    done = answer_several(ten.answers, new(ten, 101, 102, 103), ACCEPTED)
    assert take_back(ten.answers, done) == []
    assert ten.answers.get(("recommendations",))[-10:] == before
    assert not ten.is_changed
    done = answer_several(ten.answers, new(ten, 101, 102, 103), ACCEPTED)
    ten.answers.set((*new(ten, 101)[0], "chief_constable"), {"position": "accepted", "response": "Better words."})
    ten.answers.remove_item(new(ten, 103)[0])
    assert take_back(ten.answers, done) == ["Recommendation 101"]
    assert not ten.answers.get((*new(ten, 102)[0], "answered_with"))


def test_another_officers_answer_is_a_conflict(ten: FormState, path: Path) -> None:
    """Who answers five at once overwrites nobody who answered one of them meanwhile."""
    other = open_form(path)
    answer_several(ten.answers, new(ten, 101, 102, 103, 104, 105), ACCEPTED)
    [where] = new(other, 101)
    other.answers.set((*where, "chief_constable"), {"position": "not accepted", "response": "We cannot."})
    other.save()
    conflict = ten.save()
    assert isinstance(conflict, Conflict)
    labels = {difference.label for difference in conflict.differences}
    assert "Recommendation 101: Chief constable: Response" in labels or any("101" in label for label in labels)
    assert "We cannot." in path.read_text(encoding="utf-8")
