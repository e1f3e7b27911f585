"""Unsaved work that was found: who typed it and when, and whether to go on with it."""

from collections.abc import Callable
from html import escape

from section55.form.state.edited_notes import UnsavedNotes
from section55.form.state.form_state import FormState
from section55.form.state.merge import find_differences
from section55.form.state.unsaved import UnsavedWork
from section55.form.view.differences import as_text, render_word_changes, time_in_words, who_in_words
from section55.form.view.field import Form
from section55.form.view.widget_factory import update_html


class UnsavedPanel:
    """A question before the form is shown, so that nothing typed since covers what was found."""

    def __init__(
        self,
        form: Form,
        unsaved: UnsavedWork,
        state: FormState,
        on_resume: Callable[[], None],
        on_discard: Callable[[], None],
    ) -> None:
        """``on_resume`` is called to go on with the unsaved work, ``on_discard`` to use the saved file instead."""
        self._form, self._unsaved, self._state = form, unsaved, state
        factory = form.factory
        self.mark = form.new_mark()
        who, when = who_in_words(unsaved.officer), time_in_words(unsaved.time)
        question = factory.html(
            f"<h2>Unsaved work was found</h2><p>{escape(who)} typed in this inspection on {escape(when)} and did not "
            "save it.</p>"
        )
        resume = factory.button("Go on with it", on_resume, "", "s55-main-button", f"s55-at-{self.mark}")
        show = factory.button("See what changed", self.show_changes)
        discard = factory.button("Leave it", on_discard, "Leave it: use the saved file instead")
        self._changes = factory.html("", "s55-changed")
        buttons = factory.box(resume, show, discard, across=True, classes=("s55-row",))
        self.box = factory.box(question, buttons, self._changes, classes=("s55-region", "s55-offer"))

    def show_changes(self) -> None:
        """Show the answers that differ, items matched by their numbers; worked out only when they are asked for."""
        answers = self._unsaved.answers
        found = find_differences(self._unsaved.base, answers, self._state.answers.tree)
        parts = [
            f"<h3>{escape(each.label)}</h3><p>{render_word_changes(as_text(each.theirs), as_text(each.mine))}</p>"
            for each in found
        ]
        for about, text in UnsavedNotes.read(self._unsaved.notes).new.items():
            parts.append(f"<h3>Note for colleagues: {escape(about)}</h3><p>{render_word_changes('', text)}</p>")
        nothing = "<p>No words differ; at most the order of the items.</p>"
        update_html(self._changes, "".join(parts) or nothing)
        self._form.announce("What changed is shown below the buttons.")
