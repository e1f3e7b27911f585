"""The form in the browser: a chooser, the sections, and beside them the deadline, what is missing, and the buttons.

It knows how things are shown and nothing of the rules: it asks the state.
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from section55.form.state.form_state import CannotOpen, FormState
from section55.form.state.inspection_list import Choice
from section55.form.view.autosave import Autosave
from section55.form.view.browser_side import BrowserSide
from section55.form.view.documents_panel import DocumentsPanel
from section55.form.view.error_messages import told_when_it_fails
from section55.form.view.inspection_chooser import Chooser
from section55.form.view.message_bar import MessageBar
from section55.form.view.prompts import Prompts
from section55.form.view.section_stack import SectionStack
from section55.form.view.sections import PLANS, section_of
from section55.form.view.side_panel import SidePanel
from section55.form.view.timers import Timers
from section55.form.view.widget_factory import WidgetFactory
from section55.model.errors import WorkbookError
from section55.model.paths import Where

LOOK_AFTER = 0.25
"""Seconds after a change until previews and problems follow."""


class FormView:
    """One form, as a widget."""

    def __init__(self, state: FormState, output: Path) -> None:
        self.state, self.output = state, output
        self.factory = WidgetFactory()
        self._marks = 0
        self._timers = Timers()
        self.browser = BrowserSide(self._hear)
        self.chooser = Chooser(self, self.state, self.choose, self.begin_new)
        self.message = MessageBar(self.factory, self.browser)
        self._autosave = Autosave(self.state, self._timers, self.announce, self._show_changed)
        self.side = SidePanel(self, self.save, self.preview, self.build, self.go_to)
        self.sections = SectionStack(self, self.state, self._changed, self.restore)
        self.prompts = Prompts(self, self.state)
        self.body = self.factory.box(classes=("s55-body",), across=True)
        self.documents = DocumentsPanel(self, self.state, output, self.browser)
        self.widget = self.factory.box(
            self.browser,
            self.chooser.box,
            self.message.widget,
            self.prompts.put_aside,
            self.prompts.question,
            self.body,
            self.documents.box,
            classes=("s55-form",),
        )
        if self.state.is_open:
            self._opened(
                "Unsaved changes cannot be kept beside the file now, so they are in this form alone. Save them."
            )
        else:
            self.body.children = [self.chooser.welcome()]

    # What fields ask of the form

    def answer(self, where: Where) -> Any:
        return self.state.answer(where)

    def answered(self, where: Where, value: Any) -> None:
        self.state.set(where, value)
        self._changed()
        if where == ("office",):
            self.sections.rename()

    def new_mark(self) -> str:
        self._marks += 1
        return f"f{self._marks}"

    def focus(self, mark: str) -> None:
        self.browser.focus(mark)

    def announce(self, sentence: str) -> None:
        """Lets a screen reader say a sentence."""
        self.browser.announce(sentence)

    def problems_wanted(self) -> None:
        """Hears that a card was opened, whose questions have to show what is wrong with them."""
        self._show_problems()

    @property
    def offices(self) -> Mapping[str, str]:
        return {office: self.state.office_name(office) for office in self.state.offices}

    # Choosing

    @told_when_it_fails
    def choose(self, choice: Choice) -> None:
        """Opens what was chosen from the list."""
        try:
            if choice.unsaved is not None:
                self.state.take(choice.unsaved)
                told = "Unsaved work of a new inspection is back."
            else:
                assert choice.path is not None
                self.state.open(choice.path)
                told = ""
        except (CannotOpen, OSError):
            self.chooser.refresh()
            raise
        self._opened(told)
        if not told and not self.prompts.is_asking and not self.message.widget.value:
            self.announce("The inspection is open below.")

    @told_when_it_fails
    def begin_new(self, goes_there: bool = True) -> None:
        """Starts a new inspection, with the focus in its first question or left where it is."""
        self.state.begin_new()
        self._opened("A new inspection. It is kept as you type; Save gives it a file.")
        if goes_there:
            self.focus(self.sections.mark_of(("inspection_title",)))

    def _opened(self, told: str) -> None:
        self.sections.current = PLANS[0].key
        self.documents.clear()
        self.prompts.clear()
        self.say(told)
        self.chooser.refresh()
        self.rebuild()
        if not self.prompts.offer_unsaved() and (others := self.state.others_at_work()):
            self.say(
                f"{others[0].officer} has this inspection open as well, with unsaved changes. Whoever saves second "
                "is shown both versions."
            )

    # Sections

    def rebuild(self) -> None:
        """Makes the sections anew for the inspection that is open, and shows them."""
        self.sections.rebuild()
        self.show_sections()
        self._show_changed()
        self._follow()

    def show_sections(self) -> None:
        """Shows the sections, and the panel beside them, as they were."""
        self.body.children = [self.side.box, self.sections.box]

    def hide_sections(self) -> None:
        """Takes the sections out of sight, so that nothing can be typed."""
        self.body.children = []

    def focus_section(self) -> None:
        """Puts the focus on the section that is shown."""
        self.focus(self.sections.mark)

    def go_to(self, key: str) -> None:
        """Shows a section, from its top."""
        self.sections.show(key)
        self._show_problems()
        self.browser.show(self.sections.mark)

    # Following what is typed

    def _changed(self) -> None:
        self._show_changed()
        self.documents.outdate()
        self._autosave.start()
        self._timers.later("follow", LOOK_AFTER, self._follow)

    def _show_changed(self) -> None:
        self.side.show_changed(self.state, self._autosave.note)

    @told_when_it_fails
    def _follow(self) -> None:
        """Brings previews, problems, the deadline and the buttons up to what was typed."""
        self.sections.follow()
        self._show_problems()

    def _show_problems(self) -> None:
        if not self.state.is_open:
            return
        problems = self.state.standing.problems
        self.sections.show_problems(problems)
        counts = Counter(section_of(problem.where) for problem in problems)
        self.side.show_sections(self.sections.names, self.sections.current, counts)
        self.side.show_standing(self.state)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.side.show_buttons(self.state, self.output, self.documents.is_building)

    # What the browser says

    def _hear(self, message: Mapping[str, Any]) -> None:
        if message.get("do") == "save":
            self.save()
        elif message.get("do") == "jump":
            self.jump(str(message.get("to")))
        elif message.get("do") == "typed":
            self.sections.hear(str(message.get("mark")), str(message.get("text")))

    @told_when_it_fails
    def jump(self, place: str) -> None:
        """Goes to the question of a problem, opening what it lies in."""
        mark = self.sections.open_question(self.side.problems[int(place)])
        self._show_problems()
        if mark:
            self.focus(mark)
        else:
            self.browser.show(self.sections.mark)

    # Saving

    @told_when_it_fails
    def save(self) -> None:
        """Saves; where the file changed meanwhile, both versions are shown instead."""
        if not self.state.is_open:
            return
        if self.prompts.is_asking:
            self.announce("First answer what is asked above.")
            return
        if not self.state.is_changed and self.state.path is not None:
            self.say("There is nothing to save: the file has every word.")
            return
        self.save_with(None)

    def save_with(self, choices: Mapping[Where, str] | None) -> bool:
        """Saves with a person's choices between two versions, if there are any; False where one has to choose first."""
        answers = self.state.answers
        conflict = self.state.save(choices)
        if conflict is not None:
            self.prompts.ask_which_version(conflict)
            return False
        self.prompts.question.children = []
        self._autosave.note = ""
        if self.state.answers is not answers:  # what others saved meanwhile came in
            self.rebuild()
        self.chooser.refresh()
        self._after_save()
        aside = f" What you did not keep is put aside as {self.state.put_aside.name}." if self.state.put_aside else ""
        self.say(f"Saved in {self.state.shown_path}, as revision {len(self.state.revisions)}.{aside}")
        return True

    def _after_save(self) -> None:
        self.sections.saved()
        self._show_changed()
        self._show_problems()

    @told_when_it_fails
    def restore(self, sequence: int) -> None:
        """Brings an earlier revision back."""
        self.state.restore(sequence)
        self.rebuild()
        self.focus_section()
        self.chooser.refresh()
        self._after_save()
        self.say(f"Revision {sequence} is back, as revision {len(self.state.revisions)}.")

    # Documents

    @told_when_it_fails
    def preview(self) -> None:
        """Shows the finished page below, with what is typed now, saved or not."""
        self.documents.preview()

    @told_when_it_fails
    def build(self) -> None:
        """Saves, then builds the HTML and the PDF, and links to both."""
        if self.documents.is_building:
            self.announce("The documents are being built already.")
            return
        if reason := self.state.cannot_build:
            raise WorkbookError(reason)
        if (self.state.is_changed or self.state.path is None) and not self.save_with(None):
            return
        if self.state.path is not None:
            self.documents.build(self.state.path, self._show_buttons)
            self._show_buttons()

    def say(self, sentence: str, is_fault: bool = False) -> None:
        """Tells a sentence above the form, and lets a screen reader say it."""
        self.message.show(sentence, is_fault)

    def close(self) -> bool:
        """Keeps what is unsaved and stops; another form may open then. A page that still shows this one says so.

        False where the disk refuses: then the form that comes has to go on with this one's state.
        """
        self._timers.stop()
        is_kept = self.state.leave()
        self.widget.children = [self.browser, self.message.widget]
        self.say(
            "The form was opened again, in another window or by running its cell. What was typed here is kept and "
            "offered there. To go on here instead, load this page again, or choose Run, then Run All Cells."
        )
        return is_kept
