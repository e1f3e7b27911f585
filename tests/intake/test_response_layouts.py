"""Responses of other layouts: what no label names, answers in cells, paragraphs and lists that were pasted."""

from section55.intake.html_blocks import read_html
from section55.intake.proposal import Proposal, plain_answers
from section55.intake.response import read_response
from section55.intake.text_blocks import read_text
from section55.intake.word.body import read_docx
from support.later_responses import LATER_RESPONSES
from support.word_files import docx, paragraph


def read_page(page: str) -> Proposal:
    return read_response(read_html(f"<html><body>{page}</body></html>".encode()))


def test_a_day_that_may_be_that_of_the_response_is_a_guess() -> None:
    """ "Published" at the top of an office's page is the day of the page, unless another label speaks of the report."""
    proposal = read_page("<h1>PCC Response to HMICFRS: Vetting in policing</h1><p>Published: 14 July 2023</p><h2>PCC "
                         "response</h2><p>I agree.</p>")  # fmt: skip
    (read,) = (each for each in proposal.read if each.where == ("published_on",))
    assert (read.how, read.why) == ("guessed", "It may be the day of the response, and not that of the report.")
    page = next(response for response in LATER_RESPONSES if response.name == "page with a day of its own").page
    assert read_page(page).left_over == ["Published: 14 July 2023", "Share this."]


def test_an_answer_whose_label_names_nobody_is_a_guess() -> None:
    """It is the force's where it says that it accepts the item, and a person is asked."""
    page = next(response for response in LATER_RESPONSES if response.name == "page with a day of its own").page
    guessed = {each.where: each.why for each in read_page(page).read if each.how == "guessed" and len(each.where) > 2}
    why = "No label says whose answer it is."
    assert guessed == {
        ("recommendations", 0, "commissioner", "explanation"): why,
        ("recommendations", 1, "chief_constable", "position"): why,
        ("recommendations", 1, "chief_constable", "response"): why,
    }


def test_cells_that_answer_no_question_are_left_over() -> None:
    """What stands beside an item in a column that the workbook has no key for is listed with the column's name."""
    page = next(response for response in LATER_RESPONSES if response.name == "table of items that names them").page
    assert read_page(page).left_over == [
        "Cause of concern 1: RAG: Amber", "Area for improvement 1: RAG: Green", "I will publish an update."
    ]  # fmt: skip


def test_numbered_paragraphs_of_pasted_text_are_no_table() -> None:
    """Word parts a paragraph's number from its words by a tab; numbered headings are labels as others are."""
    text = (
        "Report:\tSerious youth violence\nPublished:\t21/11/2024\nDate of PCC response:\t15/01/2025\n\n"
        "1.\tChief Constable’s view\n1.1\tThe Force accepts all.\n\n2.\tCommissioner’s view\n2.1\tI am pleased.\n"
    )
    answers = plain_answers(read_response(read_text(text.encode(), "txt")).answers)
    assert answers == {
        "inspection_title": "Serious youth violence",
        "published_on": "2024-11-21",
        "response_published_on": "2025-01-15",
        "chief_constable_comments": "1.1 The Force accepts all.",
        "commissioner_comments": "2.1 I am pleased.",
    }


def test_the_subject_of_a_letter_is_its_reports_title() -> None:
    """It stands below the salutation, and a person is asked."""
    text = "Dear Home Secretary\n\nHMICFRS – PEEL 2023–2025: Eastshire Police\n\nI write about it.\n"
    proposal = read_response(read_text(text.encode(), "txt"))
    assert proposal.answers["inspection_title"] == "PEEL 2023–2025: Eastshire Police"
    assert [each.how for each in proposal.read if each.where == ("inspection_title",)] == ["guessed"]


def test_a_cell_of_a_table_keeps_its_paragraphs_and_lists() -> None:
    """An answer in a cell is as it would be below a heading, and comments below the table are of no item."""
    proposal = read_page(
        """<table><tr><th>No</th><th>Recommendation</th><th>Chief Constable’s response</th></tr><tr><td>1</td><td>
        <p>Forces should:</p><ul><li>keep logs; and</li><li>train.</li></ul></td><td><p>Accepted. <b>Yes</b>.</p>
        <p>More.</p></td></tr></table><h1>Chief Constable’s comments</h1><p>• One</p><p>o Inner</p><p>• Two</p>"""
    )
    answers = plain_answers(proposal.answers)
    (item,) = answers["recommendations"]
    assert item["text"] == "Forces should:\n\n- keep logs; and\n- train."
    assert item["chief_constable"] == {"position": "accepted", "response": "**Yes**.\n\nMore."}
    assert answers["chief_constable_comments"] == "- One\n   - Inner\n- Two"
    assert proposal.left_over == []


def test_a_table_within_a_cell_of_a_word_document_is_a_table() -> None:
    """Forms that offices fill in are tables, with tables of grades in them."""

    def table(*rows: tuple[str, ...]) -> str:
        cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"

    grades = table(
        (paragraph("Area"), paragraph("Grade")), (paragraph("Custody"), paragraph("Good:") + paragraph("fair"))
    )
    form = table(
        (paragraph("Report title"), paragraph("Custody")),
        (paragraph("Key findings"), paragraph("They differ.") + grades + paragraph("See above.")),
    )
    assert read_response(read_docx(docx(form))).answers["key_findings"] == (
        "They differ.\n\n| Area | Grade |\n| --- | --- |\n| Custody | Good: fair |\n\nSee above."
    )
