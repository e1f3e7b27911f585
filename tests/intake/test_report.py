"""Reports as HMICFRS has laid them out: every number, text, addressee and due date, from a page and text."""

from datetime import date

import pytest
from hypothesis import given, settings

from section55.intake.blocks import Source
from section55.intake.html_blocks import read_html
from section55.intake.report import read_report
from section55.intake.text_blocks import read_text
from section55.intake.word.body import read_docx
from support.any_reports import PAGES, lost_sentences
from support.held_out_layouts import HELD_OUT
from support.later_layouts import LATER
from support.report_as_word import as_word
from support.report_layouts import LAYOUTS, Layout, compare, pasted
from support.unseen_layouts import UNSEEN

ALL = [*LAYOUTS, *HELD_OUT, *UNSEEN]


def read(layout: Layout) -> Source:
    return read_html(layout.page.encode())


@pytest.mark.parametrize("layout", [*ALL, *LATER], ids=[layout.name for layout in [*ALL, *LATER]])
def test_a_report_is_read_from_its_page(layout: Layout) -> None:
    """Every field is right."""
    _, wrong = compare(read_report(read(layout)).answers, layout)
    assert wrong == []


@pytest.mark.parametrize("layout", ALL, ids=[layout.name for layout in ALL])
def test_a_report_is_read_from_pasted_text(layout: Layout) -> None:
    """Every field is right where nothing but lines and bullets is left of the page."""
    _, wrong = compare(read_report(read_text(pasted(layout.page).encode(), "txt")).answers, layout)
    assert wrong == []


@pytest.mark.parametrize("layout", ALL, ids=[layout.name for layout in ALL])
def test_a_report_is_read_from_a_word_document(layout: Layout) -> None:
    """Every field is right where somebody copied the report into Word."""
    _, wrong = compare(read_report(read_docx(as_word(layout.page))).answers, layout)
    assert wrong == []


def layout_of(name: str) -> Layout:
    return next(layout for layout in LAYOUTS if layout.name == name)


def test_recommendations_of_an_earlier_report_are_left_over() -> None:
    """What a re-inspection quotes is no item of its own, and is not lost."""
    proposal = read_report(read(layout_of("contents and re-inspection")))
    assert proposal.left_over == ["Within three months, Eastshire Constabulary should review its files."]


def test_the_words_behind_a_number_keep_their_full_stop() -> None:
    """An item whose words stand on the line of its name is as the report prints it; a short name has no stop."""
    page = (
        "<h1>Custody</h1><h2>Recommendations</h2><p>Recommendation 1: The force should keep records.</p>"
        "<p>Recommendation 2 – Keeping records:</p><p>The force should read them.</p>"
        "<p>Cause of concern: Records are poor.</p>"
    )
    answers = read_report(read_html(page.encode())).answers
    first, second = answers["recommendations"]
    assert first["text"] == "The force should keep records."
    assert (second["number"], second["text"]) == ("2", "The force should read them.")
    assert answers["causes_of_concern"][0]["text"] == "Records are poor."


def test_a_table_has_its_days_and_nothing_of_it_is_left_over() -> None:
    """A day that stands alone in a column is when the item is due; what a row asks is left over nowhere."""
    rows = "".join(
        f"<tr><td>{number}</td><td>The College of Policing should update its guidance {number}.</td><td>{due}</td></tr>"
        for number, due in ((1, "31 October 2023"), (2, "By 30 April 2023"), (3, "Ongoing"))
    )
    head = "<tr><th>No.</th><th>Recommendation</th><th>By when</th></tr>"
    page = f"<html><body><h1>Vetting</h1><p>Published on: 2 November 2022</p><table>{head}{rows}</table></body></html>"
    proposal = read_report(read_html(page.encode()))
    assert [(item["due"], item.get("due_on")) for item in proposal.answers["recommendations"]] == [
        ("31 October 2023", date(2023, 10, 31)),
        ("By 30 April 2023", date(2023, 4, 30)),
        ("Ongoing", None),
    ]
    assert proposal.left_over == []
    how = {each.where[1:]: each.how for each in proposal.read if each.where[0] == "recommendations"}
    assert (how[0, "due"], how[0, "due_on"], how[2, "due_on"]) == ("read", "worked out", "missing")


