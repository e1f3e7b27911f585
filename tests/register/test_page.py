"""The register's page and the panel's paper: their figures, and whether everyone can read them."""

from base64 import b64decode
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html
from playwright.sync_api import Browser

from section55.documents.pdf import pdf_from_html
from section55.register.page import LABELS, WIDTH, counts, picture, register_page
from section55.register.totals import years_of_publication
from support.browser import violations, words_in_two_lines
from support.html_checker import html_errors
from support.register_folders import AS_OF, register
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
@pytest.mark.parametrize("kind", ["register", "empty register", "paper"])
def test_pages_are_accessible_and_valid(browser: Browser, register_folder: Path, tmp_path: Path, kind: str) -> None:
    """axe-core and the HTML checker find nothing, on a desk or a telephone, in light or dark; the PDF says the same."""
    from section55.register.entries import make_register
    from section55.register.panel_paper import render_paper

    made = {
        "register": lambda: register_page(register(register_folder)),
        "empty register": lambda: register_page(make_register([], AS_OF)),
        "paper": lambda: render_paper(register(register_folder, date(2023, 3, 1)), date(2022, 9, 1)),
    }[kind]()
    for scheme in ("light", "dark"):
        for width in (1280, 320):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.set_content(made)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (width, "scrolls")
            assert violations(page) == [], (scheme, width)
            page.close()
    (tmp_path / "page.html").write_text(made, encoding="utf-8")
    assert html_errors(tmp_path / "page.html") == []
    assert as_printed(words_of_html(made)) == without_spaces(words_of_pdf(pdf_from_html(made)))


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
        for table in page.xpath("//section[@aria-labelledby='inspections']/table")
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


@pytest.mark.parametrize("as_of", [AS_OF, date(2022, 12, 1), date(2026, 11, 28), date(2035, 1, 31)])
def test_no_two_months_of_the_picture_lie_upon_each_other(register_folder: Path, as_of: date) -> None:
    """However long a response is overdue: each month has its room, and neither it nor the day is cut off."""
    svg = etree.fromstring(b64decode(picture(register(register_folder, as_of)).partition("base64,")[2]))
    texts = [(float(text.get("x")), text) for text in svg.iterfind("{*}text")]
    months = [x for x, text in texts if text.get("fill") == "#4a5158"]
    assert months
    assert all(after - before >= 55 for before, after in pairwise(months))
    assert max(months) <= WIDTH - 55
    [day] = [x for x, text in texts if (text.text or "").startswith("as of")]
    assert LABELS + 45 <= day <= WIDTH
