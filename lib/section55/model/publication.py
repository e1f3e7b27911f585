"""Whether a response is published, and on which day, for everything that depends on it."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Literal, NamedTuple

from pydantic import TypeAdapter, ValidationError

from section55.model.day_types import Day, DayOrDone

_DAY: TypeAdapter[date] = TypeAdapter(Day)
_DAY_OR_DONE: TypeAdapter[date | Literal[True]] = TypeAdapter(DayOrDone)


class Publication(NamedTuple):
    """How a response was published, and which answer says so."""

    where: tuple[str, ...]
    """The path of the answer that says so."""
    on: date | None
    """The day; None where the answer says that the response was published, but not when."""


def find_publication(answers: Mapping[str, Any]) -> Publication | None:
    """How a response was published, by answers that need not be valid otherwise; None where it is not published.

    ``response_published_on`` gives the day; where it is empty, ``published_on_website`` gives a day or
    true. An answer that the reader would refuse counts as empty.
    """
    office_use = answers.get("office_use")
    if isinstance(office_use, Mapping):
        on_website = office_use.get("published_on_website")
    else:
        on_website = getattr(office_use, "published_on_website", None)
    # None is passed over by itself: to have it refused takes longer than all the rest.
    if (day := answers.get("response_published_on")) is not None:
        with suppress(ValidationError):
            return Publication(("response_published_on",), _DAY.validate_python(day))
    if on_website is not None:
        with suppress(ValidationError):
            done = _DAY_OR_DONE.validate_python(on_website)
            return Publication(("office_use", "published_on_website"), done if isinstance(done, date) else None)
    return None
