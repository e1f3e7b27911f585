"""Beside the form and always in sight: the buttons, what is saved, the deadline, the sections, what is missing."""

from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path

import ipywidgets as widgets

from section55 import workspace
from section55.form.state.form_state import FormState
from section55.form.state.problems import ADVICE, BY_LAW, Problem
from section55.form.view.field import Form
from section55.form.view.sections import PLANS
from section55.model.deadlines import urgency
from section55.model.wording import long_date, sentence_start, weekday

_URGENCY_CLASSES = {"overdue": "s55-late", "soon": "s55-soon", "waiting": "s55-calm"}
_SHOWN = 60
"""So many sentences at most; the rest is a number."""


class SidePanel:
    """The panel beside the sections."""

    def __init__(
        self,
        form: Form,
        save: Callable[[], None],
        preview: Callable[[], None],
        build: Callable[[], None],
        go_to: Callable[[str], None],
    ) -> None:
        factory = form.factory
        self.problems: tuple[Problem, ...] = ()
        """Those whose sentences are shown, in order."""
        self.save = factory.button("Save", save, "", "s55-main-button", "s55-told")
        self.preview = factory.button("Preview", preview, "", "s55-told")
        self.build = factory.button("Build HTML and PDF", build, "", "s55-told")
        self.button_notes = factory.html("", "s55-button-notes")
        self.changed = factory.html("", "s55-changed-state")
        self.deadline = factory.html("", "s55-deadline")
        self._missing_head = factory.html("", "s55-missing-head")
        self._missing = factory.html("", "s55-missing")
        self._buttons: dict[str, widgets.Button] = {
            plan.key: factory.button(plan.name, lambda key=plan.key: go_to(key), "", "s55-section-button")
            for plan in PLANS
        }
        self._nav = factory.box(*self._buttons.values(), classes=("s55-nav",))
        self.box = factory.box(
            factory.box(self.save, self.preview, self.build, across=True, classes=("s55-buttons",)),
            self.changed,
            self.button_notes,
            self.deadline,
            self._missing_head,
            self._nav,
            self._missing,
            classes=("s55-side",),
        )

    def show_changed(self, state: FormState, kept: str) -> None:
        """Says whether something is unsaved."""
        if state.is_changed:
            told = f"<p class='s55-unsaved'><b>Unsaved changes.</b> {escape(kept)}</p>"
        elif state.path is None:
            told = "<p class='s55-saved'><b>Nothing is typed yet.</b> There is no file.</p>"
        else:
            told = "<p class='s55-saved'><b>Saved.</b> The file has every word.</p>"
        if told != self.changed.value:
            self.changed.value = told

    def show_buttons(self, state: FormState, output: Path, is_building: bool) -> None:
        """Says what each button will do, or why it cannot yet."""
        cannot_save, cannot_build = state.cannot_save, state.cannot_build or state.cannot_save
        nothing = not cannot_save and state.path is not None and not state.is_changed
        _turn(self.save, is_on=not cannot_save and not nothing)
        _turn(self.preview, is_on=not state.cannot_build)
        _turn(self.build, is_on=not cannot_build and not is_building)
        notes = []
        if cannot_save:
            notes.append(("Save:", f"not yet. {cannot_save}"))
        elif not nothing:
            notes.append(("Save", f"writes {state.shown_path}."))
        if is_building:
            notes.append(("Build:", "at work."))
        elif cannot_build:
            notes.append(("Preview and build:", f"not yet. {cannot_build}"))
        else:
            first = "saves, then writes" if state.is_changed else "writes"
            notes.append(("Build", f"{first} both documents into {workspace.named(output)}."))
        told = "".join(f"<p><b>{escape(name)}</b> {escape(note)}</p>" for name, note in notes)
        if told != self.button_notes.value:
            self.button_notes.value = told

    def show_sections(self, names: Mapping[str, str], current: str, counts: Mapping[str, int]) -> None:
        """Names the sections, each with how much is to do in it."""
        for key, button in self._buttons.items():
            to_do = f" ({counts[key]} to do)" if counts.get(key) else ""
            label = f"{names[key]}{to_do}"
            if button.description != label:
                button.description = button.tooltip = label
        self.mark_section(current)

    def mark_section(self, current: str) -> None:
        """Marks the section that is shown."""
        for key, button in self._buttons.items():
            is_marked = "s55-current" in button._dom_classes
            if is_marked != (key == current):
                (button.add_class if key == current else button.remove_class)("s55-current")

    def show_standing(self, state: FormState) -> None:
        """Shows the deadline, and every sentence of what is still to do."""
        self.problems = state.standing.problems
        for widget, told in (
            (self.deadline, _deadline(state)),
            (self._missing_head, _missing_head(self.problems)),
            (self._missing, _missing(self.problems)),
        ):
            if widget.value != told:
                widget.value = told


def _turn(button: widgets.Button, is_on: bool) -> None:
    """Shows whether a button can do something now. It is never disabled: pressed all the same, it tells its reason."""
    (button.remove_class if is_on else button.add_class)("s55-off")


def _deadline(state: FormState) -> str:
    deadline = state.deadline
    if deadline is None:
        return "<h2>Deadline</h2><p>Known once the day of publication is.</p>"
    rows = [
        ("Printed deadline", f"{weekday(deadline.printed)[:3]} {long_date(deadline.printed)}"),
        ("Last lawful day", f"{weekday(deadline.statutory)[:3]} {long_date(deadline.statutory)}"),
    ]
    mark = ""
    if not state.is_published:
        rows.append(("Days left", sentence_start(deadline.left_in_words)))
        mark = _URGENCY_CLASSES[urgency(deadline.statutory, state.today)]
    else:
        rows.append(("Response", "Published"))
    told = "".join(f"<div><dt>{label}</dt><dd>{escape(value)}</dd></div>" for label, value in rows)
    warnings = "".join(f"<p class='s55-warning'><b>Mind:</b> {escape(warning)}</p>" for warning in deadline.warnings)
    return f"<h2>Deadline</h2><dl class='{mark}'>{told}</dl>{warnings}"


def _missing_head(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return "<h2>Nothing is missing</h2>"
    stops = sum(problem.stops for problem in problems)
    before = (
        "" if not stops else ", needed to build" if stops == len(problems) else f", {stops} of them needed to build"
    )
    return f"<h2>Still missing: {len(problems)}{before}</h2>"


def _missing(problems: tuple[Problem, ...]) -> str:
    groups = (
        ("Before it can be built", [found for found in enumerate(problems) if found[1].stops]),
        ("What the law asks", [found for found in enumerate(problems) if found[1].kind == BY_LAW]),
        ("To look at", [found for found in enumerate(problems) if found[1].kind == ADVICE]),
    )
    parts = []
    for heading, found in groups:
        if found:
            items = "".join(
                f"<li><button type='button' class='s55-jump' data-jump='{place}'>{escape(problem.sentence)}</button>"
                "</li>"
                for place, problem in found[:_SHOWN]
            )
            more = f"<p>And {len(found) - _SHOWN} more.</p>" if len(found) > _SHOWN else ""
            parts.append(f"<h3>{heading}</h3><ul>{items}</ul>{more}")
    return "".join(parts)
