"""``section55 build``."""

import os
from pathlib import Path

import click

from section55.commands.paths import paths_argument

FORMATS = ("html", "pdf")


def _formats(_ctx: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = [word.strip().lower() for word in value.split(",")]
    for word in wanted:
        if word not in FORMATS:
            raise click.BadParameter(f"“{word}” is not a format. Type html, pdf or html,pdf.")
    return tuple(name for name in FORMATS if name in wanted)


@click.command("build", short_help="Build the finished HTML and PDF.")
@paths_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the documents. [default: outputs]",
)
@click.option(
    "--format", "formats", default="html,pdf", show_default=True, callback=_formats, help="Which documents to make."
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    help="How many inspections at a time. [default: the cores]",
)
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], output: Path | None, formats: tuple[str, ...], jobs: int
) -> None:
    """Build the finished HTML and PDF of each inspection.

    papermill runs the master notebook once for each parameter file, and nbconvert makes the
    documents from that run. One inspection that fails never stops the others.

    \b
    Examples:
      section55 build
      section55 build parameters/2023-12-19-meeting-the-needs-of-victims.yaml --format html
      section55 build ../another-force/parameters -o ../another-force/outputs
    """
    from section55 import workspace
    from section55.building import build_all, parameter_files
    from section55.commands.build_report import BuildReport
    from section55.commands.paths import existing

    files = parameter_files(existing(paths))
    folder = output or workspace.OUTPUTS
    with BuildReport(len(files), folder) as told:
        results = build_all(files, folder, formats, jobs, told.hear)
    told.summarise(results)
    ctx.exit(1 if any(result.status == "failed" for result in results) else 0)
