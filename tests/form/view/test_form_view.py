"""The form's widgets without a browser: what they show, and what their buttons do."""

import ast
import errno
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import ipywidgets as widgets
import pytest

import section55.form
from section55.files.history import history_path
from section55.files.reader import read_inspection
from section55.files.saving import save
from section55.form.state.form_state import FormState
from section55.form.state.unsaved import UnsavedWork
from section55.form.view.field import Field
from section55.form.view.form_view import FormView
from section55.form.view.sections import PLANS, section_of
from section55.model.inspection import Inspection
from support.workbook import NORFOLK

FORM = Path(section55.form.__file__).parent


def opened_on(folder: Path, output: Path) -> FormView:
    """A form on the first inspection of a folder."""
    opened = FormView(FormState(folder), output)
    opened.choose(opened.chooser.choices[0])
    return opened


@pytest.fixture
def view(parameter_folder: Path, tmp_path: Path) -> Iterator[FormView]:
    """The form on Norfolk's inspection."""
    opened = opened_on(parameter_folder, tmp_path / "outputs")
    yield opened
    opened.close()


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def said(view: FormView) -> str:
    """What stands above the form."""
    return words(view.message.value)


def is_off(button: widgets.Button) -> bool:
    return "s55-off" in button._dom_classes


def field(view: FormView, *where: str | int) -> Field:
    view.go_to(section_of(where))
    return next(found for found in view.sections.fields() if found.where() == where)


def test_every_question_of_a_parameter_file_is_asked(view: FormView) -> None:
    """No key of the model is without its control."""
    asked = set()
    for plan in PLANS:
        view.go_to(plan.key)
    for found in view.sections.fields():
        asked.add(found.where()[0])
    section = view.sections.section("finish")
    assert section.corrections is not None
    asked |= {"corrections", "recommendations", "causes_of_concern", "areas_for_improvement"}
    assert asked == set(Inspection.model_fields)
    items = {found.where()[2:] for found in view.sections.fields() if found.where()[0] == "recommendations"}
    assert items == {
        *(("number",), ("text",), ("addressed_to",), ("due",), ("due_on",), ("status",), ("owner",)),
        *(("chief_constable", "position"), ("chief_constable", "response")),
        *(("commissioner", "action"), ("commissioner", "explanation")),
    }


def test_a_finding_stands_beside_its_question(view: FormView) -> None:
    """What a check finds is told at the control that answers it."""
    assert "is the home page of a site" in words(field(view, "report_url").notes.value)
    assert "Nothing explains what the PCC has done" in words(
        field(view, "recommendations", 0, "commissioner", "action").notes.value
    )
    explanation = field(view, "recommendations", 0, "commissioner", "explanation")
    explanation.control.value = "I will ask for a report each quarter."
    assert "Nothing explains" not in words(field(view, "recommendations", 0, "commissioner", "action").notes.value)


def test_a_wrong_answer_is_told_and_stops_the_build(view: FormView) -> None:
    """The sentence stands at the field, the button is off, and the panel says why."""
    field(view, "report_url").control.value = "ftp://example.org/report"
    assert "is not a link to a web page" in words(field(view, "report_url").notes.value)
    assert is_off(view.side.build)
    assert is_off(view.side.preview)
    assert not is_off(view.side.save)
    assert "Preview and build: not yet. One answer to give or put right first" in words(view.side.button_notes.value)


def test_a_date_is_asked_for_as_people_write_it(view: FormView) -> None:
    """The form takes dates in words, so it asks for no other form of them."""
    published = field(view, "published_on")
    published.control.value = "03/04/2024"
    assert "“03/04/2024” can be 3 April 2024 or 4 March 2024." in words(published.notes.value)
    published.control.value = "31 February 2024"
    assert "is not a date. Type it like 19 December 2023." in words(published.notes.value)
    published.control.value = ""
    assert "like 2023-12-19" not in words(view.side.box.children[-1].value)


