"""The register as comma-separated values, for spreadsheets and programs."""

import csv
import io
from datetime import date

from section55.register.entries import Register
from section55.register.formats.columns import INSPECTIONS, ITEMS, Value, inspection_rows, item_rows

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def as_csv(register: Register, items: bool = False) -> str:
    """One row an inspection, or with ``items`` one row an item, under a header row.

    Dates are ISO dates and lists are joined with "; ". A text that a spreadsheet would run as a
    formula (it begins with = + - @, a tab or a new line) has an apostrophe put before it,
    which a program that reads the file takes off again. Numbers are never changed so.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.heading for column in (ITEMS if items else INSPECTIONS)])
    for row in item_rows(register) if items else inspection_rows(register):
        writer.writerow([_cell(value) for value in row])
    return text.getvalue()


def _cell(value: Value) -> str | int | None:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        value = "; ".join(value)
    if not isinstance(value, str):
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")  # else a reader may take it for the end of a row
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
