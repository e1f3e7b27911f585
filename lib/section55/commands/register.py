"""``section55 register``."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from section55.commands.filter_options import filter_options, filters_of
from section55.commands.option_types import DAY, language_option
from section55.commands.paths import paths_argument
from section55.commands.printing import BYTE_ORDER_MARK, begins_a_file, echo, echo_data, echo_lines
from section55.commands.register_formats import (
    FORMATS,
    FormatChoice,
    Lists,
    content_of,
    contents_of,
    formats_of,
    refuse_what_does_not_go_together,
)

if TYPE_CHECKING:
    from section55.register import Register
    from section55.register.kept_table import KeptTable


@click.command("register", short_help="List every inspection and its deadline.")
@paths_argument
@click.option("--as-of", type=DAY, help="The day that the list is of. [default: today]")
@click.option(
    "--format", "format_", type=FormatChoice(FORMATS), help="What to write. [default: by the file's ending, else table]"
)
@click.option("--recommendations", is_flag=True, help="List recommendations and other items instead of inspections.")
@click.option(
    "--by", type=click.Choice(("owner", "year", "status", "age")), help="Totals by this fact instead of a list."
)
@filter_options
@language_option
@click.option("--public", is_flag=True, help="html: published responses only, and no internal steps.")
@click.option("--fragment", is_flag=True, help="html: without page and style, to paste into a site's editor.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; else it is printed. May be given again: a page links to the data beside it.",
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    as_of: date | None,
    format_: str | None,
    recommendations: bool,
    by: Any,
    language: str | None,
    public: bool,
    fragment: bool,
    outputs: tuple[Path, ...],
    **given: Any,
) -> None:
    """List every inspection, its deadline and what is missing: what is to be published, soonest first, then the rest.

    The options that narrow it down hold in every format. Without --recommendations they speak of
    responses, with it of items; where they name what only items have (--owner, --addressed-to,
    --kind), an inspection is listed that has an item that fits. A file that cannot be read is a line
    of the list; a calendar has nothing of it. Then the exit status is 1.

    xlsx is for people: Excel shows it as it is. csv and json are for programs: in a csv Excel
    makes 1.1 of a number 1.10, and a date of 3/4. ics is for a calendar (importing it again updates
    what is there), html for the office's website. REGISTER.md lists the columns.

    \b
    Examples:
      section55 register --due-within 21
      section55 register --recommendations --overdue --by owner
      section55 register --recommendations --kind "area for improvement" --words custody
      section55 register -o register.xlsx
      section55 register --public --fragment -o inspections.html
      section55 register --public -o inspections.html -o inspections.csv -o inspections.xlsx
    """
    lists = Lists(recommendations, by, public, fragment)
    kinds = formats_of(format_, outputs)
    refuse_what_does_not_go_together(kinds, lists, has_output=bool(outputs))

    from section55.commands.paths import find_parameter_files, paths_or_default, refuse_missing_folder

    for output in outputs:
        refuse_missing_folder(output)
    named, today = paths_or_default(paths), date.today()
    is_usual = not (
        recommendations or by or as_of or language or any(value not in (None, False) for value in given.values())
    )
    table = _kept_table(named, today) if is_usual and kinds == ("table",) and not outputs else None
    if table is not None and (text := table.read()):
        _print_text(text, "table")
        return

    from section55.register.cache import read_register
    from section55.register.filters import Filters

    filters = filters_of(given)
    with_items = recommendations or kinds != ("table",) or by is not None or filters != Filters()
    whole = read_register(find_parameter_files(named), as_of or today, with_items, language or "")
    for sentence in filters.unknown_names(whole):
        echo(sentence, err=True)
    register = filters.apply(whole)
    if outputs:
        _write(contents_of(register, dict(zip(outputs, kinds, strict=True)), lists))
    elif kinds == ("table",) and by is None and sys.stdout.isatty():
        _print(register, recommendations)
    else:
        text = str(content_of(register, kinds[0], lists))
        if table is not None and not register.refused:
            table.keep(text)
        _print_text(text, kinds[0])
    if as_of is not None:
        _report_left_out(register)
    _report_refused(register)
    ctx.exit(1 if register.refused else 0)


def _kept_table(named: Sequence[Path], day: date) -> "KeptTable | None":
    """The table that is kept of one folder, for a file or another program; None for a terminal, and for more paths."""
    if len(named) != 1 or not named[0].is_dir() or sys.stdout.isatty():
        return None
    from section55.files.parts import sweep_parts
    from section55.register.kept_table import KeptTable

    sweep_parts(named[0])
    return KeptTable(named[0], day)


def _print(register: "Register", recommendations: bool) -> None:
    from rich.console import Console

    from section55.register.formats.table import as_table

    console = Console()
    console.print(as_table(register, console.width, items=recommendations), crop=False)


def _write(contents: dict[Path, bytes]) -> None:
    from section55.files.atomic_write import write_all_whole

    write_all_whole(contents)
    for output in contents:
        echo(str(output))


def _print_text(content: str, kind: str) -> None:
    if kind == "table":
        echo_lines(content.removesuffix("\n"))
    else:
        echo_data(f"{BYTE_ORDER_MARK}{content}" if kind == "csv" and begins_a_file() else content)


def _report_left_out(register: "Register") -> None:
    """Prints what is known by now and was not on the day that the register is of."""
    from section55.model.wording import counted, long_date

    if register.later_reports:
        were = "was" if register.later_reports == 1 else "were"
        number = counted(register.later_reports, "report").capitalize()
        echo(f"{number} {were} published after {long_date(register.as_of)} and left out.", err=True)
    if register.later_statuses:
        echo(register.later_statuses, err=True)


def _report_refused(register: "Register") -> None:
    """Names each file that cannot be read."""
    for entry in register.refused:
        echo(f"{entry.file}: it cannot be read, so that nothing of it is listed. section55 check says why.", err=True)
