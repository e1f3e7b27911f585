"""The register: every inspection of a folder, its deadline and what is missing; every recommendation and how it stands.

An entry holds facts of its file alone. How it stands (how many days are left, whether it is late)
is told for a day, since the same register is read on many.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from section55.model.catalogue import ENGLISH, N_, WELSH, _
from section55.model.deadlines import urgency
from section55.model.steps import Step, StepFacts, next_step, steps_as_they_stand
from section55.model.wording import counted, in_figures, long_date, sentence_start
from section55.register.entry_parts import OfficeLogo, OtherFile, Urgency
from section55.register.items import RegisterItem


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
    """Back-planned steps: what, and by when, as the office's profile has them."""
    missing: tuple[str, ...] = ()
    """What a person should look at, as sentences."""
    items: tuple[RegisterItem, ...] = field(default=(), repr=False)
    fault_count: int = 0
    """How many faults there are, those that are not listed included."""
    is_published_undated: bool = False
    """Whether the response is on the website, on a day that nobody wrote down."""
    short_name: str = ""
    """What the office calls itself for short."""
    chief_officer: str = ""
    """The title of the force's chief officer."""
    accent_colour: str = ""
    logo: str = ""
    """The name of the office's logo, which lies beside its profile; empty for none."""
    logo_alt: str = ""
    invited_on: date | None = None
    comments_wanted_by: date | None = None
    comments_received_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    first_recorded_on: date | None = None
    """The day of the first line of its history; None where it has none."""
    last_recorded_on: date | None = None
    revision: int = 0
    """How many revisions its history has."""
    is_as_recorded: bool = True
    """Whether the file is what the last line of its history says."""
    language: str = ENGLISH
    """Of the words around what officers wrote: en-GB or cy."""
    report_language: str = ""
    """Of what is quoted from the report; empty where that is the same."""
    translation_of: str = ""
    """The file that this one names as the same in the other language; empty for none."""
    other_language: OtherFile | None = None
    """The same response in the other language, where this entry is of both."""
    is_of_later_day: bool = False
    """Whether what has no date of its own, as a status, is of a later day: the history begins after the register's."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps to the response: done and moved as the file says, and planned for the rest."""
        facts = StepFacts(
            invited_on=self.invited_on,
            comments_wanted_by=self.comments_wanted_by,
            comments_received_on=self.comments_received_on,
            approved_on=self.approved_on,
            is_final=self.status == "final" and not self.is_of_later_day,
            published_on=self.response_published_on,
            is_published=self.is_published,
        )
        return steps_as_they_stand(self.milestones, facts)

    @property
    def office_label(self) -> str:
        """What the office is called where there is little room."""
        return self.short_name or self.office_name

    @property
    def quoted_in(self) -> str:
        """The language of the report's own words: of its title, and of what its items ask."""
        return self.report_language or self.language

    @property
    def next_step(self) -> Step | None:
        """The step that is to be done next; None once the response is published."""
        return next_step(self.steps)

    def days_late(self, as_of: date) -> int:
        """How many days ago the next step was to be done; nought while its day has not passed."""
        step = self.next_step
        return max((as_of - step.day).days, 0) if step else 0

    def lateness(self, as_of: date) -> str:
        """How late the next step is on a day, in words: "three days late"; empty while its day has not passed."""
        late = self.days_late(as_of)
        return in_figures(f"{counted(late, 'day')} late", N_("days late: {number}"), late) if late else ""

    def actor(self, step: Step) -> str:
        """Who does a step, by name: the office, the chief officer or the local policing body."""
        names = {
            "office": self.short_name or _("the office"),
            "chief officer": self.chief_officer or _("the chief constable"),
            "body": self.body or _("the local policing body"),
        }
        return names[step.actor]

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
            number = self.fault_count or len(self.faults)
            return in_figures(
                f"Cannot be read: {counted(number, 'fault')}", N_("Cannot be read; number of faults: {number}"), number
            )
        if self.response_published_on is not None and self.last_day is not None:
            late = (self.response_published_on - self.last_day).days
            on = long_date(self.response_published_on)
            if late <= 0:
                return _("Published in time, on {day}", day=on)
            sentence = f"Published on {on}, {counted(late, 'day')} late"
            return in_figures(sentence, N_("Published on {day}; days late: {number}"), late, day=on)
        if self.is_published_undated:
            return _("Published, on a day not recorded")
        left = self.days_left(as_of)
        if left is None:
            return ""
        if left < 0:
            return in_figures(f"Overdue by {counted(-left, 'day')}", N_("Overdue; days: {number}"), -left)
        if left == 0:
            return _("Last day today")
        return in_figures(f"{sentence_start(counted(left, 'day'))} left", N_("Days left: {number}"), left)

    def urgency(self, as_of: date) -> Urgency:
        """A word for how the state is marked."""
        if self.faults:
            return "broken"
        if self.is_published:
            return "undated" if self.is_on_time is None else "done" if self.is_on_time else "late"
        return urgency(self.last_day, as_of) if self.last_day else "waiting"


