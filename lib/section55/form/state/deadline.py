"""The days that matter to one inspection, and what to note about them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from section55.model.answer_types import Day
from section55.model.deadlines import last_day_not_working, printed_deadline, printed_late, statutory_last_day
from section55.model.wording import counted

_DAY: TypeAdapter[date] = TypeAdapter(Day)


@dataclass(frozen=True)
class Deadline:
    """The days that matter, as of a day."""

    published_on: date
    statutory: date
    printed: date
    days_left: int
    """To the statutory last day; below nought after it."""
    warnings: tuple[str, ...]
    """What to note about the days, as sentences to stand beside them."""

    @property
    def left_in_words(self) -> str:
        if self.days_left < 0:
            return f"{counted(-self.days_left, 'day')} late"
        return "today is the last" if self.days_left == 0 else counted(self.days_left, "day")


def day_typed(answer: Any) -> date | None:
    """The day that was typed; None where that is no day."""
    try:
        return _DAY.validate_python(answer)
    except ValidationError:
        return None


def deadline_of(published_on: Any, prints_statutory: bool, is_published: bool, as_of: date) -> Deadline | None:
    """The deadline of a report, by its day of publication as it was typed; None where that is no day.

    ``is_published`` is whether the response to the report is.
    """
    published = day_typed(published_on)
    if published is None:
        return None
    statutory = statutory_last_day(published)
    warnings = (printed_late(published, prints_statutory), last_day_not_working(published, is_published))
    return Deadline(
        published,
        statutory,
        printed_deadline(published, prints_statutory),
        (statutory - as_of).days,
        tuple(warning.beside_the_days for warning in warnings if warning),
    )
