"""How many items a report makes and a file lists: recommendations of causes of concern with the others."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.model.counts import TOTALS
from section55.model.inspection import Inspection
from section55.model.items import ITEM_LISTS
from support.inspections import inspection_of, nested_inspection

ANSWERED = {"commissioner": {"action": "taken"}}


def numbered(number: int, **more: Any) -> list[dict[str, Any]]:
    return [{"number": str(index + 1), **more} for index in range(number)]


def test_the_totals_are_questions_of_the_model() -> None:
    """Each list has its total."""
    assert list(TOTALS) == list(ITEM_LISTS)
    assert set(TOTALS.values()) <= set(Inspection.model_fields)


@pytest.mark.parametrize(
    ("answers", "listed", "answered", "total", "directed"),
    [
        ({}, 0, 0, None, None),
        ({"recommendations_total": 0}, 0, 0, 0, None),
        ({"recommendations_total": 22, "recommendations_to_chief_constables": 8}, 0, 0, 22, 8),
        ({"recommendations": numbered(3)}, 3, 0, None, None),
        ({"recommendations": numbered(3, **ANSWERED), "recommendations_total": 6}, 3, 3, 6, None),
        (
            {"recommendations": numbered(2), "causes_of_concern": numbered(2, recommendations=numbered(3, **ANSWERED))},
            *(8, 6, None, None),
        ),
        ({"recommendations": numbered(2, parts=numbered(3, **ANSWERED))}, 2, 2, None, None),
        (
            {"recommendations": numbered(2), "recommendations_total": 40, "recommendations_answered_in_comments": True},
            *(2, 2, 40, None),
        ),
    ],
)
def test_recommendations_are_counted(
    answers: dict[str, Any], listed: int, answered: int, total: int | None, directed: int | None
) -> None:
    """Those of causes of concern count with the others, and one in parts counts once."""
    counts = inspection_of(**answers).counts("recommendations")
    assert counts == (listed, answered, total, directed)
    assert counts.unlisted == (0 if total is None else total - listed)


def test_other_lists_are_counted() -> None:
    """Causes of concern and areas for improvement have totals of their own, and no number to chief constables."""
    inspection = nested_inspection()
    assert {name: inspection.counts(name) for name in ITEM_LISTS} == {
        "recommendations": (6, 2, 9, None),
        "causes_of_concern": (2, 0, None, None),
        "areas_for_improvement": (3, 0, 11, None),
    }
    assert inspection.counts("areas_for_improvement").unlisted == 8


@settings(deadline=None)
@given(
    alone=st.integers(0, 4),
    inside=st.lists(st.integers(0, 3), max_size=3),
    total=st.none() | st.integers(0, 20),
    directed=st.none() | st.integers(0, 20),
)
def test_counts_that_cannot_be_are_refused(
    alone: int, inside: list[int], total: int | None, directed: int | None
) -> None:
    """A file is taken exactly where the report can make what is listed, and direct as many as it says."""
    listed = alone + sum(inside)
    answers = {
        "recommendations": numbered(alone),
        "causes_of_concern": [
            {"number": str(index), "recommendations": numbered(number)} for index, number in enumerate(inside)
        ],
        "recommendations_total": total,
        "recommendations_to_chief_constables": directed,
    }
    made = listed if total is None else total
    if made < listed or (directed is not None and directed > made):
        with pytest.raises(ValueError, match="report"):
            inspection_of(**answers)
    else:
        assert inspection_of(**answers).counts("recommendations") == (listed, 0, total, directed)
