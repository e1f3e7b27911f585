"""Bringing in and sending out, as parts of the form: the pages, the return, and an earlier response to start from."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.state.intake.before import AnswersBefore
from section55.form.state.intake.brought_in import BroughtIn
from section55.form.state.intake.earlier import take_over
from section55.form.state.intake.read_file import OwnResponse
from section55.form.state.intake.returned import CheckedReturn, take_answers
from section55.form.state.unsaved import NEW
from section55.form.view.autosave import Autosave
from section55.form.view.browser_side import SaveState
from section55.form.view.error_messages import show_errors
from section55.form.view.field import pass_to_field
from section55.form.view.intake.earlier_field import make_earlier_field
from section55.form.view.intake.intake_page import Found, IntakePage
from section55.form.view.intake.kinds import KINDS, REPORT, RESPONSE, RETURN, Kind
from section55.form.view.intake.return_buttons import ReturnButtons
from section55.form.view.prompts import Prompts
from section55.model.wording import counted, sentence_start
from section55.workspace import shown

INSPECTION_SECTION, FORCE_SECTION = "inspection", "force"
"""The keys of the sections that have a part of it."""


class IntakeForm(Protocol):
    """What bringing in needs of the form."""

    widget: widgets.Widget
    autosave: Autosave
    prompts: Prompts

    def show_page(self, page: widgets.Widget) -> None:
        """Show a page by itself."""

    def show_start(self) -> None:
        """Show the first page."""

    def show_inspection(self, message: str) -> None:
        """Show the inspection that was just opened or begun, from its first section."""

    def rebuild(self) -> None:
        """Make the sections anew from the state, and show them."""

    def focus_section(self) -> None:
        """Put the focus on the section that is shown."""

    def choose_section(self, key: str) -> None:
        """Show a section, with the focus on its heading."""

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""


class Intake:
    """What can be brought into the form."""

    def __init__(self, form: Any, state: FormState, output: Path) -> None:
        """``form`` is the whole form, an `IntakeForm` and a `FormPart`; ``output`` has the folders of documents."""
        self._form: IntakeForm = form
        self._state = state
        self._returns = ReturnButtons(form, state, output, partial(self.open, RETURN))
        self._browser, self._factory = form.browser, form.factory
        self._pages = {
            kind.key: IntakePage(form, kind, self._show, self._is_shown, self._use, self._go_back) for kind in KINDS
        }

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    # In the sections

    def make_parts_above(self, section: str) -> list[widgets.Widget]:
        """Return what stands above the questions of a section, made anew: the buttons of the return."""
        return [self._returns.make_box()] if section == FORCE_SECTION else []

    def make_parts_below(self, section: str) -> list[widgets.Widget]:
        """Return what stands below them, made anew: an earlier response to choose, for a new inspection."""
        if section != INSPECTION_SECTION:
            return []
        return [make_earlier_field(self._factory, self._state, self._take_over_earlier)]

    @show_errors
    def _take_over_earlier(self, path: Path) -> None:
        before = AnswersBefore(self._state)
        sentences = take_over(path, self._state)
        self._form.rebuild()
        self._form.focus_section()
        self.show_message("\n".join(sentences))
        before.mark_done(self._state)
        self._offer("Take it out again", before, None)

    # Pages

    @property
    def boxes(self) -> list[widgets.Widget]:
        """The box of each page, shown or not."""
        return [page.box for page in self._pages.values()]

    @property
    def page(self) -> IntakePage | None:
        """The page that is shown; None where another part of the form is."""
        return next((page for page in self._pages.values() if self._is_shown(page.box)), None)

    def _is_shown(self, box: widgets.Widget) -> bool:
        return box in self._form.widget.children

    def open(self, kind: Kind) -> None:
        """Show the page of a kind. The inspection that is open stays so."""
        page = self._pages[kind.key]
        if kind is RETURN:
            page.ask()
        else:
            page.open()

    def _show(self, box: widgets.Widget) -> None:
        if self._state.is_open:
            self._form.autosave.keep()
        self._form.show_page(box)
        self._acknowledge()

    def _go_back(self) -> None:
        page = self.page
        if page is not None and page.kind is RETURN and self._state.is_open:
            page.forget()
            self._show_section_of_force("")
            return
        self._form.show_start()
        if page is not None and page.has_something_to_check:
            self.show_message(f"What was read waits: press {page.kind.heading} to go on with it.")

    def close(self) -> None:
        """Stop what waits, and take no file and no answer any more."""
        for page in self._pages.values():
            page.forget()

    # What the browser says

    def on_message(self, message: Mapping[str, Any]) -> None:
        """Take a message of the browser while a page is shown."""
        page, event = self.page, message.get("event")
        if page is not None and event == "save":
            self.show_message("Nothing of this is in an inspection yet. Press the blue button first, then Save.")
        if page is not None and page.picker is not None and message.get("mark") == page.picker.paste_mark:
            page.picker.on_text(str(message.get("text") or ""))
        if page is not None:
            pass_to_field(message, [*page.all_fields()])
        if event == "ping":
            self._form.autosave.on_message(message)
        if "number" in message or event == "begin":
            if page is not None:
                page.ask_before_leaving()
            self._acknowledge()

    def _acknowledge(self) -> None:
        """Let the browser forget what is typed here: it is no answer of an inspection, and leaving asks anyway."""
        self._browser.show_save_state(SaveState("new", inspection=NEW, title="what was being checked"))

    # Taking over

    def _use(self, found: Found) -> None:
        if isinstance(found, CheckedReturn):
            self._take_return(found)
        elif isinstance(found, OwnResponse):
            self._put_back(found)
        else:
            self._begin_with(found)

    def _begin_with(self, found: BroughtIn) -> None:
        page = self._pages[(RESPONSE if found.is_response else REPORT).key]
        self._state.begin_new()
        before = AnswersBefore(self._state)
        self._state.answers.replace({**self._state.answers.tree, **found.answers_to_use()})
        page.mark_used()
        self._form.show_inspection(
            f"A new inspection has what was read of {found.name}. Go on with it here; press Save to add it to the list."
        )
        self._form.focus_section()
        before.mark_done(self._state)
        self._offer("Go back to what was read", before, page)

    def _put_back(self, found: OwnResponse) -> None:
        path, kept = found.put_back(self._state.folder)
        self._pages[RESPONSE.key].mark_used()
        self._state.open(path)
        left = "".join(
            f"\n{shown(each)}: there is another such file already, and it was left as it is." for each in kept
        )
        self._form.show_inspection(f"{found.parameter_file} is back, exactly as it was.{left}")
        self._form.focus_section()

    def _take_return(self, checked: CheckedReturn) -> None:
        before = AnswersBefore(self._state)
        number = take_answers(checked, self._state)
        self._pages[RETURN.key].forget()
        if number == 1:
            message = "One answer of the return is in the inspection. Look at it, then press Save."
        elif number:
            answers = sentence_start(counted(number, "answer"))
            message = f"{answers} of the return are in the inspection. Look at them, then press Save."
        else:
            message = "No answer of the return was taken over."
        self._show_section_of_force(message)
        before.mark_done(self._state)
        if number:
            self._offer("Take these answers out again", before, None)

    def _show_section_of_force(self, message: str) -> None:
        self._form.rebuild()
        self._form.choose_section(FORCE_SECTION)
        self.show_message(message)

    def _offer(self, label: str, before: AnswersBefore, page: IntakePage | None) -> None:
        """Offer above the sections to take something back."""

        def press() -> None:
            self._take_back(before, page)

        self._form.prompts.put_aside.children = [self._factory.button(label, press)]

    @show_errors
    def _take_back(self, before: AnswersBefore, page: IntakePage | None) -> None:
        before.bring_back(self._state)
        self._form.prompts.put_aside.children = []
        self._form.rebuild()
        if page is not None:
            page.show_panel()
        else:
            self._form.focus_section()
            self.show_message("What was taken over is out again.")
