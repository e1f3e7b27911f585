"""Check your answers: every problem of the inspection in one place, under three words, and a reason for what stays."""

from collections.abc import Sequence
from functools import partial
from html import escape

from section55.form.state.edited_notes import EditedNotes
from section55.form.state.form_state import FormState
from section55.form.state.noted import NOTED, with_reason, without_reason
from section55.form.state.problems import ADVICE, BY_LAW, CheckResult, Problem
from section55.form.view.field import Form
from section55.form.view.reason_panel import ReasonPanel
from section55.form.view.widget_factory import close_inside, update_html
from section55.model.wording import in_words

_MOST_SENTENCES = 60
"""So many of each kind of problem at most; the rest is a number."""
NEEDED, LAW, ADVISED = "Needed to build", "Required by law", "Advice"
NOTE = "note-"
"""What begins the name of a link to an open note for colleagues, before its index."""
LEAVE, LEAVE_ALL, TAKE_BACK = "leave-", "leave-all", "take-back-"
"""What begins the name of a link that notes a finding, notes all that the law requires, or forgets a reason."""


class CheckAnswers:
    """What stands in the last section."""

    def __init__(self, form: Form, state: FormState) -> None:
        self._form, self._state = form, state
        self._list = form.factory.html("", "s55-problems")
        self.panel: ReasonPanel | None = None
        self.box = form.factory.box(self._list, classes=("s55-check",))
        self.update()

    def update(self) -> None:
        """Show what there is to put right now."""
        update_html(self._list, _render(self._state.check_result) + _render_notes(self._state.notes))

    def on_link(self, link: str) -> None:
        """Do what a link of this page says; `LEAVE` and its like begin their names."""
        result = self._state.check_result
        if link == LEAVE_ALL:
            self._ask([problem for problem in result.problems if problem.kind == BY_LAW])
        elif link.startswith(LEAVE):
            self._ask([result.problems[int(link.removeprefix(LEAVE))]])
        else:
            problem = result.noted[int(link.removeprefix(TAKE_BACK))]
            self._form.set_answer(NOTED, without_reason(self._state.answers.tree, problem))
            self._form.update_problems()
            self._form.announce("The reason is taken back.")

    def _ask(self, problems: Sequence[Problem]) -> None:
        self._close_panel()
        self.panel = ReasonPanel(self._form, problems, partial(self._keep, problems), self._close_panel)
        self.box.children = [self.panel.box, self._list]
        self._form.focus(self.panel.mark)

    def _keep(self, problems: Sequence[Problem], reason: str) -> None:
        self._form.set_answer(NOTED, with_reason(self._state.answers.tree, problems, reason))
        self._close_panel()
        self._form.update_problems()
        self._form.show_message("The reason is noted.")

    def _close_panel(self) -> None:
        self.box.children = [self._list]
        if self.panel is not None:
            close_inside(self.panel.box)
            self.panel = None


def _render(result: CheckResult) -> str:
    numbered = list(enumerate(result.problems))
    groups = (
        (NEEDED, [(index, problem) for index, problem in numbered if problem.is_blocking]),
        (LAW, [(index, problem) for index, problem in numbered if problem.kind == BY_LAW]),
        (ADVISED, [(index, problem) for index, problem in numbered if problem.kind == ADVICE]),
    )
    parts = [_render_group(heading, group) for heading, group in groups if group]
    if not parts:
        parts.append("<p class='s55-all-well'>Nothing is missing, and there is nothing to look at.</p>")
    if result.noted:
        items = "".join(_render_noted(index, problem) for index, problem in enumerate(result.noted))
        parts.append(f"<h3>Noted</h3><p class='s55-hint'>Looked at, and left as it is.</p><ul>{items}</ul>")
    if result.of_profile:
        items = "".join(f"<li>{escape(problem.sentence)}</li>" for problem in result.of_profile)
        hint = "So in every inspection of this office, until its profile says otherwise."
        parts.append(f"<h3>From the office's profile</h3><p class='s55-hint'>{hint}</p><ul>{items}</ul>")
    return "".join(parts)


def _render_notes(notes: EditedNotes) -> str:
    items = "".join(
        f"<li><button type='button' class='s55-jump' data-jump='{NOTE}{index}'>{escape(about)}: {escape(text)}"
        f"</button></li>"
        for index, (about, text, _) in enumerate(notes.open)
    )
    problem = f"<p class='s55-problem s55-fault'>{escape(notes.saved.problem)}</p>" if notes.saved.problem else ""
    if not items and not problem:
        return ""
    hint = "They keep nothing from being built, and no document has them."
    return (
        f"<h3>Notes for colleagues ({len(notes.open)} open)</h3><p class='s55-hint'>{hint}</p>{problem}<ul>{items}</ul>"
    )


def _render_group(heading: str, group: list[tuple[int, Problem]]) -> str:
    items = "".join(_render_problem(index, problem) for index, problem in group[:_MOST_SENTENCES])
    more = f"<p>And {len(group) - _MOST_SENTENCES} more.</p>" if len(group) > _MOST_SENTENCES else ""
    every = ""
    if heading == LAW and len(group) > 1:
        number = "both" if len(group) == 2 else f"all {in_words(len(group))}"
        every = f"<p>{_render_link(LEAVE_ALL, f'Give one reason for {number}')}</p>"
    return f"<h3>{heading} ({len(group)})</h3><ul>{items}</ul>{more}{every}"


def _render_problem(index: int, problem: Problem) -> str:
    jump = f"<button type='button' class='s55-jump' data-jump='{index}'>{escape(problem.sentence)}</button>"
    leave = _render_link(f"{LEAVE}{index}", "Leave it, with a reason", problem.sentence) if problem.code else ""
    return f"<li>{jump}{leave}</li>"


def _render_noted(index: int, problem: Problem) -> str:
    back = _render_link(f"{TAKE_BACK}{index}", "Take the reason back", problem.sentence)
    return f"<li>{escape(problem.sentence)}<br><b>Reason:</b> {escape(problem.noted)} {back}</li>"


def _render_link(link: str, words: str, about: str = "") -> str:
    unseen = f"<span class='s55-unseen'>: {escape(about)}</span>" if about else ""
    return f"<button type='button' class='s55-jump s55-small' data-jump='{link}'>{escape(words)}{unseen}</button>"
