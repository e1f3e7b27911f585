"""Unsaved work that was found: what it changes, and whether to go on with it."""

from collections.abc import Callable
from html import escape

from section55.form.state.answers import said
from section55.form.state.form_state import FormState
from section55.form.state.unsaved import Unsaved
from section55.form.view.differences import changed_answers, moment
from section55.form.view.field import Form


class OffersPanel:
    """Asks before the form is shown, so that nothing typed since covers what was found."""

    def __init__(
        self,
        form: Form,
        unsaved: Unsaved,
        state: FormState,
        take: Callable[[Unsaved], None],
        leave: Callable[[Unsaved], None],
    ) -> None:
        factory = form.factory
        self.mark = form.new_mark()
        told = (
            f"<h2>Unsaved work was found</h2><p>{escape(unsaved.officer)} typed it last on "
            f"{escape(moment(unsaved.time))}, and it "
            "was never saved. This is what it changes:</p>"
            f"<div class='s55-changed'>{changed_answers(said(state.answers), said(unsaved.answers))}</div>"
        )
        self.box = factory.box(
            factory.html(told),
            factory.box(
                factory.button(
                    "Go on with the unsaved work",
                    lambda: take(unsaved),
                    "",
                    "s55-main-button",
                    f"s55-at-{self.mark}",
                ),
                factory.button("Use the saved file instead", lambda: leave(unsaved)),
                across=True,
                classes=("s55-row",),
            ),
            classes=("s55-region", "s55-offer"),
        )
