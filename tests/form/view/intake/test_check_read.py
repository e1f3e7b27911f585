"""The panel Check what was read: of a report, of an old response, of a document of the workbook's own."""

from collections.abc import Iterator
from pathlib import Path

import ipywidgets as widgets
import pytest

from section55.form.state.form_state import FormState
from section55.form.view.form_view import FormView
from section55.form.view.intake.check_read import MOST_ROWS, CheckRead
from section55.form.view.intake.intake_page import IntakePage
from section55.form.view.sent_files import SentFile
from section55.intake.reading import MOST_BYTES
from support.brought_in import DOUBT, REPORT_PAGE
from support.form_views import message_of
from support.widgets import control, controls, html_in, inside, press, words_in
from support.workbook import NORFOLK, Documents


@pytest.fixture
def view(parameter_folder: Path, tmp_path: Path) -> Iterator[FormView]:
    """The form's first page, on a folder with one inspection."""
    view = FormView(FormState(parameter_folder), tmp_path / "outputs")
    yield view
    view.close()


def page_of(view: FormView) -> IntakePage:
    assert view.intake.page is not None
    return view.intake.page


def give(view: FormView, button: str, name: str, data: bytes) -> IntakePage:
    """Opens a page, gives it a file, and has that read."""
    press(view.widget, button)
    page = page_of(view)
    assert page.picker is not None
    page.picker.take_file(SentFile(name, data))
    press(view.widget, "Read it")
    return page


def give_report(view: FormView) -> CheckRead:
    page = give(view, "Start from a report", "report.html", REPORT_PAGE.encode())
    assert isinstance(page.panel, CheckRead)
    return page.panel


def use(view: FormView, which: int = 0) -> None:
    """Presses the button at the head, or the one below the answers, which is called the same."""
    controls(view.widget, "Use these answers")[which].click()


def labels(view: FormView) -> list[str]:
    return [each.description for each in inside(view.widget) if isinstance(each, widgets.Button)]


def type_day(view: FormView, day: str) -> None:
    control(view.widget, "Published on").value = day
    page_of(view).update_problems()


def test_what_was_read_is_shown_with_how_sure_it_is(view: FormView) -> None:
    """Counts that differ from the text come first, then the day, each item, what is left over, and the particulars."""
    give_report(view)
    words = words_in(view.widget)
    assert "Nothing of it is kept yet. Use these answers makes a new inspection of it" in words
    assert labels(view).count("Use these answers") == 2 and "Use these" not in labels(view)
    assert "Found: five recommendations (of 5 in the whole report), one cause of concern and two areas for" in words
    assert f"Guessed. {DOUBT}" in words
    assert "Look at: addressed to and due on" in words
    assert "are in no item. Nothing of them is kept unless you make an item of it. Forces should keep victims" in words
    assert (
        "Recommendation 1 of cause of concern 1: Within three months, the force should review its records."
        in labels(view)
    )
    assert "Next to look at (5)" in labels(view)


def test_a_doubtful_day_holds_back_until_a_person_says_so(view: FormView) -> None:
    """The sentence says what to do; ticked, or typed anew, the last lawful day is shown and it can be used."""
    give_report(view)
    use(view)
    what_to_do = "Look it up on HMICFRS’s site and type it under Published on, or tick that it is right."
    assert message_of(view) == f"{DOUBT} {what_to_do} Then press Use these answers again."
    assert view.intake.page is not None and not view.state.is_open
    control(view.widget, "This day is right: I have looked it up").value = True
    assert "The last lawful day for the response is Tuesday 2 May 2023" in words_in(view.widget)
    assert "Read. You have looked it up." in words_in(view.widget)
    control(view.widget, "This day is right: I have looked it up").value = False
    type_day(view, "10 April 2019")
    assert "The last lawful day for the response is Tuesday 4 June 2019" in words_in(view.widget)
    use(view)
    assert view.answers.get(("published_on",)) == "2019-04-10"


def test_the_next_thing_to_look_at_is_opened(view: FormView) -> None:
    """One after the other: the day, the particulars, then the item with its questions; what is put right goes."""
    panel = give_report(view)
    button = next(each for each in inside(view.widget) if str(getattr(each, "description", "")).startswith("Next to"))
    for _ in range(5):
        button.click()
    row = next(each for each in panel.rows if each.is_open)
    assert row.place.heading == "Recommendation 3"
    control(row.box, "Due on").value = "31 March 2024"
    page_of(view).update_problems()
    assert "Yours." in words_in(row.box)


