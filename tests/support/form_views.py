"""The form's widgets without a browser: a form on an inspection, what it shows, and its fields."""

import re
from html import unescape
from pathlib import Path

from section55.form.state.form_state import FormState
from section55.form.view.field import Field
from section55.form.view.form_view import FormView
from section55.form.view.sections import section_of


def opened_on(folder: Path, output: Path) -> FormView:
    """A form on the first inspection of a folder."""
    opened = FormView(FormState(folder), output)
    opened.choose(opened.chooser.choices[0])
    return opened


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def said(view: FormView) -> str:
    """What stands above the form."""
    return words(view.message.value)


def field(view: FormView, *where: str | int) -> Field:
    view.go_to(section_of(where))
    return next(found for found in view.sections.fields() if found.where() == where)
