"""Words that only the browser has are offered, put back, or thrown away."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pytest import MonkeyPatch, fixture

from section55.form.state.form_state import FormState
from section55.form.view.browser_messages import dispatch
from section55.form.view.form_view import FormView
from support.form_views import field, message_of, view_of_first_inspection
from support.widgets import controls, press, words_in
from support.workbook import NORFOLK


@fixture
def dropped(monkeypatch: MonkeyPatch) -> list[str]:
    """The ids of what the browser was to drop."""
    from section55.form.view.browser_side import BrowserSide

    ids: list[str] = []
    monkeypatch.setattr(BrowserSide, "drop_words", lambda _, some: ids.extend(some))
    return ids


def left(*texts: tuple[str, str], inspection: str = NORFOLK) -> dict[str, Any]:
    """What the browser says when a page begins: questions and their words."""
    entries = [
        {"id": key, "inspection": inspection, "title": "A report", "where": f'["{key}"]', "name": key, "text": text}
        for key, text in texts
    ]
    return {"event": "begin", "left": entries}


def start(folder: Path, output: Path) -> FormView:
    """A form with nothing open."""
    return FormView(FormState(folder), output)


def names(view: FormView, labels: Sequence[str]) -> list[str]:
    return [label for label in labels if controls(view.left_words.box, label)]


def test_words_are_put_back_with_the_unsaved_work_before_them(
    parameter_folder: Path, tmp_path: Path, dropped: list[str]
) -> None:
    """One press opens the inspection, goes on with what was kept, and adds what was not."""
    first = view_of_first_inspection(parameter_folder, tmp_path)
    field(first, "approved_by").control.value = "Kept before the crash"
    first.close()
    view = start(parameter_folder, tmp_path)
    dispatch(view, left(("key_findings", "Only in the browser."), ("approved_by", "Kept before the crash")))
    assert dropped == ["approved_by"]
    assert "Only in the browser." in words_in(view.left_words.box)
    press(view.left_words.box, "Put them back")
    assert message_of(view) == "Your words are back: key_findings. Save when they are right."
    assert view.answers.get(("key_findings",)) == "Only in the browser."
    assert view.answers.get(("approved_by",)) == "Kept before the crash"
    assert field(view, "key_findings").control.value == "Only in the browser."
    assert dropped == ["approved_by", "key_findings"]
    assert view.left_words.box.children == ()
    assert view.browser.save_state.kind == "kept"


def test_words_of_a_new_inspection_begin_it_again(parameter_folder: Path, tmp_path: Path, dropped: list[str]) -> None:
    """Where nothing of it reached the disk, there is no file to open."""
    view = start(parameter_folder, tmp_path)
    dispatch(view, left(("inspection_title", "A report that was never saved"), inspection="new-inspection"))
    press(view.left_words.box, "Put them back")
    assert view.state.path is None
    assert view.answers.get(("inspection_title",)) == "A report that was never saved"
    assert dropped == ["inspection_title"]


def test_words_without_a_question_stay_to_be_copied(parameter_folder: Path, tmp_path: Path, dropped: list[str]) -> None:
    """They are thrown away only by the officer."""
    view = start(parameter_folder, tmp_path)
    message = left(("key_findings", "Back."))
    message["left"].append(
        {"id": "name", "inspection": NORFOLK, "name": "Police forces", "text": "Nor", "isName": True}
    )
    dispatch(view, message)
    press(view.left_words.box, "Put them back")
    assert "For one text there is no question any more" in message_of(view)
    assert dropped == ["key_findings"]
    assert "Nor" in words_in(view.left_words.box)
    press(view.left_words.box, "Throw them away")
    assert dropped == ["key_findings", "name"]
    assert view.left_words.box.children == ()


def test_words_of_an_office_are_only_shown(parameter_folder: Path, tmp_path: Path, dropped: list[str]) -> None:
    """They belong to no inspection."""
    view = start(parameter_folder, tmp_path)
    dispatch(view, left(("area", "Nowhere"), inspection="offices/norfolk"))
    assert names(view, ("Put them back", "Throw them away")) == ["Throw them away"]
    assert dropped == []


def test_words_of_a_file_that_does_not_open_stay(parameter_folder: Path, tmp_path: Path, dropped: list[str]) -> None:
    """Nothing is written into another inspection, and nothing is dropped."""
    view = start(parameter_folder, tmp_path)
    dispatch(view, left(("key_findings", "Mine.")))
    (parameter_folder / f"{NORFOLK}.yaml").write_text("- no inspection\n", encoding="utf-8")
    press(view.left_words.box, "Put them back")
    assert message_of(view)
    assert dropped == []
    assert "Mine." in words_in(view.left_words.box)