def test_a_preview_is_the_finished_page_with_what_is_typed_now(view: FormView) -> None:
    """It shows unsaved words and says that they are not saved."""
    field(view, "key_findings").control.value = "Words that nobody saved."
    view.preview()
    shown = unescape(view.documents.box.children[-1].value)
    assert "It has changes that are not saved yet." in shown
    assert "<p>Words that nobody saved.</p>" in shown
    assert "<!doctype html>" in shown.lower()


def test_a_preview_from_before_a_change_says_so(view: FormView) -> None:
    """Nobody takes it for what is typed now; a new one is."""
    view.preview()
    older = view.documents.box.children[0]
    assert older.value == ""
    field(view, "key_findings").control.value = "Other words."
    assert "Press Preview or Build again." in words(older.value)
    view.preview()
    assert older.value == ""


def test_a_build_saves_runs_and_links_to_both_documents(view: FormView, parameter_folder: Path) -> None:
    """One press: the file has the words, and the documents are there."""
    field(view, "approved_by").control.value = "The Commissioner"
    view.build()
    assert read_inspection(parameter_folder / f"{NORFOLK}.yaml").inspection.approved_by == "The Commissioner"
    told = words(view.documents.box.children[-1].value)
    assert "Open the web page" in told
    assert "Open the PDF" in told
    folder = view.output / NORFOLK
    assert {path.suffix for path in folder.iterdir()} == {".html", ".pdf", ".ipynb", ".json"}


def test_a_build_that_fails_says_why(view: FormView) -> None:
    """The sentences of the build stand below the form; nothing is linked."""
    view.output.write_text("a file where the folder should be")
    view.build()
    told = words(view.documents.box.children[-1].value)
    assert "could not be built" in told
    assert "outputs" in told
    assert "Open the PDF" not in told


def test_two_revisions_are_compared_and_the_first_comes_back(view: FormView, parameter_folder: Path) -> None:
    """The words that changed are shown, and bringing one back is a revision of its own."""
    field(view, "approved_by").control.value = "The Chief Executive"
    view.save()
    field(view, "approved_by").control.value = "The Commissioner"
    view.save()
    assert said(view) == f"Saved in {parameter_folder / NORFOLK}.yaml, as revision 3."
    view.go_to("finish")
    history = view.sections.section("finish").history
    assert history is not None
    history.show()
    shown = words(history.changed.value)
    assert shown.startswith("From revision 2 to revision 3 Approved by The")
    assert "[removed: Chief Executive ]" in shown
    assert "[added: Commissioner ]" in shown
    history.bring_back()
    assert said(view) == "Revision 2 is back, as revision 4."
    assert read_inspection(parameter_folder / f"{NORFOLK}.yaml").inspection.approved_by == "The Chief Executive"
    assert field(view, "approved_by").control.value == "The Chief Executive"


def test_nothing_to_save_is_said(view: FormView, parameter_folder: Path) -> None:
    """A save without a change adds no revision."""
    view.save()
    assert said(view) == "There is nothing to save: the file has every word."
    assert not history_path(parameter_folder / f"{NORFOLK}.yaml").exists()


