"""The sections of the form: one is shown, the others are as they were left."""

import copy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.state.problems import MISSING, Problem
from section55.form.view.check_answers import NOTE
from section55.form.view.choice_fields import AnsweredWithField
from section55.form.view.field import Field, FieldFinder, pass_to_field, show_at_fields
from section55.form.view.field_kinds import MarkdownField
from section55.form.view.file_name_field import FileNameField
from section55.form.view.force_field import ForceField
from section55.form.view.item_cards import ItemCard
from section55.form.view.line_fields import GroupField
from section55.form.view.notes_panel import NotesPanel
from section55.form.view.sections import (
    CHECK,
    SECTIONS,
    SectionedForm,
    SectionView,
    is_shown_in,
    make_section_view,
    section_of,
)
from section55.form.view.widget_factory import close_inside
from section55.model.paths import Where


class StackedForm(SectionedForm, Protocol):
    """What the sections need of the form that they are in."""

    def choose_section(self, key: str) -> None:
        """Show a section, with the focus on its heading."""


class SectionStack:
    """Every section that was shown, each made when it is first shown."""

    def __init__(
        self, form: StackedForm, state: FormState, on_change: Callable[[], None], on_restore: Callable[[int], None]
    ) -> None:
        """``on_change`` is called when items were added, removed or moved, or the file is to have another name.

        ``on_restore`` is called with the number of the revision to bring back.
        """
        self._form, self._state, self._on_change, self._on_restore = form, state, on_change, on_restore
        self._views: dict[str, SectionView] = {}
        self._shown_versions: dict[str, int] = {}
        """The version of the answers at which each section was shown last."""
        self._file_name_field: FileNameField | None = None
        self.current_key = SECTIONS[0].key
        self._shows_missing = False
        """Whether a question without an answer says so: not before the officer has looked at what is missing."""
        self.names = {section.key: section.name for section in SECTIONS}
        self.box = form.factory.box(classes=("s55-main",))

    @property
    def mark(self) -> str:
        """The mark of the section that is shown."""
        return f"section-{self.current_key}"

    @property
    def current(self) -> SectionView:
        """The section that is shown."""
        return self._views[self.current_key]

    def fields(self) -> Iterator[Field]:
        """Yield every field of the sections that were shown."""
        for view in self._views.values():
            yield from view.all_fields()

    def _cards(self) -> Iterator[tuple[str, ItemCard]]:
        """Yield every card of the sections that were shown, with the key of its section."""
        for key, view in self._views.items():
            for item_list in view.item_lists:
                for card in item_list.all_cards():
                    yield key, card

    def _notes(self) -> Iterator[NotesPanel]:
        """Yield the notes for colleagues of the sections that were shown."""
        for view in self._views.values():
            yield from view.all_notes()

    def update_names(self) -> None:
        """Name the sections as the office calls its chief officer and its body."""
        self.names = {section.key: section.name for section in SECTIONS}
        if (office := self._state.office) is not None:
            (self.box.add_class if office.language == "cy" else self.box.remove_class)("s55-in-welsh")
            self.names |= {"force": office.names.chief_officer.bare, "body": office.names.body.bare}

    def begin(self) -> None:
        """Begin at the first section, of another inspection."""
        self.current_key = SECTIONS[0].key
        self._shows_missing = False

    def rebuild(self) -> None:
        """Make the sections anew for the inspection that is open; the controls before take no answers any more."""
        replaced = self._take_out()
        self.update_names()
        self.show(self.current_key)
        close_inside(*replaced)

    def close(self) -> None:
        """Close every section, of a form that nobody sees any more."""
        close_inside(self.box, *self._take_out())

    def _take_out(self) -> list[widgets.Box]:
        """Take every section out, and return what is to be closed of them."""
        for field in self.fields():
            field.disconnect()
        if self._file_name_field is not None:
            self._file_name_field.disconnect()
            self._file_name_field = None
        for view in self._views.values():
            if view.history is not None:
                view.history.close()
        replaced = [view.box for view in self._views.values()]
        self._views, self._shown_versions = {}, {}
        return replaced

    def show(self, key: str) -> None:
        """Show a section."""
        self.current_key = key
        self._shows_missing = self._shows_missing or key == CHECK
        if key not in self._views:
            section = next(section for section in SECTIONS if section.key == key)
            self._views[key] = make_section_view(
                section,
                self.names[key],
                self._form,
                self._state,
                self._on_items_change,
                self._on_restore,
                self._make_file_name_field,
            )
        for item_list in self.current.item_lists:
            item_list.refresh()
        if self._shown_versions.get(key) != self._state.answers.version:
            for field in self.current.all_fields():
                field.refresh()
        self._shown_versions[key] = self._state.answers.version
        for notes in self.current.all_notes():
            notes.refresh()
        replaced = self.box.children[1:]
        self.box.children = [self.current.box, self._make_next_button(key)]
        close_inside(*replaced)

    def _make_next_button(self, key: str) -> widgets.Widget:
        keys = [section.key for section in SECTIONS]
        index = keys.index(key)
        if index + 1 == len(keys):
            return self._form.factory.box()
        following = keys[index + 1]
        return self._form.factory.button(
            f"Next: {self.names[following]}", partial(self._go_on_to, following), "", "s55-next"
        )

    def _go_on_to(self, key: str) -> None:
        """Show the section that follows; the button that was pressed is gone, so the focus goes there too."""
        self._form.choose_section(key)

    def _make_file_name_field(self) -> widgets.Widget:
        self._file_name_field = FileNameField(self._form, self._state, self._on_change)
        return self._file_name_field.box

    def _on_items_change(self) -> None:
        for view in self._views.values():
            for item_list in view.item_lists:
                item_list.refresh()
        self._on_change()

    def remember_answers(self) -> dict[Field, Any]:
        """Return the answer of every field of the sections that were shown, to be given to `show_changes_since`."""
        return {field: copy.deepcopy(self._state.answers.get(field.where())) for field in self.fields()}

    def show_changes_since(self, shown: Mapping[Field, Any]) -> None:
        """Show answers that came in from elsewhere. What a person may be typing in stays as it is."""
        self.update_names()
        for view in self._views.values():
            for item_list in view.item_lists:
                item_list.refresh()
        for field in self.fields():
            if field in shown and shown[field] != self._state.answers.get(field.where()):
                field.refresh()

    def on_message(self, message: Mapping[str, Any]) -> None:
        """Take the last words of a text, or a choice, before the press that follows them."""
        field = self._file_name_field
        if field is not None and field.mark == message.get("mark") and message.get("event") == "input":
            field.on_input(str(message["text"]))
        for notes in self._notes():
            notes.on_message(message)
        for view in self._views.values():
            for several in filter(None, (item_list.several for item_list in view.item_lists)):
                several.on_message(message)
        pass_to_field(message, self.fields())

    def on_link(self, link: str) -> None:
        """Do what a link in the section that is shown says."""
        if link.startswith(NOTE):
            about, _, _ = self._state.notes.open[int(link.removeprefix(NOTE))]
            self._open_notes(about)
        elif self.current.check is not None:
            self.current.check.on_link(link)

    def _open_notes(self, about: str) -> None:
        """Show the notes about an item or a section, with the focus where one is written."""
        notes, places = self._state.notes, self._state.answers.places.values()
        where = next((place.where for place in places if notes.name_of(place) == about), ())
        key = section_of(where) if where else next((each.key for each in SECTIONS if each.name == about), "")
        if not key:
            self._form.announce(f"{about} is not there any more.")
            return
        self._form.choose_section(key)
        for item_list in self.current.item_lists:
            item_list.open_cards(where)
        panels = {panel.key: panel for panel in self.current.all_notes()}
        panels[about].show()

    def update_previews(self) -> None:
        """Show the texts, the choices and the file's name as they follow from what was typed."""
        for field in self.fields():
            if isinstance(field, MarkdownField):
                field.update_preview()
            elif isinstance(field, GroupField | AnsweredWithField | ForceField):
                field.update_choices()
        if self._file_name_field is not None:
            self._file_name_field.update_note()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each problem at its question, and on each card how many there are to look at."""
        shown = [problem for problem in problems if self._shows_missing or problem.kind != MISSING]
        for key, view in self._views.items():
            # An answer may be asked for in two sections; what is wrong with it stands in both.
            fields = list(view.all_fields())
            about = {where[:end] for where in (field.where() for field in fields) for end in range(3, len(where) + 1)}
            show_at_fields([each for each in shown if section_of(each.where) == key or each.where in about], fields)
        # A card counts what is to do in the items inside it as well.
        to_do = Counter(
            (section.key, problem.where[:end])
            for problem in problems
            for section in SECTIONS
            if is_shown_in(section, problem.where)
            for end in range(2, len(problem.where) + 1)
        )
        for key, card in self._cards():
            card.update_label(to_do[key, card.where])
            card.update_report_text()
        for view in self._views.values():
            if view.notes is not None:
                view.notes.update()
            if view.check is not None:
                view.check.update()

    def mark_of(self, where: Where) -> str:
        """Return the mark of a question of the section that is shown. Raises ``StopIteration`` for another."""
        return next(field.mark for field in self.current.fields if field.where() == where)

    def open_question(self, problem: Problem) -> str:
        """Show a problem's section, with its card open; return the mark of its control, empty where it has none."""
        where, self._shows_missing = problem.where, True
        self.show(section_of(where))
        for item_list in self.current.item_lists:
            item_list.open_cards(where)
        field = FieldFinder(self.current.all_fields()).field_for(problem)
        if field is not None:
            return field.mark
        corrections = self.current.corrections
        return corrections.mark if corrections is not None and where[:1] == ("corrections",) else ""

    def update_after_save(self) -> None:
        """Show what a save changed: dated entries are fixed, the history is longer, a new file has its name."""
        if self._file_name_field is not None:
            self._file_name_field.refresh()
        for view in self._views.values():
            if view.history is not None:
                view.history.refresh()
            if view.corrections is not None:
                view.corrections.refresh()
        for _, card in self._cards():
            if card.updates is not None:
                card.updates.refresh()
        for notes in self._notes():
            notes.refresh()
