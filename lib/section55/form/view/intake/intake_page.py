"""The page on which something is brought in: first it is given, then what was read of it is checked and taken over."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Protocol

import ipywidgets as widgets
from pydantic import BaseModel

from section55.files.reader import office_names
from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.intake.brought_in import BroughtIn
from section55.form.state.intake.read_file import OwnResponse
from section55.form.state.intake.returned import CheckedReturn, GivenReturn, check_return
from section55.form.state.offices import read_profile
from section55.form.view.error_messages import show_errors
from section55.form.view.field import Field
from section55.form.view.form_part import FormPart
from section55.form.view.intake.background import read_in_background
from section55.form.view.intake.check_own import CheckOwn
from section55.form.view.intake.check_read import CheckRead
from section55.form.view.intake.check_return import CheckReturn
from section55.form.view.intake.kinds import Kind
from section55.form.view.intake.source_picker import SourcePicker
from section55.form.view.timers import Timers
from section55.form.view.widget_factory import close_inside
from section55.model.errors import WorkbookError
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.paths import Where

Found = BroughtIn | OwnResponse | CheckedReturn
_UPDATE_DELAY = 0.6
_GOES = "Your corrections here would be lost. Press the button again to read another file all the same."


class Panel(Protocol):
    """What was read, to be checked."""

    mark: str
    box: widgets.Widget

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields that are shown."""

    def update(self) -> None:
        """Show what follows from what was typed."""

    def close(self) -> None:
        """Take no answers any more."""


class IntakePage(FormPart):
    """Asks for one kind of file, has it read, and shows what was read."""

    model: type[BaseModel] = Inspection

    def __init__(
        self,
        form: FormPart,
        kind: Kind,
        on_show: Callable[[widgets.Widget], None],
        is_shown: Callable[[widgets.Widget], bool],
        on_use: Callable[[Found], None],
        on_back: Callable[[], None],
    ) -> None:
        """``on_show`` is called with what is to be shown, and ``is_shown`` says whether it is in sight now.

        ``on_use`` is called with what the officer takes over, and ``on_back`` to leave the page.
        """
        super().__init__(form.form_state, form.factory, form.browser, form.message, form.marks)
        self.kind, self._on_show, self._on_use, self._on_back = kind, on_show, on_use, on_back
        self._timers = Timers()
        self.picker: SourcePicker | None = None
        self.panel: Panel | None = None
        self._found: Found | None = None
        self._turn = 0
        """Counts what was asked for: what was read for an earlier turn is dropped."""
        self._is_used = self._was_warned = False
        self.box = self.factory.box(classes=("s55-intake-page",))
        self._is_shown = partial(is_shown, self.box)

    # What the fields ask of their form

    @property
    def answers(self) -> EditedAnswers:
        if isinstance(self._found, CheckedReturn):
            return self._found.day
        return self._found.answers if isinstance(self._found, BroughtIn) else EditedAnswers({})

    @property
    def own_force(self) -> str:
        office = self._find_office()
        return office.force_name if office else ""

    def _find_office(self) -> OfficeProfile | None:
        offices = office_names(self.form_state.folder)
        name = self.answers.get(("office",)) or (offices[0] if len(offices) == 1 else "")
        return read_profile(self.form_state.folder, str(name))

    def set_answer(self, where: Where, value: Any) -> None:
        if isinstance(self._found, BroughtIn):
            self._found.set(where, value)
        else:
            self.answers.set(where, value)
        self.ask_before_leaving()
        self._timers.postpone("update", _UPDATE_DELAY, self.update_problems)

    def ask_before_leaving(self) -> None:
        """Let the browser ask before the page is left, while corrections are nowhere but here."""
        self.browser.ask_before_leaving(self._has_corrections and not self._is_used)

    @property
    def _has_corrections(self) -> bool:
        return isinstance(self._found, BroughtIn) and self._found.is_corrected

    @property
    def has_something_to_check(self) -> bool:
        """Whether something was read that nobody has taken over yet."""
        return self.panel is not None and not self._is_used

    def update_problems(self) -> None:
        """Show what follows from what was typed."""
        if self.panel is not None:
            self.panel.update()

    # Giving

    def open(self) -> None:
        """Ask for a file, or go on checking the one that was read and is not used yet."""
        if self.has_something_to_check:
            self.show_panel()
        else:
            self.ask()

    def ask(self) -> None:
        """Ask for a file, and forget the one before."""
        self.forget()
        self.picker = SourcePicker(self, self.kind, self.read, self._on_back)
        self._show(self.picker.box, self.picker.mark)
        self.show_message("")

    def _ask_again(self) -> None:
        if self._has_corrections and not self._is_used and not self._was_warned:
            self._was_warned = True
            self.show_message(_GOES, is_error=True)
            return
        self.ask()

    def show_panel(self) -> None:
        """Show what was read, as it was left."""
        assert self.panel is not None
        self._is_used = False
        self.ask_before_leaving()
        self._show(self.panel.box, self.panel.mark)
        self.show_message("")

    def _show(self, content: widgets.Widget, mark: str) -> None:
        replaced = [child for child in self.box.children if child is not content]
        self.box.children = [content]
        close_inside(*replaced)
        self._on_show(self.box)
        self.focus(mark)

    def forget(self) -> None:
        """Forget what was given and read."""
        self._turn += 1
        self._timers.stop()
        for part in (self.picker, self.panel):
            if part is not None:
                part.close()
        self.picker = self.panel = self._found = None
        self._is_used = self._was_warned = False
        self.ask_before_leaving()

    def mark_used(self) -> None:
        """Note that what was read is taken over: nothing of it is only here any more."""
        self._is_used = True
        self.ask_before_leaving()

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields that are shown."""
        if self.panel is not None:
            yield from self.panel.all_fields()

    # Reading

    @show_errors
    def read(self) -> None:
        """Read what was given, while the form goes on."""
        if self.picker is None:
            return
        given = self.picker.given()
        self._turn += 1
        turn = self._turn
        self.picker.show_reading(given.shown_as)
        self.show_message("")
        read_in_background(
            partial(self.kind.read, given), partial(self._on_read, turn), partial(self._on_problem, turn)
        )

    def _on_problem(self, turn: int, problem: str) -> None:
        if turn == self._turn and self.picker is not None:
            self.picker.show_problem(problem)

    @show_errors
    def _on_read(self, turn: int, found: Found | GivenReturn) -> None:
        if turn != self._turn or self.picker is None:
            return
        if isinstance(found, GivenReturn):
            try:
                found = check_return(found, self.form_state)
            except WorkbookError as error:
                self.picker.show_problem("\n".join(error.lines))
                return
        self._found = found
        panel = self._make_panel(found)
        self.picker.close()
        self.picker, self.panel = None, panel
        self.announce(f"{found.name} is read. Check what was read.")
        if self._is_shown():
            self.show_panel()
        else:
            self.show_message(f"{found.name} is read. Press {self.kind.heading} to check it.")

    def _make_panel(self, found: Found) -> Panel:
        if isinstance(found, OwnResponse):
            return CheckOwn(self, found, self.use, self._ask_again, self._on_back)
        if isinstance(found, CheckedReturn):
            return CheckReturn(self, found, self.use, self._ask_again, self._on_back)
        return CheckRead(self, found, self._find_office, self.use, self._ask_again, self._on_back)

    @show_errors
    def use(self) -> None:
        """Take over what was read, as it is corrected now."""
        if self._found is None or self._is_used:
            return
        if isinstance(self.panel, CheckRead):
            self.panel.require_day()
        self._on_use(self._found)
