"""Which format a register is written in, and what each is made by."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from section55.register import Register
    from section55.register.totals import By

FORMATS = ("table", "csv", "json", "xlsx", "ics", "html")
FILES = ("xlsx", "ics", "html")
"""Formats that are written to a file and never printed."""
_ENDINGS = {".csv": "csv", ".json": "json", ".xlsx": "xlsx", ".ics": "ics", ".html": "html", ".htm": "html"}
_OTHER_BOOKS = (".xls", ".ods", ".xlsm", ".doc", ".docx", ".pdf")


_MEANT = {
    "excel": "xlsx",
    "xls": "xlsx",
    "spreadsheet": "xlsx",
    "calendar": "ics",
    "ical": "ics",
    "web": "html",
    "cvs": "csv",
}


class FormatChoice(click.Choice[str]):
    """One of some formats; of another word it says which of them may be meant."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The format that was typed."""
        from section55.model.wording import closest_word

        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as refused:
            typed = value.casefold()
            near = _MEANT.get(typed) or closest_word(typed, list(self.choices))
            if near in self.choices:
                self.fail(f"{refused.message} Did you mean {near}?", param, ctx)
            raise


class Lists(NamedTuple):
    """Which lists of a register are written."""

    items: bool = False
    """Items in place of inspections."""
    by: "By | None" = None
    """Totals in place of a list."""
    is_public: bool = False
    is_fragment: bool = False


def format_of(kind: str | None, output: Path | None) -> str:
    """The format that was asked for, else that of the file's ending. Raises ``UsageError`` where they differ."""
    ending = output.suffix.lower() if output else ""
    if ending in _OTHER_BOOKS:
        raise click.UsageError(
            f"The register is not written as {ending}. Name the file {output.stem if output else ''}.xlsx or .html."
        )
    by_ending = _ENDINGS.get(ending)
    if kind is None:
        return by_ending or "table"
    if output is not None and by_ending not in (None, kind):
        raise click.UsageError(
            f"{output.name} has the ending of {by_ending}, and --format says {kind}. Change one of them."
        )
    if output is not None and kind == "xlsx" and by_ending is None:
        raise click.UsageError(f"Excel opens no {output.name}. Name the file {output.name}.xlsx.")
    return kind


def content_of(register: "Register", kind: str, lists: Lists) -> str | bytes:
    """The register, or its totals, in a format."""
    if lists.by is not None:
        return _totals(register, kind, lists.by)
    match kind:
        case "csv":
            from section55.register.formats.csv_text import as_csv

            return as_csv(register, items=lists.items)
        case "json":
            from section55.register.formats.json_text import as_json

            return as_json(register, items=lists.items)
        case "xlsx":
            from section55.register.formats.xlsx import as_xlsx

            return as_xlsx(register)
        case "ics":
            from section55.register.formats.ics import as_ics

            return as_ics(register, datetime.now(UTC))
        case "html":
            from section55.register.page import register_page

            return register_page(register, lists.is_public, lists.is_fragment)
        case _:
            from section55.register.formats.table import as_text

            return as_text(register, items=lists.items)


def _totals(register: "Register", kind: str, by: "By") -> str | bytes:
    from section55.register.formats import totals_text

    match kind:
        case "csv":
            return totals_text.totals_as_csv(register, by)
        case "json":
            return totals_text.totals_as_json(register, by)
        case "xlsx":
            from section55.register.formats.xlsx import totals_as_xlsx

            return totals_as_xlsx(register, by)
        case _:
            return totals_text.totals_as_text(register, by)
