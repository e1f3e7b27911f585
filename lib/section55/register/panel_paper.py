"""The panel paper: figures, then what was published, closed, moved and corrected since a day, and what is overdue."""

from collections.abc import Sequence
from datetime import date

from section55.documents.html_page import render_page
from section55.documents.report_standing import Figure
from section55.model.catalogue import N_, in_language
from section55.model.wording import counted, in_figures, in_words_alone, long_date, noun_for, sentence_start
from section55.register.changes import RegisterChange
from section55.register.entries import Register, RegisterEntry
from section55.register.item_lists import Statuses, items_by_inspection, key_of, statuses_changed
from section55.register.items import CLOSED, RegisterItem
from section55.register.letterheads import letterhead_of
from section55.register.totals import ALL_OTHERS, Totals, in_page_language, totals_by

_MOST_OWNERS = 12
_SOON = 28


def render_paper(register: Register, since: date, changes: Sequence[RegisterChange] = ()) -> str:
    """Render the paper as a page: what happened from a day, that day included, to the register's own day.

    ``changes`` are those of the period. The same register, day and changes give the same page; nothing in it
    comes from a clock.
    """
    with in_language(register.language):
        return _paper(register, since, changes)


def _paper(register: Register, since: date, changes: Sequence[RegisterChange]) -> str:
    as_of = register.as_of
    joined = {entry.other_language.slug for entry in register.entries if entry.other_language}
    changes = [change for change in changes if change.slug not in joined]
    readable = [entry for entry in register.entries if entry.published_on is not None]
    statuses = statuses_changed(changes)
    closed = items_by_inspection(register, lambda _entry, item: _is_closed(statuses.get(key_of(item))), statuses)
    moved = items_by_inspection(
        register, lambda _entry, item: _has_moved(item, statuses.get(key_of(item)), since, as_of), statuses
    )
    overdue = items_by_inspection(register, lambda entry, item: item.is_overdue(as_of), {})
    responses = [
        each for each in readable if each.response_published_on and since <= each.response_published_on <= as_of
    ]
    head = letterhead_of(register)
    return render_page(
        "paper.html.j2",
        head.accent,
        register=register,
        logo=head.logo,
        logo_alt=head.logo_alt,
        office_name=head.office_name,
        as_of=long_date(as_of),
        since=long_date(since),
        dated=as_of.isoformat(),
        figures=_figures(register, responses, statuses),
        totals=[
            in_page_language(totals_by(register, "year")),
            in_page_language(_shortened(totals_by(register, "owner"), _MOST_OWNERS)),
        ],
        reports_words=_reports_words(
            sum(entry.published_on is not None and since <= entry.published_on <= as_of for entry in readable), since
        ),
        responses=responses,
        waiting=register.to_be_published,
        closed=closed,
        moved=moved,
        overdue=overdue,
        corrections=[change for change in changes if change.kind == "Corrected" and change.new],
        open_not_overdue=_open_words(register),
        unreadable=register.refused,
    )


def _figures(register: Register, responses: Sequence[RegisterEntry], statuses: Statuses) -> list[Figure]:
    as_of = register.as_of
    waiting = [left for entry in register.to_be_published if (left := entry.days_left(as_of)) is not None]
    made, in_time = len(responses), sum(entry.is_on_time is True for entry in responses)
    late = sum(left < 0 for left in waiting)
    soon = sum(0 <= left <= _SOON for left in waiting)
    open_items = register.open_items
    overdue = sum(item.is_overdue(as_of) for item in open_items)
    closed = sum(map(_is_closed, statuses.values()))
    words = (
        (late, f"{noun_for(late, 'response')} overdue", N_("Number of responses overdue"), late),
        (
            soon,
            f"{noun_for(soon, 'response')} due in the next four weeks",
            N_("Number due in the next four weeks"),
            soon,
        ),
        (
            made,
            f"{noun_for(made, 'response')} published since, {in_words_alone(in_time)} in time",
            N_("Number published since; in time: {number}"),
            in_time,
        ),
        (
            overdue,
            f"{noun_for(overdue, 'item')} overdue, of {len(open_items):,} open",
            N_("Number of items overdue; open: {number}"),
            len(open_items),
        ),
        (closed, f"{noun_for(closed, 'item')} closed since", N_("Number of items closed since"), closed),
    )
    return [Figure(f"{figure:,}", in_figures(english, label, number)) for figure, english, label, number in words]


def _is_closed(statuses: tuple[str, str] | None) -> bool:
    return statuses is not None and statuses[1] in CLOSED and statuses[0] not in CLOSED


def _has_moved(item: RegisterItem, statuses: tuple[str, str] | None, since: date, until: date) -> bool:
    """Whether an item that was not closed has another status, or an update of the period."""
    if _is_closed(statuses):
        return False
    return statuses is not None or any(since <= day <= until for day, _words in item.updates)


def _shortened(totals: Totals, most: int) -> Totals:
    """Totals with the rows after so many added up into one."""
    if len(totals.rows) <= most:
        return totals
    numbers = (sum(int(cell) for cell in column) for column in list(zip(*totals.rows[most:], strict=True))[1:])
    return totals._replace(rows=(*totals.rows[:most], (ALL_OTHERS, *numbers)))


def _open_words(register: Register) -> str:
    number = sum(not item.is_overdue(register.as_of) for item in register.open_items)
    if not number:
        return ""
    items = sentence_start(counted(number, "further item"))
    return in_figures(
        f"{items} {'is' if number == 1 else 'are'} open and not overdue.",
        N_("Number of further items that are open and not overdue: {number}."),
        number,
    )


def _reports_words(number: int, since: date) -> str:
    if not number:
        return ""
    reports = f"{sentence_start(counted(number, 'report'))} {'was' if number == 1 else 'were'}"
    day = long_date(since)
    label = N_("Number of reports published since {day}: {number}.")
    return in_figures(f"{reports} published since {day}.", label, number, day=day)
