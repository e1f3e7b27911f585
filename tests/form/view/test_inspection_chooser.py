"""The form's first page, and what the bar says of an inspection that is opened from it."""

import shutil
from pathlib import Path

from section55.form.state.form_state import FormState
from section55.form.view.form_view import FormView
from support.form_views import field
from support.widgets import classes_of, control, part, words_in


def main_buttons(view: FormView) -> list[str]:
    """The buttons of the first page that stand out."""
    buttons = (control(view.chooser.box, name) for name in ("New inspection", "Our office"))
    return [button.description for button in buttons if "s55-main-button" in classes_of(button)]


def test_what_comes_first_stands_out(parameter_folder: Path, tmp_path: Path) -> None:
    """Without an office's profile that is Our office, for no inspection can be built before; then New inspection."""
    view = FormView(FormState(parameter_folder), tmp_path)
    assert main_buttons(view) == ["New inspection"]
    shutil.rmtree(parameter_folder / "offices")
    view.show_start()
    assert main_buttons(view) == ["Our office"]


def test_what_is_late_is_not_called_days_left(view: FormView) -> None:
    """Past the last lawful day the bar says Overdue."""
    view.begin_new()
    field(view, "published_on").control.value = "3 January 2020"
    assert "Overdue" in words_in(part(view.widget, "s55-deadline"))
    assert "Days left" not in words_in(part(view.widget, "s55-deadline"))
