"""Check what was read: of a report or an earlier response, before anything of it is kept."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets

from section55.form.state.answers import is_filled
from section55.form.state.deadline import parse_day
from section55.form.state.intake.brought_in import DAY, PARTICULARS, BroughtIn, count_items
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import make_field
from section55.form.view.intake.left_over import LeftOver
from section55.form.view.intake.read_items import ReadItem
from section55.form.view.intake.readings import show_reading
from section55.form.view.widget_factory import close_inside, update_html
from section55.model.counts import TOTALS
from section55.model.deadlines import statutory_last_day
from section55.model.errors import WorkbookError
from section55.model.items import KINDS
from section55.model.office import OfficeProfile
from section55.model.paths import Where
from section55.model.wording import counted, listed, long_date, sentence_start, weekday

_TEXTS = ("key_findings", "chief_constable_comments", "commissioner_comments", "reply_to_chief_constable")
MOST_ROWS = 300
"""How many items have a row; of the others the page gives the number, since one of thousands helps nobody."""
_LOOK_IT_UP = "Look it up on HMICFRS’s site and type it under Published on"


class CheckRead:
    """The panel for one file that was read."""

    def __init__(
        self,
        form: Form,
        found: BroughtIn,
        find_office: Callable[[], OfficeProfile | None],
        on_use: Callable[[], None],
        on_other: Callable[[], None],
        on_back: Callable[[], None],
    ) -> None:
        """``find_office`` returns the office whose response it is, as far as that is known.

        ``on_use`` is called when the officer takes the answers; ``on_other`` to read another file instead."""
        self._form, self._found, self._find_office = form, found, find_office
        factory = form.factory
        self.mark = form.new_mark()
        self._doubt = found.doubt_of_day
        self._last_looked_at: Where = ()
        self._next = factory.button("Next to look at", self.go_to_next)
        buttons = factory.button_row(
            factory.button("Use these answers", on_use, "", "s55-main-button"),
            self._next,
            factory.button("Read another file", on_other),
            factory.button("Back", on_back, "Back to the list of inspections"),
        )
        heading = (
            f"<h2 tabindex='-1'>Check what was read</h2><p>{escape(found.name)}. <b>Nothing of it is kept yet.</b> Use "
            "these answers makes a new inspection of it, where you can go on correcting and every change is kept.</p>"
        )
        head = factory.box(factory.html(heading), buttons, classes=("s55-intake-head", f"s55-at-{self.mark}"))
        self._notes = factory.html("", "s55-intake-notes")
        self.fields = [make_field(form, partial(_same, where)) for where in self._asked()]
        self._day_mark = self.fields[0].mark
        is_right = partial(
            factory.control,
            widgets.Checkbox,
            "This day is right: I have looked it up",
            classes=("s55-box",),
            on_value=self._confirm_day,
            indent=False,
        )
        self._last_day = factory.html("")
        day = [self.fields[0].box, *([is_right()] if self._doubt and self._day else []), self._last_day]
        rest = [field.box for field in self.fields[1:]]
        self._items = factory.box(classes=("s55-items",))
        self._items_note = factory.html("")
        self._undo = factory.box(classes=("s55-undo-row",), across=True)
        self._others = factory.box(classes=("s55-row",))
        self._left_over = LeftOver(form, found, self._on_added)
        self.rows: list[ReadItem] = []
        use_below = factory.button("Use these answers", on_use, "", "s55-main-button")
        self.box = factory.box(
            head,
            self._notes,
            factory.box(factory.html("<h3>When it was published</h3>"), *day, classes=("s55-list",)),
            factory.box(factory.html("<h3>What it asks for</h3>"), self._others, self._undo, self._items,
                        classes=("s55-list",)),
            self._left_over.box,
            factory.box(factory.html("<h3>What it says of itself</h3>"), *rest, classes=("s55-list",)),
            factory.button_row(use_below),
            classes=("s55-start", "s55-intake", "s55-main"),
        )  # fmt: skip
        self._list_items()
        self.update()

    def _asked(self) -> Iterator[Where]:
        yield DAY
        if len(self._form.offices) > 1:
            yield ("office",)
        yield from ((key,) for key in PARTICULARS)
        yield from ((TOTALS[key],) for key in KINDS if is_filled(self._found.answers.get((TOTALS[key],))))
        yield from ((key,) for key in _TEXTS if is_filled(self._found.answers.get((key,))))

    @property
    def _day(self) -> Any:
        return parse_day(self._found.answers.get(DAY))

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields that are shown."""
        yield from self.fields
        for row in self.rows:
            yield from row.fields

    def close(self) -> None:
        """Take no answers any more."""
        for field in self.all_fields():
            field.disconnect()

    # What follows from typing

    def update(self) -> None:
        """Show how sure everything is, and what is left to look at, as they follow from what was typed."""
        for field in self.fields:
            show_reading(self._found, field)
        for row in self.rows:
            row.update()
        update_html(self._notes, self._render_notes())
        update_html(self._last_day, self._render_last_day())
        doubts = len(self._found.find_doubts()) + bool(self._found.doubt_of_day)
        label = f"Next to look at ({doubts})" if doubts else "Nothing is left to look at"
        if self._next.description != label:
            self._next.description = self._next.tooltip = label
        others = self._found.find_others(self._find_office())
        one = counted(len(others), "recommendation")
        label = f"Leave out {one} that {'asks' if len(others) == 1 else 'ask'} others than the force"
        if bool(others) != bool(self._others.children) or (others and self._others.children[0].description != label):
            replaced = self._others.children
            self._others.children = [self._form.factory.button(label, self._leave_others_out)] if others else []
            close_inside(*replaced)

    def _render_notes(self) -> str:
        found = self._found
        counts = []
        for key, kind in KINDS.items():
            total = found.answers.get((TOTALS[key],))
            says = f" (of {escape(str(total))} in the whole report)" if total else ""
            counts.append(f"{counted(count_items(found.answers.tree, key), kind.one, kind.many)}{says}")
        sentences = [*found.notes, f"Found: {listed(counts)}."]
        if found.left_over:
            number = counted(len(found.left_over), "passage")
            what = "it" if len(found.left_over) == 1 else "them"
            sentences.append(f"{sentence_start(number)} left over: look through {what} below.")
        if found.answers.get(("numbering",)):
            sentences.append("What the report gives no number is numbered here, in the report’s order.")
        return f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in sentences)}</ul>"

    def _render_last_day(self) -> str:
        if self._found.doubt_of_day:
            right = ", or tick that it is right" if self._day else ""
            return f"<p class='s55-problem s55-statutory'>{_LOOK_IT_UP}{right}: the 56 days run from it.</p>"
        last = statutory_last_day(self._day)
        return f"<p>The last lawful day for the response is <b>{weekday(last)} {long_date(last)}</b>.</p>"

    def _confirm_day(self, is_right: bool) -> None:
        self._found.confirm_day(is_right, self._doubt)
        self.update()

    # Items

    def _list_items(self) -> None:
        known = {id(row.item): row for row in self.rows}
        items = [place.item for place in self._found.answers.places.values()]
        more, items = len(items) - MOST_ROWS, items[:MOST_ROWS]
        self.rows = [known.pop(id(item)) if id(item) in known else self._make_row(item) for item in items]
        for row in known.values():
            row.disconnect()
        note = "<p>No item was found.</p>" if not items else ""
        if more > 0:
            are, they = ("is", "it") if more == 1 else ("are", "they")
            note = f"<p>{more:,} more {are} read and taken over too; {they} can be corrected in the inspection.</p>"
        update_html(self._items_note, note)
        self._items.children = [*(row.box for row in self.rows), self._items_note]
        close_inside(*(row.box for row in known.values()))

    def _make_row(self, item: dict[str, Any]) -> ReadItem:
        return ReadItem(self._form, self._found, item, self._leave_out)

    def _leave_out(self, where: Where) -> None:
        removed = self._found.leave_out(where)
        self._after_leaving_out(f"{removed.name} is left out.")

    def _leave_others_out(self) -> None:
        number = self._found.leave_others_out(self._find_office())
        self._after_leaving_out(f"{sentence_start(counted(number, 'recommendation'))} left out.")

    def _after_leaving_out(self, sentence: str) -> None:
        self._list_items()
        self._left_over.refresh()
        self.update()
        factory, replaced = self._form.factory, self._undo.children
        undo = factory.button("Take it back", self._take_back, "Take back what was left out last")
        self._undo.children = [factory.html(f"<p>{escape(sentence)}</p>"), undo]
        close_inside(*replaced)
        self._form.announce(sentence)

    def _take_back(self) -> None:
        replaced = self._undo.children
        removed = self._found.take_back()
        self._list_items()
        self._left_over.refresh()
        self.update()
        if not self._found.answers.removed:
            self._undo.children = []
            close_inside(*replaced)
        self._form.announce(f"{removed.name} is back.")

    def _on_added(self, where: Where) -> None:
        self._list_items()
        self.update()
        item = self._found.answers.get(where)
        row = next(row for row in self.rows if row.item is item)
        row.focus_unsure()

    def go_to_next(self) -> None:
        """Go to the next thing that is not sure, after the one that was looked at last, and round again at the end."""
        found = [*([DAY] if self._found.doubt_of_day else []), *self._found.find_doubts()]
        if not found:
            self._form.announce("Nothing is left to look at.")
            return
        at = found.index(self._last_looked_at) + 1 if self._last_looked_at in found else 0
        self._last_looked_at = where = found[at % len(found)]
        field = next((field for field in self.fields if field.where() == where), None)
        if field is not None:
            self._form.focus(field.mark)
        else:
            row = next((row for row in self.rows if row.where == where), self.rows[-1])
            row.focus_unsure()

    # Using them

    def require_day(self) -> None:
        """Raise `WorkbookError` where the day of publication needs a person's word, with the focus on it."""
        if self._found.doubt_of_day:
            self._form.focus(self._day_mark)
            right = ", or tick that it is right" if self._day else ""
            raise WorkbookError(f"{self._found.doubt_of_day} {_LOOK_IT_UP}{right}. Then press Use these answers again.")


def _same(where: Where) -> Where:
    return where
