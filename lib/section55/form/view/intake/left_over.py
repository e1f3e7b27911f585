"""What asks for something and became no item, or fits nowhere: to make an item of, or to leave."""

from collections.abc import Callable
from functools import partial
from html import escape

from section55.form.state.intake.brought_in import BroughtIn
from section55.form.view.field import Form
from section55.form.view.widget_factory import close_inside
from section55.model.items import AREAS_FOR_IMPROVEMENT, RECOMMENDATIONS
from section55.model.paths import Where
from section55.model.wording import shortened, with_article

_MOST = 200
"""How many passages have a row; of the others the page gives the number, since one of thousands helps nobody."""


class LeftOver:
    """The passages that were left over."""

    def __init__(self, form: Form, found: BroughtIn, on_added: Callable[[Where], None]) -> None:
        """``on_added`` is called with the path of the item that was made of a passage."""
        self._form, self._found, self._on_added = form, found, on_added
        self.box = form.factory.box(classes=("s55-list", "s55-left-over"))
        self.refresh()

    def refresh(self) -> None:
        """List the passages that are left over now."""
        factory, passages = self._form.factory, self._found.left_over
        replaced = self.box.children
        heading = factory.html(
            "<h3>Left over</h3><p>"
            + (
                "These sentences ask for something, or fit nowhere, and are in no item. Nothing of them is kept unless "
                "you make an item of it."
                if passages
                else "Nothing is left over."
            )
            + "</p>"
        )
        rows = [self._make_row(number, passage) for number, passage in enumerate(passages[:_MOST], 1)]
        more = len(passages) - len(rows)
        are = "is" if more == 1 else "are"
        note = [factory.html(f"<p>{more:,} more {are} in the file itself.</p>")] if more else []
        self.box.children = [heading, *rows, *note]
        close_inside(*replaced)

    def _make_row(self, number: int, passage: str) -> object:
        factory = self._form.factory
        buttons = [
            factory.button(
                f"Make it {with_article(kind.one)}",
                partial(self._add, passage, kind.key),
                f"Make passage {number} {with_article(kind.one)}: {shortened(passage)}",
            )
            for kind in (RECOMMENDATIONS, AREAS_FOR_IMPROVEMENT)
        ]
        return factory.box(
            factory.html(f"<blockquote>{escape(passage)}</blockquote>"),
            factory.box(*buttons, across=True, classes=("s55-row",)),
            classes=("s55-passage",),
        )

    def _add(self, passage: str, list_name: str) -> None:
        if passage not in self._found.left_over:  # the second press of a double click
            return
        where = self._found.add(passage, list_name)
        self.refresh()
        self._on_added(where)
