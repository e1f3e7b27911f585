"""The register as a page: figures, what is to come, what is open, what was published, the record by year."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import quote

from section55.documents.html_page import render_page
from section55.documents.page_text import NO_BREAK_SPACE
from section55.documents.report_standing import Figure
from section55.model.catalogue import N_, in_language
from section55.model.wording import counted, in_figures, in_words_alone, long_date, noun_for, sentence_start
from section55.register.entries import Register, RegisterEntry, published_alone
from section55.register.item_lists import MOST_ROWS, items_by_inspection, newest_first
from section55.register.items import RegisterItem
from section55.register.letterheads import letterhead_of, with_logo_inside
from section55.register.picture import long_overdue, picture, picture_in_words
from section55.register.totals import ALL_OTHERS, NOBODY_NAMED, Totals, in_page_language, totals_by

MOST_PUBLISHED = 200
"""A page lists so many published responses, the newest; it says how many more there are."""
_MOST_NAMES = 25
_MAIN = re.compile(r'<main id="main">\s*<h1>.*?</h1>\s*(.*)\s*</main>', re.DOTALL)


def register_page(
    register: Register, is_public: bool = False, is_fragment: bool = False, data: Sequence[str] = ()
) -> str:
    """The whole page: static, accessible, self-contained.

    ``data`` are the names of files beside it that have the same as data. A public page has published
    responses alone, no planned steps and no owners. A fragment is what is below the title, without page
    and style, for the editor of a site; its tables are narrow enough for a telephone as they are, and it
    links to no data, since nobody knows beside what it will lie.
    """
    shown = published_alone(register) if is_public else register
    with in_language(register.language):
        page = _page(shown, is_public, is_fragment, () if is_fragment else data)
    return _fragment(page) if is_fragment else page


def _page(shown: Register, is_public: bool, is_fragment: bool, data: Sequence[str]) -> str:
    published = shown.published
    more = len(published) - MOST_PUBLISHED
    head = letterhead_of(shown)
    return render_page(
        "register.html.j2",
        head.accent,
        register=shown,
        is_public=is_public,
        is_fragment=is_fragment,
        data=[(name, quote(name)) for name in data],
        logo=head.logo,
        logo_alt=head.logo_alt,
        office_name=head.office_name,
        has_offices=shown.has_offices,
        as_of=long_date(shown.as_of),
        dated=shown.as_of.isoformat(),
        figures=_figures(shown, is_public),
        picture=picture(shown),
        dark_picture=picture(shown, is_dark=True),
        picture_in_words=picture_in_words(shown),
        long_overdue=long_overdue(shown),
        waiting=shown.to_be_published,
        published=published[:MOST_PUBLISHED],
        left_out=_left_out_words(more) if more > 0 else "",
        open=items_by_inspection(shown, lambda _entry, item: item.is_open, {}, with_texts=True),
        tallies=[in_page_language(tally) for tally in _tallies(shown, is_public) if tally.rows],
        years=in_page_language(_years(shown)),
    )


def _left_out_words(number: int) -> str:
    return in_figures(
        f"{sentence_start(counted(number, 'earlier response'))} {'is' if number == 1 else 'are'} not listed here.",
        N_("Number of earlier responses that are not listed here: {number}."),
        number,
    )


def page_register(register: Register) -> Register:
    """The register with no more of its items than the page shows: the page of it is the same."""
    rows, most_texts = 0, {}
    for entry in newest_first(register):
        most_texts[entry.file] = MOST_ROWS - rows
        rows += sum(item.is_open for item in entry.items)
    entries = tuple(
        replace(entry, items=_page_items(entry, max(most_texts.get(entry.file, 0), 0))) for entry in register.entries
    )
    return with_logo_inside(replace(register, entries=entries))


def _page_items(entry: RegisterEntry, most_texts: int) -> tuple[RegisterItem, ...]:
    """The open items, the first ones with their texts, which the page lets unfold."""
    open_items = (item for item in entry.items if item.is_open)
    return tuple(
        replace(
            item,
            text=item.text if place < most_texts else "",
            response="",
            explanation="",
            updates=(),
            last_update="",
            excerpt=item.asked,
        )
        for place, item in enumerate(open_items)
    )


def _fragment(page: str) -> str:
    found = _MAIN.search(page)
    assert found is not None  # the template has it
    # A telephone is narrower than two columns of dates on one line and long words.
    return f"{found[1].strip()}\n".replace(NO_BREAK_SPACE, " ")


def _figures(register: Register, is_public: bool) -> list[Figure]:
    known = dict(counts(register))
    overdue, soon = known["Responses overdue"], known["Responses due within two weeks"]
    in_time = known["Responses published in time"]
    items, past = known["Recommendations and other items open"], known["Of these, past their due date"]
    open_words = f"{noun_for(items, 'item')} open, {in_words_alone(past)} overdue"
    of_items = Figure(f"{items:,}", in_figures(open_words, N_("Number of items open; overdue: {number}"), past))
    if is_public:
        number = len(register.published)
        words = f"{noun_for(number, 'response')} published, {in_words_alone(in_time)} in time"
        label = N_("Number of responses published; in time: {number}")
        return [Figure(f"{number:,}", in_figures(words, label, in_time)), of_items]
    late = in_figures(f"{noun_for(overdue, 'response')} overdue", N_("Number of responses overdue"), overdue)
    due = in_figures(f"{noun_for(soon, 'response')} due within two weeks", N_("Number due within two weeks"), soon)
    return [
        Figure(f"{overdue:,}", late),
        Figure(f"{soon:,}", due),
        of_items,
    ]


def counts(register: Register) -> list[tuple[str, int]]:
    """What there is, in figures: a label and a number each."""
    urgencies = Counter(entry.urgency(register.as_of) for entry in register.inspections)
    open_items = register.open_items
    return [
        ("Inspections", len(register.inspections)),
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


def _tallies(register: Register, is_public: bool) -> list[Totals]:
    addressed = _tally(
        N_("Open items by addressee"),
        N_("Addressed to"),
        (name for item in register.open_items for name in item.addressed_to),
    )
    owned = _tally(N_("Open items by owner"), N_("Owner"), (item.owner or NOBODY_NAMED for item in register.open_items))
    return [addressed] if is_public else [addressed, owned]


def _tally(title: str, heading: str, names: Iterable[str]) -> Totals:
    counted_names = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    others = sum(number for _name, number in counted_names[_MOST_NAMES:])
    rows = (*counted_names[:_MOST_NAMES], *([(ALL_OTHERS, others)] if others else []))
    return Totals(title, (heading, N_("Open items")), rows)


def _years(register: Register) -> Totals:
    """The record by year, without the columns of items, and without years whose days have not come."""
    totals = totals_by(register, "year")
    rows = tuple(row[:6] for row in totals.rows if any(row[1:6]))
    return Totals(N_("Responses by the year in which the report was published"), totals.headings[:6], rows)


def items_by_age(register: Register) -> list[tuple[RegisterItem, int]]:
    """The open items, the longest open first, each with its age in days."""
    return [(item, item.age(register.as_of)) for item in register.open_items]
