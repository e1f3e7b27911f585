"""The form as a whole: one inspection after another, its first save, and what it says when something fails."""

import ast
import errno
from pathlib import Path

import pytest

import section55.form
from section55.files.history import history_path
from section55.form import open_form
from section55.form.state.form_state import FormState
from section55.form.state.unsaved import UnsavedFile
from section55.form.view.browser_side import BrowserSide
from section55.form.view.form_view import FormView
from support.form_views import field, message_of
from support.widgets import control, inside, part, press, words_in
from support.workbook import NORFOLK

FORM = Path(section55.form.__file__).parent


def test_a_save_without_a_change_says_so(view: FormView, parameter_folder: Path) -> None:
    """A save without a change adds no revision."""
    view.save()
    assert message_of(view) == "There is nothing to save: all changes are saved."
    assert not history_path(parameter_folder / f"{NORFOLK}.yaml").exists()


def test_the_panel_says_what_is_saved_and_what_is_built(view: FormView) -> None:
    """Beside the form stands, always in sight, whether words can be lost, and what Build does now."""
    notes = part(view.widget, "s55-button-notes")
    assert view.browser.save_state.kind == "saved"
    field(view, "approved_by").control.value = "The Commissioner"
    assert view.browser.save_state.kind == "kept"
    assert view.browser.save_state.kept_at > 0
    view.bar.update_buttons(view.state, view.output, is_building=True)
    assert words_in(notes).endswith("Building…")
    view.begin_new()
    assert view.browser.save_state.kind == "new"


def test_a_last_day_that_is_no_working_day_is_noted_at_its_question(view: FormView) -> None:
    """The 56 days of a report of 2 November 2024 end on a Saturday, when no office publishes."""
    view.begin_new()
    field(view, "published_on").control.value = "2 November 2024"
    assert "Advice: " in words_in(field(view, "published_on").box)


def test_a_full_disk_shows_and_takes_nothing(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """The form says at once what could not be kept beside the file, and still has it."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setattr(UnsavedFile, "write", full)
    field(view, "approved_by").control.value = "The Commissioner"
    assert view.browser.save_state.kind == "unsaved"
    assert "No space left on device." in view.browser.save_state.problem
    assert view.answers.get(("approved_by",)) == "The Commissioner"


def test_what_a_press_cannot_do_is_a_sentence(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """ipywidgets would swallow what a press raises; the form shows it, and never a traceback."""

    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(FormState, "save", broken)
    field(view, "approved_by").control.value = "The Commissioner"
    view.save()
    assert message_of(view) == "The form failed here (RuntimeError: out of order). What you typed is kept."


def test_a_first_save_leaves_what_is_being_typed_where_it_is(view: FormView, parameter_folder: Path) -> None:
    """The controls stay the same ones, so that the focus and the next letters are not lost; only the file is named."""
    view.begin_new()
    title = field(view, "inspection_title")
    title.control.value = "A report"
    field(view, "published_on").control.value = "3 January 2025"
    view.save()
    title.control.value = "A report, with more words"
    assert view.answers.get(("inspection_title",)) == "A report, with more words"
    assert field(view, "inspection_title") is title
    assert (parameter_folder / "2025-01-03-a-report.yaml").exists()


def test_a_section_that_is_chosen_is_announced(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the name that the office gives it: a heading that gets the focus is not read by every screen reader."""
    announced: list[str] = []
    monkeypatch.setattr(view.browser, "announce", announced.append)
    view.choose_section("body")
    assert announced == ["PCC is open."]


def test_a_form_that_another_took_over_is_no_dead_form(view: FormView) -> None:
    """A page that still shows a form which was closed must not look as if it took words."""
    view.browser.receive({"event": "ping", "page": "first"})
    view.close()
    assert not [each for each in inside(view.widget) if getattr(each, "description", "")]
    assert "What was typed here is kept and offered there." in words_in(view.widget)


def test_a_form_opened_again_on_a_full_disk_goes_on_with_what_was_typed(
    parameter_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that no disk can keep stay in the kernel, and the next form has them."""
    first = open_form(parameter_folder, tmp_path)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setattr(UnsavedFile, "write", full)
    browser = next(each for each in inside(first) if isinstance(each, BrowserSide))
    browser.receive({"event": "jump", "index": "open-0"})
    press(first, "Finish")
    control(first, "Approved by").value = "The Commissioner"
    second = open_form(parameter_folder, tmp_path)
    press(second, "Finish")
    assert control(second, "Approved by").value == "The Commissioner"
    assert words_in(part(second, "s55-message")).startswith("Unsaved changes cannot be kept beside the file now")


def test_no_output_widget_and_no_interact() -> None:
    """Either hangs papermill at random, so the form has neither."""
    for module in FORM.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            assert getattr(node, "attr", "") not in ("Output", "interact", "interactive"), module.name


def test_a_file_that_was_taken_away_is_asked_about(view: FormView, parameter_folder: Path) -> None:
    """Whoever moved it does not see it rise again; Not now leaves everything as it is."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    field(view, "approved_by").control.value = "The Commissioner"
    path.unlink()
    view.save()
    assert "is not where it was: was it moved" in words_in(part(view.widget, "s55-offer"))
    press(view.widget, "Not now")
    assert not path.exists()
    view.save()
    press(view.widget, "Save it again here")
    assert "The Commissioner" in path.read_text(encoding="utf-8")
    assert "Saved in" in message_of(view)