def test_used_it_is_a_new_inspection_that_is_not_saved(view: FormView, parameter_folder: Path) -> None:
    """Nothing is written before; then it is unsaved work of a new inspection, with the corrections in it."""
    before = sorted(parameter_folder.iterdir())
    give_report(view)
    type_day(view, "10 April 2019")
    assert sorted(parameter_folder.iterdir()) == before
    use(view)
    assert view.intake.page is None and view.state.path is None and view.state.is_changed
    assert "A new inspection has what was read of report.html" in message_of(view)
    assert len(view.answers.places) == 8
    assert list(parameter_folder.glob(".new-inspection.*.unsaved.json"))
    view.save()
    assert (parameter_folder / "2019-04-10-an-inspection-of-how-well.yaml").exists()


def test_one_press_goes_back_to_what_was_read(view: FormView, parameter_folder: Path) -> None:
    """The new inspection is gone then, as long as nothing was typed in it; what was read is there as it was left."""
    panel = give_report(view)
    type_day(view, "10 April 2019")
    use(view)
    press(view.widget, "Go back to what was read")
    assert page_of(view).panel is panel
    assert not list(parameter_folder.glob(".new-inspection.*.unsaved.json"))
    use(view, which=1)
    view.set_answer(("key_findings",), "Typed since.")
    press(view.widget, "Go back to what was read")
    assert "The inspection was changed or saved since" in message_of(view)
    assert view.answers.get(("key_findings",)) == "Typed since."


def test_unsaved_work_of_another_inspection_is_kept(view: FormView, parameter_folder: Path) -> None:
    """What was typed in the inspection that was open is offered again, though another was begun from a report."""
    view.choose(view.chooser.inspections[0])
    view.set_answer(("key_findings",), "Typed before.")
    view.show_start()
    give_report(view)
    type_day(view, "10 April 2019")
    use(view)
    assert len(list(parameter_folder.glob(f".{NORFOLK}.*.unsaved.json"))) == 1
    view.show_start()
    assert [each.has_unsaved for each in view.chooser.inspections if each.source]


def test_an_item_is_left_out_and_taken_back(view: FormView) -> None:
    """A sentence says so, with a button to take it back."""
    panel = give_report(view)
    panel.rows[0].open()
    press(view.widget, "Leave out Recommendation 1")
    assert "Recommendation 1 is left out." in words_in(view.widget)
    assert panel.rows[0].place.heading == "Recommendation 2"
    press(view.widget, "Take back what was left out last")
    assert panel.rows[0].place.heading == "Recommendation 1"
    assert "is left out" not in words_in(view.widget)


def test_those_to_others_are_left_out_at_once(view: FormView) -> None:
    """The button says how many there are; it goes with them."""
    panel = give_report(view)
    [name] = [label for label in labels(view) if label.startswith("Leave out")]
    assert name == "Leave out two recommendations that ask others than the force"
    press(view.widget, name)
    assert len(panel.rows) == 6 and "Two recommendations left out." in words_in(view.widget)
    assert not [label for label in labels(view) if label.startswith("Leave out")]


def test_a_passage_becomes_an_item(view: FormView) -> None:
    """What was left over is made an item by a press, open to be looked at."""
    panel = give_report(view)
    passage = "Chief constables must be sure that risk assessments are complete."
    press(view.widget, f"Make passage 2 a recommendation: “{passage[:59]}…”")
    row = next(row for row in panel.rows if row.item["text"] == passage)
    assert row.is_open and row.place.heading == "Recommendation 5"
    assert passage not in html_in(panel.box).split("Left over")[1].split("What it says of itself")[0]


def test_corrections_are_not_dropped_by_one_press(view: FormView) -> None:
    """Read another file asks once more where something was corrected; the list of inspections drops nothing."""
    panel = give_report(view)
    type_day(view, "10 April 2019")
    press(view.widget, "Read another file")
    assert "Your corrections here would be lost." in message_of(view) and page_of(view).panel is panel
    press(view.widget, "Back to the list of inspections")
    assert view.intake.page is None
    assert message_of(view) == "What was read waits: press Start from a report to go on with it."
    press(view.widget, "Start from a report")
    assert page_of(view).panel is panel
    press(view.widget, "Read another file")
    assert page_of(view).panel is None


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.html", b"", "empty.html: There is nothing in it."),
        ("picture.pdf", b"\x89PNG\r\n\x1a\n", "picture.pdf: It is no web page, PDF, Word document or text."),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc: It is an old Office file (.doc, .xls, .msg)."),
        ("bare.html", b"<html><body><nav>Home</nav></body></html>", "bare.html: nothing was found in it"),
    ],
)
def test_a_refused_file_is_explained_where_it_was_given(view: FormView, name: str, data: bytes, sentence: str) -> None:
    """Nothing changes: another can be chosen, and the form goes on."""
    for button in ("Start from a report", "Bring in an old response"):
        page = give(view, button, name, data)
        assert sentence in words_in(page.box) and page.panel is None and page.picker is not None
        press(view.widget, "Back")
        assert view.intake.page is None


