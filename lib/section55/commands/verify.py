"""``section55 verify``."""

import json
from pathlib import Path

import click

from section55.commands.paths import paths_argument


@click.command("verify", short_help="Is a document what its inputs say?")
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs instead of sentences.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Say whether documents are what their inputs say, and whether the history is whole.

    PATHS are output folders, or published .html and .pdf files alone, with no other file at hand;
    with none, every folder in outputs/. What a document carries is taken out and checked, the
    document is made again from it, and the two are compared byte for byte. The exit status is 0
    only where everything could be checked and agrees.

    \b
    Examples:
      section55 verify
      section55 verify 2023-12-19-meeting-the-needs-of-victims.pdf
    """
    from section55 import workspace
    from section55.build.task import FORMATS
    from section55.build.verify import verify_document, verify_folder
    from section55.files.own_folders import own_outputs
    from section55.model.errors import WorkbookError

    named = paths or tuple(sorted(path for path in own_outputs().glob("*") if path.is_dir()))
    if not named:
        raise WorkbookError(
            f"There is nothing in {workspace.shown(workspace.OUTPUTS)} to verify. "
            "Build an inspection first: section55 build"
        )
    results = []
    for path in named:
        if not path.is_dir() and path.suffix[1:].lower() not in FORMATS:
            raise click.BadParameter(f"{path} is neither an output folder nor an .html or .pdf file.")
        results.append(verify_folder(path) if path.is_dir() else verify_document(path))
    if as_json:
        entries = [
            {"name": result.name, "holds": result.holds, "statements": [vars(line) for line in result.statements]}
            for result in results
        ]
        click.echo(json.dumps(entries, indent=2, ensure_ascii=False))
    else:
        for result in results:
            click.echo(workspace.shown(Path(result.name)))
            for statement in result.statements:
                click.echo(f"  {statement.outcome + ':':<13} {statement.sentence}")
            click.echo("  It verifies." if result.holds else "  It does not verify.")
    ctx.exit(0 if all(result.holds for result in results) else 1)
