"""Whatever the items: none is lost or printed twice, each answer stands under its item, and no number is made up."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from section55.documents.pdf import pdf_from_html
from section55.documents.report_builder import report_on
from section55.model.answers_due import body_answer_due, force_answer_due
from section55.model.items import KINDS
from section55.model.placed_items import PlacedItem
from support.any_items import any_answers
from support.examples import MAYOR
from support.reports import inspection_file, page_of
from support.words import as_printed, headings_and_texts, without_spaces, words_of_html, words_of_pdf

WITH_ANY_ITEMS = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
MARKER = re.compile(r"(?:Words|Force|Body)[0-9]+x\.")
BY_ITEM = MAYOR | {"document": {"answers": "by item"}}
LETTER = {
    "document": {"answers": "by item", "layout": "letter"},
    "letter": {"from": ["Market Place"], "to": [{"name": "The Home Secretary"}], "signed_by": ["The Mayor"]},
}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def sections(page: str) -> dict[str, Any]:
    """The sections of a page by the anchors of their headings."""
    return {section.get("aria-labelledby"): section for section in html.document_fromstring(page).iter("section")}


def markers_under_headings(element: Any) -> Iterator[tuple[str, str]]:
    """Each marked text in an element, and the heading that it stands under."""
    heading = ""
    for inner in element.iter():
        if inner.tag in HEADINGS:
            heading = " ".join(inner.text_content().split())
        elif inner.tag == "p":
            yield from ((found, heading) for found in MARKER.findall(inner.text_content()))


def named(item: PlacedItem) -> str:
    return f"{item.heading}: {item.item.title}" if item.item.title else item.heading


def answer_named(item: PlacedItem, whose: str) -> str:
    return f"{item.answer_heading if item.answers_for[1:] else named(item)} – {whose}"


FORCES, BODYS = "Chief Constable response", "response of the Mayor"


@WITH_ANY_ITEMS
@given(answers=any_answers())
def test_each_item_is_there_once_under_its_name(answers: dict[str, Any]) -> None:
    """The lists have every item, part and recommendation, each once, in the order of the file, below its heading."""
    source = inspection_file(**answers)
    found = sections(page_of(source))
    there = [
        marked
        for kind in KINDS.values()
        for anchor in [kind.many.replace(" ", "-")]
        if anchor in found
        for marked in markers_under_headings(found[anchor])
    ]
    assert there == [(item.item.text, named(item)) for item in source.inspection.items()]


@WITH_ANY_ITEMS
@given(answers=any_answers())
def test_each_answer_is_there_once_under_what_it_answers(answers: dict[str, Any]) -> None:
    """A heading above each answer names every item that it answers; nothing else of any item stands in between."""
    source = inspection_file(**answers)
    items, found = source.inspection.items(), sections(page_of(source))
    force = list(markers_under_headings(found["chief-officer"]))
    answered = [item for item in items if item.item.chief_constable.response]
    assert [marked for marked in force if marked[0].startswith("Force")] == [
        (item.item.chief_constable.response, answer_named(item, FORCES)) for item in answered
    ]
    restated = Counter(marker for marker, _ in force if marker.startswith("Words"))
    assert set(restated.values()) <= {1}
    for item in items:
        if item.item.chief_constable.is_given:
            assert {(other.item.text, answer_named(item, FORCES)) for other in item.answers_for} <= set(force)
    assert list(markers_under_headings(found["local-policing-body"])) == [
        (item.item.commissioner.explanation, answer_named(item, BODYS))
        for item in items
        if item.item.commissioner.explanation
    ]
    positions = [item for item in items if item.item.chief_constable.position]
    assert len(found["chief-officer"].find_class("position")) == len(positions)
    actions = [item for item in items if item.item.commissioner.action]
    assert len(found["local-policing-body"].find_class("position")) == len(actions)


@WITH_ANY_ITEMS
@given(answers=any_answers())
def test_only_an_answer_that_is_due_is_shown_as_missing(answers: dict[str, Any]) -> None:
    """A cell of the table says that there is no answer where one is due, and nowhere else."""
    source = inspection_file(**answers)
    inspection, office = source.inspection, source.office
    cells = {
        row.find("th/a").get("href"): {cell.text_content() for cell in row.iter("td")}
        for row in html.document_fromstring(page_of(source)).xpath("//section[not(@class)]//table//tbody/tr")
    }
    for item, reported in zip(inspection.items(), report_on(source).items(), strict=True):
        at = item.answered_at
        is_missing = {
            due == "due" and not answer.is_given
            for due, answer in (
                (force_answer_due(at, inspection, office), at.item.chief_constable),
                (body_answer_due(at, inspection), at.item.commissioner),
            )
        }
        if f"#{reported.anchor}" in cells:
            assert ("No answer entered" in cells[f"#{reported.anchor}"]) == (True in is_missing)


@WITH_ANY_ITEMS
@given(answers=any_answers())
def test_every_number_in_a_sentence_is_the_file_s(answers: dict[str, Any]) -> None:
    """The sentences that count have the numbers that the file gives, and those that its lists come to."""
    source = inspection_file(**answers)
    items = source.inspection.items()
    for kind, item_list in ((kind, found) for kind in KINDS.values() for found in report_on(source).lists):
        if item_list.heading != kind.heading:
            continue
        counts = source.inspection.counts(kind.key)
        own = [item for item in items if item.kind is kind and not item.whole]
        assert counts.listed == len(own)
        known = {counts.listed, counts.total, counts.to_chief_constables}
        known |= {sum(bool(item.cause) for item in own), sum(len(item.recommendations) for item in own)}
        for word in re.findall(rf"[0-9]+|\b(?:{'|'.join(NUMBERS[1:])})\b", item_list.sentence.casefold()):
            assert (NUMBERS.index(word) if word in NUMBERS else int(word)) in known, item_list.sentence


@WITH_ANY_ITEMS
@given(answers=any_answers(), profile=st.sampled_from([MAYOR, BY_ITEM, BY_ITEM | LETTER]))
def test_headings_and_anchors_are_sound(answers: dict[str, Any], profile: dict[str, Any]) -> None:
    """No level is skipped, no anchor is there twice, and no link leads nowhere."""
    tree = html.document_fromstring(page_of(inspection_file(profile, **answers)))
    levels = [int(heading.tag[1]) for heading in tree.iter(*HEADINGS)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    anchors = Counter(tree.xpath("//@id"))
    assert set(anchors.values()) == {1}
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} <= set(anchors)


@WITH_ANY_ITEMS
@given(answers=any_answers())
def test_item_by_item_each_stands_with_its_answers(answers: dict[str, Any]) -> None:
    """Below its heading, each item has its words and both answers to it, each once, and no other item's."""
    source = inspection_file(BY_ITEM, **answers)
    found = sections(page_of(source))
    there = [
        marked
        for kind in KINDS.values()
        for anchor in [kind.many.replace(" ", "-")]
        if anchor in found
        for marked in markers_under_headings(found[anchor])
    ]
    assert there == [
        (text, named(item))
        for item in source.inspection.items()
        for text in (item.item.text, item.item.chief_constable.response, item.item.commissioner.explanation)
        if text
    ]
    for side in ("chief-officer", "local-policing-body"):
        assert [marker for marker, _ in markers_under_headings(found[side])] == [] if side in found else True


