"""The form in a real browser: in JupyterLab and in Voilà, by keyboard and by mouse."""

import re
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from section55.files.reader import read_inspection
from section55.form.state.answers import parse_answers
from section55.form.state.unsaved import find_unsaved
from support.filling_in import control, fill_in, give_a_reason, go_to, type_in
from support.notebook_pages import follow, form, open_form, run_all_cells, wait_for_kernel
from support.servers import Server
from support.words import words_of_html, words_of_pdf
from support.workbook import NORFOLK

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def open_inspection(page: Page, server: Server) -> None:
    """Opens the form on its first inspection."""
    follow(open_form(page, server))
    page.locator(".s55-section").wait_for()


def enter_save_and_build(page: Page, server: Server, norfolk_file: Path) -> None:
    """Enters Norfolk's response into an empty form, saves it, builds it, and looks at what came of it."""
    answers = parse_answers(norfolk_file.read_bytes())
    fill_in(page, answers)
    # The title's own words name the file; Norfolk's is named by fewer of them.
    go_to(page, "inspection")
    type_in(page, "File name", NORFOLK[11:])
    expect(page.locator(".s55-button-notes")).to_contain_text(f"{NORFOLK}.yaml")
    page.keyboard.press("Control+s")
    expect(page.locator(".s55-message")).to_contain_text("as revision 1")
    saved = server.parameters / f"{NORFOLK}.yaml"
    assert read_inspection(saved).inspection == read_inspection(norfolk_file).inspection
    assert find_unsaved(server.parameters) == []
    press(page, "Build HTML and PDF")
    give_a_reason(page)
    press(page, "Build HTML and PDF")
    expect(page.get_by_role("link", name="Open the PDF")).to_have_attribute(
        "href", re.compile("^blob:"), timeout=60_000
    )
    expect(page.get_by_role("link", name="Open the PDF")).to_be_in_viewport()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the web page").click()
    expect(opened.value.get_by_role("heading", level=1)).to_contain_text("response to inspections")
    built = server.outputs / NORFOLK / NORFOLK
    shown, written = opened.value.content(), built.with_suffix(".html").read_text(encoding="utf-8")
    assert words_of_html(shown) == words_of_html(written)
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="download the PDF").click()
    assert downloaded.value.suggested_filename == f"{NORFOLK}.pdf"
    pdf = Path(downloaded.value.path()).read_bytes()
    assert "84.22% of crime investigations" in words_of_pdf(pdf)
    assert pdf == built.with_suffix(".pdf").read_bytes()


def test_norfolks_response_is_entered_saved_and_built_in_jupyterlab(
    page: Page, jupyter_lab: Server, norfolk_file: Path
) -> None:
    """Typed into an empty form, it is the same inspection value for value, and builds into both documents."""
    jupyter_lab.renew()
    open_form(page, jupyter_lab)
    enter_save_and_build(page, jupyter_lab, norfolk_file)


def test_norfolks_response_is_entered_saved_and_built_in_voila(page: Page, voila: Server, norfolk_file: Path) -> None:
    """In Voilà, without JupyterLab, the response is entered, saved and built alike."""
    voila.renew()
    open_form(page, voila)
    enter_save_and_build(page, voila, norfolk_file)


def test_text_typed_before_the_kernel_was_killed_is_offered_again(
    page: Page, jupyter_lab: Server, norfolk_file: Path
) -> None:
    """Two seconds after the last key nothing can take it: the kernel dies, the tab closes, the words are there."""
    open_inspection(page, jupyter_lab)
    go_to(page, "findings")
    control(page, "Key findings").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Typed before the crash. ")
    time.sleep(2)
    jupyter_lab.kill_kernels()
    page.close()
    saved = (jupyter_lab.parameters / norfolk_file.name).read_bytes()
    assert saved == norfolk_file.read_bytes()
    page = page.context.new_page()
    follow(open_form(page, jupyter_lab))
    offer = page.get_by_role("region", name="Unsaved work was found")
    expect(page.get_by_role("button", name="Go on with it", exact=True)).to_be_focused()
    press(page, "See what changed")
    expect(offer.locator("ins")).to_contain_text("Typed before the crash.")
    press(page, "Go on with it")
    go_to(page, "findings")
    expect(control(page, "Key findings")).to_have_value(re.compile("^Typed before the crash. His Majesty"))


def test_a_closed_tab_takes_nothing(page: Page, jupyter_lab: Server) -> None:
    """A new inspection that was never saved is in the list when the form is opened again."""
    jupyter_lab.renew()
    open_form(page, jupyter_lab)
    press(page, "New inspection")
    expect(control(page, "Inspection title")).to_be_focused()
    page.keyboard.type("A report about something")
    time.sleep(2)
    page.close()
    page = page.context.new_page()
    inspections = open_form(page, jupyter_lab)
    expect(inspections.get_by_role("link").first).to_have_text("A report about something")
    follow(inspections)
    expect(control(page, "Inspection title")).to_have_value("A report about something")


def test_two_officers_on_one_file_both_see_what_differs(page: Page, jupyter_lab: Server, norfolk_file: Path) -> None:
    """The second to save is shown both versions and chooses; neither is overwritten silently."""
    saved = jupyter_lab.parameters / norfolk_file.name
    second = jupyter_lab.notebook.with_name("second.ipynb")
    second.write_bytes(jupyter_lab.notebook.read_bytes())
    open_inspection(page, jupyter_lab)
    other_page = page.context.new_page()
    other_page.goto(page.url.replace(jupyter_lab.notebook.name, second.name))
    wait_for_kernel(other_page)
    run_all_cells(other_page)
    follow(form(other_page))
    for each in (page, other_page):
        go_to(each, "recommendations")
    control(page, "Recommendation 3 owner").fill("Head of Victims' Services")
    control(page, "Recommendations in the report").fill("7")
    press(page, "Save")
    expect(page.locator(".s55-message")).to_contain_text("Saved")
    control(other_page, "Recommendations in the report").fill("8")
    press(other_page, "Save")
    both = other_page.get_by_role("region", name="The file was changed meanwhile")
    expect(both.get_by_role("heading", level=3)).to_have_text(
        ["Recommendations in the report", "Recommendation 3: Owner"]
    )
    assert read_inspection(saved).inspection.recommendations_total == 7
    press(other_page, "Save with these choices")
    expect(both).to_contain_text("Choose which to keep of one answer")
    keep = both.get_by_role("radiogroup", name="Keep: Recommendations in the report", exact=True)
    expect(keep.get_by_role("radio", checked=True)).to_have_count(0)
    keep.get_by_role("radio", name="Keep your words").check()
    press(other_page, "Save with these choices")
    expect(other_page.locator(".s55-message")).to_contain_text("Saved")
    inspection = read_inspection(saved).inspection
    assert inspection.recommendations_total == 8
    assert inspection.recommendations[0].owner == "Head of Victims' Services"
