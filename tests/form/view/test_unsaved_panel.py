"""Unsaved work found when an inspection is opened: a choice before anything can be typed."""

from pathlib import Path

from support.form_views import field, opened_on, said, words
from support.widgets import press


def test_unsaved_work_is_asked_about_before_anything_can_be_typed(parameter_folder: Path, tmp_path: Path) -> None:
    """The form is not shown before the choice, so that nothing new covers what was found."""
    first = opened_on(parameter_folder, tmp_path)
    field(first, "approved_by").control.value = "The Commissioner"
    first.close()
    second = opened_on(parameter_folder, tmp_path)
    assert second.body.children == ()
    press(second.asked, "Go on with the unsaved work")
    assert field(second, "approved_by").control.value == "The Commissioner"
    assert "Unsaved changes." in words(second.side.changed.value)
    second.close()
    third = opened_on(parameter_folder, tmp_path)
    press(third.asked, "Use the saved file instead")
    assert field(third, "approved_by").control.value == ""
    assert "was put aside as" in said(third)
    third.close()


def test_unsaved_work_that_was_left_comes_back(parameter_folder: Path, tmp_path: Path) -> None:
    """Whoever pressed the wrong button of two presses one more; what was typed since is never covered by it."""
    first = opened_on(parameter_folder, tmp_path)
    field(first, "approved_by").control.value = "The Commissioner"
    first.close()
    second = opened_on(parameter_folder, tmp_path)
    press(second.asked, "Use the saved file instead")
    field(second, "response_url").control.value = "https://example.org/response"
    press(second.put_aside, "Bring the unsaved work back")
    assert said(second) == "Save what you typed since, then press this again."
    field(second, "response_url").control.value = ""
    press(second.put_aside, "Bring the unsaved work back")
    press(second.asked, "Go on with the unsaved work")
    assert field(second, "approved_by").control.value == "The Commissioner"
    assert second.put_aside.children == ()
    second.close()
