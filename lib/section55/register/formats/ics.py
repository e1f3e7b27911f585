"""The register as a calendar that Outlook, Google Calendar and others take in, and bring up to date."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import quote

from section55.model.steps import Step
from section55.model.wording import counted, long_date
from section55.register.entries import Register, RegisterEntry
from section55.register.formats.columns import name
from section55.register.formats.ics_lines import day_line, line, text_line, time_line
from section55.register.items import RegisterItem

CALENDAR_NAME = "Section 55 deadlines"
ALARM_DAYS, STEP_ALARM_DAYS = (14, 7, 1), (3,)
"""How many days before a statutory last day, and before a planned step, an alarm sounds, at nine in the morning."""
OLDEST_DAYS = 400
"""Nothing is in the calendar that lies so many days back: a year, and some weeks in which to import it again."""

_FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
"""From which the seconds are counted that make a later calendar's events newer than an earlier one's."""


class _Calendar(NamedTuple):
    """What is the same for every event of a file."""

    as_of: date
    made_at: datetime


class _Subject(NamedTuple):
    """What an event is about."""

    identity: str
    """The part of the event's identity that is not the inspection's."""
    day: date
    summary: str
    category: str
    lines: Sequence[str]
    """Of its description."""


class _Event(NamedTuple):
    """An event: its identity, and its lines."""

    uid: str
    lines: str


def as_ics(register: Register, made_at: datetime) -> bytes:
    """An iCalendar file of all-day events: last days, steps to a response, and days that open items are due.

    An event's identity is made of its inspection and of what it is, so that taking in a later
    file moves and rewords the events of an earlier one and adds no second ones. Which file is the
    later one is told by ``made_at``, to the second, be they of one day. A deadline that was met, a
    step that is done and an item that is closed are in it as cancelled, without alarms; what lies
    more than `OLDEST_DAYS` back is not. A file that cannot be read has no event, so that an earlier
    one stays.
    """
    calendar = _Calendar(register.as_of, made_at)
    frame = (
        line("BEGIN", "VCALENDAR")
        + line("VERSION", "2.0")
        + line("PRODID", "-//Section 55 workbook//Register//EN")
        + line("CALSCALE", "GREGORIAN")
        + line("METHOD", "PUBLISH")
        + text_line("NAME", CALENDAR_NAME)
        + text_line("X-WR-CALNAME", CALENDAR_NAME)
    )
    # A file that was read twice, from two folders, has each event once.
    events = {event.uid: event.lines for event in _events(register, calendar)}
    return "".join([frame, *events.values(), line("END", "VCALENDAR")]).encode()


def _events(register: Register, calendar: _Calendar) -> Iterator[_Event]:
    oldest = register.as_of - timedelta(days=OLDEST_DAYS)
    listed = {entry.file for entry in register.inspections}
    for entry in register.entries:
        if entry.faults:
            continue
        if entry.file in listed and entry.last_day is not None:
            if entry.last_day >= oldest:
                yield (_met if entry.is_published else _deadline)(entry, entry.last_day, calendar)
            yield from (_step(entry, step, calendar) for step in entry.steps if step.day >= oldest)
        for item in entry.items:
            if item.due_on is not None and item.due_on >= oldest:
                yield _due(entry, item, item.due_on, calendar)


def _deadline(entry: RegisterEntry, day: date, calendar: _Calendar) -> _Event:
    as_of = calendar.as_of
    lines = [
        _state(entry, as_of),
        f"The last lawful day to publish the response is {long_date(day)} (Police Act 1996, s.55(5A)).",
    ]
    if entry.printed_deadline is not None and entry.printed_deadline != day:
        lines.append(f"The deadline that is printed is {long_date(entry.printed_deadline)}.")
    if entry.missing:
        lines += ["To look at:", *(f"- {sentence}" for sentence in entry.missing)]
    alarms = _alarms(f"Section 55 response due in {{}}: {name(entry)}", ALARM_DAYS, day, as_of)
    subject = _Subject("deadline", day, f"Section 55 response due: {name(entry)}", "Deadline", lines)
    return _event(entry, calendar, subject, alarms)


def _met(entry: RegisterEntry, day: date, calendar: _Calendar) -> _Event:
    """The event of a deadline that was met before its day: cancelled, so that no alarm sounds any more."""
    summary = f"Section 55 response published: {name(entry)}"
    subject = _Subject("deadline", day, summary, "Deadline", [_state(entry, calendar.as_of)])
    return _event(entry, calendar, subject, is_cancelled=True)


def _step(entry: RegisterEntry, step: Step, calendar: _Calendar) -> _Event:
    """The event of a step towards the response; cancelled once it is done."""
    lines = [_state(entry, calendar.as_of), f"Who acts: {entry.actor(step)}"]
    # By its label, as it was before steps came from the file: a calendar moves and cancels what it has.
    subject = _Subject(f"milestone.{step.label}", step.day, f"{step.label}: {name(entry)}", "Milestone", lines)
    if step.is_done:
        return _event(entry, calendar, subject, is_cancelled=True)
    alarms = _alarms(f"{step.label} in {{}}: {name(entry)}", STEP_ALARM_DAYS, step.day, calendar.as_of)
    return _event(entry, calendar, subject, alarms)


def _alarms(words: str, before: Iterable[int], day: date, as_of: date) -> str:
    """The alarms of an event, at nine in the morning; none for a morning that is past."""
    return "".join(
        line("BEGIN", "VALARM")
        + line("ACTION", "DISPLAY")
        + text_line("DESCRIPTION", words.replace("{}", counted(days, "day"), 1))
        + line("TRIGGER", f"-P{days - 1}DT15H" if days > 1 else "-PT15H")
        + line("END", "VALARM")
        for days in before
        if day - timedelta(days=days) >= as_of
    )


def _due(entry: RegisterEntry, item: RegisterItem, day: date, calendar: _Calendar) -> _Event:
    """The event of a day that an item is due; cancelled once the item is closed."""
    as_of = calendar.as_of
    lines = [
        item.text,
        f"Addressed to: {', '.join(item.addressed_to)}" if item.addressed_to else "",
        f"Due: {item.due}" if item.due else "",
        f"Status: {item.status}{', overdue' if item.is_overdue(as_of) else ''}, as of {long_date(as_of)}",
        f"Owner: {item.owner}" if item.owner else "",
    ]
    summary = f"{item.heading}{',' if ', ' in item.heading else ''} due: {name(entry)}"
    # As it was before items had parts and groups, so that a calendar with earlier events takes in no second ones.
    identity = f"{item.kind}.{item.number if item.stands_alone else item.heading}"
    subject = _Subject(identity, day, summary, item.kind, list(filter(None, lines)))
    return _event(entry, calendar, subject, is_cancelled=not item.is_open)


def _state(entry: RegisterEntry, as_of: date) -> str:
    return f"{entry.state(as_of)}, as of {long_date(as_of)}."


def _event(
    entry: RegisterEntry, calendar: _Calendar, subject: _Subject, alarms: str = "", is_cancelled: bool = False
) -> _Event:
    uid = _uid(entry, subject.identity)
    lines = (
        line("BEGIN", "VEVENT")
        + text_line("SUMMARY", subject.summary)
        + day_line("DTSTART", subject.day)
        + day_line("DTEND", subject.day + timedelta(days=1))
        + time_line("DTSTAMP", calendar.made_at)
        + text_line("UID", uid)
        + line("SEQUENCE", str(max(0, int((calendar.made_at - _FIRST_MOMENT).total_seconds()))))
        + line("CATEGORIES", f"Section 55,{subject.category}")
        + text_line("DESCRIPTION", "\n".join(subject.lines))
        + (line("STATUS", "CANCELLED") if is_cancelled else "")
        + line("TRANSP", "TRANSPARENT")
        + (line("URL", entry.report_url) if entry.report_url else "")
        + alarms
        + line("END", "VEVENT")
    )
    return _Event(uid, lines)


def _uid(entry: RegisterEntry, what: str) -> str:
    """The same on any day and for any wording; offices that answer one report have one each."""
    parts = [entry.slug, entry.office, what]
    return f"{'.'.join(quote(part.casefold(), safe=' ').replace(' ', '-') for part in parts if part)}@section55.invalid"
