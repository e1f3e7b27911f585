"""Forms without a widget: opened on a file, or begun and answered question by question, as a person does it."""

from datetime import date
from pathlib import Path
from typing import Any

from section55.form.state.answers import AnswerTree, lists_of_items, parse_answers
from section55.form.state.form_state import FormState
from section55.model.paths import Where

TODAY = date(2024, 1, 15)
PUBLISHED = "2024-09-27"


def form_on(day: date, folder: Path) -> FormState:
    """A form on a folder, as on a day."""
    return FormState(folder, lambda: day)


def open_form(path: Path, day: date | None = None) -> FormState:
    """A form with a file open, as on a day; by default on the day that it is."""
    state = form_on(day, path.parent) if day else FormState(path.parent)
    state.open(path)
    return state


def answers_in(path: Path) -> AnswerTree:
    """The answers that stand in a file."""
    return parse_answers(path.read_bytes())


def enter(state: FormState, answers: AnswerTree, where: Where = ()) -> None:
    """Enters answers question by question, as a person does: items are added, then filled, and so are those in them.

    ``where`` is the path of the item that they are of.
    """
    for key, answer in answers.items():
        if key in lists_of_items(where):
            for item in answer:
                enter(state, item, state.answers.add_item((*where, key)))
        else:
            enter_answer(state, (*where, key), answer)


def enter_answer(state: FormState, where: Where, answer: Any) -> None:
    """Answers a question, or those inside it one by one."""
    if isinstance(answer, dict):
        for key, inner in answer.items():
            enter_answer(state, (*where, key), inner)
    else:
        state.answers.set(where, answer)


def begin_inspection(folder: Path, title: str = "Stop and search", published: str = PUBLISHED) -> FormState:
    """Begins a new inspection, with enough typed to name its file."""
    state = form_on(TODAY, folder)
    state.begin_new()
    state.answers.set(("inspection_title",), title)
    state.answers.set(("published_on",), published)
    return state
