"""The controls of the form: one for each kind of answer."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, get_args, get_origin

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.form.state.answers import day_in_file, is_list, kinds_of
from section55.form.state.suggestions import ADDRESSEES, POLICE_FORCES, PUBLICATION_TYPES
from section55.form.view.field import Field, Form
from section55.model.answer_types import takes_markdown
from section55.model.inspection import Inspection
from section55.model.markdown import to_html
from section55.model.paths import Where, questions
from section55.model.wording import counted, date_in_words, iso_day, long_date, sentence_start, weekday

_KNOWN = {"police_forces": POLICE_FORCES, "publication_types": PUBLICATION_TYPES, "addressed_to": ADDRESSEES}
_UNCHOSEN = "Not answered yet"


class Line(Field):
    """A line of text."""

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(widgets.Text, self.label)
        self.control.observe(lambda change: self.hear(change["new"]), "value")
        return [self.control]

    def hear(self, text: str) -> None:
        self.told(self.typed(text))

    def typed(self, text: str) -> str:
        """What a typed text means."""
        return text

    def show(self, answer: Any) -> None:
        self.control.value = str(answer or "")


class Day(Line):
    """A date: typed, pasted, or picked from a calendar."""

    classes = ("s55-day",)

    def typed(self, text: str) -> str:
        return day_in_file(text)

    def show(self, answer: Any) -> None:
        self.control.value = day_for_people(answer)

    def more(self) -> str:
        return _day_note(self.form.answer(self.where()))


def day_for_people(answer: Any) -> str:
    """A date as the form shows it, "19 December 2023"; what is no date, as it was typed."""
    return date_in_words(str(answer or "").strip())


def _day_note(answer: Any) -> str:
    day = iso_day(str(answer or "").strip())
    return f"<p class='s55-meant'>{weekday(day)} {long_date(day)}</p>" if day else ""


class Long(Field):
    """A text of any length in Markdown, with what it will look like beside it."""

    classes = ("s55-long",)

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(widgets.Textarea, self.label)
        self.preview = factory.html("", "s55-written")
        self._previewed: str | None = None
        self.control.observe(lambda change: self.hear(change["new"]), "value")
        return [self.control, self.preview]

    def show(self, answer: Any) -> None:
        self.control.value = str(answer or "")
        self.control.rows = min(24, max(5, _lines(self.control.value)))
        self.show_preview()

    def show_preview(self) -> None:
        """Renders the text as the documents will have it, once typing pauses."""
        text = self.control.value
        if text == self._previewed:
            return
        self._previewed = text
        html = to_html(text, self.label, self.mark, 4) if text.strip() else ""
        self.preview.value = (
            f"<p class='s55-preview-head' aria-hidden='true'>As it will be read</p>{html}" if html else ""
        )

    def more(self) -> str:
        words = len(self.control.value.split())
        return f"<p class='s55-count'>{sentence_start(counted(words, 'word'))}</p>"


def _lines(text: str) -> int:
    """About how many lines a text takes in its field."""
    return sum(1 + len(line) // 70 for line in text.split("\n")) + 1


class Choice(Field):
    """One word of a list."""

    def __init__(
        self,
        form: Form,
        where: Callable[[], Where],
        question: FieldInfo,
        owner: str = "",
        words: Mapping[str, str] | None = None,
        default: str = "",
    ) -> None:
        """``words`` are the answers to choose from, each with its label; ``default`` the one that no answer means."""
        self._words, self._default = words or {}, default
        super().__init__(form, where, question, owner)

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(widgets.Dropdown, self.label, options=self._options(""))
        self.control.observe(lambda change: self.told(change["new"] or ""), "value")
        return [self.control]

    def _options(self, answer: str) -> list[tuple[str, str]]:
        known = [(label, word) for word, label in self._words.items()]
        unknown = [(answer, answer)] if answer and answer not in self._words else []
        return [*([] if self._default else [(_UNCHOSEN, "")]), *known, *unknown]

    def show(self, answer: Any) -> None:
        answer = str(answer or self._default)
        if answer not in dict((value, label) for label, value in self.control.options):
            self.control.options = self._options(answer)
        self.control.value = answer


class Names(Field):
    """Any number of names, from a known list or others: type to search, add, take away."""

    classes = ("s55-adds",)

    def __init__(
        self, form: Form, where: Callable[[], Where], question: FieldInfo, owner: str = "", known: Sequence[str] = ()
    ) -> None:
        self._known = known
        self._names: list[str] = []
        self._text = ""
        super().__init__(form, where, question, owner)

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(
            widgets.Combobox, self.label, options=tuple(self._known), placeholder="Type or choose, then Add"
        )
        self.control.observe(lambda change: self.hear(change["new"]), "value")
        self._add = factory.button("Add", self.add, f"Add: {self.named()}", "s55-add")
        self._row = factory.box(self.control, self._add, across=True, classes=("s55-add-row",))
        self._chosen = factory.box(classes=("s55-chosen",), across=True)
        return [self._row, self._chosen]

    def rename(self, owner: str) -> None:
        super().rename(owner)
        self._add.tooltip = f"Add: {self.named()}"
        self._show_chosen()

    def hear(self, text: str) -> None:
        self._text = text

    def add(self) -> None:
        """Adds what is typed; a name that is there already is not added again. The browser empties the control."""
        name = " ".join(self._text.split())
        known = next((word for word in self._known if word.casefold() == name.casefold()), name)
        self._text = ""
        if known and known not in self._names:
            self._names = [*self._names, known]
            self._show_chosen()
            self.told(list(self._names))

    def remove(self, name: str) -> None:
        """Takes a name away."""
        self._names = [other for other in self._names if other != name]
        self._show_chosen()
        self.told(list(self._names))
        self.form.focus(self.mark)

    def show(self, answer: Any) -> None:
        names = [str(name) for name in answer or [] if name]
        if names != self._names or not names:
            self._names = names
            self._show_chosen()

    def _show_chosen(self) -> None:
        of = f" from {self.named()}" if self._owner else ""
        self._chosen.children = [
            self.form.factory.button(f"{name} ✕", lambda name=name: self.remove(name), f"Remove {name} ✕{of}")
            for name in self._names
        ]


class Done(Field):
    """Whether a thing was done, and on which day where that is known."""

    classes = ("s55-day", "s55-done")

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(widgets.Text, self.label, placeholder="The day, or leave empty")
        self.box_control = factory.control(
            widgets.Checkbox, "Done, on a day not known", classes=("s55-box",), indent=False
        )
        self.control.observe(lambda change: self.hear(change["new"]), "value")
        self.box_control.observe(lambda _: self.hear(self.control.value), "value")
        return [self.control, self.box_control]

    def hear(self, text: str) -> None:
        self.told(day_in_file(text) or ("true" if self.box_control.value else ""))

    def show(self, answer: Any) -> None:
        text = str(answer or "").strip()
        self.box_control.value = text == "true"
        self.control.value = "" if text == "true" else day_for_people(text)

    def more(self) -> str:
        answer = self.form.answer(self.where())
        return "<p class='s55-meant'>Done</p>" if answer == "true" else _day_note(answer)


def field_for(form: Form, where: Callable[[], Where], owner: str = "") -> Field:
    """The control for the question at a path, by the kind of its answer."""
    path = where()
    key = str(path[-1])
    question = questions(Inspection, path[:-1])[key]
    kinds = list(kinds_of(question.annotation))
    if key == "office":
        return Choice(form, where, question, owner, words=form.offices)
    if is_list(question.annotation):
        return Names(form, where, question, owner, known=_KNOWN.get(key, ()))
    if takes_markdown(question):
        return Long(form, where, question, owner)
    if Literal[True] in kinds:
        return Done(form, where, question, owner)
    if date in kinds:
        return Day(form, where, question, owner)
    for kind in kinds:
        if get_origin(kind) is Literal:
            words = {word: sentence_start(word) for word in get_args(kind)}
            return Choice(form, where, question, owner, words=words, default=question.default or "")
    return Line(form, where, question, owner)
