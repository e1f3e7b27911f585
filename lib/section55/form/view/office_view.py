"""Our office: the profile of an office as a page of the form, in groups, with page one of a document beside them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from pydantic import BaseModel

from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.example_profiles import read_example
from section55.form.state.form_state import FormState
from section55.form.state.merge import Choices, Conflict
from section55.form.state.office_state import OfficeState
from section55.form.state.problems import MISSING
from section55.form.view.autosave import Autosave
from section55.form.view.conflict_panel import OF_PROFILE, ConflictPanel
from section55.form.view.differences import time_in_words
from section55.form.view.error_messages import show_errors
from section55.form.view.example_chooser import ExampleChooser
from section55.form.view.field import Field, pass_to_field, show_at_fields
from section55.form.view.form_part import FormPart
from section55.form.view.office_groups import GROUPS, GroupView, group_of
from section55.form.view.page_preview import PagePreview
from section55.form.view.task_list import show_counts
from section55.form.view.timers import Timers
from section55.form.view.top_bar import set_enabled
from section55.form.view.widget_factory import update_html
from section55.model.office import OfficeProfile
from section55.model.paths import Where

_UPDATE_DELAY = 0.6
_BACK = "Back to the inspection"
_UNSAVED = "The office's profile has changes that are not saved yet."
_CHANGED_FIRST = "Save this profile first, or drop its changes."


class OfficeView(FormPart):
    """The page "Our office"."""

    model: type[BaseModel] = OfficeProfile

    def __init__(
        self, form: FormPart, state: FormState, on_open: Callable[[], None], on_back: Callable[[], None]
    ) -> None:
        """``on_open`` is called when the page is to be shown, and ``on_back`` when the inspection is."""
        super().__init__(state, form.factory, form.browser, form.message, form.marks)
        self._on_open, self._on_back = on_open, on_back
        self.state = OfficeState(state.folder)
        self._timers = Timers()
        self._autosave = Autosave(self.state, self._timers, self.browser, state.folder)
        self._groups: dict[str, GroupView] = {}
        self.current_key = GROUPS[0].key
        self._is_choosing = False
        factory = self.factory
        self._chooser = factory.control(widgets.Dropdown, "Office profile", on_value=self.choose)
        self._chooser_row = factory.box(self._chooser, classes=("s55-field",))
        self.save_button = factory.button("Save", self.save, "", "s55-main-button", "s55-described")
        self._new = factory.button("New office", self.begin_new)
        self._drop = factory.button("Drop the changes", self.drop_changes)
        self._back = factory.button(_BACK, self._go_back)
        self._status = factory.html("<p hidden></p>", "s55-changed-state")
        self._notes = factory.html("", "s55-button-notes")
        self._nav = {
            group.key: factory.button(group.name, partial(self.go_to, group.key), "", "s55-section-button")
            for group in GROUPS
        }
        self._group_box = factory.box(classes=("s55-group-box",))
        self._question = factory.box(classes=("s55-asked",))
        self.preview = PagePreview(factory, self._timers, state, self.state)
        buttons = factory.button_row(self.save_button, self._drop, self._back, self._new)
        self._examples = ExampleChooser(factory, self.state.folder, self._begin_from)
        self._mark = self.new_mark()
        self._head = factory.box(
            factory.box(factory.html("<h2>Our office</h2>"), buttons, across=True, classes=("s55-office-row",)),
            factory.box(self._status, self._notes, across=True, classes=("s55-office-row",)),
            self._chooser_row,
            self._examples.box,
            classes=("s55-office-head",),
        )
        nav = factory.box(*self._nav.values(), across=True, classes=("s55-nav", "s55-tabs", f"s55-at-{self._mark}"))
        self._columns = factory.box(
            factory.box(nav, self._group_box, classes=("s55-main",)),
            self.preview.box,
            across=True,
            classes=("s55-columns",),
        )
        self.box = factory.box(self._head, self._question, self._columns, classes=("s55-office",))

    # What the fields ask of their form

    @property
    def answers(self) -> EditedAnswers:
        return self.state.answers

    def set_answer(self, where: Where, value: Any) -> None:
        self.state.answers.set(where, value)
        self.message.mark_outdated()
        self._autosave.start()
        self._timers.postpone("update", _UPDATE_DELAY, self.update_problems)
        self.preview.update_later()

    # Opening

    @show_errors
    def open(self) -> None:
        """Show the profile of the office of the inspection that is open; one with unsaved changes comes first."""
        offices = self.state.offices
        if not self.state.is_changed and offices:
            answer = self.form_state.answers.get(("office",)) if self.form_state.is_open else self.state.name
            self.state.open(answer if answer in offices else offices[0])
        self._show(self._resume() if not self.state.is_changed else _UNSAVED)

    def _resume(self) -> str:
        """Go on with what was left unsaved, and return a message that says so; empty where there is nothing."""
        left = self.state.resume()
        if left is None:
            return ""
        when = time_in_words(left.time)
        return f"What {left.officer} typed last on {when} is back, and not saved yet. Save it, or drop the changes."

    def _go_back(self) -> None:
        self.close()
        self._on_back()
        self.show_message(f"{_UNSAVED} Our office has them." if self.state.is_changed else "")

    def close(self) -> None:
        """Keep what is unsaved, stop what waits, and let the fields take no answers any more."""
        self._timers.stop()
        self._disconnect()
        self._autosave.stop()

    @show_errors
    def begin_new(self) -> None:
        """Begin the profile of another office."""
        if self.state.is_changed:
            self.show_message(_CHANGED_FIRST, is_error=True)
            return
        self.state.begin_new()
        self.current_key = GROUPS[0].key
        self._show(self._resume() or "A new office. Save gives it a file once every name is there.")

    @show_errors
    def _begin_from(self, example: Path) -> None:
        self.state.answers.replace(read_example(example))
        self._autosave.start()
        self._show("The example is filled in, and not saved yet. Give the names of your own office.")

    @show_errors
    def drop_changes(self) -> None:
        """Show the profile as it is saved; what was typed is put aside."""
        self._autosave.mark_opened()
        aside = self.state.drop_changes()
        self._show(
            f"The profile is as it was saved.{f' What was typed is put aside as {aside.name}.' if aside else ''}"
        )

    @show_errors
    def choose(self, office: str) -> None:
        """Open another office's profile."""
        if self._is_choosing or office in ("", self.state.name):
            return
        if self.state.is_changed:
            self._update_chooser()
            self.show_message(_CHANGED_FIRST, is_error=True)
            return
        self.state.open(office)
        self._show(self._resume())

    def _show(self, message: str) -> None:
        self._question.children = []
        self.preview.clear()
        self._on_open()
        self.rebuild()
        self.show_message(message)
        self.preview.update()
        self.focus(self._mark)

    # Groups

    def rebuild(self) -> None:
        """Make the groups anew for the profile that is open; the fields before take no answers any more."""
        self._disconnect()
        self._groups = {}
        self.box.children = [self._head, self._question, self._columns]
        self._update_chooser()
        self.go_to(self.current_key)
        self._update_status()

    def _disconnect(self) -> None:
        for field in self._fields():
            field.disconnect()

    def _fields(self) -> Iterator[Field]:
        for group in self._groups.values():
            yield from group.fields()

    def go_to(self, key: str) -> None:
        """Show a group."""
        self.current_key = key
        if key not in self._groups:
            group = next(group for group in GROUPS if group.key == key)
            self._groups[key] = GroupView(group, self, self.state, self.update_problems)
        self._group_box.children = [self._groups[key].box]
        self.update_problems()

    def _update_chooser(self) -> None:
        """Offer the profiles that there are now; no choice where there is no other."""
        options = [(name, office) for office, name in self.offices.items()]
        if self.state.path is None:
            options = [("A new office", ""), *options]
        self._is_choosing = True
        if list(self._chooser.options) != options:
            self._chooser.options = options
        self._chooser.value = self.state.name if self.state.path else ""
        self._is_choosing = False
        self._examples.show(self.state.path is None and not self.state.is_changed)
        self._chooser_row.children = [self._chooser] if len(options) > 1 else []

    def update_problems(self) -> None:
        """Show what is wrong beside each answer, and how much of it on each group."""
        problems = self.state.problems
        # Nothing is asked for in colour before anything was typed.
        shown = [problem for problem in problems if self.state.is_changed or problem.kind != MISSING]
        show_at_fields(shown, [*self._fields()])
        counts = Counter(group_of(problem.where) for problem in problems)
        show_counts(self._nav, {group.key: group.name for group in GROUPS}, self.current_key, counts)
        self._update_status()
        self.message.update()

    def _update_status(self) -> None:
        state = self.state
        self._back.description = self._back.tooltip = _BACK if self.form_state.is_open else "Back to the start"
        cannot, is_changed = state.cannot_save, state.is_changed
        set_enabled(self.save_button, is_changed and not cannot)
        set_enabled(self._drop, is_changed)
        self._autosave.show()
        does = f"writes {state.display_path}; every document of this office has it from its next build."
        note = f"<b>Save</b> {escape(does)}"
        if cannot and (is_changed or state.path is None):
            note = f"<b>Save:</b> not yet. {escape(cannot)}"
        update_html(self._notes, f"<p>{note}</p>")

    # What the browser says

    def on_message(self, message: Mapping[str, Any]) -> None:
        """Take a message of the browser while the page is shown."""
        if message.get("event") == "save":
            self.save()
        pass_to_field(message, [*self._fields()])
        self._autosave.on_message(message)

    # Saving

    @show_errors
    def save(self) -> None:
        """Save the profile; where its file changed meanwhile, both versions are shown instead."""
        if self._question.children:
            self.announce("First answer what is asked above.")
        elif not self.state.is_changed and self.state.path is not None:
            self.show_message("There is nothing to save: all changes are saved.")
        else:
            self._save_with(None)

    def _save_with(self, choices: Choices | None) -> None:
        answers = self.state.answers.tree
        if (conflict := self.state.save(choices)) is not None:
            self._ask_which_version(conflict)
            return
        self._autosave.mark_saved()
        if self._question.children or self.state.answers.tree is not answers:
            self._question.children = []
            self.rebuild()
            self.preview.update_later()
        self._update_chooser()
        self.update_problems()
        self.show_message(f"Saved in {self.state.display_path}.")

    def _ask_which_version(self, conflict: Conflict) -> None:
        panel = ConflictPanel(self, conflict, self._save_chosen, self._cancel, OF_PROFILE)
        self._question.children = [panel.box]
        self.box.children = [self._question]
        self.show_message("")
        self.announce("The file was changed meanwhile. Nothing was overwritten. Choose between the two versions.")
        self.focus(panel.mark)

    @show_errors
    def _save_chosen(self, choices: Choices) -> None:
        if self._question.children:
            self._save_with(choices)

    def _cancel(self) -> None:
        self._question.children = []
        self.rebuild()
        self.show_message("Nothing was saved. Your changes are still here.")
        self.focus(self._mark)
