"""Check your answers: every problem of the inspection in one place, under three words."""

from html import escape

from section55.form.state.form_state import FormState
from section55.form.state.problems import ADVICE, BY_LAW, Problem
from section55.form.view.field import Form
from section55.form.view.widget_factory import update_html
from section55.model.wording import counted

_MOST_SENTENCES = 60
"""So many of each kind of problem at most; the rest is a number."""
NEEDED, LAW, ADVISED = "Needed to build", "Required by law", "Advice"


class CheckAnswers:
    """What stands in the last section."""

    def __init__(self, form: Form, state: FormState) -> None:
        self._state = state
        self._list = form.factory.html("", "s55-problems")
        self.box = form.factory.box(self._list, classes=("s55-check",))
        self.update()

    def update(self) -> None:
        """Show what there is to put right now."""
        update_html(self._list, _render(self._state.check_result.problems))


def _render(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return "<p class='s55-all-well'>Nothing is missing, and there is nothing to look at.</p>"
    numbered = list(enumerate(problems))
    groups = (
        (NEEDED, [(index, problem) for index, problem in numbered if problem.is_blocking]),
        (LAW, [(index, problem) for index, problem in numbered if problem.kind == BY_LAW]),
        (ADVISED, [(index, problem) for index, problem in numbered if problem.kind == ADVICE]),
    )
    return "".join(_render_group(heading, group) for heading, group in groups if group)


def _render_group(heading: str, group: list[tuple[int, Problem]]) -> str:
    items = "".join(
        f"<li><button type='button' class='s55-jump' data-jump='{index}'>{escape(problem.sentence)}</button></li>"
        for index, problem in group[:_MOST_SENTENCES]
    )
    more = f"<p>And {len(group) - _MOST_SENTENCES} more.</p>" if len(group) > _MOST_SENTENCES else ""
    count = counted(len(group), "answer").capitalize()
    return f"<h3>{heading}</h3><p class='s55-hint'>{count}.</p><ul>{items}</ul>{more}"
