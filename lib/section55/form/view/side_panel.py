"""Beside the form and always in sight: the buttons, what is saved, the deadline, the sections, what is missing."""

from collections.abc import Callable, Mapping
from functools import partial
from html import escape
from pathlib import Path

import ipywidgets as widgets

from section55 import workspace
from section55.form.state.form_state import FormState
from section55.form.state.problems import ADVICE, BY_LAW, Problem
from section55.form.view.field import Form
from section55.form.view.sections import SECTIONS
from section55.model.deadlines import urgency
from section55.model.wording import long_date, sentence_start, weekday

_URGENCY_CLASSES = {"overdue": "s55-late", "soon": "s55-soon", "waiting": "s55-calm"}
_MOST_SENTENCES = 60
"""So many of each kind of problem at most; the rest is a number."""


class SidePanel:
    """The panel beside the sections."""

    def __init__(
        self,
        form: Form,
        on_save: Callable[[], None],
        on_preview: Callable[[], None],
        on_build: Callable[[], None],
    ) -> None:
        factory = form.factory
        self.problems: tuple[Problem, ...] = ()
        """Those whose sentences are shown, in order."""
        self.save_button = factory.button("Save", on_save, "", "s55-main-button", "s55-described")
        self.preview_button = factory.button("Preview", on_preview, "", "s55-described")
        self.build_button = factory.button("Build HTML and PDF", on_build, "", "s55-described")
        self.button_notes = factory.html("", "s55-button-notes")
        # The browser's side says here how saving stands.
        self.save_status = factory.html("<p hidden></p>", "s55-changed-state")
        self.deadline = factory.html("", "s55-deadline")
        self.problem_heading = factory.html("", "s55-missing-head")
        self.problem_list = factory.html("", "s55-missing")
        self._section_buttons: dict[str, widgets.Button] = {
            section.key: factory.button(section.name, partial(form.go_to, section.key), "", "s55-section-button")
            for section in SECTIONS
        }
        buttons = (self.save_button, self.preview_button, self.build_button)
        self.box = factory.box(
            factory.box(*buttons, across=True, classes=("s55-buttons",)),
            self.save_status,
            self.button_notes,
            self.deadline,
            self.problem_heading,
            factory.box(*self._section_buttons.values(), classes=("s55-nav",)),
            self.problem_list,
            classes=("s55-side",),
        )

    def update_buttons(self, state: FormState, output: Path, is_building: bool) -> None:
        """Say what each button will do, or why it cannot yet."""
        cannot_save, cannot_build = state.cannot_save, state.cannot_build or state.cannot_save
        nothing = not cannot_save and state.path is not None and not state.is_changed
        set_enabled(self.save_button, not cannot_save and not nothing)
        set_enabled(self.preview_button, not state.cannot_build)
        set_enabled(self.build_button, not cannot_build and not is_building)
        notes = []
        if cannot_save:
            notes.append(_render_note("Save:", f"not yet. {cannot_save}"))
        elif not nothing:
            notes.append(_render_note("Save", f"writes {state.display_path}."))
        if is_building:
            notes.append("<p><b>Building…</b></p>")
        elif cannot_build:
            notes.append(_render_note("Preview and build:", f"not yet. {cannot_build}"))
        else:
            first = "saves, then writes" if state.is_changed else "writes"
            notes.append(_render_note("Build", f"{first} both documents into {workspace.named(output)}."))
        update_html(self.button_notes, "".join(notes))

    def update_sections(self, names: Mapping[str, str], current_key: str, counts: Mapping[str, int]) -> None:
        """Name the sections, each with how much is to do in it, and mark the one that is shown."""
        show_counts(self._section_buttons, names, current_key, counts)

    def update_problems(self, state: FormState) -> None:
        """Show the deadline, and every sentence of what is still to do."""
        self.problems = state.check_result.problems
        update_html(self.deadline, _render_deadline(state))
        update_html(self.problem_heading, _render_problem_heading(self.problems))
        update_html(self.problem_list, _render_problems(self.problems))


def show_counts(
    buttons: Mapping[str, widgets.Button], names: Mapping[str, str], current_key: str, counts: Mapping[str, int]
) -> None:
    """Name each button of a navigation, with how much is to do where it leads, and mark the one that is shown."""
    for key, button in buttons.items():
        to_do = f" ({counts[key]} to do)" if counts.get(key) else ""
        label = f"{names[key]}{to_do}"
        if button.description != label:
            button.description = button.tooltip = label
        is_marked = "s55-current" in button._dom_classes
        if is_marked != (key == current_key):
            (button.add_class if key == current_key else button.remove_class)("s55-current")


def update_html(widget: widgets.HTML, html: str) -> None:
    """Show other HTML, and send none to the browser that it shows already."""
    if widget.value != html:
        widget.value = html


def _render_note(button: str, text: str) -> str:
    return f"<p><b>{escape(button)}</b> {escape(text)}</p>"


def set_enabled(button: widgets.Button, is_enabled: bool) -> None:
    """Show whether a button can do something now. It is never disabled: pressed all the same, it tells its reason."""
    (button.remove_class if is_enabled else button.add_class)("s55-off")


def _render_deadline(state: FormState) -> str:
    deadline = state.deadline
    if deadline is None:
        return "<h2>Deadline</h2><p>Known once the day of publication is.</p>"
    rows = [
        ("Printed deadline", f"{weekday(deadline.printed)[:3]} {long_date(deadline.printed)}"),
        ("Last lawful day", f"{weekday(deadline.statutory)[:3]} {long_date(deadline.statutory)}"),
    ]
    css_class = ""
    if not state.is_published:
        rows.append(("Days left", sentence_start(deadline.left_in_words)))
        css_class = _URGENCY_CLASSES[urgency(deadline.statutory, state.today)]
    else:
        rows.append(("Response", "Published"))
    days = "".join(f"<div><dt>{label}</dt><dd>{escape(value)}</dd></div>" for label, value in rows)
    warnings = "".join(f"<p class='s55-warning'><b>Note:</b> {escape(warning)}</p>" for warning in deadline.warnings)
    return f"<h2>Deadline</h2><dl class='{css_class}'>{days}</dl>{warnings}"


def _render_problem_heading(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return "<h2>Nothing is missing</h2>"
    stops = sum(problem.is_blocking for problem in problems)
    before = (
        "" if not stops else ", needed to build" if stops == len(problems) else f", {stops} of them needed to build"
    )
    return f"<h2>Still missing: {len(problems)}{before}</h2>"


def _render_problems(problems: tuple[Problem, ...]) -> str:
    numbered = list(enumerate(problems))
    groups = (
        ("Before it can be built", [(index, problem) for index, problem in numbered if problem.is_blocking]),
        ("What the law asks", [(index, problem) for index, problem in numbered if problem.kind == BY_LAW]),
        ("To look at", [(index, problem) for index, problem in numbered if problem.kind == ADVICE]),
    )
    parts = []
    for heading, group in groups:
        if group:
            items = "".join(
                f"<li><button type='button' class='s55-jump' data-jump='{index}'>{escape(problem.sentence)}</button>"
                "</li>"
                for index, problem in group[:_MOST_SENTENCES]
            )
            more = f"<p>And {len(group) - _MOST_SENTENCES} more.</p>" if len(group) > _MOST_SENTENCES else ""
            parts.append(f"<h3>{heading}</h3><ul>{items}</ul>{more}")
    return "".join(parts)
