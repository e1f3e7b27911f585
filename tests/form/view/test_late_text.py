"""Text that the browser sends late, when what it was typed into is gone."""

from section55.form.view.form_view import FormView
from support.form_views import field
from support.widgets import control, controls, press


def test_late_text_of_another_inspection_is_not_written_here(view: FormView) -> None:
    """The browser may send the last words of a text after another inspection was opened: they are not for this one."""
    late = field(view, "key_findings").control
    view.begin_new()
    late.value = "Words about the inspection before."
    assert view.answers.get(("key_findings",)) is None


def test_late_text_of_a_removed_item_is_not_written_into_the_next(view: FormView) -> None:
    """Late words of a removed item are not taken for the item in its place; a second press removes no second item."""
    view.go_to("recommendations")
    press(view.widget, "Add a recommendation")
    field(view, "recommendations", 1, "text").control.value = "The next one's words."
    late = field(view, "recommendations", 0, "text").control
    remove = control(view.widget, "Remove: Recommendation 3")
    remove.click()
    remove.click()
    late.value = "Words about the one that was removed."
    assert [item.get("text") for item in view.state.answers.items(("recommendations",))] == ["The next one's words."]
    undo = control(view.widget, "Undo")
    undo.click()
    undo.click()
    assert [item["number"] for item in view.state.answers.items(("recommendations",))] == ["3", ""]


def test_late_text_of_a_removed_update_is_not_written_into_the_next(view: FormView) -> None:
    """Late words of a removed update are not written into the update that stands in its place."""
    view.go_to("recommendations")
    for _ in range(2):
        press(view.widget, "Add an update")
    updates = ("recommendations", 0, "updates")
    late = field(view, *updates, 0, "text").control
    remove, _ = controls(view.widget, "Remove this update")
    field(view, *updates, 1, "text").control.value = "The second update."
    remove.click()
    remove.click()
    late.value = "Words of the first update."
    assert [update["text"] for update in view.answers.get(updates)] == ["The second update."]
