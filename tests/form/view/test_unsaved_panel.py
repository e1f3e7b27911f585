"""Unsaved work found when an inspection is opened: a choice before anything can be typed."""

from pathlib import Path

from support.form_views import field, message_of, view_of_first_inspection
from support.widgets import controls, part, press, words_in


def test_unsaved_work_is_asked_about_before_anything_can_be_typed(parameter_folder: Path, tmp_path: Path) -> None:
    """The form is not shown before the choice, so that nothing new covers what was found."""
    first = view_of_first_inspection(parameter_folder, tmp_path)
    field(first, "approved_by").control.value = "The Commissioner"
    first.close()
    second = view_of_first_inspection(parameter_folder, tmp_path)
    assert words_in(part(second.widget, "s55-body")) == ""
    press(second.widget, "Go on with it")
    assert field(second, "approved_by").control.value == "The Commissioner"
    assert second.browser.save_state.kind == "kept"
    second.close()
    third = view_of_first_inspection(parameter_folder, tmp_path)
    press(third.widget, "Leave it")
    assert field(third, "approved_by").control.value == ""
    assert "was put aside as" in message_of(third)
    third.close()


def test_unsaved_work_that_was_left_comes_back(parameter_folder: Path, tmp_path: Path) -> None:
    """Whoever pressed the wrong button of two presses one more; what was typed since is never covered by it."""
    first = view_of_first_inspection(parameter_folder, tmp_path)
    field(first, "approved_by").control.value = "The Commissioner"
    first.close()
    second = view_of_first_inspection(parameter_folder, tmp_path)
    press(second.widget, "Leave it")
    field(second, "response_url").control.value = "https://example.org/response"
    press(second.widget, "Bring the unsaved work back")
    assert message_of(second) == "Save what you typed since, then press this again."
    field(second, "response_url").control.value = ""
    press(second.widget, "Bring the unsaved work back")
    press(second.widget, "Go on with it")
    assert field(second, "approved_by").control.value == "The Commissioner"
    assert not controls(second.widget, "Bring the unsaved work back")
    second.close()


def test_the_question_and_its_buttons_come_first(parameter_folder: Path, tmp_path: Path) -> None:
    """Who and when in words; what changed is shown when it is asked for, matched by number where items moved."""
    first = view_of_first_inspection(parameter_folder, tmp_path)
    first.state.answers.add_item(("recommendations",))
    first.state.answers.set(("recommendations", 1, "number"), "99")
    first.state.answers.move_item(("recommendations", 1), -1)
    first.set_answer(("recommendations", 1, "owner"), "Head of Performance")
    first.close()
    second = view_of_first_inspection(parameter_folder, tmp_path)
    panel = part(second.widget, "s55-offer")
    assert "You typed in this inspection on" in words_in(panel)
    assert "UTC" not in words_in(panel)
    assert "Head of Performance" not in words_in(panel)
    press(panel, "See what changed")
    changed = words_in(part(panel, "s55-changed"))
    assert "Recommendation 3: Owner" in changed
    assert "Recommendation 99" in changed
    assert "Number" not in changed
    second.close()
