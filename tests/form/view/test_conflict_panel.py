"""Both versions shown where somebody else saved since."""

import json
from pathlib import Path

import ipywidgets as widgets

from section55.files.saving import save
from section55.form.view.form_view import FormView
from support.form_views import field, said, words
from support.widgets import inside, press
from support.workbook import NORFOLK


def test_the_file_is_told_apart_by_who_changed_it_last(view: FormView, parameter_folder: Path) -> None:
    """A save that would cover another's is a choice between both; Not now saves nothing and keeps everything."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("recommendations_total: 6", "recommendations_total: 7")
    save(path, theirs.encode(), by="command")
    field(view, "recommendations_total").control.value = "8"
    view.save()
    assert path.read_text(encoding="utf-8") == theirs
    panel = view.asked.children[0]
    texts = " ".join(words(found.value) for found in inside(panel) if isinstance(found, widgets.HTML))
    assert "Recommendations in the report Both were changed. This form's 8 The file's 7" in texts
    press(panel, "Not now")
    assert said(view) == "Nothing was saved. Your changes are kept as unsaved work."
    assert path.read_text(encoding="utf-8") == theirs
    assert view.answer(("recommendations_total",)) == "8"


def test_what_was_not_kept_of_two_versions_is_put_aside(view: FormView, parameter_folder: Path) -> None:
    """No word is lost: the file's own is in its history, this form's beside the file."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("recommendations_total: 6", "recommendations_total: 7")
    save(path, theirs.encode(), by="command")
    field(view, "recommendations_total").control.value = "8"
    view.save()
    next(it for it in inside(view.asked) if isinstance(it, widgets.Dropdown)).value = "theirs"
    press(view.asked, "Save with these choices")
    assert view.answer(("recommendations_total",)) == "7"
    (aside,) = parameter_folder.glob(".*.discarded.json")
    assert json.loads(aside.read_bytes())["answers"]["recommendations_total"] == "8"
    assert said(view).endswith(f"What you did not keep is put aside as {aside.name}.")
