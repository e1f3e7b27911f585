"""The panel paper: what was published since a day, what is still to be published or open, and what moved."""

from datetime import date

from section55.html_page import render_page
from section55.office import DEFAULT_ACCENT
from section55.register import Register, RegisterItem
from section55.wording import long_date, short_date


def paper_page(register: Register, since: date) -> str:
    """The paper as a page: what happened from a day, that day included, to the register's own day.

    The same register and day give the same page; nothing in it comes from a clock.
    """
    as_of = register.as_of
    names = {entry.office_name for entry in register.entries if entry.office_name}
    read = [entry for entry in register.entries if entry.published_on is not None]
    return render_page(
        "paper.html.j2",
        DEFAULT_ACCENT,
        register=register,
        office_name=names.pop() if len(names) == 1 else "Section 55 register",
        as_of=long_date(as_of),
        since=long_date(since),
        dated=as_of.isoformat(),
        reports=[entry for entry in read if entry.published_on and since <= entry.published_on <= as_of],
        responses=[
            entry for entry in read if entry.response_published_on and since <= entry.response_published_on <= as_of
        ],
        waiting=[entry for entry in read if not entry.is_published],
        moved=[(item, news) for item in register.items() if (news := _news(item, since, as_of))],
        open_items=register.open_items,
        unreadable=[entry for entry in register.entries if entry.faults],
        short_date=short_date,
        long_date=long_date,
    )


def _news(item: RegisterItem, since: date, as_of: date) -> list[tuple[date, str]]:
    """The updates of an item that fall into the time that the paper speaks of."""
    return [(day, text) for day, text in item.updates if since <= day <= as_of]
