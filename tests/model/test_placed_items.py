"""The items of an inspection: what each belongs to, where the answer to it stands, and how it stands."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.model.items import ITEM_LISTS
from support.inspections import inspection_of, item_named, nested_inspection

AT_ANY_SPEED = settings(deadline=None)
ACCEPTED = {"chief_constable": {"position": "accepted"}}
EXPLAINED = {"commissioner": {"action": "proposed", "explanation": "It will be done."}}


def test_items_know_what_they_belong_to() -> None:
    """A part knows its item and that one's cause of concern; they know their parts and recommendations."""
    inspection = nested_inspection()
    part = item_named(inspection, "Recommendation 2 of cause of concern 1, part b")
    assert part.whole and part.cause and part.whole.cause
    assert part.whole.heading == "Recommendation 2 of cause of concern 1"
    assert part.whole.parts[1] == part
    assert part.cause == part.whole.cause
    assert [one.heading for one in part.cause.recommendations] == [
        "Recommendation 1 of cause of concern 1",
        "Recommendation 2 of cause of concern 1",
    ]
    assert part.kind.key == "recommendations"
    assert (part.parts, part.recommendations, part.cause.whole, part.cause.cause) == ((), (), None, None)
    assert inspection.causes_of_concern[0].accelerated
    assert [item.where for item in inspection.items()][8] == ("causes_of_concern", 0, "recommendations", 1, "parts", 0)


def test_items_that_are_answered_together() -> None:
    """The answer stands at one of them, under a heading that names them all, in the order of the report."""
    inspection = nested_inspection()
    first, last = item_named(inspection, "Recommendation 10"), item_named(inspection, "Recommendation 22")
    assert first.answered_at == last
    assert last.answers_for == (first, last)
    assert last.answer_heading == "Recommendations 10 and 22"
    assert (first.answers_for, first.answer_heading) == ((), "")
    alone = item_named(inspection, "Cause of concern 1")
    assert (alone.answered_at, alone.answers_for, alone.answer_heading) == (alone, (alone,), "Cause of concern 1")


def test_a_chain_of_answers_leads_to_its_end() -> None:
    """One is answered with the next, and that with the one after: all with the last."""
    inspection = inspection_of(
        areas_for_improvement=[
            {"number": "1", "group": "Vetting", "answered_with": "2"},
            {"number": "1", "group": "Standards"},
            {"number": "2", "group": "VETTING", "answered_with": " 3 "},
            {"number": "3", "group": "Vetting", **ACCEPTED},
        ]
    )
    *_, last = inspection.items()
    assert [item.answered_at.heading for item in inspection.items()] == [
        *("Area for improvement 3, Vetting", "Area for improvement 1, Standards"),
        *("Area for improvement 3, Vetting", "Area for improvement 3, Vetting"),
    ]
    assert last.answer_heading == "Areas for improvement 1, 2 and 3, Vetting"
    assert inspection.counts("areas_for_improvement").answered == 3


def test_an_answer_to_parts_or_to_the_whole() -> None:
    """An item is answered where each part is, and a part where the whole is; and so with a cause's recommendations."""
    inspection = inspection_of(
        recommendations=[
            {"number": "1", "parts": [{"number": "a", **ACCEPTED}, {"number": "b"}]},
            {"number": "2", "parts": [{"number": "a", **ACCEPTED}, {"number": "b", "answered_with": "a"}]},
            {"number": "3", "parts": [{"number": "a"}, {"number": "b"}], **EXPLAINED},
        ],
        causes_of_concern=[
            {"number": "1", "recommendations": [{"number": "1", **ACCEPTED}, {"number": "2", **ACCEPTED}]},
            {"number": "2", "recommendations": [{"number": "1", **ACCEPTED}, {"number": "2"}]},
            {"number": "3"},
        ],
    )
    assert {item.heading for item in inspection.items() if item.is_answered} == {
        *("Recommendation 1, part a", "Recommendation 2", "Recommendation 2, part a", "Recommendation 2, part b"),
        *("Cause of concern 1", "Recommendation 1 of cause of concern 1", "Recommendation 2 of cause of concern 1"),
        *("Recommendation 3", "Recommendation 3, part a", "Recommendation 3, part b"),
        "Recommendation 1 of cause of concern 2",
    }


