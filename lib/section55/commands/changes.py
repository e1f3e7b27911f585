"""``section55 changes``."""

from datetime import date
from pathlib import Path

import click

from section55.commands.option_types import DAY, language_option
from section55.commands.paths import paths_argument
from section55.commands.printing import BYTE_ORDER_MARK, begins_a_file, echo, echo_data, echo_lines
from section55.commands.register_formats import FormatChoice, format_of

FORMATS = ("table", "csv", "json", "html")


@click.command("changes", short_help="Say what changed between two days.")
@paths_argument
@click.option("--since", type=DAY, required=True, help="The first day, like 2024-02-09.")
@click.option("--until", type=DAY, help="The last day. [default: today]")
@language_option
@click.option(
    "--format", "format_", type=FormatChoice(FORMATS), help="What to write. [default: by the file's ending, else table]"
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; else it is printed."
)
@click.pass_context
def command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    since: date,
    until: date | None,
    language: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Say what changed in all inspections between two days: each change once, and who saved it.

    It goes by the histories: what is new, published, approved, answered, closed or corrected, each
    status from what to what, and every other answer. Both days count, in UTC. A change by hand is
    there once a build or save has noticed it. A history that is not whole is named, and the exit
    status is 1.

    \b
    Examples:
      section55 changes --since 2024-02-09
      section55 changes --since 2024-01-01 --until 2024-03-31 -o quarter.csv
    """
    kind = format_of(format_, output, FORMATS)
    if kind not in FORMATS:
        raise click.UsageError(f"Changes cannot be written as {kind}. Write them as {', '.join(FORMATS)}.")
    if kind == "html" and output is None:
        raise click.UsageError("Say where to write it: --format html -o changes.html")

    from section55.commands.paths import find_parameter_files, paths_or_default, refuse_missing_folder
    from section55.files.atomic_write import write_whole
    from section55.register.cache import broken_histories, read_changes, read_register
    from section55.register.changes import between
    from section55.register.formats import changes_text

    last = until or date.today()
    if since > last:
        raise click.BadParameter(f"{since.isoformat()} is after {last.isoformat()}, the last day.")
    refuse_missing_folder(output)
    files = find_parameter_files(paths_or_default(paths))
    every = read_changes(files)
    changes = between(every, since, last)
    match kind:
        case "csv":
            content = changes_text.changes_as_csv(changes)
            if output is not None or begins_a_file():
                content = f"{BYTE_ORDER_MARK}{content}"
        case "json":
            content = changes_text.changes_as_json(changes, since, last)
        case "html":
            of_page = read_register(files, last, with_items=False, language=language or "").language
            content = changes_text.changes_as_page(changes, since, last, language=of_page)
        case _:
            content = changes_text.changes_as_text(changes)
    if output is not None:
        write_whole(output, content.encode())
        echo(str(output))
    elif kind == "table":
        echo_lines(content.removesuffix("\n"))
    else:
        echo_data(content)
    broken = broken_histories(files, every)
    for sentence in broken:
        echo(sentence, err=True)
    ctx.exit(1 if broken else 0)
