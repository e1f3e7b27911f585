"""The form in JupyterLab and Voilà: a state that knows nothing of widgets, a view that knows nothing of rules."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from section55.form.view.form_view import FormView

_open: "list[FormView]" = []
"""The form that this kernel has open, if any."""


def open_form(folder: Path, output: Path) -> object:
    """Return the widget of a form on a folder of parameter files, for IPython to display.

    A form that this kernel has open already is closed: what is unsaved there is offered here. Where
    the disk has no room to keep it, this form goes on with it at once.
    """
    from section55.form.state.form_state import FormState
    from section55.form.view.form_view import FormView

    states = [view.state for view in _open if not view.close()]
    view = FormView(states[0] if states else FormState(folder), output)
    _open[:] = [view]
    widget: object = view.widget
    return widget
