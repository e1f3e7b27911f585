"""``section55 paper``."""

from datetime import date, timedelta
from pathlib import Path

import pikepdf
from lxml import html

from support.examples import inspection, item
from support.histories import as_yaml, write_history
from support.words import pdf_text_of_pages, words_of_html
from support.workbook import section55


def test_the_paper_says_what_happened_since(register_folder: Path, tmp_path: Path) -> None:
    """The paper has what was published, what is to come, what moved and what is overdue, from one day to another."""
    done = section55(
        "paper", register_folder, "--since", "2022-09-20", "--as-of", "2023-03-01", "-o", tmp_path / "papers"
    )
    assert done.returncode == 1
    assert "2022-07-01-broken.yaml: it cannot be read" in done.stderr
    name = "paper-2022-09-20-to-2023-03-01"
    words = words_of_html((tmp_path / "papers" / f"{name}.html").read_text(encoding="utf-8"))
    assert "2 responses published since, one in time" in words
    assert "3 responses overdue" in words
    assert "1 Feb 2023: A first review was done." in words.replace("\xa0", " ")
    assert "2022-07-01-broken" in words
    assert (tmp_path / "papers" / f"{name}.pdf").read_bytes().startswith(b"%PDF-1.7")
    done = section55("paper", register_folder, "--since", "2024-01-01", "--as-of", "2023-03-01")
    assert done.returncode == 2


def test_an_item_closed_without_a_word_is_in_the_paper(empty_folder: Path, tmp_path: Path) -> None:
    """Its status went from open to complete and nothing was written; the paper says which item, and what it asks."""
    open_, closed = item(7, updates=[]), item(7, updates=[], status="complete")
    versions = [
        (day, as_yaml(inspection(office="norfolk", recommendations=[item(6), each])))
        for day, each in ((date(2022, 11, 3), open_), (date(2023, 1, 10), closed))
    ]
    write_history(empty_folder / "2022-11-02-closed.yaml", versions)
    done = section55("paper", empty_folder, "--since", "2023-01-01", "--as-of", "2023-06-01", "-o", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (page,) = tmp_path.glob("*.html")
    section = html.document_fromstring(page.read_text(encoding="utf-8")).find(".//section[@aria-labelledby='closed']")
    _, group, row = (" ".join(each.text_content().split()) for each in section.iter("tr"))
    assert group == "An inspection of vetting, misconduct and misogyny in the police service, November 2022"
    assert row.startswith("7 Chief constables should make sure that part 7 of their")
    assert "Open → complete Head of Professional Standards" in row


def test_the_paper_of_a_large_office_is_short(empty_folder: Path, tmp_path: Path) -> None:
    """With 62 inspections and 100 items overdue it has at most eight pages, and no row is cut in two."""
    for number in range(62):
        published = date(2021, 1, 4) + timedelta(days=30 * number)
        overdue = range(3 if number % 2 else 0)
        items = [item(each, due_on="2023-04-30", updates=[], owner="Head of Custody") for each in overdue]
        answers = inspection(
            office="norfolk",
            inspection_title=f"An inspection of how well the police tackle serious violence, part {number}",
            published_on=str(published),
            recommendations=items,
            response_published_on=str(published + timedelta(days=50)),
        )
        (empty_folder / f"{published}-part-{number}.yaml").write_text(as_yaml(answers), encoding="utf-8")
    done = section55("paper", empty_folder, "--since", "2025-10-01", "--as-of", "2026-01-31", "-o", tmp_path)
    assert done.returncode == 0, done.stderr
    (pdf,) = tmp_path.glob("*.pdf")
    with pikepdf.open(pdf) as document:
        assert len(document.pages) <= 8
    rows = 0
    for text in map(" ".join, map(str.split, pdf_text_of_pages(pdf.read_bytes()))):
        # The first and the last words of what is asked, and the day, which stands beside the first.
        found = {text.count(words) for words in ("Chief constables should", "vetting is done.", "30 Apr 2023")}
        assert len(found) == 1
        rows += found.pop()
    assert rows == 93
