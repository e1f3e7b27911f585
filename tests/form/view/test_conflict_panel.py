"""Both versions shown where somebody else saved since."""

import json
from pathlib import Path

from section55.files.saving import save
from section55.form.view.form_view import FormView
from support.form_views import field, message_of
from support.widgets import control, part, press, words_in
from support.workbook import NORFOLK


def test_a_save_over_anothers_is_a_choice_between_both_versions(view: FormView, parameter_folder: Path) -> None:
    """Both versions of each answer that differs are shown; Not now saves nothing and keeps everything."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("recommendations_total: 6", "recommendations_total: 7")
    save(path, theirs.encode(), by="command")
    field(view, "recommendations_total").control.value = "8"
    press(view.widget, "Save")
    assert path.read_text(encoding="utf-8") == theirs
    both = words_in(part(view.widget, "s55-conflict"))
    assert "Recommendations in the report Both were changed. This form's 8 The file's 7" in both
    press(view.widget, "Not now")
    assert message_of(view) == "Nothing was saved. Your changes are kept as unsaved work."
    assert path.read_text(encoding="utf-8") == theirs
    assert view.answers.get(("recommendations_total",)) == "8"


def test_what_was_not_kept_of_two_versions_is_put_aside(view: FormView, parameter_folder: Path) -> None:
    """No word is lost: the file's own is in its history, this form's beside the file."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("recommendations_total: 6", "recommendations_total: 7")
    save(path, theirs.encode(), by="command")
    field(view, "recommendations_total").control.value = "8"
    press(view.widget, "Save")
    control(view.widget, "Keep: Recommendations in the report").value = "theirs"
    press(view.widget, "Save with these choices")
    assert view.answers.get(("recommendations_total",)) == "7"
    (aside,) = parameter_folder.glob(".*.discarded.json")
    assert json.loads(aside.read_bytes())["answers"]["recommendations_total"] == "8"
    assert message_of(view).endswith(f"What you did not keep is put aside as {aside.name}.")
