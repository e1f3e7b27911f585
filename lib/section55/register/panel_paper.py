"""The panel paper: what was published since a day, what is still to be published or open, and what moved."""

from datetime import date
from typing import NamedTuple

from section55.documents.html_page import render_page
from section55.model.office import DEFAULT_ACCENT
from section55.model.wording import long_date
from section55.register.entries import Register
from section55.register.items import RegisterItem


class _UpdatedItem(NamedTuple):
    """An item that moved, with its updates in the period of the paper."""

    item: RegisterItem
    updates: list[tuple[date, str]]


def render_paper(register: Register, since: date) -> str:
    """Render the paper as a page: what happened from a day, that day included, to the register's own day.

    The same register and day give the same page; nothing in it comes from a clock.
    """
    as_of = register.as_of
    names = {entry.office_name for entry in register.entries if entry.office_name}
    readable = [entry for entry in register.entries if entry.published_on is not None]
    updated = (_UpdatedItem(item, _updates_between(item, since, as_of)) for item in register.items())
    return render_page(
        "paper.html.j2",
        DEFAULT_ACCENT,
        register=register,
        office_name=names.pop() if len(names) == 1 else "Section 55 register",
        as_of=long_date(as_of),
        since=long_date(since),
        dated=as_of.isoformat(),
        reports=[entry for entry in readable if entry.published_on and since <= entry.published_on <= as_of],
        responses=[
            entry for entry in readable if entry.response_published_on and since <= entry.response_published_on <= as_of
        ],
        waiting=register.to_be_published,
        updated_items=[each for each in updated if each.updates],
        open_items=register.open_items,
        unreadable=register.refused,
    )


def _updates_between(item: RegisterItem, first: date, last: date) -> list[tuple[date, str]]:
    return [(day, text) for day, text in item.updates if first <= day <= last]
