"""Widgets for the form and for lists that are narrowed down: all of a kind share one layout and one style."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import ipywidgets as widgets

Control = TypeVar("Control", bound=widgets.DOMWidget)


class WidgetFactory:
    """Makes widgets that share one layout and one style of each kind: fewer things to send to the browser."""

    def __init__(self) -> None:
        self.layout = widgets.Layout()
        kinds = (widgets.Text, widgets.Dropdown, widgets.Checkbox, widgets.Button, widgets.HTML)
        self._samples = [kind() for kind in kinds]
        self.text_style, self.dropdown_style, self._checkbox_style, self._button_style, self._html_style = (
            sample.style for sample in self._samples
        )

    def close(self) -> None:
        """Close the layout and the styles, once every widget that has them is closed."""
        for widget in (self.layout, *(part for each in self._samples for part in (each.layout, each.style, each))):
            widget.close()

    def html(self, value: str = "", *classes: str) -> widgets.HTML:
        """Return a widget that shows HTML."""
        return widgets.HTML(value, layout=self.layout, style=self._html_style, tooltip="", _dom_classes=classes)

    def control(
        self,
        kind: type[Control],
        label: str,
        classes: Sequence[str] = ("s55-control",),
        on_value: Callable[[Any], None] | None = None,
        **traits: Any,
    ) -> Control:
        """Return a control with its label; ``traits`` are what its kind has besides.

        ``on_value`` is called with each value that the control has after the one it begins with.
        """
        styles = {widgets.Dropdown: self.dropdown_style, widgets.Checkbox: self._checkbox_style}
        # ipywidgets' own placeholder is a space of no width, which is read as a name.
        placeholder = {"placeholder": ""} if issubclass(kind, (widgets.Text, widgets.Textarea)) else {}
        control: Control = kind(
            description=label,
            tooltip=label,
            layout=self.layout,
            style=styles.get(kind, self.text_style),
            _dom_classes=tuple(classes),
            **placeholder | traits,
        )
        if on_value is not None:
            control.observe(lambda change: on_value(change["new"]), "value")
        return control

    def button(self, label: str, on_click: Callable[[], None], name: str = "", *classes: str) -> widgets.Button:
        """Return a button; ``name`` is what assistive technology calls it where the label alone is not unique."""
        button = widgets.Button(
            description=label, tooltip=name or label, layout=self.layout, style=self._button_style, _dom_classes=classes
        )
        button.on_click(lambda _: on_click())
        return button

    def box(self, *children: widgets.Widget, classes: Sequence[str] = (), across: bool = False) -> widgets.Box:
        """Return a box with widgets under each other, or beside each other where ``across`` is set."""
        kind = widgets.HBox if across else widgets.VBox
        return kind(children, layout=self.layout, _dom_classes=tuple(classes))

    def button_row(self, *buttons: widgets.Widget) -> widgets.Box:
        """Return the row of the buttons of a page or a panel."""
        return self.box(*buttons, across=True, classes=("s55-buttons",))


def update_html(widget: widgets.HTML, html: str) -> None:
    """Show other HTML, and send none to the browser that it shows already."""
    if widget.value != html:
        widget.value = html


def close_inside(*replaced: widgets.Widget) -> None:
    """Close widgets that were replaced, with everything in them: the kernel and the page would keep each for ever.

    The layout and the style are those of every widget, and stay.
    """
    for widget in replaced:
        if isinstance(widget, widgets.Box):
            close_inside(*widget.children)
        widget.close()