def test_a_force_that_is_recommended_to_do_it_immediately_has_until_the_report() -> None:
    """Reports on the protection of children recommend "that" a force "immediately reviews" something."""
    text = "Northshire Police: a report\nPublished on: 20 February 2023\nRecommendations\nWe recommend that "
    proposal = read_report(read_text(f"{text}Northshire Police immediately reviews its plans.".encode(), "txt"))
    (item,) = proposal.answers["recommendations"]
    assert (item["due"], item["due_on"]) == ("Immediately", date(2023, 2, 20))


@pytest.mark.parametrize("lead", ["We recommend that", "We also think", "HMICFRS believes that"])
def test_what_the_inspectors_think_stands_before_whom_they_ask(lead: str) -> None:
    """Their own part of the sentence is in no name."""
    text = "Northshire Police: a report\nPublished on: 20 February 2023\nRecommendations\n"
    proposal = read_report(read_text(f"{text}{lead} the Home Office must pay.".encode(), "txt"))
    assert [item["addressed_to"] for item in proposal.answers["recommendations"]] == [["Home Office"]]


def test_a_day_that_stands_by_itself_below_the_title_is_a_guess() -> None:
    """Old reports print it so on their covers; it may be a printer's day, and has to be given by hand."""
    page = "<html><body><h1>Crime recording</h1><p>18 November 2014</p><p>Forces should count.</p></body></html>"
    proposal = read_report(read_html(page.encode()))
    assert proposal.answers["published_on"] == date(2014, 11, 18)
    (day,) = (each for each in proposal.read if each.where == ("published_on",))
    assert (day.how, day.why) == ("guessed", "It stands by itself below the title.")


def test_an_entry_says_what_its_list_begins_with() -> None:
    """Where "police forces should:" is the beginning of numbered recommendations, each is a sentence of its own."""
    proposal = read_report(read(next(layout for layout in UNSEEN if layout.name == "by addressee")))
    assert [item["text"] for item in proposal.answers["recommendations"]] == [
        "Within six months, police forces should:\n\n- agree who checks a file before it is sent; and",
        "Within six months, police forces should:\n\n- measure how many files are sent back.",
        "By 31 December 2024, the Crown Prosecution Service should:\n\n- tell forces why a file was sent back.",
    ]
    assert proposal.left_over == []


def test_what_is_made_up_is_called_a_guess() -> None:
    """A number that the report does not give, and a force that only its title names, are no facts."""
    proposal = read_report(read(layout_of("boxes of areas")))
    assert proposal.answers["numbering"] == {"areas_for_improvement": "office"}
    guessed = {each.where for each in proposal.read if each.how == "guessed"}
    assert guessed >= {("areas_for_improvement", 0, "number"), ("police_forces",), ("publication_types",)}


@pytest.mark.parametrize(
    ("title", "body", "sure"),
    [
        ("An inspection of fraud 2018", "<p>Published on: 8 March 2023</p>", False),
        ("An inspection of fraud", "<p>Published on: 8 March 2023</p><footer>© HMICFRS 2019</footer>", True),
        ("An inspection of fraud", "<p>Published on: 8 March 2023</p><p>© HMICFRS 2019</p>", False),
        ("PEEL 2023–25: An inspection of Midshire Police", "<p>Published on: 8 March 2025</p>", True),
    ],
)
def test_a_day_that_may_be_that_of_a_move_is_not_sure(title: str, body: str, sure: bool) -> None:
    """Pages that were moved to a new site print the day of the move as that of publication."""
    proposal = read_report(read_html(f"<html><body><h1>{title}</h1>{body}</body></html>".encode()))
    assert proposal.answers["published_on"] == date(2023 if "2025" not in body else 2025, 3, 8)
    (day,) = (each for each in proposal.read if each.where == ("published_on",))
    assert (day.how == "read") is sure
    assert sure or "pages that were moved bear the day of the move" in day.why


