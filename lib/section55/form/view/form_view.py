"""The form in the browser: the inspections; of one that is open, a bar with its buttons, and the sections below it.

It knows how things are shown, and asks the state for everything that the rules decide.
"""

from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import ipywidgets as widgets
from pydantic import BaseModel

from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.form_state import FormState
from section55.form.state.inspection_list import ListedInspection
from section55.form.state.merge import Choices
from section55.form.state.opening import CannotOpen
from section55.form.view.autosave import Autosave
from section55.form.view.browser_messages import dispatch
from section55.form.view.browser_side import BrowserSide
from section55.form.view.build_button import BuildButton
from section55.form.view.documents_panel import DocumentsPanel
from section55.form.view.error_messages import show_errors
from section55.form.view.form_part import FormPart
from section55.form.view.inspection_chooser import InspectionChooser
from section55.form.view.intake.intake import Intake
from section55.form.view.left_words_panel import LeftWordsPanel
from section55.form.view.message_bar import NOT_KEPT, OPENED_ELSEWHERE, MessageBar
from section55.form.view.office_view import OfficeView
from section55.form.view.prompts import Prompts
from section55.form.view.save_button import SaveButton
from section55.form.view.section_stack import SectionStack
from section55.form.view.sections import SECTIONS, section_status
from section55.form.view.task_list import TaskList
from section55.form.view.timers import Timers
from section55.form.view.top_bar import TopBar
from section55.form.view.widget_factory import WidgetFactory, close_inside
from section55.model.errors import WorkbookError
from section55.model.inspection import Inspection
from section55.model.paths import Where

CLOSING_DELAY = 30
"""Seconds after which the widgets of a form are closed whose page is gone: until then the next page may read them."""
UPDATE_DELAY = 0.6
"""Seconds after the last change until previews and problems follow; a browser's undo breaks at changes of the page."""


