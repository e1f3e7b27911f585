"""Lists to choose from and a search field, above HTML that they narrow down."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import NamedTuple, Protocol

import ipywidgets as widgets

from section55.form.view.widget_factory import WidgetFactory
from section55.model.errors import WorkbookError, sentence_of

_ANY = "Any"


class SearchField(NamedTuple):
    """The words of a search field."""

    label: str
    placeholder: str
    tooltip: str


class Render(Protocol):
    """What makes the HTML below the controls."""

    def __call__(self, chosen: Mapping[str, str], search: str, /) -> str:
        """Return the HTML for what is chosen, by label and empty for "Any", and for the text that is searched for."""


class Action(NamedTuple):
    """A button below the controls."""

    label: str
    act: Render
    """Does it for what is chosen and searched for, and returns a sentence that says what was done."""


class FilterPanel:
    """Controls that narrow HTML down; each is labelled and works from the keyboard."""

    def __init__(
        self, options: Mapping[str, Sequence[str]], search: SearchField, render: Render, action: Action | None = None
    ) -> None:
        """``options`` are what each list offers, by its label, besides "Any"."""
        factory = WidgetFactory()
        factory.layout.width, factory.layout.max_width = "24em", "100%"
        for style in (factory.dropdown_style, factory.text_style):
            style.description_width = "8em"
        self._render = render
        self.choices = {
            label: factory.control(widgets.Dropdown, label, (), options=[(_ANY, ""), *((word, word) for word in words)])
            for label, words in options.items()
        }
        self.search = factory.control(widgets.Text, search.label, (), placeholder=search.placeholder)
        self.search.tooltip = search.tooltip
        self.html = widgets.HTML()
        controls = (*self.choices.values(), self.search)
        for control in controls:
            control.observe(lambda _: self._update(), "value")
        self._update()
        self.message = widgets.HTML()
        actions = [] if action is None else [self._button(factory, action), self.message]
        self.widget = widgets.VBox([widgets.HBox(controls, layout={"flex_flow": "wrap"}), *actions, self.html])

    @property
    def _chosen(self) -> dict[str, str]:
        return {label: control.value for label, control in self.choices.items()}

    def _update(self) -> None:
        self.html.value = self._render(self._chosen, self.search.value)

    def _button(self, factory: WidgetFactory, action: Action) -> widgets.Button:
        def on_click() -> None:
            try:
                sentence = action.act(self._chosen, self.search.value)
            except (OSError, WorkbookError) as error:
                sentence = sentence_of(error)
            self.message.value = escape(sentence)

        self.button = factory.button(action.label, on_click)
        return self.button
