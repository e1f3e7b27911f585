"""Several forms in one kernel, a page each: two inspections beside each other; and what is closed is gone."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ipywidgets import Widget
from playwright.sync_api import Page, expect

import section55.form
from section55.form import open_form as open_form_on
from section55.form.view import autosave, form_view
from section55.form.view.form_view import FormView
from support.filling_in import control, go_to
from support.form_views import message_of
from support.nested_texts import NESTED
from support.notebook_pages import follow, form, open_form
from support.saving_in_browser import save_line, texts_on_disk
from support.servers import Server
from support.workbook import NORFOLK

PEEL = "2024-05-02-peel"


@pytest.fixture
def folder(parameter_folder: Path) -> Iterator[Path]:
    """A folder with two inspections, and no form open."""
    (parameter_folder / f"{PEEL}.yaml").write_text(NESTED, encoding="utf-8")
    section55.form.open_forms.clear()
    yield parameter_folder
    section55.form.open_forms.clear()


def open_page(folder: Path, page: str) -> FormView:
    """Opens a form and shows it in a page."""
    widget = open_form_on(folder, folder)
    view = section55.form.open_forms[-1]
    assert view.widget is widget
    view.browser.receive({"event": "begin", "page": page, "left": []})
    return view


def open_file(view: FormView, slug: str) -> None:
    """Opens an inspection of the list."""
    view.choose(next(each for each in view.chooser.inspections if str(each.source).endswith(f"{slug}.yaml")))


def leave(view: FormView, page: str) -> None:
    """Leaves the page that shows a form."""
    view.browser.receive({"event": "leave", "page": page})


def models() -> int:
    """How many widgets the kernel has."""
    return len(Widget.get_manager_state()["state"])


def test_a_second_form_leaves_the_first_as_it_is(folder: Path) -> None:
    """Each has its inspection, its answers, its save."""

    async def run() -> None:
        first, second = open_page(folder, "one"), open_page(folder, "two")
        open_file(first, NORFOLK)
        open_file(second, PEEL)
        first.set_answer(("approved_by",), "The Commissioner")
        second.set_answer(("approved_by",), "The Deputy")
        first.save()
        assert "The Commissioner" in (folder / f"{NORFOLK}.yaml").read_text(encoding="utf-8")
        assert "The Deputy" not in (folder / f"{PEEL}.yaml").read_text(encoding="utf-8")
        assert (first.state.is_changed, second.state.is_changed) == (False, True)
        assert message_of(second) == ""
        second.save()
        assert "The Deputy" in (folder / f"{PEEL}.yaml").read_text(encoding="utf-8")

    asyncio.run(run())


def test_the_same_inspection_in_two_forms_is_noticed(folder: Path) -> None:
    """Of oneself it is not spoken of as of somebody else; of one answer the second to save is shown both versions."""

    async def run() -> None:
        first, second = open_page(folder, "one"), open_page(folder, "two")
        open_file(first, NORFOLK)
        first.set_answer(("approved_by",), "The Commissioner")
        first.autosave.keep()
        open_file(second, NORFOLK)
        assert message_of(second).startswith("You have this inspection open in another window as well")
        second.set_answer(("approved_by",), "The Deputy")
        first.save()
        second.save()
        assert second.prompts.is_asking
        assert not first.prompts.is_asking

    asyncio.run(run())


def test_a_form_whose_page_was_left_is_closed_by_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its unsaved work is offered there, and none of its widgets stay; nor of a dozen such forms."""

    monkeypatch.setattr(form_view, "CLOSING_DELAY", 0.01)

    async def run() -> None:
        before = 0
        for number in range(12):
            view = open_page(folder, f"page {number}")
            if number < 3:
                open_file(view, PEEL)
            leave(view, f"page {number}")
            before = before or models()
        await asyncio.sleep(0.2)
        assert section55.form.open_forms == [view]
        open_file(view, PEEL)
        assert models() <= before
        view.set_answer(("approved_by",), "The Commissioner")
        leave(view, "page 11")
        again = open_page(folder, "the last")
        open_file(again, PEEL)
        assert again.prompts.is_asking

    asyncio.run(run())


