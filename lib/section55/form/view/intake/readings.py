"""How an answer was read, in words beside it."""

from html import escape
from typing import Any

from section55.form.state.answers import is_filled
from section55.form.state.intake.brought_in import BroughtIn
from section55.form.view.field import Field
from section55.intake.proposal import Read
from section55.model.wording import sentence_start, shortened

_LONGEST_SOURCE = 300


def render_reading(read: Read | None, answer: Any, is_of_item: bool = False) -> str:
    """Return the HTML that says how sure an answer is, and from which words it comes.

    An answer without a reading was given by the officer. What is said of an item was read from its own words, which
    stand beside it, unless it is a guess.
    """
    if read is None:
        return "<p class='s55-reading'><b>Yours.</b></p>" if is_filled(answer) else ""
    why = f" {escape(read.why)}" if read.why else ""
    if read.how == "missing":
        return f"<p class='s55-reading s55-unsure'><b>Not found.</b>{why or ' Type it if the report has it.'}</p>"
    is_own = is_of_item and read.how == "read"
    words = f" From {escape(shortened(read.source, _LONGEST_SOURCE))}" if read.source and not is_own else ""
    place = escape(read.place) if read.place and (not is_own or read.where[-1] == "text") else ""
    source = f"{words}{', ' if words and place else ' ' if place else ''}{place}"
    unsure = " s55-unsure" if read.how == "guessed" else ""
    return f"<p class='s55-reading{unsure}'><b>{sentence_start(read.how)}.</b>{why}{source}{'.' if source else ''}</p>"


def show_reading(found: BroughtIn, field: Field, is_of_item: bool = False) -> None:
    """Show beside a field how its answer was read, in place of the hint on how to give one."""
    where = field.where()
    field.hint = ""
    field.about_answer = render_reading(found.reading(where), found.answers.get(where), is_of_item)
    field.render_notes()
