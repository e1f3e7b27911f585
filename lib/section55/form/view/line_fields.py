"""The fields for a line of text: any line, a group, a count, a date, and a thing that is done on a date."""

from typing import Any

import ipywidgets as widgets

from section55.form.state.answers import to_iso_date
from section55.form.view.field import Field
from section55.model.counts import TOTALS
from section55.model.items import RECOMMENDATIONS
from section55.model.wording import date_in_words, iso_day, long_date, weekday


class LineField(Field):
    """A line of text."""

    kind: type[widgets.Text] = widgets.Text

    def make_controls(self) -> list[widgets.Widget]:
        self.control = self.form.factory.control(self.kind, self.label, on_value=self.on_input)
        return [self.control]

    def show_answer(self, answer: Any) -> None:
        self.control.value = str(answer or "")


class GroupField(LineField):
    """The heading that an item stands under in the report; those of the other items of its list are suggested."""

    kind = widgets.Combobox

    def show_answer(self, answer: Any) -> None:
        super().show_answer(answer)
        self.update_choices()

    def update_choices(self) -> None:
        """Suggest the groups that are there now."""
        groups = tuple(self.form.answers.groups_beside(self.where()[:-1]))
        if groups != self.control.options:
            self.control.options = groups


class TotalField(LineField):
    """How many items of a list the whole report has, with a box to tick where it has none."""

    def make_controls(self) -> list[widgets.Widget]:
        controls = super().make_controls()
        makes = "makes" if self.where() == (TOTALS[RECOMMENDATIONS.key],) else "has"
        self.checkbox = self.form.factory.control(
            widgets.Checkbox,
            f"The report {makes} none",
            classes=("s55-box",),
            on_value=self._on_tick,
            indent=False,
        )
        return [*controls, self.checkbox]

    def _on_tick(self, is_none: bool) -> None:
        if is_none != _is_nought(self.control.value):
            self.control.value = "0" if is_none else ""

    def on_input(self, text: str) -> None:
        self.checkbox.value = _is_nought(text)
        super().on_input(text)

    def show_answer(self, answer: Any) -> None:
        super().show_answer(answer)
        self.checkbox.value = _is_nought(self.control.value)


def _is_nought(text: str) -> bool:
    return text.strip() == "0"


class DateField(LineField):
    """A date: typed, pasted, or picked from a calendar."""

    css_classes = ("s55-day",)

    def on_input(self, text: str) -> None:
        self.submit(to_iso_date(text))

    def show_answer(self, answer: Any) -> None:
        self.control.value = format_date(answer)

    def render_extra_note(self) -> str:
        return _render_date(self.form.answers.get(self.where()))


def format_date(answer: Any) -> str:
    """Return a date as the form shows it, "19 December 2023"; what is no date, as it was typed."""
    return date_in_words(str(answer or "").strip())


def _render_date(answer: Any) -> str:
    day = iso_day(str(answer or "").strip())
    return f"<p class='s55-meant' data-day='{day}'>{weekday(day)} {long_date(day)}</p>" if day else ""


class DoneField(Field):
    """Whether a thing was done, and on which day where that is known."""

    css_classes = ("s55-day", "s55-done")

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self.control = factory.control(
            widgets.Text, self.label, on_value=self.on_input, placeholder="The day, or leave empty"
        )
        self.checkbox = factory.control(
            widgets.Checkbox,
            "Done, date not known",
            classes=("s55-box",),
            on_value=lambda _: self.on_input(self.control.value),
            indent=False,
        )
        return [self.control, self.checkbox]

    def on_input(self, text: str) -> None:
        self.submit(to_iso_date(text) or ("true" if self.checkbox.value else ""))

    def show_answer(self, answer: Any) -> None:
        text = str(answer or "").strip()
        self.checkbox.value = text == "true"
        self.control.value = "" if text == "true" else format_date(text)

    def render_extra_note(self) -> str:
        answer = self.form.answers.get(self.where())
        return "<p class='s55-meant'>Done</p>" if answer == "true" else _render_date(answer)
