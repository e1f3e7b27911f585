"""Writes ``REGISTER.md``: the columns of the register's lists, of its totals and of changes, as the code has them.

python -m section55.commands.register_columns
"""

from collections.abc import Iterable
from datetime import date

from section55.register.entries import Register
from section55.register.formats.changes_text import COLUMNS as CHANGES
from section55.register.formats.columns import INSPECTIONS, ITEMS
from section55.register.formats.json_text import VERSION
from section55.register.totals import By, totals_by
from section55.workspace import ROOT

PAGE = ROOT / "REGISTER.md"
_TOTALS: tuple[By, ...] = ("owner", "year", "status", "age")


def render_page() -> str:
    """The text of the page, ending in a line break."""
    return "\n".join(
        [
            "# The columns of the register",
            "",
            "Made by `python -m section55.commands.register_columns`; a test checks that it is current.",
            "",
            "A CSV file is UTF-8 with a byte order mark and a header row. Dates are like 2024-02-09, lists are",
            "joined with “; ”, and a text that a spreadsheet would run as a formula has an apostrophe before it. The",
            "spreadsheet has the same columns, first those that people read first; Milestones, To look at and Faults",
            f"are a sheet of their own there. `section55 schema --register` describes the JSON (version {VERSION}).",
            "",
            "## Inspections: `section55 register --format csv`",
            "",
            *_table((column.heading, column.says) for column in INSPECTIONS),
            "",
            "## Items: `section55 register --recommendations --format csv`",
            "",
            *_table((column.heading, column.says) for column in ITEMS),
            "",
            "## Totals: `section55 register --by … --format csv`",
            "",
            *(f"- `--by {by}`: {', '.join(_headings(by))}" for by in _TOTALS),
            "",
            "## Changes: `section55 changes --since … --format csv`",
            "",
            *_table((heading, says) for heading, says, _ in CHANGES),
            "",
        ]
    )


def _headings(by: By) -> Iterable[str]:
    return totals_by(Register(date.min, ()), by).headings


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    return ["| Column | What stands in it |", "| --- | --- |", *(f"| {heading} | {says} |" for heading, says in rows)]


if __name__ == "__main__":
    PAGE.write_text(render_page(), encoding="utf-8", newline="\n")