@dataclass(frozen=True)
class Register:
    """The inspections of some folders as they stand on a day."""

    as_of: date
    entries: tuple[RegisterEntry, ...]
    """What cannot be read, then what is to be published, soonest first, then what was, newest first."""
    later_reports: int = 0
    """How many reports were published after the day, and so are not in it."""
    listed: frozenset[str] | None = None
    """The files that the lists of inspections have, where they were narrowed down; None for all of them."""
    wanted_language: str = ""
    """The language that was asked for; empty where none was."""
    logos: tuple[OfficeLogo, ...] = ()
    """Of the offices that have one."""

    @property
    def inspections(self) -> list[RegisterEntry]:
        """What the lists of inspections have: all but those left out; what cannot be read is there."""
        return [entry for entry in self.entries if self.listed is None or entry.faults or entry.file in self.listed]

    @property
    def has_offices(self) -> bool:
        """Whether it is of several offices, so that each line says whose it is."""
        return len({entry.office for entry in self.entries if entry.office}) > 1

    @property
    def of_later_day(self) -> list[RegisterEntry]:
        """Those whose items have the statuses of a later day, since no history goes back to the register's."""
        return [entry for entry in self.entries if entry.is_of_later_day and entry.items]

    @property
    def later_statuses(self) -> str:
        """A sentence that says of how many inspections no history goes back to the day; empty where of none."""
        number, day = len(self.of_later_day), long_date(self.as_of)
        if not number:
            return ""
        whose = "its history begins" if number == 1 else "their histories begin"
        return in_figures(
            f"The statuses of {counted(number, 'inspection')} are those of a later day, since {whose} after {day}.",
            N_("Number of inspections whose statuses are those of a day later than {day}: {number}."),
            number,
            day=day,
        )

    @property
    def language(self) -> str:
        """The language of its pages: the one that was asked for, or Welsh where every profile that is named is."""
        if self.wanted_language:
            return self.wanted_language
        languages = {entry.language for entry in self.entries if not entry.faults}
        return WELSH if languages == {WELSH} else ENGLISH

    @property
    def refused(self) -> list[RegisterEntry]:
        """What cannot be read."""
        return [entry for entry in self.entries if entry.faults]

    @property
    def to_be_published(self) -> list[RegisterEntry]:
        """The inspections whose response is not published yet, soonest deadline first."""
        return [entry for entry in self.inspections if not entry.faults and not entry.is_published]

    @property
    def published(self) -> list[RegisterEntry]:
        """The inspections whose response is published, newest first."""
        return [entry for entry in self.inspections if not entry.faults and entry.is_published]

    def items(self) -> Iterator[RegisterItem]:
        """Every item of every inspection, in the register's order."""
        for entry in self.entries:
            yield from entry.items

    @property
    def open_items(self) -> tuple[RegisterItem, ...]:
        """The items for which something is left to do, the longest open first."""
        return tuple(sorted((item for item in self.items() if item.is_open), key=lambda item: item.published_on))


def published_alone(register: Register) -> Register:
    """The register with the inspections whose responses are published, and nothing of the others."""
    return replace(register, entries=tuple(each for each in register.entries if each.is_published and not each.faults))


def make_register(
    entries: Iterable[RegisterEntry],
    as_of: date,
    join: Callable[[Iterable[RegisterEntry]], Iterable[RegisterEntry]] = iter,
) -> Register:
    """The register as it stood on a day, of what its files say now; ``join`` makes one of entries that are one.

    What happened after the day is not in it: a report published later is left out and counted, and a response,
    a step or an update dated later is not there yet. What has no date of its own is the file's.
    """
    known, later = [], 0
    for entry in join([_as_it_stood(entry, as_of) for entry in entries]):
        if entry.published_on is not None and entry.published_on > as_of:
            later += 1
        else:
            known.append(entry)
    return Register(as_of, tuple(sorted(known, key=_order)), later)


def _as_it_stood(entry: RegisterEntry, as_of: date) -> RegisterEntry:
    if entry.invited_on and entry.invited_on > as_of:
        entry = replace(entry, invited_on=None)
    if entry.comments_received_on and entry.comments_received_on > as_of:
        entry = replace(entry, comments_received_on=None)
    if entry.approved_on and entry.approved_on > as_of:
        entry = replace(entry, approved_on=None, approved_by="")
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
