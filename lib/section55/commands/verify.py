"""``section55 verify``."""

from pathlib import Path

import click

from section55.commands.option_types import WholeNumber
from section55.commands.paths import paths_argument
from section55.commands.printing import echo, echo_json


@click.command("verify", short_help="Is a document what its inputs say?")
@paths_argument
@click.option(
    "--since",
    "old",
    type=click.Path(exists=True, path_type=Path),
    metavar="OLD",
    help="An earlier copy: is the history in it the beginning of the document's?",
)
@click.option("--timeout", type=click.FloatRange(1), help="Seconds that making one again may take. [default: 20]")
@click.option("--memory", type=WholeNumber(200), help="Megabytes that making one again may take. [default: 400]")
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs instead of sentences.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    old: Path | None,
    timeout: float | None,
    memory: int | None,
    as_json: bool,
) -> None:
    """Say whether documents are what their inputs say, and whether the history is whole.

    PATHS are output folders, folders of such folders, or published .html and .pdf files alone, with
    no other file at hand; with none, every folder in outputs/. What a document carries is taken out
    and checked, the document is made again from it, and the two are compared byte for byte; where
    another version made it, word for word. There are three verdicts: "It verifies.", "It does not
    verify." and "Not all could be checked here." The exit status is 0 only where all verify.

    \b
    Examples:
      section55 verify
      section55 verify 2023-12-19-meeting-the-needs-of-victims.pdf
      section55 verify new.pdf --since the-copy-that-was-sent.pdf
    """
    from section55 import workspace
    from section55.build.verdicts import CANNOT_BE_SHOWN
    from section55.build.verifier import MEMORY, TIMEOUT, Verifier
    from section55.documents.formats import FORMATS
    from section55.files.own_folders import own_outputs
    from section55.model.errors import WorkbookError
    from section55.model.printable import printable

    named = [found for path in paths or (own_outputs(),) for found in _output_folders(path)]
    if not named:
        raise WorkbookError(
            f"There is nothing in {workspace.shown(paths[0] if paths else workspace.OUTPUTS)} to verify. "
            "Build an inspection first: section55 build"
        )
    for path in (*named, *filter(None, [old])):
        if not path.is_dir() and path.suffix[1:].lower() not in FORMATS:
            raise click.BadParameter(f"{printable(str(path))} is neither an output folder nor an .html or .pdf file.")
    found = []
    with Verifier(timeout or TIMEOUT, memory or MEMORY) as verifier:
        for path in named:
            found.append(one := verifier.verify(path, old))
            if not as_json:
                echo(workspace.shown(path))
                for statement in one.statements:
                    echo(f"  {statement.outcome + ':':<13} {statement.sentence}")
                echo(f"  {one.verdict}")
    if as_json:
        entries = [
            {
                "name": printable(one.name),
                "holds": one.holds,
                "verdict": one.verdict,
                "statements": [vars(statement) for statement in one.statements],
            }
            for one in found
        ]
        echo_json(entries)
    else:
        echo(CANNOT_BE_SHOWN)
    ctx.exit(0 if all(one.holds for one in found) else 1)


def _output_folders(path: Path) -> list[Path]:
    """The folders inside a folder of output folders; anything else is itself what is to be verified."""
    from section55.documents.audit import AUDIT_FILE
    from section55.workspace import OUTPUTS

    if not path.is_dir():
        return [path] if path.exists() else []
    inside = sorted(folder for folder in path.glob("*") if folder.is_dir())
    is_of_folders = OUTPUTS.is_dir() and path.samefile(OUTPUTS)
    return inside if is_of_folders or any((folder / AUDIT_FILE).is_file() for folder in inside) else [path]
