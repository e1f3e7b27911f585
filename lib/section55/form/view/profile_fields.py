"""The fields of an office's profile that no inspection has: a colour, a logo, lines, things in an order, defaults."""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal, get_origin

import ipywidgets as widgets
from pydantic.fields import FieldInfo

from section55.form.state.answers import is_list, types_of
from section55.form.state.office_state import OfficeState
from section55.form.view.choice_fields import ChoiceField, SwitchField
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import LANGUAGES, make_field
from section55.form.view.line_fields import LineField
from section55.form.view.office_use_field import OfficeUseField
from section55.model.office import OfficeProfile
from section55.model.paths import Where, question_at


class DefaultLineField(LineField):
    """A line of text, with what no answer means where that is something."""

    def __init__(self, form: Form, where: Callable[[], Where], question: FieldInfo, item_name: str = "") -> None:
        self._default = "" if question.is_required() else str(question.default or "")
        super().__init__(form, where, question, item_name)

    def make_controls(self) -> list[widgets.Widget]:
        controls = super().make_controls()
        self.control.placeholder = self._default
        return controls


class ColourField(DefaultLineField):
    """A colour: typed, seen beside the field, and the nearest that can be read offered where it cannot."""

    css_classes = ("s55-colour",)

    def __init__(
        self,
        form: Form,
        where: Callable[[], Where],
        question: FieldInfo,
        item_name: str = "",
        *,
        state: OfficeState,
    ) -> None:
        self._state = state
        super().__init__(form, where, question, item_name)

    def make_controls(self) -> list[widgets.Widget]:
        factory = self.form.factory
        self._sample = factory.html("", "s55-sample")
        self._use = factory.button("", self.use_nearest, "", "s55-use")
        self._offer = factory.box()
        return [factory.box(*super().make_controls(), self._sample, across=True, classes=("s55-row",)), self._offer]

    def use_nearest(self) -> None:
        """Take the nearest colour that can be read."""
        if nearest := self._state.nearest_colour:
            self.control.value = nearest
            self.form.focus(self.mark)

    def render_notes(self) -> None:
        super().render_notes()
        colour = self._state.colour
        sample = f"<span style='background: {colour}'></span>" if colour else ""
        if sample != self._sample.value:
            self._sample.value = sample
        nearest = self._state.nearest_colour
        if nearest and self._use.description != f"Use {nearest}":
            self._use.description = f"Use {nearest}"
            self._use.tooltip = f"Use {nearest}, the nearest colour that can be read"
        if bool(nearest) != bool(self._offer.children):
            self._offer.children = [self._use] if nearest else []


class LogoField(ChoiceField):
    """One of the pictures beside the profile, those that are there now."""

    def __init__(
        self,
        form: Form,
        where: Callable[[], Where],
        question: FieldInfo,
        item_name: str = "",
        *,
        state: OfficeState,
    ) -> None:
        self._state = state
        super().__init__(form, where, question, item_name, no_answer="No logo")

    def show_answer(self, answer: Any) -> None:
        self._labels = {name: name for name in self._state.logos}
        options = self._options(str(answer or ""))
        if list(self.control.options) != options:
            self.control.options = options
        self.control.value = str(answer or "")


class DefaultSwitchField(SwitchField):
    """Whether something is so, where no answer may mean that it is."""

    def __init__(self, form: Form, where: Callable[[], Where], question: FieldInfo, item_name: str = "") -> None:
        self._default = "true" if question.default is True else "false"
        super().__init__(form, where, question, item_name)

    def show_answer(self, answer: Any) -> None:
        super().show_answer(str(answer or "").strip() or self._default)
        self._not_so = "false"


class TextField(Field):
    """A text of any length, without Markdown; or a list of lines, one on each."""

    css_classes = ("s55-lines",)

    def __init__(self, form: Form, where: Callable[[], Where], question: FieldInfo, item_name: str = "") -> None:
        self._has_lines = is_list(question.annotation)
        self._default = "" if self._has_lines else str(question.default or "")
        super().__init__(form, where, question, item_name)

    def make_controls(self) -> list[widgets.Widget]:
        self.control = self.form.factory.control(
            widgets.Textarea, self.label, on_value=self.on_input, placeholder=self._default
        )
        return [self.control]

    def on_input(self, text: str) -> None:
        self.submit([line.strip() for line in text.split("\n") if line.strip()] if self._has_lines else text)

    def show_answer(self, answer: Any) -> None:
        self.control.value = "\n".join(map(str, answer or [])) if self._has_lines else str(answer or "")
        self.control.rows = 3


def make_profile_field(form: Form, state: OfficeState, where: Callable[[], Where], item_name: str = "") -> Field:
    """Return the field for the question at a path of a profile, by the kind of its answer."""
    path = where()
    question = question_at(OfficeProfile, path)
    assert question is not None, f"{path} is no question of a profile"
    make = _field_of_key(state, path) or _field_of_kind(question)
    return make(form, where, question, item_name) if make else make_field(form, where, item_name)


def _field_of_key(state: OfficeState, path: Where) -> Callable[..., Field] | None:
    """Return what makes the field of a question that is like no other; None for an ordinary one."""
    if path == ("accent_colour",):
        return partial(ColourField, state=state)
    if path == ("logo",):
        return partial(LogoField, state=state)
    if path == ("office_use",):
        return OfficeUseField
    if path == ("language",):
        return partial(ChoiceField, labels=LANGUAGES, default="en-GB")
    return TextField if path == ("statutory_sentence",) else None


def _field_of_kind(question: FieldInfo) -> Callable[..., Field] | None:
    kinds = list(types_of(question.annotation))
    if is_list(question.annotation):
        return TextField
    if bool in kinds:
        return DefaultSwitchField
    return None if any(get_origin(kind) is Literal for kind in kinds) else DefaultLineField
