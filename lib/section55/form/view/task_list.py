"""Beside the questions: the sections, each with how far it has come and what is needed."""

from collections.abc import Callable, Mapping
from functools import partial

import ipywidgets as widgets

from section55.form.view.field import Form
from section55.form.view.sections import SECTIONS


class TaskList:
    """The list of the sections, to go to one and to see what is left."""

    def __init__(self, form: Form, on_section: Callable[[str], None], on_office: Callable[[], None]) -> None:
        factory = form.factory
        self._buttons: dict[str, widgets.Button] = {
            section.key: factory.button(section.name, partial(on_section, section.key), "", "s55-section-button")
            for section in SECTIONS
        }
        self._office = factory.button("Our office", on_office, "", "s55-office-button")
        nav = factory.box(*self._buttons.values(), classes=("s55-nav",))
        self.box = factory.box(nav, self._office, classes=("s55-side",))

    def update(self, names: Mapping[str, str], current_key: str, words: Mapping[str, str]) -> None:
        """Name the sections, each with how it stands on a line of its own, and mark the one that is shown."""
        for key, button in self._buttons.items():
            name_button(button, f"{names[key]}\n{words[key]}" if words.get(key) else names[key])
            mark_current(button, key == current_key)


def show_counts(
    buttons: Mapping[str, widgets.Button], names: Mapping[str, str], current_key: str, counts: Mapping[str, int]
) -> None:
    """Name each button of a navigation, with how much is to do where it leads, and mark the one that is shown."""
    for key, button in buttons.items():
        to_do = f" ({counts[key]} to do)" if counts.get(key) else ""
        name_button(button, f"{names[key]}{to_do}")
        mark_current(button, key == current_key)


def name_button(button: widgets.Button, label: str) -> None:
    """Give a button another label, and send nothing where it has it already."""
    if button.description != label:
        button.description = button.tooltip = label


def mark_current(button: widgets.Button, is_current: bool) -> None:
    """Mark a button of a navigation where it leads to what is shown."""
    if is_current != ("s55-current" in button._dom_classes):
        (button.add_class if is_current else button.remove_class)("s55-current")