def test_items_are_the_same_by_their_place() -> None:
    """Whatever is answered, in this reading of a file or another; one that is shown does not show all the others."""
    before, after = (
        inspection_of(recommendations=[{"number": "1"} | answers, {"number": "2"}]).items()
        for answers in ({}, {"owner": "Head of A"})
    )
    assert before == after
    assert {*before} == {*after}
    assert len({*before}) == 2
    assert repr(before[1]).count("ItemPlace") == 1


def test_how_an_item_stands() -> None:
    """What is not said of a part is that of its item; what is not said of a shared answer's item is its bearer's."""
    inspection = inspection_of(
        recommendations=[
            {
                **{"number": "1", "due": "By May", "due_on": "2024-05-31", "status": "open", "owner": "Head of A"},
                "addressed_to": ["Chief Constables"],
                "parts": [
                    {"number": "a", "status": "complete", "due": "At once"},
                    {"number": "b", "addressed_to": ["Home Office"], "owner": "Head of B"},
                ],
                **ACCEPTED,
            },
            {"number": "2", "answered_with": "3", "due": "By July", "owner": "Head of C"},
            {"number": "3", "status": "superseded", "owner": "Head of D", **EXPLAINED},
        ],
        causes_of_concern=[
            {"number": "1", "addressed_to": ["The force"], "status": "complete", "recommendations": [{"number": "1"}]}
        ],
    )
    found = {
        item.heading: (item.due, item.due_on, item.status, item.owner, item.position, item.action, item.addressed_to)
        for item in inspection.items()
    }
    may = date(2024, 5, 31)
    assert found == {
        "Recommendation 1": ("By May", may, "open", "Head of A", "accepted", None, ["Chief Constables"]),
        "Recommendation 1, part a": ("At once", None, "complete", "Head of A", "accepted", None, ["Chief Constables"]),
        "Recommendation 1, part b": ("By May", may, "open", "Head of B", "accepted", None, ["Home Office"]),
        "Recommendation 2": ("By July", None, "superseded", "Head of C", None, "proposed", []),
        "Recommendation 3": ("", None, "superseded", "Head of D", None, "proposed", []),
        "Cause of concern 1": ("", None, "complete", "", None, None, ["The force"]),
        "Recommendation 1 of cause of concern 1": ("", None, None, "", None, None, ["The force"]),
    }


@pytest.mark.parametrize("list_name", ITEM_LISTS)
def test_whose_numbers_items_bear(list_name: str) -> None:
    """The report's own, where the file does not say that they are the office's."""
    assert inspection_of().numbered_by(list_name) == "report"
    assert inspection_of(numbering={list_name: None}).numbered_by(list_name) == "report"
    numbered = inspection_of(numbering={list_name: "office"})
    assert {name: numbered.numbered_by(name) for name in ITEM_LISTS} == {
        name: "office" if name == list_name else "report" for name in ITEM_LISTS
    }


NUMBERS = [str(number) for number in range(6)]
LINKS = st.lists(st.none() | st.sampled_from(NUMBERS), min_size=6, max_size=6)


@AT_ANY_SPEED
@given(LINKS)
def test_every_item_is_answered_once(links: list[str | None]) -> None:
    """However items are answered together, each is under one answer, and an answer that is given stands alone."""
    ends = {number: number if link is None else link for number, link in zip(NUMBERS, links, strict=True)}
    for _ in NUMBERS:
        ends = {number: ends[end] for number, end in ends.items()}
    leads_to_an_answer = all(links[NUMBERS.index(end)] is None for end in ends.values())
    items = [
        {"number": number, "answered_with": link} if link else {"number": number}
        for number, link in zip(NUMBERS, links, strict=True)
    ]
    if not leads_to_an_answer:
        with pytest.raises(ValueError, match="answered with"):
            inspection_of(recommendations=items)
        return
    found = inspection_of(recommendations=items).items()
    assert {item.place.number: item.answered_at.place.number for item in found} == ends
    together = [one for item in found for one in item.answers_for]
    assert sorted(item.place.number for item in together) == NUMBERS
    for item in found:
        assert [one.place.number for one in item.answers_for] == [n for n in NUMBERS if ends[n] == item.place.number]
