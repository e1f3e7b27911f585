"""The steps to a response in time, on working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.model.deadlines import is_working_day, statutory_last_day
from section55.model.milestones import plan_milestones
from section55.model.office import Milestones, OfficeProfile
from support.examples import MAYOR


def office(**days: int) -> OfficeProfile:
    """An office that wants its steps so many days after publication."""
    return OfficeProfile.model_validate({key: value for key, value in MAYOR.items() if value} | {"milestones": days})


def test_the_steps_of_norfolks_report() -> None:
    """The profile's own days, each moved back to a working day; the labels are the profile's."""
    planned = plan_milestones(date(2023, 12, 19), office())
    assert [(step.name, step.day.isoformat()) for step in planned] == [
        ("invite", "2023-12-22"),
        ("comments_wanted", "2024-01-16"),
        ("draft", "2024-01-26"),
        ("sign_off", "2024-02-06"),
        ("publish", "2024-02-09"),
    ]
    assert [step.label for step in planned] == [field.title for field in Milestones.model_fields.values()]


def test_bank_holidays_are_stepped_over() -> None:
    """A step wanted on Easter Monday is to be done by the Thursday before Good Friday."""
    planned = {step.name: step.day for step in plan_milestones(date(2024, 3, 28), office(invite=4, publish=55))}
    assert planned["invite"] == date(2024, 3, 28)
    planned = {step.name: step.day for step in plan_milestones(date(2023, 10, 31), office(publish=55))}
    assert planned["publish"] == date(2023, 12, 22)


@pytest.mark.parametrize("days", [56, 90, 10_000])
def test_no_step_is_after_the_last_day(days: int) -> None:
    """An office that asks for more days than the statute gives gets the statute's."""
    published = date(2023, 12, 19)
    assert plan_milestones(published, office(publish=days))[-1].day == date(2024, 2, 12)


@given(st.dates(date(2017, 1, 1), date(2040, 12, 31)), st.lists(st.integers(0, 100), min_size=5, max_size=5))
def test_every_step_is_on_a_working_day_within_the_56_days(published: date, days: list[int]) -> None:
    """Whatever the profile and the day of publication; only that day itself may be a day off."""
    planned = plan_milestones(published, office(**dict(zip(Milestones.model_fields, days, strict=True))))
    for step, wanted in zip(planned, days, strict=True):
        assert published <= step.day <= min(published + timedelta(days=wanted), statutory_last_day(published))
        assert is_working_day(step.day) or step.day == published
