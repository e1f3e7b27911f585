"""Unsaved work that was found: what it changes, and whether to go on with it."""

from collections.abc import Callable
from html import escape

from section55.form.state.answers import normalise
from section55.form.state.form_state import FormState
from section55.form.state.unsaved import UnsavedWork
from section55.form.view.differences import render_answer_changes, time_in_words
from section55.form.view.field import Form


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
        factory = form.factory
        self.mark = form.new_mark()
        changes = render_answer_changes(normalise(state.answers.tree), normalise(unsaved.answers))
        question = factory.html(
            f"<h2>Unsaved work was found</h2><p>{escape(unsaved.officer)} typed it last on "
            f"{escape(time_in_words(unsaved.time))}, and it "
            "was never saved. This is what it changes:</p>"
            f"<div class='s55-changed'>{changes}</div>"
        )
        resume = factory.button("Go on with the unsaved work", on_resume, "", "s55-main-button", f"s55-at-{self.mark}")
        discard = factory.button("Use the saved file instead", on_discard)
        self.box = factory.box(
            question,
            factory.box(resume, discard, across=True, classes=("s55-row",)),
            classes=("s55-region", "s55-offer"),
        )