def test_a_page_that_does_not_answer_holds_nothing_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tab that was closed need not have been able to say so: it is asked when another form opens."""
    monkeypatch.setattr(autosave, "ANSWER", 0.05)

    async def run() -> None:
        first = open_page(folder, "one")
        open_file(first, NORFOLK)
        first.set_answer(("approved_by",), "The Commissioner")
        first.autosave.keep()
        second = open_page(folder, "two")
        await asyncio.sleep(0.2)
        open_file(second, NORFOLK)
        assert second.prompts.is_asking
        open_page(folder, "three")
        assert first not in section55.form.open_forms
        assert "was out of reach" in message_of(first)

    asyncio.run(run())


def test_opening_inspections_again_and_again_keeps_no_more_widgets(folder: Path) -> None:
    """After 50 openings there are as many as after one."""
    view = open_page(folder, "one")
    counts = []
    for number in range(50):
        open_file(view, PEEL if number % 2 else NORFOLK)
        view.show_start()
        counts.append(models())
    assert {*counts[2::2]} == {counts[0]}
    assert {*counts[3::2]} == {counts[1]}


@pytest.mark.browser
@pytest.mark.slow
def test_two_tabs_on_one_inspection_lose_no_word(page: Page, section55_lab: Server) -> None:
    """Each saves after each sentence while the other is typed in: no question, and every word is in the file."""
    follow(open_form(page, section55_lab))
    other = page.context.new_page()
    follow(open_form(other, section55_lab))
    fields = {
        page: ("findings", "Key findings", "key_findings"),
        other: ("body", "Local policing body's comments", "commissioner_comments"),
    }
    for each, (section, label, _) in fields.items():
        each.bring_to_front()
        go_to(each, section)
        control(each, label).click()
        each.keyboard.press("Control+Home")
    before = {each: control(each, label).input_value() for each, (_, label, _) in fields.items()}
    typed = ""
    for number in range(3):
        for each in fields:
            each.bring_to_front()
            each.keyboard.type(f"Sentence {number}. ", delay=20)
            each.keyboard.press("Control+s")
        typed += f"Sentence {number}. "
    for each, (_, label, key) in fields.items():
        each.bring_to_front()
        expect(save_line(each)).to_have_text(re.compile("^All changes saved at"))
        expect(control(each, label)).to_be_focused()
        assert control(each, label).input_value() == typed + before[each]
        assert {text.strip() for text in texts_on_disk(section55_lab, key)} == {(typed + before[each]).strip()}
        assert each.locator(".s55-conflict").count() == 0


@pytest.mark.browser
@pytest.mark.slow
def test_two_tabs_of_jupyterlab_have_an_inspection_each(page: Page, section55_lab: Server) -> None:
    """They share a kernel; what is typed and saved in one is in that one alone, and each says how it stands."""
    server = section55_lab
    (server.parameters / f"{PEEL}.yaml").write_text(NESTED, encoding="utf-8")
    follow(open_form(page, server), 0)
    first_title = str(page.locator(".s55-title").text_content())
    other = page.context.new_page()
    follow(open_form(other, server), 1)
    assert len(server.kernels()) == 1
    second_title = str(other.locator(".s55-title").text_content())
    assert first_title != second_title
    for each, words in ((page, "Typed in the first. "), (other, "Typed in the second. ")):
        each.bring_to_front()
        go_to(each, "findings")
        control(each, "Key findings").click()
        each.keyboard.press("Control+Home")
        each.keyboard.type(words)
        expect(save_line(each)).to_contain_text("Kept at")
    page.bring_to_front()
    page.keyboard.press("Control+s")
    expect(save_line(page)).to_have_text(re.compile("^All changes saved at"))
    expect(save_line(other)).to_have_text(re.compile(r"^Unsaved changes\. Kept at"))
    expect(page.locator(".s55-title")).to_have_text(first_title)
    expect(other.locator(".s55-title")).to_have_text(second_title)
    assert control(page, "Key findings").input_value().startswith("Typed in the first. ")
    assert control(other, "Key findings").input_value().startswith("Typed in the second. ")
    saved = [text for text in texts_on_disk(server, "key_findings") if text.startswith("Typed in the first.")]
    assert saved
    assert not any("Typed in the first. Typed" in text for text in texts_on_disk(server, "key_findings"))
    other.bring_to_front()
    other.keyboard.press("Control+s")
    expect(save_line(other)).to_have_text(re.compile("^All changes saved at"))
    page.reload()
    follow(form(page), 0)
    expect(save_line(page)).to_have_text("All changes saved.")
    expect(control(other, "Key findings")).to_have_value(re.compile("^Typed in the second. "))
    other.keyboard.type("And after the other was loaded again. ")
    expect(save_line(other)).to_contain_text("Kept at")
    assert page.locator(".jp-Dialog").count() == other.locator(".jp-Dialog").count() == 0
