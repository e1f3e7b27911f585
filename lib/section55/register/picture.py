"""A picture of the deadlines of the next weeks."""

from datetime import date, timedelta

from section55.documents.html_page import data_link, render_template
from section55.model.catalogue import N_, _
from section55.model.wording import counted, in_figures, listed, long_date, short_date
from section55.register.entries import Register, RegisterEntry
from section55.register.item_lists import dated_title

MOST_IN_PICTURE = 20
DAYS_BACK, DAYS_AHEAD = 56, 70
"""How far the picture reaches from the register's day: to the reports whose clocks run, and ten weeks ahead."""
_MOST_NAMED = 5

WIDTH, ROW, LABELS = 680, 26, 250
"""Of the picture, in its own units: its width, a row's height, and the room for names on the left."""
_LIGHT = {
    "paper": "#ffffff",
    "ink": "#1b1f23",
    "quiet": "#4a5158",
    "line": "#c9ced3",
    "overdue": "#8a1c1c",
    "soon": "#8a5a00",
    "waiting": "#1d4f7b",
}
_DARK = {
    "paper": "#15181b",
    "ink": "#e7eaed",
    "quiet": "#b4bbc2",
    "line": "#4a5259",
    "overdue": "#ff9d9d",
    "soon": "#f3c46b",
    "waiting": "#9cc4ea",
}
"""The colours of the picture, as the page around it has them."""
_MONTH_LABEL = 60
"""The room that a month's name takes: no two lie upon each other, and none is cut off at the right."""


def picture(register: Register, is_dark: bool = False) -> str:
    """A picture of the deadlines of the next weeks, as a link that holds an SVG; empty where there is none to show."""
    waiting = _shown(register)
    if not waiting:
        return ""
    first, last = register.as_of - timedelta(days=DAYS_BACK), register.as_of + timedelta(days=DAYS_AHEAD)

    def across(day: date) -> float:
        within = min(max(day, first), last)
        return round(LABELS + (WIDTH - LABELS - 10) * (within - first).days / (last - first).days, 1)

    svg = render_template(
        "timeline.svg.j2",
        colours=_DARK if is_dark else _LIGHT,
        name_of=lambda entry: _name(entry, register),
        rows=[(number, entry, entry.urgency(register.as_of)) for number, entry in enumerate(waiting)],
        across=across,
        short_date=short_date,
        as_of=register.as_of,
        months=[month for month in _months(first, last) if across(month) <= WIDTH - _MONTH_LABEL],
        width=WIDTH,
        row=ROW,
        height=ROW * (len(waiting) + 2),
    )
    return data_link("timeline.svg", svg.encode())


def picture_in_words(register: Register) -> str:
    """What the picture shows, for those who cannot see it."""
    return _(
        "A bar for each response still to be published, from the report's publication to the last lawful day, "
        "with a mark at each planned step and a line at {day}. The same dates are in the table below.",
        day=long_date(register.as_of),
    )


def long_overdue(register: Register) -> str:
    """The responses whose last day lies further back than the picture reaches, in words; empty where there is none."""
    entries = [entry for entry in register.to_be_published if _is_before(entry, register)]
    names = [
        f"{dated_title(_name(entry, register), entry.published_on)} ({_late(entry, register)})" for entry in entries
    ]
    if len(names) > _MOST_NAMED:
        more = len(names) - _MOST_NAMED
        names = [*names[:_MOST_NAMED], in_figures(counted(more, "other"), N_("others: {number}"), more)]
    return listed(names)


def _name(entry: RegisterEntry, register: Register) -> str:
    """The inspection's title; of several offices with the name of its own before it."""
    return f"{entry.office_label}: {entry.title}" if register.has_offices else entry.title


def _late(entry: RegisterEntry, register: Register) -> str:
    days = -(entry.days_left(register.as_of) or 0)
    return in_figures(counted(days, "day"), N_("days: {number}"), days)


def _is_before(entry: RegisterEntry, register: Register) -> bool:
    return entry.last_day is not None and entry.last_day < register.as_of - timedelta(days=DAYS_BACK)


def _shown(register: Register) -> list[RegisterEntry]:
    return [entry for entry in register.to_be_published if not _is_before(entry, register)][:MOST_IN_PICTURE]


def _months(first: date, last: date) -> list[date]:
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    return [month for month in months if first <= month <= last]
