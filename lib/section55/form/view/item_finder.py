"""Above a long list of items: a search over their words, and a choice of those that something is missing in."""

from collections.abc import Callable

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.state.item_search import ALL, FILTERS, is_found
from section55.form.view.field import Form
from section55.form.view.widget_factory import update_html
from section55.model.paths import Where

FEWEST = 5
"""A list of fewer items is seen at a glance."""


class ItemFinder:
    """Narrows a list down."""

    def __init__(self, form: Form, state: FormState, many: str, on_change: Callable[[], None]) -> None:
        """``many`` is what the items are called; ``on_change`` is called when others are looked for."""
        self._form, self._state, self._on_change = form, state, on_change
        factory = form.factory
        self.mark = form.new_mark()
        self.search = factory.control(widgets.Text, f"Find in {many}", on_value=self.on_input)
        self.filter = factory.control(
            widgets.Dropdown, f"Show {many}", on_value=lambda _: self._update(), options=FILTERS, value=ALL
        )
        self._note = factory.html("", "s55-notes")
        self._words = ""
        self.box = factory.box(
            factory.box(self.search, self._note, classes=("s55-field", f"s55-at-{self.mark}")),
            factory.box(self.filter, classes=("s55-field",)),
            across=True,
            classes=("s55-pair", "s55-finder"),
        )

    def on_input(self, text: str) -> None:
        """Take what is typed so far."""
        self._words = text
        self._update()

    def _update(self) -> None:
        self._on_change()

    def find(self, paths: list[Where]) -> list[bool]:
        """Return for each item whether it is shown, and say how many are."""
        shown = str(self.filter.value)
        if not self._words.strip() and shown == ALL:
            update_html(self._note, "")
            return [True] * len(paths)
        answers, today = self._state.answers, self._state.today
        found = [is_found(answers, where, self._words, shown, today) for where in paths]
        update_html(self._note, f"<p class='s55-hint'>{sum(found)} of {len(paths)} shown.</p>")
        return found

    def clear(self) -> None:
        """Show every item again."""
        self.search.value, self.filter.value = "", ALL
