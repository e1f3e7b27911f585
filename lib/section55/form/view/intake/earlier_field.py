"""A new inspection takes over what an earlier response of the office has: addressees, standard texts, an owner."""

from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.state.intake.earlier import list_earlier
from section55.form.view.widget_factory import WidgetFactory
from section55.model.wording import shortened

LABEL = "Take over from an earlier response"
_NONE = "Choose one, or go without"
_LONGEST = 70
_HINT = (
    "<p class='s55-hint'>Whom letters go to, their signatory, who approves, standard texts and the owner; nothing "
    "that has a date, and nothing that you answered already.</p>"
)


def make_earlier_field(factory: WidgetFactory, state: FormState, on_take: Callable[[Path], None]) -> widgets.Widget:
    """Return a choice among the earlier responses; empty where there are none, or the inspection has its file.

    ``on_take`` is called with the file of the one to take over from.
    """
    earlier = list_earlier(state) if state.path is None else []
    if not earlier:
        return factory.box()
    names = [shortened(title, _LONGEST)[1:-1] for title, _ in earlier]
    options = [(_NONE, -1), *((name, index) for index, name in enumerate(names))]
    choice = factory.control(widgets.Dropdown, LABEL, options=options)

    def take() -> None:
        if choice.value >= 0:
            on_take(earlier[choice.value][1])

    button = factory.button("Take over", take, f"{LABEL}: take over")
    return factory.box(choice, factory.html(_HINT, "s55-notes"), button, classes=("s55-earlier",))
