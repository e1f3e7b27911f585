"""Answer several at once, in the form: ticked, given, said, taken back; in a browser with 43 recommendations."""

import re
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from section55.files.reader import read_inspection
from section55.form.view.form_view import FormView
from section55.form.view.several_panel import SeveralPanel
from support.browser import violations
from support.filling_in import control as field_of
from support.filling_in import go_to
from support.form_views import card, message_of, view_of
from support.notebook_pages import follow, open_form
from support.saving_in_browser import save_line
from support.servers import Server
from support.widgets import control, controls, inside, part, press, words_in
from support.workbook import NORFOLK

WORDS = "The force will review what it does, publish what it finds, and say by when each step is done. " * 20


def many(text: str, number: int) -> str:
    """Norfolk's inspection with this many recommendations more, with long texts and no answer."""
    items = "".join(
        f'  - number: "{100 + index}"\n    text: |\n      Thing {100 + index} should be done. {WORDS}{WORDS}\n'
        for index in range(number)
    )
    text = text.replace("recommendations_total: 6\n", "")
    return text.replace("recommendations:\n", f"recommendations:\n{items}", 1)


@pytest.fixture
def forty(parameter_folder: Path, tmp_path: Path) -> Iterator[FormView]:
    """The form on such an inspection, at the chief constable's answers."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    path.write_text(many(path.read_text(encoding="utf-8"), 40), encoding="utf-8")
    view = view_of(path, tmp_path)
    view.go_to("force")
    yield view
    view.close()


def panel_of(view: FormView) -> SeveralPanel:
    """The panel of the recommendations, open."""
    panel = view.sections.current.item_lists[0].several
    assert panel is not None
    if panel.panel is None:
        panel.toggle()
    return panel


def tick(panel: SeveralPanel, *numbers: int) -> None:
    """Ticks recommendations by their numbers."""
    for each in inside(panel.box):
        if any(str(getattr(each, "description", "")).startswith(f"Recommendation {number}:") for number in numbers):
            each.value = True


def test_five_are_answered_at_once(forty: FormView) -> None:
    """With one position, text, owner and date; their rows say so, and it is kept like any answer."""
    panel = panel_of(forty)
    tick(panel, 100, 101, 102, 103, 104)
    control(panel.box, "Position of all that are ticked").value = "accepted"
    control(panel.box, "Response of all that are ticked").value = "We will do so."
    control(panel.box, "Owner of all that are ticked").value = "Head of Custody"
    control(panel.box, "Due on of all that are ticked").value = "31 March 2024"
    press(panel.box, "Put it into the ticked ones")
    assert "Five recommendations changed at once." in words_in(panel.box)
    assert card(forty, "recommendations", 0).row.description.startswith("Recommendation 100 · accepted")
    assert "answered with recommendation 100" in card(forty, "recommendations", 3).row.description
    assert forty.browser.save_state.kind == "kept"
    press(panel.box, "Undo: several recommendations at once")
    assert not forty.state.is_changed
    assert controls(panel.box, "Undo: several recommendations at once") == []


def test_open_cards_show_what_was_written(forty: FormView) -> None:
    """And after Undo what was there before."""
    opened = card(forty, "recommendations", 0)
    position, response = opened.fields
    panel = panel_of(forty)
    tick(panel, 100, 101)
    control(panel.box, "Response of all that are ticked").value = "We will do so."
    press(panel.box, "Put it into the ticked ones")
    assert response.control.value == "We will do so."
    press(panel.box, "Undo: several recommendations at once")
    assert response.control.value == ""
    assert position.control.value == ""


def test_nothing_ticked_is_a_sentence_and_the_words_stay(forty: FormView) -> None:
    """Nobody types them again."""
    panel = panel_of(forty)
    control(panel.box, "Response of all that are ticked").value = "We will do so."
    press(panel.box, "Put it into the ticked ones")
    assert message_of(forty) == "Tick the ones that are to be answered first."
    assert control(panel.box, "Response of all that are ticked").value == "We will do so."
    press(panel.box, "Cancel: several recommendations")
    assert panel.panel is None


def test_those_with_an_answer_are_named(forty: FormView) -> None:
    """Norfolk's own recommendations are answered already."""
    panel = panel_of(forty)
    press(panel.box, "Tick all recommendations")
    control(panel.box, "Position of all that are ticked").value = "noted"
    press(panel.box, "Put it into the ticked ones")
    assert "40 recommendations changed at once. Recommendation 3" in words_in(panel.box)
    assert "which" in words_in(panel.box)


