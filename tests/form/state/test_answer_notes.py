"""Why the form asks for no answer at an item, and what it says there."""

from pathlib import Path

import pytest

from section55.form.state.answer_notes import Answerer, answer_note, is_asked
from section55.form.state.form_state import FormState
from section55.model.paths import Where
from support.form_states import TODAY, open_form
from support.nested_texts import NESTED

CAUSE = ("causes_of_concern", 0)
WITH_PARTS, SHARED, SHARING = ("recommendations", 1), ("recommendations", 2), ("recommendations", 0)
AREA = ("areas_for_improvement", 0)
IN_PARTS = "Its parts are answered below, one by one. Answer here only where one answer is to all of it."


@pytest.fixture
def peel(parameter_folder: Path) -> FormState:
    path = parameter_folder / "2024-05-02-peel.yaml"
    path.write_text(NESTED, encoding="utf-8")
    return open_form(path, TODAY)


def note(state: FormState, where: Where, answerer: Answerer = "force") -> str:
    return answer_note(state.answers, state.check_result, where, answerer)


@pytest.mark.parametrize(
    ("where", "answerer", "words"),
    [
        (SHARING, "force", "It is answered with recommendation 22: see there."),
        (SHARING, "body", "It is answered with recommendation 22: see there."),
        (SHARED, "force", "Answered together: Recommendations 10 and 22."),
        (WITH_PARTS, "force", IN_PARTS),
        ((*WITH_PARTS, "parts", 0), "force", ""),
        ((*WITH_PARTS, "parts", 0), "body", ""),
        (CAUSE, "body", "The recommendations made for it are answered below. It needs no answer of its own."),
        ((*CAUSE, "recommendations", 0), "body", ""),
        (AREA, "force", ""),
        (AREA, "body", "The law asks for no explanation of an area for improvement."),
    ],
)
def test_what_stands_beside_the_questions(peel: FormState, where: Where, answerer: Answerer, words: str) -> None:
    """Each reason for which an answer is not due has its sentence; where one is due there is none."""
    assert note(peel, where, answerer) == words


def test_an_item_that_is_not_for_the_force_says_so(peel: FormState) -> None:
    """The force need not answer what the Home Office is asked; the body has to explain it all the same."""
    where = (*CAUSE, "recommendations", 0)
    peel.answers.set((*where, "addressed_to"), ["Home Office"])
    assert note(peel, where) == "It is not addressed to Norfolk Constabulary, so no answer of the force is due."
    assert note(peel, where, "body") == ""
    peel.answers.set((*where, "chief_constable"), {"position": "noted"})
    assert note(peel, where) == ""


def test_a_part_follows_the_answer_to_the_whole(peel: FormState) -> None:
    """Where the item is answered as a whole, its parts need no answer."""
    part = (*WITH_PARTS, "parts", 1)
    peel.answers.set((*WITH_PARTS, "chief_constable"), {"position": "accepted"})
    assert note(peel, part) == "Answered as a whole, at recommendation 7. Answer here only what is of this part alone."
    assert note(peel, WITH_PARTS) == ""


def test_the_comments_answer_all_recommendations(peel: FormState) -> None:
    """Those of causes of concern are recommendations too; areas for improvement are not."""
    peel.answers.set(("recommendations_answered_in_comments",), "true")
    words = "The comments answer all recommendations together. It needs no answer of its own."
    assert note(peel, (*CAUSE, "recommendations", 0)) == words
    assert note(peel, AREA) == ""


def test_notes_stand_at_the_items_they_are_of(peel: FormState) -> None:
    """An item before it in which nothing is typed does not move them, and has none itself."""
    added = peel.answers.add_item(("recommendations",))
    peel.answers.move_item(added, -3)
    assert note(peel, ("recommendations", 0)) == ""
    assert note(peel, ("recommendations", 2)) == IN_PARTS
    peel.answers.set(("recommendations", 2, "due_on"), "soon")
    assert note(peel, ("recommendations", 2)) == IN_PARTS, "whatever is wrong elsewhere"


def test_without_its_day_only_what_the_items_say_is_known(peel: FormState) -> None:
    """An inspection that cannot be checked yet still says which items are answered together."""
    peel.answers.set(("published_on",), "")
    assert note(peel, SHARING) == "It is answered with recommendation 22: see there."
    assert note(peel, AREA, "body") == ""


def test_an_answer_that_is_there_is_never_hidden(peel: FormState) -> None:
    """Answered with another, an item is not asked about; but what was typed there before can be seen and moved."""
    assert not is_asked(peel.answers, SHARING, "force")
    assert is_asked(peel.answers, SHARED, "force")
    peel.answers.set((*SHARING, "chief_constable"), {"position": "", "response": "Words."})
    assert is_asked(peel.answers, SHARING, "force")
    assert not is_asked(peel.answers, SHARING, "body")
    assert [problem.where for problem in peel.check_result.blockers] == [(*SHARING, "chief_constable")]
