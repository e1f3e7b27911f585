"""The title of a document, as the office's profile has it."""

from typing import Any

import pytest

from section55.model.document_title import document_title
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from support.examples import MAYOR, inspection

VETTING = "An inspection of vetting, misconduct and misogyny in the police service"


def title(profile_title: str, **answers: Any) -> str:
    office = OfficeProfile.model_validate(MAYOR | {"document": {"title": profile_title}})
    return document_title(Inspection.model_validate(inspection(**answers)), office)


@pytest.mark.parametrize(
    ("profile_title", "printed"),
    [
        ("", VETTING),
        ("Our response", "Our response"),
        ("{body}: response to {inspection}", f"Mayor: response to {VETTING}"),
        ("our answer to {inspectorate}", "Our answer to His Majesty's Inspectorate of Constabulary and Fire & Rescue "
         "Services (HMICFRS)"),
        ("{office}, {area}: {force}", "Mayor's Office for Policing and Crime, West Midshire, West Midshire: West "
         "Midshire Police"),
    ],
)  # fmt: skip
def test_a_title_is_filled_in(profile_title: str, printed: str) -> None:
    """Each placeholder has its words; without a title of the office's the inspection's own stands there."""
    assert title(profile_title) == printed


def test_an_inspections_own_braces_are_words() -> None:
    """What the inspection is called is printed as it is, even with a placeholder's name in it."""
    assert title("{inspection}", inspection_title="The {body} and {x}") == "The {body} and {x}"


def test_the_inspectorate_is_that_of_the_day() -> None:
    """The title of an older report's response has the name that the inspectorate had then."""
    assert title("{inspectorate}", published_on="2015-02-03") == "Her Majesty's Inspectorate of Constabulary (HMIC)"
