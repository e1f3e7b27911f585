"""The model of an office profile."""

from section55.model.inspection import OfficeUse
from section55.model.office_use import OFFICE_USE_ITEMS


def test_an_office_prints_any_of_what_was_done_with_a_response() -> None:
    """The items that a profile may list are the questions of an inspection's office use, in their order."""
    assert tuple(OfficeUse.model_fields) == OFFICE_USE_ITEMS
