"""The form in the browser: a chooser, the sections, and beside them the deadline, what is missing, and the buttons.

It knows how things are shown, and asks the state for everything that the rules decide.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.form_state import FormState
from section55.form.state.inspection_list import ListedInspection
from section55.form.state.merge import Choices
from section55.form.state.opening import CannotOpen
from section55.form.view.autosave import Autosave
from section55.form.view.browser_side import BrowserSide
from section55.form.view.documents_panel import DocumentsPanel
from section55.form.view.error_messages import show_errors
from section55.form.view.form_part import FormPart
from section55.form.view.inspection_chooser import InspectionChooser
from section55.form.view.left_words_panel import LeftWordsPanel
from section55.form.view.message_bar import MessageBar
from section55.form.view.office_view import OfficeView
from section55.form.view.prompts import Prompts
from section55.form.view.section_stack import SectionStack
from section55.form.view.sections import SECTIONS, section_of
from section55.form.view.side_panel import SidePanel
from section55.form.view.timers import Timers
from section55.form.view.widget_factory import WidgetFactory
from section55.model.errors import WorkbookError
from section55.model.inspection import Inspection
from section55.model.paths import Where

UPDATE_DELAY = 0.6
"""Seconds after the last change until previews and problems follow; a browser's undo breaks at changes of the page."""


