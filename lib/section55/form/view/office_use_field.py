"""The list for office use in an office's profile: which items are printed, in which order, in whose words."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.form.view.field import Field, Form
from section55.form.view.line_fields import LineField
from section55.model.closed_lists import read_choice
from section55.model.inspection import Inspection
from section55.model.office_use import OFFICE_USE_ITEMS
from section55.model.paths import question_at


class OwnWordsField(LineField):
    """The office's own words for one item of the list."""

    def __init__(self, form: Form, item: str, words: str, on_words: Callable[[str, str], None]) -> None:
        """``on_words`` is called with the item and with what is typed."""
        self._item, self._words, self._on_words = item, words, on_words
        question = FieldInfo(title=f"{_label(item)}, in our words")
        super().__init__(form, lambda: ("office_use", item), question)

    def submit(self, answer: Any) -> None:
        if not self._is_refreshing and not self._is_disconnected:
            self._on_words(self._item, str(answer))

    def show_answer(self, answer: Any) -> None:
        self.control.value = self._words


class OfficeUseField(Field):
    """Boxes to tick, buttons to move what is ticked, and a field for the office's own words."""

    css_classes = ("s55-group", "s55-ordered")

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.own_words: list[OwnWordsField] = []
        self._rows = factory.box(classes=("s55-rows",))
        return [factory.html(f"<h4>{escape(self.label)}</h4>"), self._rows]

    def show_answer(self, answer: Any) -> None:
        self._printed = dict(map(_read_entry, OFFICE_USE_ITEMS if answer is None else answer))
        self._show_rows()

    def _show_rows(self) -> None:
        for field in self.own_words:
            field.disconnect()
        self.own_words = []
        items = dict.fromkeys((*self._printed, *OFFICE_USE_ITEMS))
        self._rows.children = [self._make_row(item) for item in items]

    def _make_row(self, item: str) -> widgets.Widget:
        factory, label = self.form.factory, _label(item)
        box = factory.control(
            widgets.Checkbox,
            label,
            classes=("s55-box", "s55-control", f"s55-at-{self.mark}-{item}"),
            on_value=partial(self._on_tick, item),
            value=item in self._printed,
            indent=False,
        )
        if item not in self._printed:
            return box
        move = factory.button("Move up", partial(self._move_up, item), f"Move up: {label}")
        words = OwnWordsField(self.form, item, self._printed[item], self._on_words)
        self.own_words.append(words)
        is_first = next(iter(self._printed)) == item
        head = factory.box(box, *([] if is_first else [move]), across=True, classes=("s55-ordered-row",))
        return factory.box(head, words.box, classes=("s55-entry",))

    def _on_tick(self, item: str, is_printed: bool) -> None:
        others = {other: words for other, words in self._printed.items() if other != item}
        self._set_printed({**others, item: ""} if is_printed else others, item)

    def _move_up(self, item: str) -> None:
        order = list(self._printed)
        index = order.index(item)
        order.insert(index - 1, order.pop(index))
        self._set_printed({other: self._printed[other] for other in order}, item)

    def _set_printed(self, printed: dict[str, str], changed: str) -> None:
        self._printed = printed
        self._submit_entries()
        self._show_rows()
        self.form.focus(f"{self.mark}-{changed}")

    def _on_words(self, item: str, words: str) -> None:
        self._printed[item] = words
        self._submit_entries()

    def _submit_entries(self) -> None:
        self.submit([{item: words} if words.strip() else item for item, words in self._printed.items()])


def _read_entry(entry: Any) -> tuple[str, str]:
    """Return an item of a profile's list, and the office's own words for it; empty where it has none."""
    item, words = next(iter(entry.items())) if isinstance(entry, dict) and entry else (entry, "")
    return read_choice(str(item), OFFICE_USE_ITEMS) or str(item), str(words or "")


def _label(item: str) -> str:
    """Return what an item is called in the form; what the documents print has the office's own names in it."""
    question = question_at(Inspection, ("office_use", item))
    return str(question.title) if question else item
