"""``section55 find``."""

from datetime import date
from pathlib import Path

import click

from section55.commands.paths import paths_argument
from section55.commands.printing import echo, echo_json


@click.command("find", short_help="Find words in all inspections.")
@click.argument("words")
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs instead of lines.")
@click.pass_context
def command(ctx: click.Context, /, words: str, paths: tuple[Path, ...], as_json: bool) -> None:
    """Find WORDS in every text of every inspection, as they follow each other, whatever the capitals.

    A line says the file and the line in it, the item or question, and the words around. Where lines
    end in the file makes no difference. Put several words in quotation marks. The exit status is 1
    where nothing was found, or where a file could not be read.

    \b
    Example:
      section55 find "appropriate adults"
    """
    from section55.commands.paths import find_parameter_files, paths_or_default
    from section55.files.bounded_read import read_file
    from section55.files.reader import read_inspection
    from section55.files.text_search import find_words, may_have_words
    from section55.files.yaml.text import MOST_BYTES
    from section55.model.errors import FaultsFound
    from section55.model.printable import printable
    from section55.model.wording import shortened
    from section55.register.cache import read_register
    from section55.workspace import shown

    if not words.strip():
        raise click.UsageError("Say what to find: section55 find WORDS")
    found = []
    refused = 0
    files = find_parameter_files(paths_or_default(paths))
    # The register knows of every file that has not changed whether it can be read; of reports of any day.
    can_be_read = {
        entry.file
        for entry in read_register(files, date.max, with_items=False, language=None).entries
        if not entry.faults
    }
    for path in files:
        try:
            if printable(shown(path)) in can_be_read and not may_have_words(read_file(path, MOST_BYTES), words):
                continue
            source = read_inspection(path, shown(path))
        except FaultsFound:
            refused += 1
            echo(f"{shown(path)}: it cannot be read, so that it is not searched. section55 check says why.", err=True)
            continue
        found += [(shown(path), place) for place in find_words(source, words)]
    if as_json:
        echo_json([{"file": file, **place._asdict()} for file, place in found])
    else:
        for file, place in found:
            echo(f"{file}, line {place.line}, {place.name}: {place.around}")
        if not found:
            echo(f"{shortened(words)} is in no text.", err=True)
    ctx.exit(0 if found and not refused else 1)
