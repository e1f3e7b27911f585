"""``section55 build``."""

import os
import re
import signal
from pathlib import Path

import click

from section55.build.engine import TIMEOUT
from section55.commands.option_types import WholeNumber
from section55.commands.paths import output_option, paths_argument
from section55.commands.printing import echo
from section55.documents.formats import FORMATS


def _formats(_ctx: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, ...]:
    wanted = [word.strip().lower() for word in value.split(",")]
    for word in wanted:
        if word not in FORMATS:
            raise click.BadParameter(f"“{word}” is not a format. Type html, pdf or html,pdf.")
    return tuple(name for name in FORMATS if name in wanted)


def _scheduler(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not re.fullmatch(r"(\w+://)?[^\s/]+:\d+", value):
        raise click.BadParameter(f"“{value}” is not the address of a scheduler. Type one like tcp://192.168.0.1:8786.")
    return value


@click.command("build", short_help="Build the finished HTML and PDF.")
@paths_argument
@output_option
@click.option(
    "--format",
    "formats",
    default=",".join(FORMATS),
    show_default=True,
    callback=_formats,
    help="Which documents to make. One of the other kind that is there already is kept up to date.",
)
@click.option(
    "-j",
    "--jobs",
    type=WholeNumber(min=1),
    default=os.cpu_count() or 1,
    help="How many inspections at a time. [default: the cores]",
)
@click.option("--force", is_flag=True, help="Build what is up to date too, and what has lost some of its history.")
@click.option("--prune", is_flag=True, help="Remove the documents of parameter files that are gone from the folders.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="How long one cell of the notebook may take.",
)
@click.option(
    "--dask",
    metavar="ADDRESS",
    callback=_scheduler,
    help="Build on the Dask cluster whose scheduler is at this address, as many at a time as it can; -j is for here.",
)
@click.option(
    "--log",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Add lines here: start, what was built or failed, totals.",
)
@click.option("--quiet", is_flag=True, help="Print nothing but what went wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print each step and result as a line of JSON, as it happens.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    output: Path | None,
    formats: tuple[str, ...],
    jobs: int,
    force: bool,
    prune: bool,
    timeout: float,
    dask: str | None,
    log: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Build the finished HTML and PDF of each inspection.

    papermill runs the master notebook once for each parameter file, and nbconvert makes the
    documents from that run. One inspection that fails never stops the others. What is as it was at
    the last build is not built again. A build that is interrupted is finished by the next one.

    \b
    Examples:
      section55 build
      section55 build parameters/2023-12-19-meeting-the-needs-of-victims.yaml --format html
      section55 build ../another-force/parameters -o ../another-force/outputs
    """
    from section55.build.batch import AccountRefused, Plan, build_all, with_other_languages
    from section55.commands.build_progress import open_report
    from section55.commands.paths import find_parameter_files, paths_or_default
    from section55.files.own_folders import own_outputs
    from section55.model.errors import WorkbookError

    named = paths_or_default(paths)
    folders = [path for path in named if path.is_dir()]
    if prune and not folders:
        raise click.UsageError("--prune looks through folders of parameter files, and only files were named.")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a plain kill stops a build as Ctrl-C does
    files = with_other_languages(find_parameter_files(named))
    plan = Plan(output or own_outputs(), formats, jobs, force, timeout, dask=dask, is_all=True)
    with open_report(len(files), plan.output, log=log, quiet=quiet, as_json=as_json) as report:
        try:
            results, refused = build_all(files, plan, report), ""
        except AccountRefused as error:
            results, refused = error.results, str(error)
        except KeyboardInterrupt:
            stopped = f"Stopped after {len(report.results)} of {len(files)}. The next build does the rest."
            raise WorkbookError(stopped) from None
    if refused:
        echo(refused, err=True)
    if folders:
        _report_orphans(plan.output, folders, {path.stem for path in files}, prune)
        _report_left_histories(folders)
    ctx.exit(1 if refused or any(result.status == "failed" for result in results) else 0)


def _report_orphans(output: Path, folders: list[Path], slugs: set[str], prune: bool) -> None:
    from section55.build import pruning
    from section55.workspace import shown

    orphans = pruning.find_orphans(output, folders, slugs)
    if prune and orphans:
        for folder, kept in pruning.prune(output, orphans).items():
            left = f"; kept, since no build left it so: {', '.join(kept)}" if kept else ""
            echo(f"{shown(folder)}: removed, since its parameter file is gone{left}.", err=True)
        return
    for orphan in orphans:
        echo(f"{shown(orphan.folder)}: its parameter file is gone. section55 build --prune removes it.", err=True)


def _report_left_histories(folders: list[Path]) -> None:
    from section55.files.left_histories import left_histories
    from section55.workspace import shown

    for folder in folders:
        for left in left_histories(folder):
            echo(f"{shown(left.path)}: {left.sentence}", err=True)
