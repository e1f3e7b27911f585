"""A form without a widget, answered question by question as a person answers it."""

from datetime import date
from pathlib import Path
from typing import Any

from section55.form.state.answers import parse_answers
from section55.form.state.form_state import FormState
from section55.model.items import ITEM_LISTS

TODAY = date(2024, 1, 15)
PUBLISHED = "2024-09-27"


def answers_in(path: Path) -> dict[str, Any]:
    return parse_answers(path.read_bytes())


def enter(state: FormState, answers: dict[str, Any]) -> None:
    """Answers question by question, as a person does: items are added, then filled."""
    for key, answer in answers.items():
        if key in ITEM_LISTS:
            for given in answer:
                index = state.answers.add_item(key)
                for name, value in given.items():
                    enter_answer(state, (key, index, name), value)
        else:
            enter_answer(state, (key,), answer)


def enter_answer(state: FormState, where: tuple[str | int, ...], answer: Any) -> None:
    if isinstance(answer, dict):
        for key, inner in answer.items():
            enter_answer(state, (*where, key), inner)
    else:
        state.answers.set(where, answer)


def begin_inspection(folder: Path, title: str = "Stop and search", published: str = PUBLISHED) -> FormState:
    """A new inspection with enough typed to name its file."""
    state = FormState(folder, TODAY)
    state.begin_new()
    state.answers.set(("inspection_title",), title)
    state.answers.set(("published_on",), published)
    return state
