"""The days that matter to one inspection, and what to mind about them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from section55.answer_types import Day
from section55.deadlines import last_working_day, printed_deadline, statutory_last_day, why_not_working
from section55.wording import counted, long_date, weekday

_DAY: TypeAdapter[date] = TypeAdapter(Day)


@dataclass(frozen=True)
class Deadline:
    """The days that matter, as of a day."""

    published_on: date
    statutory: date
    printed: date
    days_left: int
    """To the statutory last day; below nought after it."""

    @property
    def left_in_words(self) -> str:
        if self.days_left < 0:
            return f"{counted(-self.days_left, 'day')} late"
        return "today is the last" if self.days_left == 0 else counted(self.days_left, "day")

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to mind about the days, as sentences."""
        told = []
        if self.printed > self.statutory:
            told.append(
                f"The printed deadline is {counted((self.printed - self.statutory).days, 'day')} after the last "
                "lawful day (s.55(5A))."
            )
        if why := why_not_working(self.statutory):
            day = last_working_day(self.statutory)
            told.append(
                f"The last lawful day is {why}. The last working day before it is {weekday(day)} {long_date(day)}."
            )
        return tuple(told)


def deadline_of(published_on: Any, prints_statutory: bool, as_of: date) -> Deadline | None:
    """The deadline of a report, by its day of publication as it was typed; None where that is no day."""
    try:
        published = _DAY.validate_python(published_on)
    except ValidationError:
        return None
    statutory = statutory_last_day(published)
    return Deadline(published, statutory, printed_deadline(published, prints_statutory), (statutory - as_of).days)
