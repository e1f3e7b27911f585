"""The inspectorate is named as it was called on the day that it published a report."""

from datetime import date

import pytest

from section55.model.inspectorates import all_inspectorates, inspectorate_abbreviation, inspectorate_name


@pytest.mark.parametrize(
    ("published_on", "name"),
    [
        (date(2014, 11, 27), "Her Majesty's Inspectorate of Constabulary (HMIC)"),
        (date(2017, 7, 18), "Her Majesty's Inspectorate of Constabulary (HMIC)"),
        (date(2017, 7, 19), "Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"),
        (date(2022, 9, 8), "Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"),
        (date(2022, 9, 9), "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"),
        (date(2023, 12, 19), "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"),
    ],
)
def test_the_name_is_that_of_the_day(published_on: date, name: str) -> None:
    """Its duties grew on 19 July 2017, and its sovereign changed on 8 September 2022."""
    assert inspectorate_name(published_on) == name
    assert name.endswith(f"({inspectorate_abbreviation(published_on)})")


def test_a_joint_report_names_the_others() -> None:
    """The inspectorate of constabulary stands first."""
    assert all_inspectorates(date(2015, 3, 1), ["HM Inspectorate of Prisons", "the Care Quality Commission"]) == (
        "Her Majesty's Inspectorate of Constabulary (HMIC), HM Inspectorate of Prisons and the Care Quality Commission"
    )
