"""The register: every inspection of a folder, its deadline and what is missing; every recommendation and how it stands.

An entry holds facts of its file alone. How it stands (how many days are left, whether it is late)
is told for a day, since the same register is read on many.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from section55.checks import findings
from section55.files.reader import InspectionFile, read_inspection
from section55.model.deadlines import printed_deadline, statutory_last_day, urgency
from section55.model.errors import FaultsFound
from section55.model.printable import printable
from section55.model.wording import counted, long_date, sentence_start
from section55.register.items import RegisterItem, register_items


@dataclass(frozen=True)
class RegisterEntry:
    """One inspection, as the register lists it; of a file that was refused, only its name and faults."""

    file: str
    slug: str
    faults: tuple[str, ...] = ()
    office: str = ""
    office_name: str = ""
    body: str = ""
    title: str = ""
    published_on: date | None = None
    publication_types: tuple[str, ...] = ()
    police_forces: tuple[str, ...] = ()
    report_url: str = ""
    last_day: date | None = None
    """The last lawful day to publish the response: s.55(5A)."""
    printed_deadline: date | None = None
    status: str = ""
    response_published_on: date | None = None
    response_url: str = ""
    milestones: tuple[tuple[str, date], ...] = ()
    """Back-planned steps: what, and by when."""
    missing: tuple[str, ...] = ()
    """What a person should look at, as sentences."""
    items: tuple[RegisterItem, ...] = field(default=(), repr=False)
    fault_count: int = 0
    """How many faults there are, those that are not listed included."""
    is_published_undated: bool = False
    """Whether the response is on the website, on a day that nobody wrote down."""

    @property
    def is_published(self) -> bool:
        return self.response_published_on is not None or self.is_published_undated

    @property
    def is_on_time(self) -> bool | None:
        """Whether the response was published by the last lawful day; None while that is not known."""
        if self.response_published_on is None or self.last_day is None:
            return None
        return self.response_published_on <= self.last_day

    def days_left(self, as_of: date) -> int | None:
        """Days from a day to the last lawful one, below nought after it; None once published or where refused."""
        return None if self.last_day is None or self.is_published else (self.last_day - as_of).days

    def state(self, as_of: date) -> str:
        """How the response stands on a day, in words."""
        if self.faults:
            return f"Cannot be read: {counted(self.fault_count or len(self.faults), 'fault')}"
        if self.response_published_on is not None and self.last_day is not None:
            late = (self.response_published_on - self.last_day).days
            on = long_date(self.response_published_on)
            return f"Published on {on}, {counted(late, 'day')} late" if late > 0 else f"Published in time, on {on}"
        if self.is_published_undated:
            return "Published, on a day not recorded"
        left = self.days_left(as_of)
        if left is None:
            return ""
        if left < 0:
            return f"Overdue by {counted(-left, 'day')}"
        return "Last day today" if left == 0 else f"{sentence_start(counted(left, 'day'))} left"

    def urgency(self, as_of: date) -> str:
        """A word for how the state is marked: broken | overdue | soon | waiting | late | undated | done."""
        if self.faults:
            return "broken"
        if self.is_published:
            return {True: "done", False: "late", None: "undated"}[self.is_on_time]
        return urgency(self.last_day, as_of) if self.last_day else "waiting"


@dataclass(frozen=True)
class Register:
    """The inspections of some folders as they stand on a day."""

    as_of: date
    entries: tuple[RegisterEntry, ...]
    """What cannot be read, then what is to be published, soonest first, then what was, newest first."""
    later_reports: int = 0
    """How many reports were published after the day, and so are not in it."""

    @property
    def refused(self) -> list[RegisterEntry]:
        """What cannot be read."""
        return [entry for entry in self.entries if entry.faults]

    @property
    def to_be_published(self) -> list[RegisterEntry]:
        """The inspections whose response is not published yet, soonest deadline first."""
        return [entry for entry in self.entries if not entry.faults and not entry.is_published]

    @property
    def published(self) -> list[RegisterEntry]:
        """The inspections whose response is published, newest first."""
        return [entry for entry in self.entries if not entry.faults and entry.is_published]

    def items(self) -> Iterator[RegisterItem]:
        """Every item of every inspection, in the register's order."""
        for entry in self.entries:
            yield from entry.items

    @property
    def open_items(self) -> tuple[RegisterItem, ...]:
        """The items for which something is left to do, the longest open first."""
        return tuple(sorted((item for item in self.items() if item.is_open), key=lambda item: item.published_on))


def make_register(entries: Iterable[RegisterEntry], as_of: date) -> Register:
    """The register as it stood on a day, of what its files say now.

    What happened after the day is not in it: a report published later is left out and counted, and a response
    or an update dated later is not there yet. A status has no date, so it is the file's.
    """
    known, later = [], 0
    for entry in entries:
        if entry.published_on is not None and entry.published_on > as_of:
            later += 1
        else:
            known.append(_as_it_stood(entry, as_of))
    return Register(as_of, tuple(sorted(known, key=_order)), later)


def _as_it_stood(entry: RegisterEntry, as_of: date) -> RegisterEntry:
    if entry.response_published_on is not None and entry.response_published_on > as_of:
        entry = replace(entry, response_published_on=None, response_url="")
    if any(item.last_update_on and item.last_update_on > as_of for item in entry.items):
        entry = replace(entry, items=tuple(item.as_it_stood(as_of) for item in entry.items))
    return entry


def _order(entry: RegisterEntry) -> tuple[int, int, str]:
    if entry.faults or entry.last_day is None:
        return 0, 0, entry.slug
    day = entry.last_day.toordinal()
    return (2, -day, entry.slug) if entry.is_published else (1, day, entry.slug)


def read_entry(path: Path, shown: str) -> RegisterEntry:
    """What the register says of one parameter file; a file that is refused is an entry too."""
    try:
        source = read_inspection(path, shown)
    except FaultsFound as refused:
        faults = tuple(map(str, refused.faults))
        return RegisterEntry(printable(shown), printable(path.stem), faults, fault_count=refused.count)
    inspection, office = source.inspection, source.office
    published, publication = inspection.published_on, inspection.publication
    return RegisterEntry(
        file=printable(shown),
        slug=source.slug,
        office=inspection.office,
        office_name=office.office_name,
        body=office.body_abbreviation,
        title=inspection.inspection_title,
        published_on=published,
        publication_types=tuple(inspection.publication_types),
        police_forces=tuple(inspection.police_forces),
        report_url=inspection.report_url,
        last_day=statutory_last_day(published),
        printed_deadline=printed_deadline(published, office.prints_statutory_deadline),
        status=inspection.status,
        response_published_on=publication.on if publication else None,
        is_published_undated=publication is not None and publication.on is None,
        response_url=inspection.response_url or "",
        milestones=_milestones(source),
        missing=tuple(finding.sentence for finding in findings(source)),
        items=register_items(source),
    )


def _milestones(source: InspectionFile) -> tuple[tuple[str, date], ...]:
    from section55.model.milestones import plan_milestones

    planned = plan_milestones(source.inspection.published_on, source.office)
    return tuple((milestone.label, milestone.day) for milestone in planned)
