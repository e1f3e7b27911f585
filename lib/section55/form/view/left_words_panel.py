"""Words that only the browser has are offered, before anything else: they reached no disk when they were typed."""

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any, Protocol

from section55.form.state.form_state import FormState
from section55.form.state.inspection_list import ListedInspection
from section55.form.state.left_words import LeftWords, file_of, find_question, is_on_disk, parse_left_words
from section55.form.state.unsaved import NEW, UnsavedWork
from section55.form.view.browser_side import BrowserSide
from section55.form.view.error_messages import show_errors
from section55.form.view.notes_panel import NotingForm
from section55.form.view.prompts import Prompts
from section55.model.wording import counted, listed, long_date


class OpeningForm(NotingForm, Protocol):
    """What the panel needs of the form that it is in."""

    state: FormState

    @property
    def browser(self) -> BrowserSide:
        """The form's side in the browser."""

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""

    def choose(self, inspection: ListedInspection) -> None:
        """Open what was chosen from the list."""

    def begin_new(self) -> None:
        """Start a new inspection."""

    def rebuild(self) -> None:
        """Make the sections anew from the state, and show them."""


class LeftWordsPanel:
    """One inspection's words at a time."""

    def __init__(self, form: OpeningForm, prompts: Prompts) -> None:
        self._form, self._prompts = form, prompts
        self._state, self._browser = form.state, form.browser
        self._mark = form.new_mark()
        self._left: list[LeftWords] = []
        self.box = form.factory.box(classes=("s55-left-words",))

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    def on_message(self, message: Mapping[str, Any]) -> None:
        """Take what the browser's store has, when a page begins."""
        if message.get("event") == "begin" and message.get("left"):
            self.offer(message["left"])

    def offer(self, entries: object) -> None:
        """Offer what the browser's store has, but for what is on the disk all the same: that is dropped there."""
        words = parse_left_words(entries)
        kept = [each.id for each in words if is_on_disk(self._state.folder, each)]
        if kept:
            self._browser.drop_words(kept)
        self._left = [each for each in words if each.id not in kept]
        self._show()

    def _group(self) -> list[LeftWords]:
        """The words of the first inspection."""
        return [each for each in self._left if each.inspection == self._left[0].inspection]

    def _show(self) -> None:
        if not self._left:
            self.box.children = []
            return
        group, factory = self._group(), self._form.factory
        title = next((each.title for each in group if each.title), "a new inspection")
        last = datetime.fromtimestamp(max(each.at for each in group))
        words = "".join(
            f"<h3>{escape(each.name or 'Words')}</h3>"
            f"<blockquote class='s55-left-text' tabindex='0'>{escape(each.text)}</blockquote>"
            for each in group
        )
        question = factory.html(
            f"<h2>Words that only this browser has</h2><p>You typed them in {escape(title)}, last on "
            f"{long_date(last.date())} at {last:%H:%M}. The form had lost its connection, or its page was closed, "
            "before they reached the disk.</p>"
        )
        back = factory.button("Put them back", self._put_back, "", "s55-main-button", f"s55-at-{self._mark}")
        away = factory.button("Throw them away", self._throw_away, "", f"s55-at-{self._mark}-away")
        row = factory.box(*([] if group[0].is_of_office else [back]), away, across=True, classes=("s55-row",))
        self.box.children = [factory.box(question, row, factory.html(words), classes=("s55-region", "s55-offer"))]
        self._form.announce("Words were found that only this browser has.")
        self._form.focus(f"{self._mark}-away" if group[0].is_of_office else self._mark)

    def _find_inspection(self, name: str) -> ListedInspection | None:
        path = file_of(self._state.folder, name)
        for inspection in self._state.list_inspections():
            is_unsaved_new = isinstance(inspection.source, UnsavedWork) and name == NEW
            if is_unsaved_new or (path is not None and inspection.source == path):
                return inspection
        return None

    def _open(self, inspection: ListedInspection | None) -> None:
        """Open an inspection with what is unsaved of it, a new one for None."""
        if inspection is None and (self._state.path or not self._state.is_open):
            self._form.begin_new()
        elif inspection is not None and (not self._state.is_open or inspection.source != self._state.path):
            self._form.choose(inspection)
        self._prompts.go_on()

    @show_errors
    def _put_back(self) -> None:
        if not self._left:  # the second press of a double click
            return
        group = self._group()
        inspection = group[0].inspection
        self._open(self._find_inspection(inspection))
        if not self._state.is_open or self._state.path != file_of(self._state.folder, inspection):
            return  # the message says why it does not open
        back = [words for words in group if self._set(words)]
        self._form.rebuild()
        if not self._state.is_changed or self._browser.save_state.problem:
            back = [words for words in back if is_on_disk(self._state.folder, words)]
        self._drop(back)
        kept = [words for words in group if words not in back]
        lines = []
        if back:
            lines.append(f"Your words are back: {listed([words.name for words in back])}. Save when they are right.")
        if kept:
            texts = counted(len(kept), "text")
            lines.append(f"For {texts} there is no question any more: copy what you need from above.")
        self._form.show_message("\n".join(lines))

    def _set(self, words: LeftWords) -> bool:
        if words.is_note:
            self._state.notes.write(str(words.where[-1]), words.text)
            self._form.on_note_change()
            return True
        where = find_question(self._state.answers, words) if words.where else ()
        if where:
            self._form.set_answer(where, words.answer)
        return bool(where)

    @show_errors
    def _throw_away(self) -> None:
        if self._left:
            self._drop(self._group())

    def _drop(self, words: list[LeftWords]) -> None:
        self._browser.drop_words([each.id for each in words])
        self._left = [each for each in self._left if each not in words]
        self._show()