class FormView(FormPart):
    """One form, as a widget."""

    model: type[BaseModel] = Inspection

    def __init__(self, state: FormState, output: Path) -> None:
        factory, browser = WidgetFactory(), BrowserSide(partial(dispatch, self))
        super().__init__(state, factory, browser, MessageBar(factory, browser), count(1))
        self.state, self.output = state, output
        self._timers = Timers()
        self.office = OfficeView(self, state, self._show_office, self._leave_office)
        self.intake = Intake(self, state, output)
        self.chooser = InspectionChooser(
            self, self.state, self.choose, self.begin_new, self.office.open, self.intake.open
        )
        self.autosave = Autosave(self.state, self._timers, browser, state.folder)
        self.documents = DocumentsPanel(self, self.state, output, self.browser)
        self._save = SaveButton(self, self.state)
        self.bar = TopBar(self, self.show_start, self.save, self.documents.preview, BuildButton(self, self.state).press)
        self.side = TaskList(self, self.choose_section, self.office.open)
        self.sections = SectionStack(self, self.state, self._on_change, self._save.restore)
        self.prompts = Prompts(self, self.state)
        self.body = self.factory.box(classes=("s55-body",), across=True)
        asked = (self.prompts.put_aside, self.prompts.question)
        self.left_words = LeftWordsPanel(self, self.prompts)
        self._head = (self.browser, self.left_words.box)
        self._parts = (*self._head, self.bar.box, self.message.widget, *asked, self.body, self.documents.box)
        self.widget = self.factory.box(*self._head, self.message.widget, self.chooser.box, classes=("s55-form",))
        if self.state.is_open:
            self.show_inspection(NOT_KEPT)

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

    def show_start(self) -> None:
        """Show the first page; the inspection that is open stays so, and is offered there like the others."""
        self.chooser.refresh()
        self.show_message("")
        self.show_page(self.chooser.box)
        self.focus(self.chooser.mark)

    def show_page(self, page: widgets.Widget) -> None:
        """Show a page by itself, in place of the list or of the inspection that is open."""
        self.widget.children = [*self._head, self.message.widget, page]

    @show_errors
    def choose(self, inspection: ListedInspection) -> None:
        """Open what was chosen from the list."""
        message = ""
        if self.state.is_open and inspection.source == self.state.path:
            self._show_again()
            return
        try:
            if isinstance(inspection.source, Path):
                self.state.open(inspection.source)
            elif inspection.source is not None:
                self.state.resume(inspection.source)
                message = "Unsaved work of a new inspection is back."
        except (CannotOpen, OSError):
            self.chooser.refresh()
            raise
        self.show_inspection(message)
        if not message and not self.prompts.is_asking and not self.message.widget.value:
            self.announce("The inspection is open.")
        if not self.prompts.is_asking:
            self.focus_section()

    def _show_again(self) -> None:
        if self.prompts.is_asking:
            self.widget.children = self._parts
        else:
            self.show_sections()
            self.focus_section()

    @show_errors
    def begin_new(self) -> None:
        """Start a new inspection, with the focus in its first question."""
        self.state.begin_new()
        self.show_inspection("New inspection. Your typing is kept automatically. Press Save to add it to the list.")
        self.focus(self.sections.mark_of(("inspection_title",)))

    def show_inspection(self, message: str) -> None:
        """Show the inspection that was just opened or begun, from its first section."""
        self.sections.begin()
        self.autosave.mark_opened()
        self.documents.begin()
        self.prompts.clear()
        self.show_message(message)
        self.rebuild()
        if not self.prompts.offer_unsaved():
            self.prompts.warn_of_others()

    # Sections

    def rebuild(self) -> None:
        """Make the sections anew for the inspection that is open, and show them."""
        self.sections.rebuild()
        self.show_sections()
        self.autosave.keep()
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
        self.message.drop_news()
        self.update_problems()
        self.browser.scroll_to(self.sections.mark)

    def choose_section(self, key: str) -> None:
        """Show a section, with the focus on its heading; not every screen reader reads a heading that gets it."""
        self.go_to(key)
        self.focus_section()
        self.announce(f"{self.sections.names[key]} is open.")

    @property
    def shows_office(self) -> bool:
        """Whether the page about the office is shown."""
        return self.body in self.widget.children and self.office.box in self.body.children

    def _show_office(self) -> None:
        if self.prompts.is_asking:
            raise WorkbookError("First answer what is asked above.")
        self.show_page(self.body)
        self.body.children = [self.office.box]

    def _leave_office(self) -> None:
        self.autosave.show()
        if self.state.is_open:
            self.rebuild()
            self.focus_section()
        else:
            self.show_start()

    # What follows from typing

    def _on_change(self) -> None:
        self.documents.mark_outdated()
        self.message.mark_outdated()
        self.on_note_change()

    def on_note_change(self) -> None:
        """Keep what is new in the notes, and show what follows from it; no document has them."""
        self.autosave.start()
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
        words = {section.key: section_status(section, self.state.answers, problems) for section in SECTIONS}
        self.side.update(self.sections.names, self.sections.current_key, words)
        self.bar.update_facts(self.state)
        self.message.update()
        self.update_buttons()

    def update_buttons(self) -> None:
        """Say what each button does now."""
        self.bar.update_buttons(self.state, self.output, self.documents.is_building)

    @show_errors
    def jump(self, index: int) -> None:
        """Go to the question of a problem, opening what it lies in."""
        mark = self.sections.open_question(self.state.check_result.problems[index])
        self.message.drop_news()
        self.update_problems()
        if mark:
            self.focus(mark)
        else:
            self.browser.scroll_to(self.sections.mark)

    # Saving

    def save(self, is_pressed: bool = True) -> None:
        """Save, or show both versions of a file that changed; only where a button ``is_pressed`` may the focus go."""
        self._save.press(is_pressed)

    def save_with(self, choices: Choices | None, is_again: bool = False) -> bool:
        """Save with a person's choices between two versions, if any were made; return False where they have to be."""
        return self._save.save_with(choices, is_again)

    def close(self) -> bool:
        """Keep what is unsaved and stop, so that another form may open; a page that still shows this one says so.

        Return False where the disk refuses: then the next form has to go on with this one's state.
        """
        self._timers.stop()
        self.office.close()
        self.intake.close()
        self.documents.close()
        is_kept = self.state.close()
        self.widget.children = [self.browser, self.message.widget]
        if is_kept and self.browser.numbers.is_left:
            self._timers.start("close widgets", CLOSING_DELAY, self._close_widgets)
        else:
            self.show_message(OPENED_ELSEWHERE)
        return is_kept

    def _close_widgets(self) -> None:
        """Close every widget of a form that nobody sees, unless its page came back meanwhile."""
        if self.browser.numbers.is_left:
            self.sections.close()
            rest = (self.chooser.box, self.side.box, self.office.box, *self.intake.boxes)
            close_inside(self.widget, *self._parts, *rest)
            self.factory.close()
        else:
            self.show_message(OPENED_ELSEWHERE)