def test_what_was_given_last_is_read(view: FormView) -> None:
    """Pasted words after a file, a file after pasted words; with neither, a sentence asks for one."""
    press(view.widget, "Start from a report")
    press(view.widget, "Read it")
    assert message_of(view) == "Choose a file, or paste the text, and press this again."
    page = page_of(view)
    assert page.picker is not None
    page.picker.take_file(SentFile("report.html", REPORT_PAGE.encode()))
    control(
        view.widget, "Or paste the report’s words"
    ).value = "# A report\n\n## Recommendation 9\n\nForces should act."
    assert page.picker.given().name == "Pasted words.md"
    page.picker.take_file(SentFile("report.html", REPORT_PAGE.encode()))
    assert page.picker.given().name == "report.html"
    page.picker.take_file(SentFile("large.pdf", b"", f"large.pdf: it has more than {MOST_BYTES}."))
    assert "large.pdf: it has more than" in words_in(page.box)


def test_an_old_response_comes_with_its_answers(view: FormView) -> None:
    """Its comments and the answers to its items can be corrected too."""
    text = (Path(__file__).parents[3] / "intake" / "norfolk" / "response.md").read_bytes()
    page = give(view, "Bring in an old response", "response.md", text)
    assert isinstance(page.panel, CheckRead)
    page.panel.rows[0].open()
    assert controls(view.widget, "Position") and controls(view.widget, "Key findings")
    use(view)
    assert view.answers.get(("recommendations", 0, "chief_constable", "position")) == "accepted"


def test_a_document_of_the_workbook_is_put_back(
    view: FormView, norfolk: Documents, norfolk_file: Path, parameter_folder: Path
) -> None:
    """To the byte, and opened; one that is there already is never overwritten."""
    path = parameter_folder / norfolk_file.name
    give(view, "Bring in an old response", "norfolk.html", norfolk.html.encode())
    press(view.widget, "Put it back")
    assert "there is such a file already, and it was left as it is." in message_of(view)
    path.unlink()
    press(view.widget, "Put it back")
    assert path.read_bytes() == norfolk_file.read_bytes() and view.state.path == path
    assert f"{NORFOLK}.yaml is back, exactly as it was." in message_of(view)


def test_of_very_many_items_a_part_is_shown(view: FormView) -> None:
    """Of a page of hundreds the rest is said as a number, and comes with the others."""
    items = "".join(f"<h3>Recommendation {n}</h3><p>Forces should do {n}.</p>" for n in range(1, MOST_ROWS + 11))
    html = f"<html><h1>A report</h1><p>Published on: 16 May 2024</p>{items}</html>"
    page = give(view, "Start from a report", "many.html", html.encode())
    assert isinstance(page.panel, CheckRead) and len(page.panel.rows) == MOST_ROWS
    assert "10 more are read and taken over too" in words_in(view.widget)
    use(view)
    assert len(view.answers.places) == MOST_ROWS + 10


def test_a_disk_that_refuses_loses_nothing(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where what is open cannot be kept, nothing is begun; what was read stays, to be used later."""
    panel = give_report(view)
    type_day(view, "10 April 2019")

    def refuse() -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(view.state, "begin_new", refuse)
        use(view)
    assert "Nothing was lost." in message_of(view)
    assert page_of(view).panel is panel
    use(view)
    assert view.answers.get(("published_on",)) == "2019-04-10"


def test_of_several_offices_one_is_chosen(view: FormView, parameter_folder: Path) -> None:
    """Whose response it is is asked before it is used; what asks others follows from it."""
    profile = (parameter_folder / "offices" / "norfolk.yaml").read_text(encoding="utf-8")
    (parameter_folder / "offices" / "another.yaml").write_text(profile, encoding="utf-8")
    give_report(view)
    assert not [label for label in labels(view) if label.startswith("Leave out")]
    control(view.widget, "Office").index = 1
    type_day(view, "10 April 2019")
    assert [label for label in labels(view) if label.startswith("Leave out")]
    use(view)
    assert view.answers.get(("office",)) == "another"
