"""Totals of a register as a table, CSV, JSON or a sheet of their own."""

import csv
import io

from section55.model.printable import json_text
from section55.register.entries import Register
from section55.register.formats.json_text import VERSION
from section55.register.formats.table import lines_in_columns
from section55.register.totals import By, Totals, totals_by


def totals_as_text(register: Register, by: By) -> str:
    """A heading line, then a line for each row, numbers below their headings."""
    totals = totals_by(register, by)
    rows = [[str(cell) for cell in row] for row in (totals.headings, *totals.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(totals.headings))]
    aligned = [[row[0], *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))] for row in rows]
    return lines_in_columns(aligned)


def totals_as_csv(register: Register, by: By) -> str:
    """The same as comma-separated values, every field in double quotes."""
    totals = totals_by(register, by)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(totals.headings)
    writer.writerows(totals.rows)
    return text.getvalue()


def totals_as_json(register: Register, by: By) -> str:
    """The same as an object with ``by``, ``as_of`` and ``totals``, of which each row is one by its headings."""
    totals = totals_by(register, by)
    facts = {
        "version": VERSION,
        "as_of": register.as_of.isoformat(),
        "by": by,
        "totals": [dict(zip(keys_of(totals), row, strict=True)) for row in totals.rows],
    }
    return f"{json_text(facts, 2)}\n"


def keys_of(totals: Totals) -> list[str]:
    """The headings as keys: "Open items" is ``open_items``."""
    return [heading.lower().replace(" ", "_") for heading in totals.headings]
