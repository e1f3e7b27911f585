"""Totals of a register: what is open and overdue by owner, year, status or age, the same in every format."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from section55.model.catalogue import N_, _, is_english
from section55.model.wording import sentence_start
from section55.register.entries import Register, RegisterEntry
from section55.register.items import RegisterItem

Key = TypeVar("Key")
Row = tuple[int | str, ...]
"""The name of a group, and numbers."""
By = Literal["owner", "year", "status", "age"]
NOBODY_NAMED = N_("Nobody named")
ALL_OTHERS = N_("All others")
_AGES = (
    (91, N_("Less than three months")),
    (182, N_("Three to six months")),
    (365, N_("Six months to a year")),
    (730, N_("One to two years")),
)
"""Bands of age, each up to so many days."""
_OLDEST = N_("More than two years")
AGE_BANDS = (*(label for _, label in _AGES), _OLDEST)


class Totals(NamedTuple):
    """A table of numbers: a heading for each column, the first of which names the rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


_IN_FULL = {"Due": N_("Number due")}
"""Headings that have another word for a number than for a day, but in English."""


def in_page_language(totals: Totals) -> Totals:
    """The same in the language of the page that is being made."""
    named = {NOBODY_NAMED, ALL_OTHERS}
    rows = tuple((_(row[0]) if row[0] in named else row[0], *row[1:]) for row in totals.rows)
    headings = totals.headings if is_english() else tuple(_(_IN_FULL.get(each, each)) for each in totals.headings)
    return Totals(_(totals.title), headings, rows)


class YearOfPublication(NamedTuple):
    """How the responses of one year of publication were met."""

    year: int
    due: int
    in_time: int
    late: int
    undated: int
    overdue: int


def totals_by(register: Register, by: By) -> Totals:
    """The register's totals by one of four facts."""
    makers: dict[By, Callable[[Register], Totals]] = {
        "owner": _by_owner,
        "year": _by_year,
        "status": _by_status,
        "age": _by_age,
    }
    return makers[by](register)


def years_of_publication(register: Register) -> list[YearOfPublication]:
    """The record of each year whose reports' last days have come, newest first."""
    years: dict[int, list[RegisterEntry]] = {}
    for entry in register.inspections:
        if entry.published_on and entry.last_day and (entry.is_published or entry.last_day < register.as_of):
            years.setdefault(entry.published_on.year, []).append(entry)
    return [
        YearOfPublication(
            year,
            len(entries),
            sum(entry.is_on_time is True for entry in entries),
            sum(entry.is_on_time is False for entry in entries),
            sum(entry.is_published_undated for entry in entries),
            sum(not entry.is_published for entry in entries),
        )
        for year, entries in sorted(years.items(), reverse=True)
    ]


def age_band(days: int) -> str:
    """The band of age that so many days lie in."""
    return next((label for most, label in _AGES if days <= most), _OLDEST)


def _by_owner(register: Register) -> Totals:
    groups = _grouped(register.open_items, lambda item: item.owner or NOBODY_NAMED)
    rows: list[Row] = [
        (
            owner,
            len(items),
            _overdue(items, register.as_of),
            *(_in_band(items, band, register.as_of) for band in AGE_BANDS),
        )
        for owner, items in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    return Totals(N_("Open items by owner"), (N_("Owner"), N_("Open"), N_("Overdue"), *AGE_BANDS), tuple(rows))


def _by_year(register: Register) -> Totals:
    open_items = _grouped(register.open_items, lambda item: item.published_on.year)
    records = {record.year: record for record in years_of_publication(register)}
    rows: list[Row] = []
    for year in sorted({*records, *open_items}, reverse=True):
        items = open_items.get(year, [])
        rows.append((year, *_numbers(records.get(year)), len(items), _overdue(items, register.as_of)))
    of_responses = (N_("Due"), N_("In time"), N_("Late"), N_("Day not recorded"), N_("Overdue"))
    headings = (N_("Year"), *of_responses, N_("Open items"), N_("Overdue items"))
    return Totals(N_("Responses and items by the year of the report"), headings, tuple(rows))


def _numbers(record: YearOfPublication | None) -> tuple[int, int, int, int, int]:
    return (record.due, record.in_time, record.late, record.undated, record.overdue) if record else (0, 0, 0, 0, 0)


def _by_status(register: Register) -> Totals:
    groups = _grouped(register.items(), lambda item: item.status_word or item.status)
    rows = [
        (sentence_start(status), len(items), _overdue(items, register.as_of))
        for status, items in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    return Totals("Items by status", ("Status", "Items", "Overdue"), tuple(rows))


def _by_age(register: Register) -> Totals:
    items = register.open_items
    groups = _grouped(items, lambda item: age_band(item.age(register.as_of)))
    rows = [(band, len(groups.get(band, [])), _overdue(groups.get(band, []), register.as_of)) for band in AGE_BANDS]
    return Totals("Open items by age", ("Since the report", "Open", "Overdue"), tuple(rows))


def _grouped(items: Iterable[RegisterItem], key: Callable[[RegisterItem], Key]) -> dict[Key, list[RegisterItem]]:
    groups: dict[Key, list[RegisterItem]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _overdue(items: Iterable[RegisterItem], as_of: date) -> int:
    return sum(item.is_overdue(as_of) for item in items)


def _in_band(items: Iterable[RegisterItem], band: str, as_of: date) -> int:
    return sum(age_band(item.age(as_of)) == band for item in items)