def test_the_panel_has_those_that_are_found(forty: FormView) -> None:
    """A search narrows them down first."""
    control(forty.widget, "Find in recommendations").value = "Thing 117"
    panel = panel_of(forty)
    boxes = [each for each in inside(panel.box) if str(getattr(each, "description", "")).startswith("Recommen")]
    assert [box.description[:19] for box in boxes] == ["Recommendation 117:"]


def test_the_other_sections_have_their_own_questions(forty: FormView) -> None:
    """Recommendations: status, owner and date; the body: its action and explanation."""
    forty.go_to("recommendations")
    press(forty.sections.current.box, "Change several at once: recommendations")
    panel = panel_of(forty)
    tick(panel, 100, 101)
    control(panel.box, "Status of all that are ticked").value = "complete"
    press(panel.box, "Put it into the ticked ones")
    assert [forty.answers.get(("recommendations", index, "status")) for index in range(3)] == ["complete"] * 2 + [None]
    forty.go_to("body")
    assert controls(panel_of(forty).box, "Explanation of all that are ticked")
    assert part(forty.sections.current.box, "s55-several")


@pytest.mark.browser
@pytest.mark.slow
def test_43_recommendations_are_quick_and_five_are_answered_at_once(page: Page, section55_form: Server) -> None:
    """Opened, typed in, searched and answered five at once; the figures are printed with ``-s``."""
    server = section55_form
    [path] = server.parameters.glob("*.yaml")
    path.write_text(many(path.read_text(encoding="utf-8"), 42), encoding="utf-8")
    assert path.stat().st_size > 150_000
    inspections = open_form(page, server)
    begin = time.perf_counter()
    follow(inspections)
    opened = time.perf_counter() - begin
    go_to(page, "force")
    search = page.get_by_label("Find in recommendations", exact=True)
    search.click()
    begin = time.perf_counter()
    page.keyboard.insert_text("117")
    expect(page.locator(".s55-main .s55-finder").first).to_contain_text("1 of 43 shown")
    found = time.perf_counter() - begin
    search.fill("")
    expect(page.locator(".s55-main .s55-finder").first).not_to_contain_text("shown")
    page.get_by_role("button", name="Answer several at once: recommendations", exact=True).click()
    region = page.get_by_role("region", name="Answer several at once")
    expect(region.get_by_role("checkbox").first).to_be_visible()
    for box in region.get_by_role("checkbox").all()[:5]:
        box.check()
    field_of(page, "Position of all that are ticked").select_option(label="Accepted")
    response = field_of(page, "Response of all that are ticked")
    response.click()
    keys = []
    for letter in "We will do so by the spring, and say so in public.":
        begin = time.perf_counter()
        page.keyboard.press(letter if letter != " " else "Space")
        page.evaluate("() => new Promise(requestAnimationFrame)")
        keys.append(time.perf_counter() - begin)
    expect(save_line(page)).to_have_text("An answer for several is typed, but not put in yet.")
    assert violations(page) == []
    begin = time.perf_counter()
    region.get_by_role("button", name="Put it into the ticked ones").click()
    expect(page.locator(".s55-several-box").first).to_contain_text("Five recommendations changed at once.")
    five = time.perf_counter() - begin
    expect(save_line(page)).to_have_text(re.compile("Kept at"))
    assert violations(page) == []
    page.keyboard.press("Control+s")
    expect(save_line(page)).to_have_text(re.compile("All changes saved at"))
    items = read_inspection(path).inspection.recommendations
    assert items[0].chief_constable.response == "We will do so by the spring, and say so in public."
    assert [item.answered_with for item in items[:6]] == ["", *["100"] * 4, ""]
    print(f"open {opened:.2f} s, find {found:.2f} s, key {statistics.median(keys) * 1000:.0f} ms, five {five:.2f} s")
    assert statistics.median(keys) < 0.5