@WITH_ANY_ITEMS
@given(answers=any_answers())
def test_every_item_stands_in_the_table_once(answers: dict[str, Any]) -> None:
    """At a glance has a row for each item with the tag of its position and action, whatever the layout."""
    source = inspection_file(**answers)
    items = [item for item_list in report_on(source).lists for item in item_list.items()]
    rows = html.document_fromstring(page_of(source)).xpath("//table[contains(@class, 'standing')][1]/tbody/tr")
    if not rows:
        assert len([item for item in source.inspection.items() if not item.whole]) < 2
        return
    assert [row.find("th/a").get("href") for row in rows] == [f"#{item.anchor}" for item in items]
    for row, item in zip(rows, items, strict=True):
        shown = [cell.text_content() for cell in row.iterfind("td")]
        for answer in (item.force, item.body):
            assert not answer.sign or answer.word in shown


@settings(WITH_ANY_ITEMS, max_examples=30)
@given(answers=any_answers(), profile=st.sampled_from([MAYOR, BY_ITEM, BY_ITEM | LETTER]))
def test_the_pdf_says_the_same_under_the_same_headings(answers: dict[str, Any], profile: dict[str, Any]) -> None:
    """Its words are the page's in the same order, and its headings are as many, at the same levels."""
    page = page_of(inspection_file(profile, **answers))
    pdf = pdf_from_html(page)
    assert without_spaces(words_of_pdf(pdf)) == as_printed(words_of_html(page))
    texts = headings_and_texts(pdf)
    heading, under = "", []
    for tag, text in texts:
        heading = text if tag else heading
        under += [] if tag else [(marker, without_spaces(heading)) for marker in MARKER.findall(text)]
    # The table at a glance has the first words of each item again.
    under = [found for found in under if found[1] != "Ataglance"]
    main = html.document_fromstring(page).get_element_by_id("main")
    for nav in main.findall("nav"):
        nav.drop_tree()
    assert under == [(marker, as_printed(heading)) for marker, heading in markers_under_headings(main)]
    assert [(tag, without_spaces(text)) for tag, text in texts if tag] == [
        (heading.tag.upper(), as_printed(heading.text_content())) for heading in main.iter(*HEADINGS)
    ]


@pytest.mark.parametrize("lost", ["item", "answer"])
def test_a_lost_item_or_answer_is_seen(lost: str) -> None:
    """The comparisons above are shut: a page without one of the marked texts has fewer of them."""
    source = inspection_file(
        recommendations=[
            {"number": "1", "text": "Words1x.", "chief_constable": {"response": "Force2x."}},
            {"number": "2", "text": "Words3x."},
        ]
    )
    found = sections(page_of(source))
    anchor, marker = ("recommendations", "Words3x.") if lost == "item" else ("chief-officer", "Force2x.")
    there = list(markers_under_headings(found[anchor]))
    for paragraph in [inner for inner in found[anchor].iter("p") if inner.text_content() == marker]:
        paragraph.drop_tree()
    assert len(list(markers_under_headings(found[anchor]))) == len(there) - 1