def test_a_full_disk_is_said_and_takes_nothing(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be kept beside the file is told at once, and is still in the form."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setattr(UnsavedWork, "keep", full)
    field(view, "approved_by").control.value = "The Commissioner"
    assert "They could not be kept beside the file: No space left on device." in words(view.side.changed.value)
    assert view.answer(("approved_by",)) == "The Commissioner"


def test_what_a_press_cannot_do_is_a_sentence(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """ipywidgets would swallow what a press raises; the form shows it, and never a traceback."""

    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(FormState, "save", broken)
    field(view, "approved_by").control.value = "The Commissioner"
    view.save()
    assert said(view) == "The form failed here (RuntimeError: out of order). What you typed is kept."


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


def inside(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def press(widget: widgets.Widget, label: str) -> None:
    next(it for it in inside(widget) if isinstance(it, widgets.Button) and it.description == label).click()


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


def test_late_text_of_another_inspection_is_not_written_here(view: FormView) -> None:
    """The browser may send the last words of a text after another inspection was opened: they are not for this one."""
    late = field(view, "key_findings").control
    view.begin_new()
    late.value = "Words about the inspection before."
    assert view.answer(("key_findings",)) is None


def test_late_text_of_a_removed_item_is_not_written_into_the_next(view: FormView) -> None:
    """Nor is it taken for the item that stands in its place now; a second press removes no second item."""
    view.go_to("recommendations")
    items = view.sections.section("recommendations").items[0]
    items.add()
    field(view, "recommendations", 1, "text").control.value = "The next one's words."
    first = items.cards[0]
    late = next(it for it in first.fields if it.label == "Text").control
    items.remove(first)
    items.remove(first)
    late.value = "Words about the one that was removed."
    assert [item.get("text") for item in view.state.items("recommendations")] == ["The next one's words."]
    items.undo()
    items.undo()
    assert [item["number"] for item in view.state.items("recommendations")] == ["3", ""]


def test_late_text_of_a_removed_update_is_not_written_into_the_next(view: FormView) -> None:
    """The same for dated updates."""
    view.go_to("recommendations")
    updates = view.sections.section("recommendations").items[0].cards[0].entries
    assert updates is not None
    updates.add()
    updates.add()
    late, remove = updates.fields[1].control, updates._new.children[0].children[-1]
    updates.fields[3].control.value = "The second update."
    remove.click()
    remove.click()
    late.value = "Words of the first update."
    assert [update["text"] for update in view.answer(updates.where())] == ["The second update."]


def test_a_first_save_leaves_what_is_being_typed_where_it_is(view: FormView, parameter_folder: Path) -> None:
    """The controls stay the same ones, so that the focus and the next letters are not lost; only the file is named."""
    view.begin_new()
    title = field(view, "inspection_title")
    title.control.value = "A report"
    field(view, "published_on").control.value = "3 January 2025"
    view.save()
    title.control.value = "A report, with more words"
    assert view.answer(("inspection_title",)) == "A report, with more words"
    assert field(view, "inspection_title") is title
    assert (parameter_folder / "2025-01-03-a-report.yaml").exists()


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


def test_a_form_that_another_took_over_is_no_dead_form(view: FormView) -> None:
    """A second window runs the cell again: what the first shows must not look as if it still took words."""
    view.close()
    assert view.widget.children == (view.browser, view.message)
    assert "What was typed here is kept and offered there." in said(view)


def test_a_form_opened_again_on_a_full_disk_goes_on_with_what_was_typed(
    parameter_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nowhere to keep it, so the words stay in the kernel, and the next form has them."""
    monkeypatch.setattr(section55.form, "_open", [])
    section55.form.open_form(parameter_folder, tmp_path)
    [first] = section55.form._open
    first.choose(first.chooser.choices[0])

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "x")

    monkeypatch.setattr(UnsavedWork, "keep", full)
    field(first, "approved_by").control.value = "The Commissioner"
    section55.form.open_form(parameter_folder, tmp_path)
    [second] = section55.form._open
    assert field(second, "approved_by").control.value == "The Commissioner"
    assert said(second).startswith("Unsaved changes cannot be kept beside the file now")


def test_no_output_widget_and_no_interact() -> None:
    """Either hangs papermill at random, so the form has neither."""
    for module in FORM.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            assert getattr(node, "attr", "") not in ("Output", "interact", "interactive"), module.name


@pytest.mark.parametrize("module", ["state", "problems", "merging", "unsaved", "answers", "choices"])
def test_the_state_knows_no_widget(module: str) -> None:
    """The half that knows the rules imports nothing of the half that is seen."""
    tree = ast.parse((FORM / f"{module}.py").read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imported & {"ipywidgets", "anywidget", "IPython"}
