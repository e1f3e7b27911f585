"""Which format a register is written in, and what each is made by."""

from collections.abc import Mapping, Sequence
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
_DATA, _PUBLIC = ("csv", "json", "xlsx"), ("html", "csv", "xlsx")
"""What a page may link to as data, and what may hold published responses alone."""
_OTHER_ENDINGS = (".xls", ".ods", ".xlsm", ".doc", ".docx", ".pdf")
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


def format_of(kind: str | None, output: Path | None, formats: Sequence[str] = FORMATS) -> str:
    """The format that was asked for, else that of the file's ending. Raises ``UsageError`` where they differ.

    ``formats`` are those that there are, of which the nearest is named in place of another program's.
    """
    ending = output.suffix.lower() if output else ""
    if output is not None and ending in _OTHER_ENDINGS:
        for_spreadsheets = "xlsx" if "xlsx" in formats else "csv"
        raise click.UsageError(
            f"Nothing is written as {ending} here. Name the file {output.stem}.{for_spreadsheets} or .html."
        )
    by_ending = _ENDINGS.get(ending)
    if kind is None:
        return by_ending or "table"
    if output is not None and by_ending not in (None, kind):
        raise click.UsageError(
            f"{output.name} has the ending of {by_ending}, and --format says {kind}. Change one of them."
        )
    if output is not None and kind == "xlsx" and by_ending is None:
        raise click.UsageError(f"Excel does not open {output.name}. Name the file {output.name}.xlsx.")
    return kind


def formats_of(kind: str | None, outputs: Sequence[Path]) -> tuple[str, ...]:
    """The format of each file, or of what is printed. Raises ``UsageError`` where a file cannot have one."""
    if len(outputs) < 2:
        return (format_of(kind, outputs[0] if outputs else None),)
    if kind is not None:
        raise click.UsageError("Several files take their formats from their endings. Leave --format out.")
    if len({output.resolve() for output in outputs}) < len(outputs):
        raise click.UsageError("Two of the files are the same one. Give each another name.")
    return tuple(format_of(None, output) for output in outputs)


def refuse_what_does_not_go_together(kinds: Sequence[str], lists: Lists, has_output: bool) -> None:
    """Raises ``UsageError``, with what to type instead, for lists that a format has not."""
    for kind in kinds:
        if kind in FILES and not has_output:
            raise click.UsageError(f"Say where to write it: --format {kind} -o register.{kind}")
        if lists.by is not None and kind in ("ics", "html"):
            raise click.UsageError(f"Totals cannot be written as {kind}. Write them as a table, csv, json or xlsx.")
        if lists.is_public and "html" in kinds and kind not in _PUBLIC:
            raise click.UsageError(f"--public is for html, csv and xlsx alone. Write {kind} by another command.")
    if lists.items and lists.by is None and all(kind in FILES for kind in kinds):
        raise click.UsageError(
            f"{kinds[0]} has the recommendations beside the inspections. Leave --recommendations out."
        )
    if (lists.is_public or lists.is_fragment) and "html" not in kinds:
        raise click.UsageError("--public and --fragment are for the page: add --format html -o register.html.")


def contents_of(register: "Register", kinds: Mapping[Path, str], lists: Lists) -> dict[Path, bytes]:
    """What each file holds; a page has links to the data that lies beside it."""
    from section55.commands.printing import BYTE_ORDER_MARK

    contents = {}
    for file, kind in kinds.items():
        beside = [other.name for other, format_ in kinds.items() if format_ in _DATA and _lie_together(other, file)]
        content = content_of(register, kind, lists, beside)
        if isinstance(content, str):
            content = f"{BYTE_ORDER_MARK if kind == 'csv' else ''}{content}".encode()
        contents[file] = content
    return contents


def _lie_together(one: Path, other: Path) -> bool:
    return one.resolve().parent == other.resolve().parent


def content_of(register: "Register", kind: str, lists: Lists, beside: Sequence[str] = ()) -> str | bytes:
    """The register, or its totals, in a format; ``beside`` are the files of data that a page links to."""
    if lists.by is not None:
        return _totals(register, kind, lists.by)
    match kind:
        case "csv":
            from section55.register.formats.csv_text import as_csv

            return as_csv(register, items=lists.items, is_public=lists.is_public)
        case "json":
            from section55.register.formats.json_text import as_json

            return as_json(register, items=lists.items)
        case "xlsx":
            from section55.register.formats.xlsx import as_xlsx

            return as_xlsx(register, lists.is_public)
        case "ics":
            from section55.register.formats.ics import as_ics

            return as_ics(register, datetime.now(UTC))
        case "html":
            from section55.register.page import register_page

            return register_page(register, lists.is_public, lists.is_fragment, beside)
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
