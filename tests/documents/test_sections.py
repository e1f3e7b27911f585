"""The sections of a document: those of the profile, in its order, under its headings, where they say anything."""

from typing import Any

import pytest
from lxml import html

from section55.documents.pdf import pdf_from_html
from support.examples import MAYOR
from support.reports import inspection_file, page_of, report

ITEM = {
    "number": "1",
    "text": "Do it.",
    "chief_constable": {"position": "accepted"},
    "commissioner": {"action": "taken"},
}
USUAL = ["at a glance", "particulars", "key findings", "recommendations", "areas for improvement"]
USUAL += ["chief officer response", "local policing body response", "office use"]


def names(document: dict[str, Any], profile: dict[str, Any] = MAYOR, **answers: Any) -> list[str]:
    return [section.name for section in report(profile | {"document": document}, **answers).sections]


@pytest.mark.parametrize(
    ("document", "answers", "left_out"),
    [
        ({}, {}, []),
        ({"answers": "by item"}, {}, []),
        ({"answers": "by item"}, {"chief_constable_comments": ""}, ["chief officer response"]),
        (
            {"answers": "by item"},
            {"commissioner_comments": "", "reply_to_chief_constable": ""},
            ["local policing body response"],
        ),
        ({"layout": "letter"}, {"key_findings": ""}, ["key findings"]),
        ({}, {"key_findings": "", "chief_constable_comments": "", "commissioner_comments": ""}, []),
    ],
)
def test_a_section_without_anything_to_say_is_left_out(
    document: dict[str, Any], answers: dict[str, Any], left_out: list[str]
) -> None:
    """In a report by author each usual section says that nothing was entered; elsewhere an empty one is not there."""
    texts = {"key_findings": "Found.", "chief_constable_comments": "Yes.", "commissioner_comments": "Yes."}
    facts = {"recommendations": [ITEM, ITEM | {"number": "2"}]} | texts | answers
    assert names(document, **facts) == [name for name in USUAL if name not in left_out]


def test_the_profile_s_order_and_headings_are_those_of_the_page() -> None:
    """Contents and headings agree; what is not named is not there."""
    sections = [{"section": "key findings", "heading": "What inspectors found"}, {"section": "recommendations"}]
    profile = MAYOR | {"document": {"sections": [*reversed(sections), {"section": "particulars"}]}}
    tree = html.document_fromstring(page_of(inspection_file(profile, recommendations=[ITEM])))
    headings = [heading.text_content() for heading in tree.get_element_by_id("main").iter("h2")]
    assert headings == ["Contents", "Recommendations", "What inspectors found", "How this document was made"]
    assert [link.text_content() for link in tree.find(".//nav").iter("a")] == headings[1:]
    order = [element.get("id") or element.get("class") for element in tree.iter("h2", "dl")]
    assert order.index("key-findings") < order.index("details")


@pytest.mark.parametrize("left_out", [name for name in USUAL if name != "office use"])
@pytest.mark.parametrize("document", [{}, {"answers": "by item"}, {"layout": "letter"}], ids=str)
def test_no_link_leads_to_a_section_that_is_left_out(document: dict[str, Any], left_out: str) -> None:
    """Whatever an office leaves out, the words that would lead there are words, and the PDF can be made."""
    sections = [{"section": name} for name in USUAL if name != left_out]
    profile = MAYOR | {"document": document | {"sections": sections}}
    page = page_of(inspection_file(profile, recommendations=[ITEM, ITEM | {"number": "2"}]))
    tree = html.document_fromstring(page)
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= {*tree.xpath("//@id")}
    assert pdf_from_html(page).startswith(b"%PDF")


def test_corrections_stand_in_every_document() -> None:
    """What was put right is printed whichever sections the office has."""
    corrected = {"corrections": [{"on": "2023-02-01", "text": "The figure was wrong."}]}
    for sections in ([], [{"section": "particulars"}], [{"section": "recommendations"}]):
        page = page_of(
            inspection_file(MAYOR | {"document": {"sections": sections}}, recommendations=[ITEM], **corrected)
        )
        assert page.count("The figure was wrong.") == 1