class FormView(FormPart):
    """One form, as a widget."""

    model: type[BaseModel] = Inspection

    def __init__(self, state: FormState, output: Path) -> None:
        factory, browser = WidgetFactory(), BrowserSide(self._on_message)
        super().__init__(state, factory, browser, MessageBar(factory, browser), count(1))
        self.state, self.output = state, output
        self._timers = Timers()
        self.office = OfficeView(self, state, self._show_office, self._leave_office)
        self.chooser = InspectionChooser(self, self.state, self.choose, self.begin_new, self.office.open)
        self._autosave = Autosave(self.state, self._timers, browser, state.folder)
        self.side = SidePanel(self, self.save, self.preview, self.build)
        self.sections = SectionStack(self, self.state, self._on_change, self.restore)
        self.prompts = Prompts(self, self.state)
        self.body = self.factory.box(classes=("s55-body",), across=True)
        self.documents = DocumentsPanel(self, self.state, output, self.browser)
        above = (self.chooser.box, self.message.widget, self.prompts.put_aside, self.prompts.question)
        self.left_words = LeftWordsPanel(self, self.prompts)
        self._parts = (self.browser, self.left_words.box, *above, self.body, self.documents.box)
        self.widget = self.factory.box(*self._parts, classes=("s55-form",))
        if self.state.is_open:
            self._show_inspection(
                "Unsaved changes cannot be kept beside the file now, so they are in this form alone. Save them."
            )
        else:
            self.body.children = [self.chooser.welcome()]

    # What the parts of the form ask of it

    @property
    def answers(self) -> EditedAnswers:
        return self.state.answers

    def set_answer(self, where: Where, value: Any) -> None:
        self.state.answers.set(where, value)
        self._on_change()
        if where == ("office",):
            self.sections.update_names()

    # Choosing

    @show_errors
    def choose(self, inspection: ListedInspection) -> None:
        """Open what was chosen from the list."""
        message = ""
        try:
            if isinstance(inspection.source, Path):
                self.state.open(inspection.source)
            else:
                self.state.resume(inspection.source)
                message = "Unsaved work of a new inspection is back."
        except (CannotOpen, OSError):
            self.chooser.refresh()
            raise
        self._show_inspection(message)
        if not message and not self.prompts.is_asking and not self.message.widget.value:
            self.announce("The inspection is open below.")

    @show_errors
    def begin_new(self, with_focus: bool = True) -> None:
        """Start a new inspection, with the focus in its first question or left where it is."""
        self.state.begin_new()
        self._show_inspection("A new inspection. It is kept as you type; Save gives it a file.")
        if with_focus:
            self.focus(self.sections.mark_of(("inspection_title",)))

    def _show_inspection(self, message: str) -> None:
        self.sections.current_key = SECTIONS[0].key
        self._autosave.mark_opened()
        self.documents.clear()
        self.prompts.clear()
        self.show_message(message)
        self.chooser.refresh()
        self.rebuild()
        if not self.prompts.offer_unsaved() and (others := self.state.find_work_elsewhere()):
            self.show_message(
                f"{others[0].officer} has this inspection open as well, with unsaved changes. Whoever saves second "
                "is shown both versions."
            )

    # Sections

    def rebuild(self) -> None:
        """Make the sections anew for the inspection that is open, and show them."""
        self.sections.rebuild()
        self.show_sections()
        self._autosave.keep()
        self.update()

    def show_sections(self) -> None:
        """Show the sections, and the panel beside them, as they were."""
        self.office.close()
        self.widget.children = self._parts
        self.body.children = [self.side.box, self.sections.box]

    def hide_sections(self) -> None:
        """Take the sections out of sight, so that nothing can be typed."""
        self.body.children = []

    def focus_section(self) -> None:
        """Put the focus on the section that is shown."""
        self.focus(self.sections.mark)

    def go_to(self, key: str) -> None:
        """Show a section, from its top."""
        self.sections.show(key)
        self.update_problems()
        self.browser.scroll_to(self.sections.mark)

    def _show_office(self) -> None:
        if self.prompts.is_asking:
            raise WorkbookError("First answer what is asked above.")
        self.widget.children, self.body.children = self._parts[:-1], [self.office.box]

    def _leave_office(self) -> None:
        if self.state.is_open:
            self.rebuild()
            self.focus_section()
        else:
            self.body.children = [self.chooser.welcome()]

    # What follows from typing

    def _on_change(self) -> None:
        self.documents.mark_outdated()
        self._autosave.start()
        self._timers.postpone("update", UPDATE_DELAY, self.update)

    @show_errors
    def update(self) -> None:
        """Show previews, problems, the deadline and the buttons as they follow from what was typed."""
        self.sections.update_previews()
        self.update_problems()

    def update_problems(self) -> None:
        """Show what is wrong beside each answer, on each section, and in the panel."""
        if not self.state.is_open:
            return
        problems = self.state.check_result.problems
        self.sections.show_problems(problems)
        counts = Counter(section_of(problem.where) for problem in problems)
        self.side.update_sections(self.sections.names, self.sections.current_key, counts)
        self.side.update_problems(self.state)
        self._update_buttons()

    def _update_buttons(self) -> None:
        self.side.update_buttons(self.state, self.output, self.documents.is_building)

    # What the browser says

    def _on_message(self, message: Mapping[str, Any]) -> None:
        event = message.get("event")
        if self.office.box in self.body.children:
            self.office.on_message(message)
        elif event == "save":
            self.save()
        elif event == "jump":
            self.jump(int(message["index"]))
        else:
            self.sections.on_message(message)
        self._autosave.on_message(message)
        self.left_words.on_message(message)

    @show_errors
    def jump(self, index: int) -> None:
        """Go to the question of a problem in the panel, opening what it lies in."""
        mark = self.sections.open_question(self.side.problems[index])
        self.update_problems()
        if mark:
            self.focus(mark)
        else:
            self.browser.scroll_to(self.sections.mark)

    # Saving

    @show_errors
    def save(self) -> None:
        """Save; where the file changed meanwhile, both versions are shown instead."""
        if not self.state.is_open:
            return
        if self.prompts.is_asking:
            self.announce("First answer what is asked above.")
            return
        if not self.state.is_changed and self.state.path is not None:
            self.show_message("There is nothing to save: all changes are saved.")
            return
        self.save_with(None)

    def save_with(self, choices: Choices | None) -> bool:
        """Save with a person's choices between two versions, if any were made; return False where they have to be."""
        answers = self.state.answers.tree
        conflict = self.state.save(choices)
        if conflict is not None:
            self.prompts.ask_which_version(conflict)
            return False
        self.prompts.question.children = []
        if self.state.answers.tree is not answers:  # what others saved meanwhile came in
            self.rebuild()
        self.chooser.refresh()
        self._after_save()
        discarded = self.state.discarded_path
        aside = f" What you did not keep is put aside as {discarded.name}." if discarded else ""
        self.show_message(
            f"Saved in {self.state.display_path}, as revision {len(self.state.history.revisions)}.{aside}"
        )
        return True

    def _after_save(self) -> None:
        self._autosave.mark_saved()
        self.sections.update_after_save()
        self.update_problems()

    @show_errors
    def restore(self, sequence: int) -> None:
        """Bring an earlier revision back."""
        self.state.restore(sequence)
        self.rebuild()
        self.focus_section()
        self.chooser.refresh()
        self._after_save()
        self.show_message(f"Revision {sequence} is back, as revision {len(self.state.history.revisions)}.")

    # Documents

    @show_errors
    def preview(self) -> None:
        """Show the finished page below, with what is typed now, saved or not."""
        self.documents.preview()

    @show_errors
    def build(self) -> None:
        """Save, then build the HTML and the PDF, and link to both."""
        if self.documents.is_building:
            self.announce("The documents are being built already.")
            return
        if reason := self.state.cannot_build:
            raise WorkbookError(reason)
        if (self.state.is_changed or self.state.path is None) and not self.save_with(None):
            return
        if self.state.path is not None:
            self.documents.build(self.state.path, self._update_buttons)
            self._update_buttons()

    def close(self) -> bool:
        """Keep what is unsaved and stop, so that another form may open; a page that still shows this one says so.

        Return False where the disk refuses: then the next form has to go on with this one's state.
        """
        self._timers.stop()
        self.office.close()
        is_kept = self.state.close()
        self.widget.children = [self.browser, self.message.widget]
        self.show_message(
            "The form was opened again, in another window or by running its cell. What was typed here is kept and "
            "offered there. To go on here instead, load this page again, or choose Run, then Run All Cells."
        )
        return is_kept
