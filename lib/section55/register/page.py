"""The register as a page: counts, a picture of the deadlines, every inspection, what is open, the record by year."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from section55.documents.html_page import data_link, render_page, render_template
from section55.model.office import DEFAULT_ACCENT
from section55.model.wording import long_date, short_date
from section55.register.entries import Register
from section55.register.items import RegisterItem
from section55.register.totals import years_of_publication

MOST_IN_PICTURE = 20

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


def register_page(register: Register) -> str:
    """The whole page: static, accessible, self-contained."""
    names = {entry.office_name for entry in register.entries if entry.office_name}
    return render_page(
        "register.html.j2",
        DEFAULT_ACCENT,
        register=register,
        office_name=names.pop() if len(names) == 1 else "Section 55 register",
        as_of=long_date(register.as_of),
        dated=register.as_of.isoformat(),
        counts=counts(register),
        picture=picture(register),
        dark_picture=picture(register, is_dark=True),
        picture_in_words=picture_in_words(register),
        waiting=register.to_be_published,
        addressees=_tally(name for item in register.open_items for name in item.addressed_to),
        owners=_tally(item.owner or "Nobody named" for item in register.open_items),
        years=years_of_publication(register),
    )


def counts(register: Register) -> list[tuple[str, int]]:
    """What there is, in figures: a label and a number each."""
    urgencies = Counter(entry.urgency(register.as_of) for entry in register.entries)
    open_items = register.open_items
    return [
        ("Inspections", len(register.entries)),
        ("Responses overdue", urgencies["overdue"]),
        ("Responses due within two weeks", urgencies["soon"]),
        ("Responses due later", urgencies["waiting"]),
        ("Responses published in time", urgencies["done"]),
        ("Responses published late", urgencies["late"]),
        ("Responses published on a day not recorded", urgencies["undated"]),
        ("Files that cannot be read", urgencies["broken"]),
        ("Recommendations and other items open", len(open_items)),
        ("Of these, past their due date", sum(item.is_overdue(register.as_of) for item in open_items)),
    ]


def items_by_age(register: Register) -> list[tuple[RegisterItem, int]]:
    """The open items, the longest open first, each with its age in days."""
    return [(item, item.age(register.as_of)) for item in register.open_items]


def _tally(names: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))


def picture(register: Register, is_dark: bool = False) -> str:
    """A picture of the deadlines ahead, as a link that holds an SVG; empty where nothing is to be published."""
    waiting = register.to_be_published[:MOST_IN_PICTURE]
    if not waiting:
        return ""
    first = min([register.as_of, *(entry.published_on for entry in waiting if entry.published_on)])
    last = max([register.as_of, *(entry.last_day for entry in waiting if entry.last_day)]) + timedelta(days=3)
    span = max((last - first).days, 1)

    def across(day: date) -> float:
        return round(LABELS + (WIDTH - LABELS - 10) * (day - first).days / span, 1)

    svg = render_template(
        "timeline.svg.j2",
        colours=_DARK if is_dark else _LIGHT,
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
    return (
        "A bar for each response still to be published, from the report's publication to the last lawful day, "
        f"with a mark at each planned step and a line at {long_date(register.as_of)}. "
        "The same dates are in the tables below."
    )


def _months(first: date, last: date) -> list[date]:
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    shown = [month for month in months if first <= month <= last]
    most = (WIDTH - LABELS) // _MONTH_LABEL
    return shown[:: max(1, -(-len(shown) // most))]
