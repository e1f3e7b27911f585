"""The form in the browser: a chooser, the sections, and beside them the deadline, what is missing, and the buttons.

It knows how things are shown and nothing of the rules: it asks the state.
"""

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from section55.form.state.form_state import CannotOpen, Conflict, FormState
from section55.form.state.inspection_list import Choice
from section55.form.state.unsaved import Unsaved
from section55.form.view.browser_side import BrowserSide
from section55.form.view.conflict_panel import ConflictPanel
from section55.form.view.documents_panel import DocumentsPanel
from section55.form.view.error_messages import told_when_it_fails
from section55.form.view.field import Look, box, nearest
from section55.form.view.inspection_chooser import Chooser
from section55.form.view.section_stack import SectionStack
from section55.form.view.sections import PLANS, section_of
from section55.form.view.side_panel import SidePanel
from section55.form.view.timers import Timers
from section55.form.view.unsaved_panel import OffersPanel
from section55.model.errors import WorkbookError, reason_of
from section55.model.items import ITEM_LISTS
from section55.model.paths import Where

KEEP_AFTER = 0.6
"""Seconds after a change until it is kept beside the file; never more than two."""
LOOK_AFTER = 0.25
"""Seconds after a change until previews and problems follow."""


class FormView:
    """One form, as a widget."""

    def __init__(self, state: FormState, output: Path) -> None:
        self.state, self.output = state, output
        self.look = Look()
        self._marks = 0
        self._timers = Timers()
        self._kept_told = ""
        self.browser = BrowserSide(self._hear)
        self.chooser = Chooser(self, self.state, self.choose, self.begin_new)
        self.message = self.look.html_widget("", "s55-message", "s55-at-message")
        self.side = SidePanel(self, self.save, self.preview, self.build, self.go_to)
        self.sections = SectionStack(self, self.state, self._changed, self.restore)
        self.put_aside = box(classes=("s55-row",), look=self.look)
        self.asked = box(classes=("s55-asked",), look=self.look)
        self.body = box(classes=("s55-body",), across=True, look=self.look)
        self.documents = DocumentsPanel(self, self.state, output, self.browser)
        self.widget = box(
            self.browser,
            self.chooser.box,
            self.message,
            self.put_aside,
            self.asked,
            self.body,
            self.documents.box,
            classes=("s55-form",),
            look=self.look,
        )
        if self.state.is_open:
            self._opened(
                "Unsaved changes cannot be kept beside the file now, so they are in this form alone. Save them."
            )
        else:
            self._welcome()

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
        if not told and not self.asked.children and not self.message.value:
            self.announce("The inspection is open below.")

    @told_when_it_fails
    def begin_new(self, goes_there: bool = True) -> None:
        """Starts a new inspection, with the focus in its first question or left where it is."""
        self.state.begin_new()
        self._opened("A new inspection. It is kept as you type; Save gives it a file.")
        if goes_there:
            self._focus_first()

    def _focus_first(self) -> None:
        first = self.sections.shown.fields
        wanted = next((field for field in first if field.where() == ("inspection_title",)), None)
        if wanted is not None:
            self.focus(wanted.mark)

    def _opened(self, told: str) -> None:
        self.sections.current = PLANS[0].key
        self.documents.clear()
        self.asked.children = self.put_aside.children = []
        self.say(told)
        self.chooser.refresh()
        self._rebuild()
        if offered := self.state.offered():
            self._offer(offered)
        elif others := self.state.others_at_work():
            other = others[0]
            self.say(
                f"{other.officer} has this inspection open as well, with unsaved changes. Whoever saves second "
                "is shown both versions."
            )

    def _welcome(self) -> None:
        number = sum(choice.path is not None for choice in self.chooser.choices)
        told = (
            "<p>Choose an inspection above, or begin a new one.</p>"
            if number
            else "<p>There are no inspections yet. Press New inspection to begin the first.</p>"
        )
        if not self.state.offices:
            told = (
                "<p>There is no office profile yet. Copy one into the offices folder beside the parameter files, "
                "with your office's names, and run this notebook again.</p>"
            )
        self.body.children = [self.look.html_widget(told, "s55-welcome")]

    def _offer(self, offered: Sequence[Unsaved]) -> None:
        """Shows unsaved work that was left behind, before anything else can be typed."""
        panel = OffersPanel(self, offered[0], self.state, self._take, self._leave_offer)
        self.asked.children = [panel.box]
        self.body.children = []
        self.announce("Unsaved work was found. Choose whether to go on with it.")
        self.focus(panel.mark)

    @told_when_it_fails
    def _take(self, unsaved: Unsaved) -> None:
        if not self.asked.children:  # the second press of a double click
            return
        self.state.take(unsaved)
        self.asked.children = []
        self._rebuild()
        self.say("The unsaved work is back. Save it when it is right.")
        self.focus(self.sections.mark)

    @told_when_it_fails
    def _leave_offer(self, unsaved: Unsaved) -> None:
        if not self.asked.children:
            return
        aside = self.state.discard(unsaved)
        back = self.look.button_widget("Bring the unsaved work back", lambda: self._bring_back(unsaved, aside))
        self.put_aside.children = [back]
        self.asked.children = []
        if offered := self.state.offered():
            self._offer(offered)
            return
        self._rebuild()
        self.say(f"The form shows the saved file. The unsaved work was put aside as {aside.name}.")
        self.focus(self.sections.mark)

    @told_when_it_fails
    def _bring_back(self, unsaved: Unsaved, aside: Path) -> None:
        if not self.put_aside.children:  # the second press of a double click
            return
        if self.state.is_changed:
            raise WorkbookError("Save what you typed since, then press this again.")
        self.state.bring_back(unsaved, aside)
        self.put_aside.children = []
        self.say("")
        self._offer(self.state.offered())

    # Sections

    def _rebuild(self) -> None:
        """Makes the form anew for the inspection that is open."""
        self.sections.rebuild()
        self.body.children = [self.side.box, self.sections.box]
        self.side.show_changed(self.state, self._kept_told)
        self._follow()

    def go_to(self, key: str) -> None:
        """Shows a section, from its top."""
        self.sections.show(key)
        self._show_problems()
        self.browser.show(self.sections.mark)

    # Following what is typed

    def _changed(self) -> None:
        self.side.show_changed(self.state, self._kept_told)
        self.documents.outdate()
        self._timers.later("keep", KEEP_AFTER, self._keep)
        self._timers.later("follow", LOOK_AFTER, self._follow)

    def _keep(self) -> None:
        try:
            self.state.keep()
        except OSError as error:
            told = f"They could not be kept beside the file: {reason_of(error)}. Save, or make room."
            self.announce(f"Unsaved changes: {told}")
        else:
            told = "They are kept: a crash does not lose them." if self.state.is_changed else ""
        self._kept_told = told
        self.side.show_changed(self.state, told)

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
        counts: dict[str, int] = {}
        for problem in problems:
            key = section_of(problem.where)
            counts[key] = counts.get(key, 0) + 1
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
        problem = self.side.problems[int(place)]
        key = section_of(problem.where)
        self.sections.show(key)
        section = self.sections.shown
        if problem.where and problem.where[0] in ITEM_LISTS and len(problem.where) > 1:
            items = next(items for items in section.items if items.list_name == problem.where[0])
            for card in items.cards[int(problem.where[1]) :][:1]:
                card.open()
        self._show_problems()
        field = nearest(problem, list(section.all_fields()))
        if field is not None:
            self.focus(field.mark)
        elif problem.where[:1] == ("corrections",) and section.corrections is not None:
            self.focus(section.corrections.mark)
        else:
            self.browser.show(self.sections.mark)

    # Saving

    @told_when_it_fails
    def save(self) -> None:
        """Saves; where the file changed meanwhile, both versions are shown instead."""
        if not self.state.is_open:
            return
        if self.asked.children:
            self.announce("First answer what is asked above.")
            return
        if not self.state.is_changed and self.state.path is not None:
            self.say("There is nothing to save: the file has every word.")
            return
        self._save(None)

    def _save(self, choices: Mapping[Where, str] | None) -> bool:
        answers = self.state.answers
        conflict = self.state.save(choices)
        if conflict is not None:
            self._show_conflict(conflict)
            return False
        self.asked.children = []
        self._kept_told = ""
        if self.state.answers is not answers:  # what others saved meanwhile came in
            self._rebuild()
        self.chooser.refresh()
        self._after_save()
        aside = f" What you did not keep is put aside as {self.state.put_aside.name}." if self.state.put_aside else ""
        self.say(f"Saved in {self.state.shown_path}, as revision {len(self.state.revisions)}.{aside}")
        return True

    def _after_save(self) -> None:
        self.sections.saved()
        self.side.show_changed(self.state, "")
        self._show_problems()

    def _show_conflict(self, conflict: Conflict) -> None:
        panel = ConflictPanel(self, conflict, self._save_chosen, self._leave_conflict)
        self.asked.children = [panel.box]
        self.body.children = []
        self.say("")
        self.announce("The file was changed meanwhile. Nothing was overwritten. Choose between the two versions.")
        self.focus(panel.mark)

    @told_when_it_fails
    def _save_chosen(self, choices: Mapping[Where, str]) -> None:
        if self.asked.children and self._save(choices):
            self.focus(self.sections.mark)

    def _leave_conflict(self) -> None:
        self.asked.children = []
        self.body.children = [self.side.box, self.sections.box]
        self.focus(self.sections.mark)
        self.say("Nothing was saved. Your changes are kept as unsaved work.")

    @told_when_it_fails
    def restore(self, sequence: int) -> None:
        """Brings an earlier revision back."""
        self.state.restore(sequence)
        self._rebuild()
        self.focus(self.sections.mark)
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
        if (self.state.is_changed or self.state.path is None) and not self._save(None):
            return
        assert self.state.path is not None
        self.documents.build(self.state.path, self._show_buttons)
        self._show_buttons()

    def say(self, sentence: str, is_fault: bool = False) -> None:
        """Tells a sentence above the form, and lets a screen reader say it."""
        kind = "s55-problem s55-fault" if is_fault else "s55-said"
        lines = "".join(f"<p class='{kind}'>{escape(line)}</p>" for line in sentence.splitlines())
        self.message.value = lines
        if sentence:
            self.announce(sentence)
        if is_fault:
            self.browser.show("message")

    def close(self) -> bool:
        """Keeps what is unsaved and stops; another form may open then. A page that still shows this one says so.

        False where the disk refuses: then the form that comes has to go on with this one's state.
        """
        self._timers.stop()
        is_kept = self.state.leave()
        self.widget.children = [self.browser, self.message]
        self.say(
            "The form was opened again, in another window or by running its cell. What was typed here is kept and "
            "offered there. To go on here instead, load this page again, or choose Run, then Run All Cells."
        )
        return is_kept