def test_a_count_that_does_not_fit_comes_first() -> None:
    """A report that says it makes three recommendations, of which two were found, is looked at again."""
    page = layout_of("headings").page.replace(
        "<h2>Introduction", "<p>We have made three recommendations.</p><h2>Introduction"
    )
    proposal = read_report(read_html(page.encode()))
    assert proposal.notes[0] == "It has two recommendations here, and the text says 3."
    assert proposal.answers["recommendations_total"] == 3


def test_an_item_that_stands_there_twice_with_other_words_is_left_over_whole() -> None:
    """Two causes of concern with one number: the recommendations of the second are not lost with it."""
    cause = "<h2>Cause of concern 2</h2><p>It {}.</p><h3>Recommendations</h3><p>The force should {}.</p>"
    page = f"<html><body><h1>A</h1>{cause.format('fails', 'act')}{cause.format('is slow', 'hurry')}</body></html>"
    proposal = read_report(read_html(page.encode()))
    assert proposal.notes == ["Cause of concern 2 stands there twice with other words. Which is it?"]
    assert proposal.left_over == ["It is slow.", "The force should hurry."]


KINDS = {
    "html": lambda page: read_html(page.encode()),
    "docx": lambda page: read_docx(as_word(page)),
    "txt": lambda page: read_text(pasted(page).encode(), "txt"),
}


@pytest.mark.parametrize("kind", KINDS)
@given(page=PAGES)
@settings(max_examples=200, deadline=None)
def test_nothing_that_asks_for_something_is_lost(kind: str, page: str) -> None:
    """Every sentence with should, must or recommend is in an item or among what is left over, whatever the layout."""
    source = KINDS[kind](page)
    assert lost_sentences(page, read_report(source)) == []


WRAPPED = """HMICFRS

An inspection into how effectively police forces respond to non-crime hate incidents
and what the public expects of them

Published on: 12 June 2025

Recommendation 1
By the end of the 2025/26 financial year, the Home Office should consult the National
Police Chiefs’ Council and the College of Policing and publish new guidance. This
should:

• define the threshold at which an officer should be sent to see the person who
reported it in their own home;

• say who decides.

Recommendation 2
With immediate effect, chief constables should make sure that their forces stop
recording incidents which Parliament and the Home Office do not want recorded.
"""


def test_lines_that_the_edge_of_a_page_ended_are_joined() -> None:
    """A PDF's text as it is pasted has its title, sentences and bullets whole, and no item is made of half of one."""
    answers = read_report(read_text(WRAPPED.encode(), "txt")).answers
    assert answers["inspection_title"] == (
        "An inspection into how effectively police forces respond to non-crime hate incidents and what the public "
        "expects of them"
    )
    first, second = answers["recommendations"]
    assert first["text"] == (
        "By the end of the 2025/26 financial year, the Home Office should consult the National Police Chiefs’ Council "
        "and the College of Policing and publish new guidance. This should:\n\n- define the threshold at which an "
        "officer should be sent to see the person who reported it in their own home;\n- say who decides."
    )
    assert (first["due"], first["due_on"]) == ("By the end of the 2025/26 financial year", date(2026, 3, 31))
    assert second["text"].endswith("do not want recorded.")


def test_lines_that_their_author_ended_stay() -> None:
    """An address, and a text of short lines, is as it was typed."""
    text = "The Home Secretary\n2 Marsham Street\nLondon\n\nWe asked\nthree forces\nabout vetting.\n"
    assert [block.text for block in read_text(text.encode(), "txt").blocks] == text.replace("\n\n", "\n").split("\n")[
        :-1
    ]


def test_a_made_up_number_is_none_that_the_report_gives() -> None:
    """An item without a number that stands among numbered ones takes none of theirs: none of those is left over."""
    text = (
        "Custody\nRecommendations\nRecommendation 1\nThe force should keep a log.\nThe force should keep a list.\n"
        "Recommendation 2\nThe force should keep a diary.\n"
    )
    proposal = read_report(read_text(text.encode(), "txt"))
    items = {item["number"]: item["text"] for item in proposal.answers["recommendations"]}
    assert items == {
        "1": "The force should keep a log.", "3": "The force should keep a list.", "2": "The force should keep a diary."
    }  # fmt: skip
    assert proposal.left_over == []
