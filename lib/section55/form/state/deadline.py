"""The deadline of one inspection's response, and what to note about it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from section55.model.day_types import Day
from section55.model.deadlines import last_day_warning, printed_deadline, printed_deadline_warning, statutory_last_day
from section55.model.wording import counted

_DAY: TypeAdapter[date] = TypeAdapter(Day)


@dataclass(frozen=True)
class Deadline:
    """The last lawful day and the printed one, and how far off they are."""

    published_on: date
    statutory: date
    printed: date
    days_left: int
    """Days until the statutory one; below zero after it."""
    warnings: tuple[str, ...]
    """Sentences to show beside the dates."""

    @property
    def left_in_words(self) -> str:
        if self.days_left < 0:
            return f"{counted(-self.days_left, 'day')} late"
        return "today is the last" if self.days_left == 0 else counted(self.days_left, "day")


def parse_day(answer: Any) -> date | None:
    """Return the date that was typed; None where it is not a date."""
    try:
        return _DAY.validate_python(answer)
    except ValidationError:
        return None


def calculate_deadline(published_on: Any, prints_statutory: bool, is_published: bool, as_of: date) -> Deadline | None:
    """Calculate the deadline from the report's day of publication as it was typed; None where that is not a date.

    ``is_published`` is whether the response is published, and ``as_of`` the day to count from.
    """
    published = parse_day(published_on)
    if published is None:
        return None
    statutory = statutory_last_day(published)
    warnings = (printed_deadline_warning(published, prints_statutory), last_day_warning(published, is_published))
    return Deadline(
        published,
        statutory,
        printed_deadline(published, prints_statutory),
        (statutory - as_of).days,
        tuple(warning.beside_the_days for warning in warnings if warning),
    )
