"""The steps to a response in time, planned back from its last lawful day as the office's profile asks."""

from dataclasses import dataclass
from datetime import date, timedelta

from section55.model.deadlines import last_working_day, statutory_last_day
from section55.model.office import Milestones, OfficeProfile


@dataclass(frozen=True)
class Milestone:
    """A step, and the working day by which it is due."""

    name: str
    """invite | comments_wanted | draft | sign_off | publish"""
    label: str
    day: date


def plan_milestones(published_on: date, office: OfficeProfile) -> tuple[Milestone, ...]:
    """Every step of an office, in the order of its profile.

    Each is due on the day that the profile asks for, or on the last working day before it; never before
    the report's publication, and never after the last lawful day.
    """
    last = statutory_last_day(published_on)
    planned = []
    for name, field in Milestones.model_fields.items():
        wanted = published_on + timedelta(days=getattr(office.milestones, name))
        day = max(published_on, last_working_day(min(wanted, last)))
        planned.append(Milestone(name, field.title or name, day))
    return tuple(planned)
