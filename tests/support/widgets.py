"""Widgets found by what a person sees of them."""

from collections.abc import Iterator

import ipywidgets as widgets


def is_off(button: widgets.Button) -> bool:
    return "s55-off" in button._dom_classes


def inside(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def press(widget: widgets.Widget, label: str) -> None:
    next(it for it in inside(widget) if isinstance(it, widgets.Button) and it.description == label).click()
