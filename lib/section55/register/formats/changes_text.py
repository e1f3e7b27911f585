"""What changed, as a table, CSV, JSON or a page."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

from section55.documents.html_page import render_page
from section55.model.catalogue import ENGLISH, N_, in_language
from section55.model.office import DEFAULT_ACCENT
from section55.model.printable import json_text, printable
from section55.model.wording import counted, in_figures, iso_day, long_date, sentence_start, short_date
from section55.register.changes import RegisterChange, responses_of
from section55.register.formats.change_words import item_of_change, kind_of_change, sentence_of_change, who_made
from section55.register.formats.csv_text import as_cell
from section55.register.formats.json_text import VERSION
from section55.register.formats.table import lines_in_columns
from section55.register.item_lists import dated_title

Value = Callable[[RegisterChange], str | int | date]
COLUMNS: tuple[tuple[str, str, Value], ...] = (
    ("On", "The day that it was saved, in UTC", lambda change: change.on),
    ("Kind", "New, Published, Closed, Status, Update and so on", lambda change: change.kind),
    ("Inspection", "The report's title", lambda change: change.inspection_title),
    ("Published on", "The day of the report", lambda change: change.published_on),
    ("Item", "The item that changed; empty for the whole inspection", lambda change: change.item),
    ("What", "The question whose answer changed", lambda change: change.what),
    ("From", "The answer before; of a long text what differs", lambda change: change.old),
    ("To", "The answer after", lambda change: change.new),
    ("By", "Who saved it, or noticed a change by hand", lambda change: change.by),
    (
        "Correction",
        "yes where it changes what a published response says",
        lambda change: "yes" if change.is_correction else "no",
    ),
    ("Office", "The office's name in the file", lambda change: change.office),
    ("Revision", "Its number in the history", lambda change: change.revision),
    ("Slug", "What commands call the inspection", lambda change: change.slug),
)
"""Each with its heading and what stands in it."""


def changes_as_text(changes: Sequence[RegisterChange]) -> str:
    """A line a change: its day, its kind, the inspection, the item, what changed and who saved it."""
    rows: list[tuple[str, ...]] = [("On", "Kind", "Inspection", "Item", "Change", "By", "Slug")]
    rows += [
        (
            short_date(change.on).replace("\u00a0", " "),
            f"{change.kind}{', a correction' if change.is_correction else ''}",
            *map(_line, (change.inspection_title, change.item, change.sentence, change.by, change.slug)),
        )
        for change in changes
    ]
    return lines_in_columns(rows)


def _line(text: str) -> str:
    return printable(" ".join(text.split()))


def changes_as_csv(changes: Sequence[RegisterChange]) -> str:
    """A row a change under a header row, every field in double quotes, as the register's own."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([heading for heading, _, _ in COLUMNS])
    writer.writerows([as_cell(value(change)) for _, _, value in COLUMNS] for change in changes)
    return text.getvalue()


def changes_as_json(changes: Sequence[RegisterChange], since: date, until: date) -> str:
    """An object with ``since``, ``until`` and ``changes``, of which each is on a line of its own."""
    lines = ",\n".join(json_text(vars(change)) for change in changes)
    listed = f"[\n{lines}\n]" if lines else "[]"
    return (
        f'{{\n"version": "{VERSION}",\n"since": "{since.isoformat()}",\n"until": "{until.isoformat()}",\n'
        f'"changes": {listed}\n}}\n'
    )


def _title(changes: Sequence[RegisterChange]) -> str:
    """What an inspection was called last."""
    last = changes[-1]
    return dated_title(last.inspection_title or last.slug, iso_day(last.published_on))


def changes_as_page(
    changes: Sequence[RegisterChange], since: date, until: date, accent_colour: str = "", language: str = ENGLISH
) -> str:
    """A page with a table for each inspection, be it in two languages, in the order of their reports, newest first."""
    with in_language(language):
        return _page(changes, since, until, accent_colour)


def _page(changes: Sequence[RegisterChange], since: date, until: date, accent_colour: str) -> str:
    responses = responses_of(changes)
    ordered = sorted(changes, key=lambda change: (change.published_on, responses[change.slug]), reverse=True)
    groups = [
        (_title(found), found)
        for found in (
            sorted(of_one, key=lambda change: (change.on, change.slug != slug))
            for slug, of_one in groupby(ordered, lambda each: responses[each.slug])
        )
    ]
    return render_page(
        "changes.html.j2",
        accent_colour or DEFAULT_ACCENT,
        since=long_date(since),
        until=long_date(until),
        dated=until.isoformat(),
        summary=in_figures(
            f"{sentence_start(counted(len(changes), 'change'))} to {counted(len(groups), 'inspection')}, by the "
            "histories of the files: for each inspection the earliest first. Days are in UTC.",
            N_(
                "Number of changes: {number}; of inspections: {inspections}. They are by the histories of the files: "
                "for each inspection the earliest first. Days are in UTC."
            ),
            len(changes),
            inspections=f"{len(groups):,}",
        ),
        groups=groups,
        kind_of=kind_of_change,
        item_of=item_of_change,
        sentence_of=sentence_of_change,
        who_made=who_made,
    )
