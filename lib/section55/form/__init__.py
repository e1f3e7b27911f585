"""The form in JupyterLab and Voilà: a state that knows nothing of widgets, a view that knows nothing of rules."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from section55.form.view.form_view import FormView

open_forms: "list[FormView]" = []
"""The forms that this kernel has open: a page each, for two inspections beside each other."""


def open_form(folder: Path, output: Path) -> object:
    """Return the widget of a form on a folder of parameter files, for IPython to display.

    Forms that this kernel has open in other pages stay as they are. Those whose page is gone are closed:
    what is unsaved there is offered here. Where the disk has no room to keep it, this form goes on with it at once.
    """
    from section55.form.state.form_state import FormState
    from section55.form.view.form_view import FormView

    shown = [view for view in open_forms if view.browser.numbers.pages]
    states = [view.state for view in open_forms if view not in shown and not view.close()]
    for view in shown:
        view.autosave.ask()
    view = FormView(states[0] if states else FormState(folder), output)
    open_forms[:] = [*shown, view]
    widget: object = view.widget
    return widget
