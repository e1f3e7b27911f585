"""What a card says of its item: on its row, and of the answer that is given in another section."""

from collections.abc import Iterator
from html import escape

from section55.form.state.answer_notes import ANSWER_KEYS, Answerer
from section55.form.state.answers import AnswerTree
from section55.form.state.edited_answers import EditedAnswers
from section55.form.view.item_sides import ANSWER_NAMES, BODY, FORCE, REPORT, TEXT_AND_WORD, Side, listed_shortly
from section55.model.item_places import ItemPlace
from section55.model.items import AREAS_FOR_IMPROVEMENT, RECOMMENDATIONS
from section55.model.markdown import to_html
from section55.model.wording import counted, shortened

_LONGEST_TEXT = 120


def label_parts(place: ItemPlace, answers: EditedAnswers, side: Side, to_do: int, notes: int) -> Iterator[str]:
    """Yield what the row of an item says of it; some of it may be empty."""
    item = place.item
    yield place.heading
    at = answers.answered_at(place.where)
    position, action = ((item.get(ANSWER_KEYS[who]) or {}).get(TEXT_AND_WORD[who][1]) for who in (FORCE, BODY))
    if at.where != place.where:
        yield f"answered with {at.in_sentence}"
    yield listed_shortly(item.get("addressed_to")) if side == REPORT else ""
    yield str(position or "") if side != BODY else ""
    yield f"action {action}" if action and side != FORCE else ""
    yield str(item.get("status") or "") if side == REPORT else ""
    yield f"{to_do} to look at" if to_do else ""
    yield counted(notes, "note") if notes else ""
    text = " ".join(str(item.get("title") or item.get("text") or "").split())
    yield shortened(text, _LONGEST_TEXT)[1:-1] if text else ""


def render_other_answer(item: AnswerTree, side: Side, name: str, mark: str) -> str:
    """What the other side says to the item, to read beside this one's answer."""
    other: Answerer = BODY if side == FORCE else FORCE
    given = item.get(ANSWER_KEYS[other]) or {}
    text, word = (str(given.get(key) or "") for key in TEXT_AND_WORD[other])
    if not text.strip() and not word:
        return ""
    html = to_html(text, name, f"{mark}-other", 4) if text.strip() else ""
    heading = f"{ANSWER_NAMES[other]}: {word}" if word else ANSWER_NAMES[other]
    return f"<div class='s55-report-words'><p><b>{escape(heading)}</b></p>{html}</div>"


def render_report_text(place: ItemPlace, mark: str, is_one_of_several: bool) -> str:
    """Return what the report says of an item, under its name where it is one of several."""
    name = f"<p><b>{escape(place.heading)}</b></p>" if is_one_of_several else ""
    text = str(place.item.get("text") or "")
    if not text.strip():
        section = AREAS_FOR_IMPROVEMENT if place.kind is AREAS_FOR_IMPROVEMENT else RECOMMENDATIONS
        return f"{name}<p>The report's words are not entered yet: see {section.title}.</p>"
    return name + to_html(text, place.heading, f"{mark}-{place.index}", 4)
