"""The steps to a response in time, back-planned from its last lawful day in the office's own rhythm."""

from dataclasses import dataclass
from datetime import date, timedelta

from section55.model.deadlines import last_working_day, statutory_last_day
from section55.model.office import Milestones, OfficeProfile


@dataclass(frozen=True)
class Milestone:
    """A step, and the working day by which it is to be done."""

    name: str
    """invite | comments_wanted | draft | sign_off | publish"""
    label: str
    day: date
    wanted_day: date
    """The day that the office's profile asks for, counted from publication, whatever day of the week it is."""


def milestones(published_on: date, office: OfficeProfile) -> tuple[Milestone, ...]:
    """Every step of an office, in the order of its profile.

    Each is on the last working day by then, but never before the report's publication and never
    after the statutory last day, whatever the profile asks for.
    """
    last = statutory_last_day(published_on)
    planned = []
    for name, field in Milestones.model_fields.items():
        wanted = published_on + timedelta(days=getattr(office.milestones, name))
        day = max(published_on, last_working_day(min(wanted, last)))
        planned.append(Milestone(name, field.title or name, day, wanted))
    return tuple(planned)
