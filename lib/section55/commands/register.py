"""``section55 register``."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from section55.commands.option_types import DAY
from section55.commands.paths import paths_argument
from section55.commands.printing import BYTE_ORDER_MARK, begins_a_file, echo, echo_data, echo_lines

if TYPE_CHECKING:
    from section55.register import Register

FORMATS = ("table", "csv", "json", "xlsx", "ics", "html")


@click.command("register", short_help="List every inspection and its deadline.")
@paths_argument
@click.option("--as-of", type=DAY, help="The day to tell the state of. [default: today]")
@click.option("--format", "kind", type=click.Choice(FORMATS), default="table", show_default=True, help="What to write.")
@click.option("--recommendations", is_flag=True, help="List recommendations and other items instead of inspections.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else it is printed."
)
def command(paths: tuple[Path, ...], as_of: date | None, kind: str, recommendations: bool, output: Path | None) -> None:
    """List every inspection, its deadline and what is missing: what is to be published, soonest first, then the rest.

    xlsx is for people: Excel shows it as it is. csv and json are for programs: in a csv Excel
    makes 1.1 of a number 1.10, and a date of 3/4. ics is for a calendar (importing it again updates
    what is there), html for the office's website. A file that cannot be read is a line of the list;
    a calendar has nothing of it.

    \b
    Examples:
      section55 register
      section55 register --recommendations --format csv -o recommendations.csv
      section55 register --format ics -o deadlines.ics
    """
    from section55.commands.paths import find_parameter_files, paths_or_default
    from section55.register.cache import read_register

    if kind in ("xlsx", "ics", "html") and output is None:
        raise click.UsageError(f"Say where to write it: --format {kind} -o register.{kind}")
    if recommendations and kind in ("xlsx", "ics", "html"):
        raise click.UsageError(f"{kind} has the recommendations beside the inspections. Leave --recommendations out.")
    named = paths_or_default(paths)
    if kind == "html" and (len(named) > 1 or not named[0].is_dir()):
        raise click.UsageError("The page is of one folder. Name that folder, or leave PATHS out.")
    register = read_register(
        find_parameter_files(named), as_of or date.today(), with_items=recommendations or kind != "table"
    )
    if kind == "table" and output is None and sys.stdout.isatty():
        _print(register, recommendations)
        return
    content = _page(named[0], register.as_of) if kind == "html" else _content(register, kind, recommendations)
    if isinstance(content, str) and kind == "csv" and (output is not None or begins_a_file()):
        content = f"{BYTE_ORDER_MARK}{content}"
    if kind == "ics":
        for entry in register.entries:
            if entry.faults:
                echo(
                    f"{entry.file}: it cannot be read, so the calendar has none of its days. section55 check says why.",
                    err=True,
                )
    if output is None:
        _print_content(str(content), kind)
        return
    from section55.files.atomic_write import write_whole

    write_whole(output, content if isinstance(content, bytes) else content.encode())
    echo(str(output))


def _print(register: "Register", recommendations: bool) -> None:
    from rich.console import Console

    from section55.register.formats.table import as_table

    console = Console()
    console.print(as_table(register, console.width, items=recommendations), crop=False)


def _print_content(content: str, kind: str) -> None:
    if kind == "table":
        echo_lines(content.removesuffix("\n"))
    else:
        echo_data(content)


def _page(folder: Path, as_of: date) -> str:
    from section55.build.register_page import register_html

    return register_html(folder, as_of)


def _content(register: "Register", kind: str, recommendations: bool) -> str | bytes:
    match kind:
        case "csv":
            from section55.register.formats.csv_text import as_csv

            return as_csv(register, items=recommendations)
        case "json":
            from section55.register.formats.json_text import as_json

            return as_json(register, items=recommendations)
        case "xlsx":
            from section55.register.formats.xlsx import as_xlsx

            return as_xlsx(register)
        case "ics":
            from section55.register.formats.ics import as_ics

            return as_ics(register, datetime.now(UTC))
        case _:
            from section55.register.formats.table import as_text

            return as_text(register, items=recommendations)
