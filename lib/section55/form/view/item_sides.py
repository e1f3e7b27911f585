"""What each section asks of an item: the report's words, the force's answer, or the body's."""

from typing import Final, Literal

from section55.form.state.answer_notes import ANSWER_KEYS, Answerer
from section55.form.state.answers import lists_of_items
from section55.model.inspection import Inspection
from section55.model.paths import Where, questions

Side = Literal["report", Answerer]
"""Whose words a card asks for: the report's (and what became of it since), the force's answer, the body's."""
REPORT: Final = "report"
FORCE: Final = "force"
BODY: Final = "body"

UPDATES = "updates"
PROGRESS = ("status", "owner")
"""The questions about what became of an item, which stand after its answers."""
ANSWERERS: tuple[Answerer, ...] = ("force", "body")
ANSWER_NAMES: dict[Answerer, str] = {"force": "The force's answer", "body": "The body's explanation"}
TEXT_AND_WORD: dict[Answerer, tuple[str, str]] = {"force": ("response", "position"), "body": ("explanation", "action")}
"""The keys of each answer's text, and of the word that sums it up."""
_MOST_NAMES = 2


def listed_shortly(names: object) -> str:
    """Return the first names of a list, and how many there are besides."""
    given = [str(name) for name in names if name] if isinstance(names, list) else []
    more = f" and {len(given) - _MOST_NAMES} more" if len(given) > _MOST_NAMES else ""
    return f"{', '.join(given[:_MOST_NAMES])}{more}"


def side_of(where: Where) -> Side:
    """Return the side that asks for the answer at a path that leads into an item."""
    return next((side for side, key in ANSWER_KEYS.items() if key in where), REPORT)


def questions_of(where: Where, side: Side) -> list[Where]:
    """Return the questions of one side about the item at a path, each as a path within it.

    Its updates and the items inside it are shown as lists of their own.
    """
    if side != REPORT:
        key = ANSWER_KEYS[side]
        return [(key, inner) for inner in questions(Inspection, (*where, key))]
    apart = {*ANSWER_KEYS.values(), UPDATES, *lists_of_items(where)}
    return [(key,) for key in questions(Inspection, where) if key not in apart]
