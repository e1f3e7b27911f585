"""The register's page and the panel's paper: their figures, and whether everyone can read them."""

import re
from base64 import b64decode
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from section55.documents.pdf import pdf_from_html
from section55.register import page as page_module
from section55.register.entries import Register, make_register
from section55.register.facts import register_facts, register_from_facts
from section55.register.formats.changes_text import changes_as_page
from section55.register.item_lists import ItemList
from section55.register.page import counts, page_register, register_page
from section55.register.panel_paper import render_paper
from section55.register.picture import LABELS, WIDTH, long_overdue, picture
from section55.register.totals import years_of_publication
from support.browser import MEDIA, violations, words_in_two_lines
from support.html_checker import html_errors
from support.register_folders import AS_OF, register, write_changes
from support.registers import DONE, EARLY, with_items
from support.words import as_printed, without_spaces, words_of_html, words_of_pdf


def test_counts_and_the_record_by_year(register_folder: Path) -> None:
    """The figures are of the day that the register is made for."""
    found = dict(counts(register(register_folder)))
    assert found["Inspections"] == 6
    assert found["Responses overdue"] == found["Responses due within two weeks"] == 1
    assert found["Files that cannot be read"] == 1
    assert found["Recommendations and other items open"] == 1
    [year] = years_of_publication(register(register_folder))
    assert (year.year, year.due, year.in_time, year.late, year.overdue) == (2022, 3, 1, 1, 1)
    assert dict(counts(register(register_folder, date(2023, 6, 1))))["Of these, past their due date"] == 1


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["register", "public register", "empty register", "paper", "changes"])
def test_pages_are_accessible_and_valid(browser: Browser, register_folder: Path, tmp_path: Path, kind: str) -> None:
    """axe-core and the HTML checker find nothing, on a desk or a telephone, in light, in dark or for print.

    The PDF says the same.
    """
    since, changes = date(2022, 9, 1), write_changes(register_folder)
    whole = register(register_folder, date(2023, 6, 1))
    made = {
        "register": lambda: register_page(register(register_folder)),
        "public register": lambda: register_page(whole, is_public=True),
        "empty register": lambda: register_page(make_register([], AS_OF)),
        "paper": lambda: render_paper(whole, since, changes),
        "changes": lambda: changes_as_page(changes, since, date(2023, 6, 1)),
    }[kind]()
    for name, media in MEDIA.items():
        for width in (1280, 320):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.emulate_media(**media)
            page.set_content(made)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (width, "scrolls")
            assert violations(page) == [], (name, width)
            page.close()
    (tmp_path / "page.html").write_text(made, encoding="utf-8")
    assert html_errors(tmp_path / "page.html") == []
    pdf = pdf_from_html(made)
    assert as_printed(words_of_html(made)) == without_spaces(words_of_pdf(pdf))


@pytest.mark.browser
def test_a_fragment_is_accessible_on_a_page_of_a_site(browser: Browser, register_folder: Path, tmp_path: Path) -> None:
    """Below the heading of the site's own page, whose style gives cells some room; it needs no style of ours."""
    fragment = register_page(register(register_folder, date(2023, 6, 1)), is_public=True, is_fragment=True)
    head = "<title>Us</title><style>td, th { padding: .375rem }</style>"
    made = f'<!DOCTYPE html><html lang="en">{head}<main><h1>Our inspections</h1>{fragment}</main></html>'
    (tmp_path / "page.html").write_text(made, encoding="utf-8")
    assert html_errors(tmp_path / "page.html") == []
    page = browser.new_page()
    page.set_content(made)
    assert violations(page) == []
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("is_public", [True, False])
def test_a_fragment_fits_a_telephone_on_a_site_without_style(
    browser: Browser, register_folder: Path, is_public: bool
) -> None:
    """At 320 CSS pixels nothing of it has to be scrolled sideways, be it of several offices and with long words."""
    whole = register(register_folder, date(2023, 6, 1))
    long = replace(EARLY, title="Misunderstandings of counterterrorism", short_name="OPCCN")
    entries = (*whole.entries, with_items(long, {"number": "AFI 12", "text": "Neighbourhood responsibilities " * 9}))
    published = replace(entries[-1], slug="published", response_published_on=date(2024, 2, 3))
    fragment = register_page(replace(whole, entries=(*entries, published)), is_public, is_fragment=True)
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.set_content(f'<!DOCTYPE html><html lang="en"><title>Us</title><h1>Ours</h1>{fragment}</html>')
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for summary in page.locator("summary").all():
        summary.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator("details[open]").count() >= (1 if is_public else 3)
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["register", "changes"])
def test_stacked_lists_fill_a_telephone(browser: Browser, register_folder: Path, kind: str) -> None:
    """At 320 CSS pixels every row is as wide as the text above it, and no picture is too small to be read."""
    changes = write_changes(register_folder)
    whole = register(register_folder, date(2023, 6, 1))
    made = {
        "register": lambda: register_page(whole),
        "changes": lambda: changes_as_page(changes, date(2022, 9, 1), date(2023, 6, 1)),
    }[kind]()
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.set_content(made)
    widths = page.locator("tbody tr, caption").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().width)"
    )
    assert len(widths) > 5
    assert min(widths) > 270
    assert not page.locator("main img").and_(page.locator(":visible")).count()
    page.close()


