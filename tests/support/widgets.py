"""Widgets found as a person finds them: by their label, and by the part of the form that they stand in."""

import re
from collections.abc import Iterator
from html import unescape

import ipywidgets as widgets


def inside(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    """A widget and everything in it, in the order in which it is read."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def classes_of(widget: widgets.Widget) -> tuple[str, ...]:
    """The CSS classes that the browser gets with a widget."""
    return tuple(widget.get_state().get("_dom_classes", ()))


def part(widget: widgets.Widget, css_class: str) -> widgets.Widget:
    """The one widget of a CSS class inside another."""
    [found] = [each for each in inside(widget) if css_class in classes_of(each)]
    return found


def controls(widget: widgets.Widget, name: str) -> list[widgets.Widget]:
    """Every control inside a widget that has this label, or is called so by a screen reader."""
    return [each for each in inside(widget) if name in _names(each)]


def _names(widget: widgets.Widget) -> list[str]:
    """The names of a control; that of a section's button has how far the section has come on a second line."""
    label = str(getattr(widget, "description", ""))
    return [label, label.partition("\n")[0], str(getattr(widget, "tooltip", ""))]


def control(widget: widgets.Widget, name: str) -> widgets.Widget:
    """The one control of this name inside a widget."""
    [found] = controls(widget, name)
    return found


def press(widget: widgets.Widget, name: str) -> None:
    """Presses the one button of this name inside a widget."""
    control(widget, name).click()


def is_off(button: widgets.Button) -> bool:
    """Whether a button looks as if it could do nothing now."""
    return "s55-off" in classes_of(button)


def html_in(widget: widgets.Widget) -> str:
    """The HTML that a widget and everything in it show."""
    return " ".join(each.value for each in inside(widget) if isinstance(each, widgets.HTML))


def words_in(widget: widgets.Widget) -> str:
    """The words of that HTML, with single spaces between them."""
    return " ".join(unescape(re.sub("<[^>]+>", " ", html_in(widget))).split())
