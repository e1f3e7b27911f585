"""Any inspection with items of every shape, each text of which is unlike all others, to be found in a document."""

from collections.abc import Callable
from itertools import count
from typing import Any

from hypothesis import strategies as st

from section55.model.item_questions import ACTIONS, POSITIONS
from section55.model.items import ITEM_LISTS
from support.examples import inspection

NUMBERS = ("1", "2", "3", "3a", "12b", "AFI 1", "10", "Response 1", "7.1")
LETTERS = ("a", "b", "ii", "Part c")
GROUPS = ("", "Vetting", "Standards", "Key findings")
TITLES = ("", "Vetting decisions")
ADDRESSEES = ([], ["Chief Constables"], ["Home Office"], ["West Midshire Police", "College of Policing"])
DUE = ("", "", "By 31 December 2024", "Immediately")

Answers = dict[str, Any]
NewText = Callable[[str], str]


@st.composite
def any_answers(draw: st.DrawFn) -> Answers:
    """The answers of an inspection whose items, parts and answers are of any shape that the reader takes."""
    numbers = count(1)

    def new_text(what: str) -> str:
        return f"{what}{next(numbers)}x."

    answers: Answers = {
        "recommendations": _draw_list(draw, new_text),
        "causes_of_concern": _draw_list(draw, new_text, are_causes=True),
        "areas_for_improvement": _draw_list(draw, new_text),
        "chief_constable_comments": draw(st.sampled_from(("", "The force welcomes it."))),
        "commissioner_comments": draw(st.sampled_from(("", "I welcome it."))),
        "numbering": {key: draw(st.sampled_from((None, "report", "office"))) for key in ITEM_LISTS},
        "report_language": draw(st.sampled_from((None, "en", "cy"))),
    }
    causes = answers["causes_of_concern"]
    listed = {key: len(answers[key]) for key in ITEM_LISTS}
    listed["recommendations"] += sum(len(cause["recommendations"]) for cause in causes)
    for key, number in listed.items():
        more = draw(st.none() | st.integers(0, 12))
        answers[f"{key}_total"] = None if more is None else number + more
    made = answers["recommendations_total"]
    most = listed["recommendations"] if made is None else made
    answers["recommendations_to_chief_constables"] = draw(st.none() | st.integers(0, most))
    answers["recommendations_answered_in_comments"] = made != 0 and draw(st.booleans())
    return inspection(**answers)


def _draw_list(draw: st.DrawFn, new_text: NewText, *, are_causes: bool = False, inside: bool = False) -> list[Answers]:
    places = st.tuples(st.sampled_from(("",) if inside else GROUPS), st.sampled_from(NUMBERS))
    items: list[Answers] = []
    for group, number in draw(st.lists(places, max_size=3 if inside else 4, unique=True)):
        siblings = [item["number"] for item in items if item["group"] == group]
        item = _draw_item(draw, new_text, number, siblings) | {"group": group}
        if not item["answered_with"]:
            letters = draw(st.lists(st.sampled_from(LETTERS), max_size=3, unique=True))
            item["parts"] = parts = []
            for letter in letters:
                parts.append(_draw_item(draw, new_text, letter, [part["number"] for part in parts]))
        if are_causes:
            item["accelerated"] = draw(st.booleans())
            item["recommendations"] = _draw_list(draw, new_text, inside=True)
        items.append(item)
    return items


def _draw_item(draw: st.DrawFn, new_text: NewText, number: str, siblings: list[str]) -> Answers:
    item: Answers = {
        "number": number,
        "title": draw(st.sampled_from(TITLES)),
        "text": new_text("Words"),
        "addressed_to": draw(st.sampled_from(ADDRESSEES)),
        "due": draw(st.sampled_from(DUE)),
        # Those before it only, so that no ring comes about.
        "answered_with": draw(st.sampled_from(["", "", *siblings])),
    }
    if not item["answered_with"]:
        item["chief_constable"] = {
            "position": draw(st.sampled_from((None, *POSITIONS))),
            "response": draw(st.sampled_from(("", new_text("Force")))),
        }
        item["commissioner"] = {
            "action": draw(st.sampled_from((None, *ACTIONS))),
            "explanation": draw(st.sampled_from(("", new_text("Body")))),
        }
    return item