@pytest.mark.browser
def test_dates_and_words_are_whole_on_a_desk(browser: Browser, register_folder: Path) -> None:
    """At 1280 CSS pixels a date stands on one line, and no word of a table is cut in two."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(register_page(register(register_folder)))
    assert words_in_two_lines(page.locator("table")) == []
    days = page.locator("time")
    assert days.count() > 10
    lines = days.evaluate_all("""
        days => days.map(day => {
          const range = document.createRange()
          range.selectNodeContents(day)
          return new Set([...range.getClientRects()].map(line => line.top)).size
        })
    """)
    assert set(lines) == {1}
    page.close()


def test_what_is_to_come_and_what_was_published_stand_apart(register_folder: Path) -> None:
    """Each table's order is what its caption says; a report of a later day is not there."""
    page = html.document_fromstring(register_page(register(register_folder)))
    titles = {
        table.findtext("caption"): [heading.text_content() for heading in table.xpath("tbody/tr/th")]
        for table in page.xpath("//section[@aria-labelledby='deadlines' or @aria-labelledby='published']/table")
    }
    assert titles == {
        "Files that cannot be read": ["2022-07-01-broken"],
        "To be published, soonest first": [
            f"Title of 2022-{day}" for day in ("10-01-overdue", "11-02-soon", "12-15-later")
        ],
        "Published, newest first": [f"Title of 2022-{day}" for day in ("09-01-in-time", "08-01-late")],
    }
    earlier = register_page(register(register_folder, date(2022, 12, 1)))
    assert "Title of 2022-12-15-later" not in earlier


def test_a_number_stands_under_its_own_heading(register_folder: Path) -> None:
    """The heading of a column of numbers is set right, as they are."""
    page = html.document_fromstring(register_page(register(register_folder)))
    for table in page.iter("table"):
        heads = [cell.get("class") for cell in table.findall("thead/tr/th")]
        for row in table.findall("tbody/tr"):
            if row[0].get("scope") != "rowgroup":
                assert [cell.get("class") == "right" for cell in row] == [head == "right" for head in heads]
    assert page.find(".//td[@class='right']") is not None


def test_an_open_item_says_what_it_asks_and_leads_to_the_response(register_folder: Path) -> None:
    """A reader sees its words, its owner and the days that it is overdue, in words."""
    page = html.document_fromstring(register_page(register(register_folder, date(2023, 6, 1))))
    group, row = page.xpath("//section[@aria-labelledby='open']/table[1]/tbody/tr")
    assert " ".join(group.text_content().split()) == "Title of 2022-11-02-soon, November 2022"
    assert group.xpath(".//a/@href") == ["https://hmicfrs.example.org.uk/publications/vetting/?from=a&to=b#top"]
    number, asked, status, owner, due = [" ".join(cell.text_content().split()) for cell in row]
    assert asked.startswith("Chief constables should make sure that part 1 of their")
    assert (number, status, owner) == ("1", "Open, 32 days overdue", "Head of Professional Standards")
    assert due == "30 Apr 2023"


def test_a_public_page_has_published_responses_alone(register_folder: Path) -> None:
    """No planned step, no owner, no draft and no broken file stands on the office's website."""
    shown = register(register_folder)
    page = register_page(shown, is_public=True)
    for words in ("Title of 2022-09-01-in-time", "Title of 2022-08-01-late", "two responses published"):
        assert words in page.replace("<strong>2</strong>", "two")
    for words in ("soon", 'overdue"', "later", "broken", "Sign-off", "Next step", "Owner", "Professional Standards"):
        assert words not in page.partition("<main")[2]
    fragment = register_page(shown, is_public=True, is_fragment=True)
    for words in ("Title of 2022-09-01-in-time", "Title of 2022-08-01-late", "published, "):
        assert words in fragment
    for words in ("soon", "later", "broken", "Sign-off", "Next step", "Owner", "Professional Standards"):
        assert words not in fragment
    assert not [tag for tag in ("<style", "<html", "<main", "<h1", "<body") if tag in fragment]


def test_the_page_has_the_offices_own_colour(register_folder: Path) -> None:
    """As its documents have; of several offices with several colours, the workbook's."""
    profile = register_folder / "offices" / "mayor.yaml"
    text = re.sub("(?m)^accent_colour:.*$", "accent_colour: '#b00020'", profile.read_text(encoding="utf-8"))
    profile.write_text(text, encoding="utf-8")
    assert "--accent: #b00020" in register_page(register(register_folder))


