"""The register as comma-separated values, for spreadsheets and programs."""

import csv
import io
import re
from datetime import date

from section55.model.printable import printable_lines
from section55.register.entries import Register, published_alone
from section55.register.formats.columns import INSPECTIONS, INTERNAL, ITEMS, Value, inspection_rows, item_rows

_STARTS_A_FORMULA = re.compile("'*[=+\\-@\t\n＝＋－＠]")
"""After an apostrophe too: else a reader could not tell ours, which it takes off, from one of the text's own."""


def as_csv(register: Register, items: bool = False, is_public: bool = False) -> str:
    """One row an inspection, or with ``items`` one row an item, under a header row.

    Every field is in double quotes, dates are ISO dates and lists are joined with "; ". A text that a
    spreadsheet would run as a formula (it begins with = + - @, also in full width, a tab or a new line,
    whether or not after apostrophes) has an apostrophe put before it, which a program that reads the
    file takes off again. Numbers are never changed so. A control or direction character is written as
    its code: ``[U+001B]``. A public one has published responses alone, and no `INTERNAL` column.
    """
    register = published_alone(register) if is_public else register
    headings = [column.heading for column in (ITEMS if items else INSPECTIONS)]
    kept = [place for place, heading in enumerate(headings) if not (is_public and heading in INTERNAL)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow([headings[place] for place in kept])
    for row in item_rows(register) if items else inspection_rows(register):
        writer.writerow([as_cell(row[place]) for place in kept])
    return text.getvalue()


def as_cell(value: Value) -> str | int | None:
    """A value as a field has it: an ISO date, a list joined, and no text that a spreadsheet would run."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        value = "; ".join(value)
    if not isinstance(value, str):
        return value
    # A carriage return could be read as the end of a row.
    text = printable_lines(value.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if _STARTS_A_FORMULA.match(text) else text
