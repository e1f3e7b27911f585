"""The register's page and the panel's paper: their figures, and whether everyone can read them."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from section55.documents.pdf import pdf_from_html
from section55.register.page import counts, register_page, years_of_publication
from support.browser import violations
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