def test_the_notebook_carries_no_more_than_the_page_shows(register_folder: Path) -> None:
    """By way of the run notebook the page is the same, byte for byte."""
    shown = register(register_folder, date(2023, 6, 1))
    carried = register_facts(page_register(shown))
    assert "<details>" in register_page(shown)
    assert "A first review was done." not in str(carried)
    assert register_page(register_from_facts(carried)) == register_page(shown)


def test_dates_are_dates_for_programs_too(register_folder: Path) -> None:
    """Each is an element with its date in ISO 8601 and no space at which a line may break."""
    page = html.document_fromstring(register_page(register(register_folder)))
    times = {time.text_content(): time.get("datetime") for time in page.iter("time")}
    assert times["2\u00a0Nov\u00a02022"] == "2022-11-02"


def test_the_picture_has_dark_colours_for_a_dark_page(register_folder: Path) -> None:
    """The same picture on the page's own paper, for a screen alone: what is printed is printed on white."""
    shown = register(register_folder)
    light, dark = (b64decode(picture(shown, is_dark).partition("base64,")[2]) for is_dark in (False, True))
    assert b'fill="#15181b"' in dark
    assert b"#ffffff" not in dark
    assert len(light) == len(dark)
    [source] = html.document_fromstring(register_page(shown)).iter("source")
    assert source.get("media") == "screen and (prefers-color-scheme: dark)"


@pytest.mark.parametrize("as_of", [AS_OF, date(2022, 12, 16), date(2023, 1, 20)])
def test_no_two_months_of_the_picture_lie_upon_each_other(register_folder: Path, as_of: date) -> None:
    """Each month has its room, and neither it nor the day is cut off."""
    svg = etree.fromstring(b64decode(picture(register(register_folder, as_of)).partition("base64,")[2]))
    texts = [(float(text.get("x")), text) for text in svg.iterfind("{*}text")]
    months = [x for x, text in texts if text.get("fill") == "#4a5158"]
    assert len(months) >= 3
    assert all(after - before >= 55 for before, after in pairwise(months))
    assert max(months) <= WIDTH - 55
    [day] = [x for x, text in texts if (text.text or "").startswith("as of")]
    assert LABELS + 45 <= day <= WIDTH


def test_a_response_forgotten_for_years_makes_no_picture_narrow(register_folder: Path) -> None:
    """It is named above the picture, which shows the weeks around the day for the others."""
    old = register_folder / "2022-10-01-overdue.yaml"
    text = old.read_text(encoding="utf-8").replace("2022-10-01", "2020-10-01")
    old.unlink()
    (register_folder / "2020-10-01-forgotten.yaml").write_text(text, encoding="utf-8")
    shown = register(register_folder)
    assert long_overdue(shown) == "Title of 2020-10-01-overdue, October 2020 (755 days)"
    svg = b64decode(picture(shown).partition("base64,")[2]).decode()
    assert "forgotten" not in svg
    widths = [float(bar.get("width")) for bar in etree.fromstring(svg.encode()).iterfind("{*}rect")][1:]
    assert min(widths) > 10
    assert picture(register(register_folder, date(2035, 1, 31))) == ""
    assert "<strong>Long overdue:</strong> Title of" in register_page(shown)


def test_the_picture_of_several_offices_says_whose_each_bar_is() -> None:
    """Offices that answer one report have a bar each; of one office no bar repeats its name."""
    ours = replace(EARLY, title="Ports", short_name="OPCCN")
    both = make_register([ours, replace(ours, office="suffolk", short_name="SPCC", file="other")], date(2024, 2, 1))
    texts = [text.text for text in etree.fromstring(_svg(both)).iterfind("{*}text")]
    assert {"OPCCN: Ports", "SPCC: Ports"} <= set(texts)
    assert b">Ports</text>" in _svg(make_register([ours], date(2024, 2, 1)))


def _svg(shown: Register) -> bytes:
    return b64decode(picture(shown).partition("base64,")[2])


def test_what_is_not_listed_sends_nobody_to_a_file_that_they_have_not() -> None:
    """A reader of the website or of the paper has no spreadsheet: the sentence counts, and names none."""
    assert ItemList((), 1).left_out_words == "One further item is not listed here."
    assert ItemList((), 5).left_out_words == "Five further items are not listed here."


@pytest.mark.parametrize(
    ("more", "sentence"),
    [(1, "One earlier response is not listed here."), (2, "Two earlier responses are not listed here.")],
)
def test_the_earlier_responses_are_counted(monkeypatch: pytest.MonkeyPatch, more: int, sentence: str) -> None:
    """A page that lists the newest responses alone says in English how many there are besides."""
    monkeypatch.setattr(page_module, "MOST_PUBLISHED", 1)
    published = [replace(DONE, slug=f"{DONE.slug}-{index}", file=f"{index}.yaml") for index in range(1 + more)]
    assert f"<p>{sentence}</p>" in register_page(make_register(published, date(2024, 2, 1)))
