"""The form's widgets without a browser: a form on an inspection, what it says, and its fields."""

from pathlib import Path

from section55.form.state.form_state import FormState
from section55.form.view.field import Field
from section55.form.view.form_view import FormView
from section55.form.view.sections import section_of
from support.widgets import part, words_in


def view_of_first_inspection(folder: Path, output: Path) -> FormView:
    """A form with the first inspection of a folder open."""
    view = FormView(FormState(folder), output)
    view.choose(view.chooser.inspections[0])
    return view


def message_of(view: FormView) -> str:
    """The message above the form."""
    return words_in(part(view.widget, "s55-message"))


def field(view: FormView, *where: str | int) -> Field:
    """The field of a question, in its section, which is shown."""
    view.go_to(section_of(where))
    return next(found for found in view.sections.fields() if found.where() == where)
