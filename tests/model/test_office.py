"""The model of an office profile."""

from typing import Any

import pytest
from pydantic import ValidationError

from section55.model.inspection import OfficeUse
from section55.model.office import OfficeProfile
from section55.model.office_use import OFFICE_USE_ITEMS, OfficeUseEntry
from support.examples import MAYOR
from support.reports import report


def profile(office_use: Any) -> dict[str, Any]:
    return MAYOR | {"office_use": office_use}


def has_list(office: dict[str, Any]) -> bool:
    return any(section.name == "office use" for section in report(office).sections)


def test_an_office_prints_any_of_what_was_done_with_a_response() -> None:
    """The items that a profile may list are the questions of an inspection's office use, in their order."""
    assert tuple(OfficeUse.model_fields) == OFFICE_USE_ITEMS
    usual = OfficeProfile.model_validate(MAYOR)
    assert tuple(entry.item for entry in usual.office_use) == OFFICE_USE_ITEMS
    assert not any(entry.words for entry in usual.office_use)


def test_an_item_may_have_the_words_of_the_office() -> None:
    """An item is a key, or a key and the office's own words; a full stop is not printed twice."""
    listed = ["published_on_website", {"submitted_to_hmicfrs": "Copy e-mailed to the inspectors."}]
    facts = report(profile(listed), office_use={"submitted_to_hmicfrs": "2022-12-20", "published_on_website": True})
    assert facts.office_use == (
        "Response published on the MOPC website.",
        "Copy e-mailed to the inspectors: 20 December 2022.",
    )


def test_an_office_may_have_no_such_list() -> None:
    """[] leaves the list out, as a profile does that does not name its section; nothing done leaves it empty."""
    assert not has_list(profile([]))
    assert has_list(profile(["published_on_website"]))
    without = MAYOR | {"document": {"sections": [{"section": "key findings"}]}}
    assert not has_list(without)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("publised_on_website", "Did you mean “published_on_website”?"),
        ({"sent": "Sent."}, "“sent” is not one of these"),
        ({"published_on_website": "Put up.", "submitted_to_hmicfrs": "Sent."}, "This should be one item of the list."),
        ({}, "This should be one item of the list."),
        ({"published_on_website": None}, "Nothing is written here."),
        ({"published_on_website": ["a"]}, "This should be one text"),
        (["published_on_website"], "This should be one text"),
    ],
)
def test_a_wrong_item_is_a_sentence(line: Any, sentence: str) -> None:
    """What is no item is refused at its own place in the list."""
    with pytest.raises(ValidationError) as refused:
        OfficeProfile.model_validate(profile(["published_on_website", line]))
    (problem,) = refused.value.errors()
    assert problem["loc"] == ("office_use", 1)
    assert sentence in problem["msg"]


def test_what_was_read_is_read_again() -> None:
    """An entry, from a program or as text, is the same entry."""
    entry = OfficeUseEntry("published_on_website", "Put up")
    assert OfficeProfile.model_validate(profile([entry])).office_use == [entry]
