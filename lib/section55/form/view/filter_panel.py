"""Lists to choose from and a search field, above a list of things in HTML that they narrow down."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import ipywidgets as widgets

from section55.form.view.field import Look

_ANY = "Any"


class SearchField(NamedTuple):
    """The words of a search field."""

    label: str
    placeholder: str
    tooltip: str


class FilterPanel:
    """Controls that narrow a list down; each is labelled and works from the keyboard."""

    def __init__(
        self,
        options: Mapping[str, Sequence[str]],
        search: SearchField,
        render: Callable[[Mapping[str, str], str], str],
    ) -> None:
        """``options`` are what each list offers, by its label, besides "Any".

        ``render`` returns the HTML for what is chosen, by label and empty for "Any", and for the text
        of the search field.
        """
        look = Look()
        look.layout.width, look.layout.max_width = "24em", "100%"
        for style in (look.choice, look.text):
            style.description_width = "8em"
        self._render = render
        self.choices = {
            label: look.control(widgets.Dropdown, label, (), options=[(_ANY, ""), *((each, each) for each in offered)])
            for label, offered in options.items()
        }
        self.search = look.control(widgets.Text, search.label, (), placeholder=search.placeholder)
        self.search.tooltip = search.tooltip
        self.html = widgets.HTML()
        controls = (*self.choices.values(), self.search)
        for control in controls:
            control.observe(lambda _: self._update(), "value")
        self._update()
        self.widget = widgets.VBox([widgets.HBox(controls, layout={"flex_flow": "wrap"}), self.html])

    def _update(self) -> None:
        chosen = {label: control.value for label, control in self.choices.items()}
        self.html.value = self._render(chosen, self.search.value)
