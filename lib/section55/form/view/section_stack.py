"""The sections of the form: one is shown, the others are as they were left."""

from collections.abc import Callable, Iterator, Sequence

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.state.problems import Problem
from section55.form.view.field import Field, Form, nearest
from section55.form.view.field_kinds import Long
from section55.form.view.file_name_field import FileName
from section55.form.view.item_cards import Card
from section55.form.view.sections import PLANS, Section, make_section, section_of
from section55.model.items import ITEM_LISTS
from section55.model.paths import Where


class SectionStack:
    """Every section that was looked at, each made at its first sight."""

    def __init__(
        self, form: Form, state: FormState, changed: Callable[[], None], restore: Callable[[int], None]
    ) -> None:
        """``changed`` hears that items were added, removed or moved; ``restore`` which revision to bring back."""
        self._form, self._state, self._changed, self._restore = form, state, changed, restore
        self._sections: dict[str, Section] = {}
        self._file_name: FileName | None = None
        self.current = PLANS[0].key
        self.names = {plan.key: plan.name for plan in PLANS}
        self.box = form.factory.box(classes=("s55-main",))

    @property
    def mark(self) -> str:
        """The mark of the section that is shown."""
        return f"section-{self.current}"

    @property
    def shown(self) -> Section:
        """The section that is shown."""
        return self._sections[self.current]

    def section(self, key: str) -> Section:
        """A section that was shown; ``KeyError`` for one that was not."""
        return self._sections[key]

    def fields(self) -> Iterator[Field]:
        """Every question of the sections that were shown."""
        for section in self._sections.values():
            yield from section.all_fields()

    def cards(self) -> Iterator[tuple[str, Card]]:
        """Every card of the sections that were shown, with the key of its section."""
        for key, section in self._sections.items():
            for items in section.items:
                for card in items.cards:
                    yield key, card

    def rename(self) -> None:
        """Follows the office: what it calls its chief officer and its body."""
        self.names = {plan.key: plan.name for plan in PLANS}
        if (office := self._state.office) is not None:
            self.names |= {"force": office.chief_officer_title, "body": office.body_abbreviation}

    def rebuild(self) -> None:
        """Makes the sections anew for the inspection that is open; controls that are gone take no answers."""
        for field in self.fields():
            field.leave()
        if self._file_name is not None:
            self._file_name.leave()
        self._sections = {}
        self.rename()
        self.show(self.current)

    def show(self, key: str) -> None:
        """Shows a section."""
        self.current = key
        if key not in self._sections:
            plan = next(plan for plan in PLANS if plan.key == key)
            self._sections[key] = make_section(
                plan, self.names[key], self._form, self._state, self._items_changed, self._restore, self._new_file_name
            )
        for items in self.shown.items:
            items.refresh()
        self.box.children = [self.shown.box, self._next_button(key)]

    def _next_button(self, key: str) -> widgets.Widget:
        keys = [plan.key for plan in PLANS]
        place = keys.index(key)
        if place + 1 == len(keys):
            return self._form.factory.box()
        following = keys[place + 1]
        return self._form.factory.button(
            f"Next: {self.names[following]}", lambda: self._go_on(following), "", "s55-next"
        )

    def _go_on(self, key: str) -> None:
        """Shows the section that follows; the button that was pressed is gone, so the focus goes there too."""
        self._form.go_to(key)
        self._form.focus(self.mark)

    def _new_file_name(self) -> widgets.Widget:
        self._file_name = FileName(self._form, self._state, self._changed)
        return self._file_name.box

    def _items_changed(self) -> None:
        for section in self._sections.values():
            for items in section.items:
                items.refresh()
        self._changed()

    def hear(self, mark: str, text: str) -> None:
        """Hears the last words of a text before the press that follows them."""
        if self._file_name is not None and self._file_name.mark == mark:
            self._file_name.hear(text)
        for field in self.fields():
            if field.mark == mark:
                field.hear(text)

    def follow(self) -> None:
        """Brings previews and the file's name up to what was typed."""
        for field in self.fields():
            if isinstance(field, Long):
                field.show_preview()
        if self._file_name is not None:
            self._file_name.tell()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Shows each problem at its question, and on each card how many are to look at."""
        fields = list(self.fields())
        by_field: dict[str, list[Problem]] = {}
        for problem in problems:
            if (field := nearest(problem, fields)) is not None:
                by_field.setdefault(field.mark, []).append(problem)
        for field in fields:
            field.show_problems(by_field.get(field.mark, ()))
        for key, card in self.cards():
            card.tell(sum(problem.where[:2] == card.where and section_of(problem.where) == key for problem in problems))

    def mark_of(self, where: Where) -> str:
        """The mark of a question in the section that is shown. Raises ``StopIteration`` where it is not asked there."""
        return next(field.mark for field in self.shown.fields if field.where() == where)

    def open_question(self, problem: Problem) -> str:
        """Shows a problem's section, with the card it lies in open; gives the mark of its control, if it has one."""
        where = problem.where
        self.show(section_of(where))
        if where and where[0] in ITEM_LISTS and len(where) > 1:
            items = next(items for items in self.shown.items if items.list_name == where[0])
            for card in items.cards[int(where[1]) :][:1]:
                card.open()
        field = nearest(problem, list(self.shown.all_fields()))
        if field is not None:
            return field.mark
        corrections = self.shown.corrections
        return corrections.mark if corrections is not None and where[:1] == ("corrections",) else ""

    def saved(self) -> None:
        """Follows a save: what is dated is fixed now, the history has a line more, and a new file its name."""
        if self._file_name is not None:
            self._file_name.show()
        for section in self._sections.values():
            if section.history is not None:
                section.history.refresh()
            if section.corrections is not None:
                section.corrections.refresh()
        for _, card in self.cards():
            if card.entries is not None:
                card.entries.refresh()
