"""A response as a letter: whom it is to, how it opens and closes, and what follows as its annex."""

from typing import Any

import pytest
from lxml import html

from support.examples import MAYOR
from support.reports import inspection_file, page_of, report
from support.words import words_of_html

HOME_SECRETARY = {"name": "The Home Secretary", "address": ["2 Marsham Street", "London SW1P 4DF"]}
INSPECTOR = {"name": "The Chief Inspector of Constabulary", "salutation": "Dear Chief Inspector"}
BODY = {"name": "The Police and Crime Panel", "salutation": "To the Panel"}


def letters(*to: dict[str, Any], **letter: Any) -> dict[str, Any]:
    """A profile whose documents are letters to somebody."""
    usual = {"from": ["Market Place", "Midtown"], "to": [*to], "signed_by": ["The Mayor", "West Midshire"]}
    return MAYOR | {"document": {"layout": "letter"}, "letter": usual | letter}


@pytest.mark.parametrize(
    ("to", "salutation"),
    [
        ([], ""),
        ([HOME_SECRETARY], "Dear Home Secretary"),
        ([HOME_SECRETARY, INSPECTOR], "Dear Home Secretary and Chief Inspector"),
        ([HOME_SECRETARY, HOME_SECRETARY], "Dear Home Secretary"),
        ([HOME_SECRETARY, BODY], "Dear Home Secretary and To the Panel"),
    ],
)
def test_one_line_opens_the_letter_to_all(to: list[dict[str, Any]], salutation: str) -> None:
    """Each addressee is greeted once, in their order."""
    letter = report(letters(*to)).letter
    assert letter
    assert letter.salutation == salutation
    assert len(letter.addressees) == len(to)


def test_what_the_inspection_says_comes_before_the_profile() -> None:
    """An inspection's own addressees, signatory, date and reference stand in place of the usual ones."""
    facts = report(
        letters(HOME_SECRETARY),
        letter_to=[INSPECTOR],
        letter_signed_by=["Deputy Mayor"],
        letter_date="2022-12-20",
        letter_reference="S55/22/11",
    )
    assert facts.letter
    assert facts.letter.addressees == (("The Chief Inspector of Constabulary",),)
    assert (facts.letter.date, facts.letter.reference) == ("20 December 2022", "S55/22/11")
    assert facts.letter.signed_by == ("Deputy Mayor",)
    assert facts.kicker == ""


def test_a_letter_is_read_in_its_order() -> None:
    """Sender, addressee, salutation, subject, comments, closing, signature; then the annex, without the comments."""
    page = page_of(inspection_file(letters(HOME_SECRETARY), commissioner_comments="I welcome the report."))
    words = words_of_html(page)
    order = (
        *("Market Place Midtown", "The Home Secretary 2 Marsham Street London SW1P 4DF", "Dear Home Secretary"),
        *("An inspection of vetting, misconduct and misogyny", "I welcome the report.", "Yours sincerely", "The Mayor"),
        *("Annex: the inspection, and the answers to it", "Publication types", "Recommendations"),
    )
    places = [words.find(text) for text in order]
    assert -1 not in places
    assert places == sorted(places)
    assert words.count("I welcome the report.") == 1
    [title] = html.document_fromstring(page).iter("h1")
    assert title.get("class") == "subject"


def test_a_letter_without_comments_says_so() -> None:
    """What is missing is said where it is to stand."""
    words = words_of_html(page_of(inspection_file(letters(HOME_SECRETARY), commissioner_comments="")))
    assert "No comments from the Mayor have been entered." in words
    assert words.index("No comments from") < words.index("Yours sincerely")


def test_a_report_has_nothing_of_a_letter() -> None:
    """A profile may keep addressees while its documents are reports."""
    assert report(letters(HOME_SECRETARY) | {"document": {"layout": "report"}}).letter is None


def test_a_letter_each_is_for_several_alone() -> None:
    """Where the profile asks for one each, two of one name have files of two names, and a single addressee has none."""
    facts = report(letters(HOME_SECRETARY, INSPECTOR, HOME_SECRETARY, copies="one each"))
    assert [letter.file_name for letter in facts.letter_copies] == [
        "to-home-secretary",
        "to-chief-inspector-of-constabulary",
        "to-home-secretary-3",
    ]
    assert [copy.letter.salutation for copy in facts.copies() if copy.letter] == [
        "Dear Home Secretary",
        "Dear Chief Inspector",
        "Dear Home Secretary",
    ]
    numbered = HOME_SECRETARY | {"name": "The Home Secretary 3"}
    names = [
        copy.file_name for copy in report(letters(numbered, *[HOME_SECRETARY] * 2, copies="one each")).letter_copies
    ]
    assert names == ["to-home-secretary-3", "to-home-secretary", "to-home-secretary-3-3"]
    assert not report(letters(HOME_SECRETARY, copies="one each")).letter_copies
    assert not report(letters(HOME_SECRETARY, INSPECTOR)).letter_copies


@pytest.mark.parametrize("title", ["", "{office}: response to {inspection}", "A response"])
def test_the_annex_says_which_report_is_answered(title: str) -> None:
    """A letter has no line under its title with the day of the report and the link to it, whatever its title."""
    profile = letters(HOME_SECRETARY)
    facts = report(profile | {"document": {"layout": "letter"} | ({"title": title} if title else {})})
    details = {detail.label: detail for detail in facts.details}
    assert details["Inspection title"].text.startswith("An inspection of vetting")
    assert details["Published on"].text == "2 November 2022"
    assert details["Link to report"].link.startswith("https://hmicfrs.example.org.uk/publications/vetting/")
