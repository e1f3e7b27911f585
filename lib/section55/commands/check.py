"""``section55 check``."""

from datetime import date
from pathlib import Path

import click

from section55.commands.option_types import DAY
from section55.commands.paths import paths_argument
from section55.commands.printing import echo, echo_json


@click.command("check", short_help="Say what is wrong, and what to look at.")
@paths_argument
@click.option("--as-of", type=DAY, help="Look as on that day, like 2024-02-12; today when absent.")
@click.option("--json", "as_json", is_flag=True, help="Print a list for programs instead of sentences.")
@click.option("--strict", is_flag=True, help="Exit with 1 on a finding as well as on a fault.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], as_of: date | None, as_json: bool, strict: bool) -> None:
    """Say what is wrong with parameter files, and what to look at before publishing.

    A fault (a missing answer, an impossible date, a misspelt key) means that no document can be
    built. A finding (a deadline printed a day late, a recommendation that nothing explains) is for a
    person to decide. parameters/README.md lists everything that is looked at.

    \b
    Example:
      section55 check parameters/2023-12-19-meeting-the-needs-of-victims.yaml
    """
    from section55.checks import findings
    from section55.commands.paths import find_parameter_files, paths_or_default
    from section55.files.reader import read_inspection
    from section55.model.errors import FaultsFound
    from section55.model.windows_names import too_long_on_windows
    from section55.model.wording import counted
    from section55.workspace import OUTPUTS, shown

    entries: list[dict[str, object]] = []
    faults = found = 0
    files = find_parameter_files(paths_or_default(paths))
    for path in files:
        name = shown(path)
        if not as_json and (too_long := too_long_on_windows(path.stem, OUTPUTS)):
            echo(f"{name}: {too_long}")
        try:
            source = read_inspection(path, name)
        except FaultsFound as refused:
            faults += len(refused.faults)
            entries += [{"kind": "fault", **fault.as_dict()} for fault in refused.faults]
            if not as_json:
                for fault in refused.faults:
                    echo(str(fault), err=True)
            continue
        for finding in findings(source, as_of or date.today()):
            found += 1
            entries.append({"kind": "finding", "file": name, **finding.as_dict()})
            if not as_json:
                echo(f"{name}, line {finding.line}, {finding.key}: {finding.sentence}")
    if as_json:
        echo_json(entries)
    else:
        echo(f"{counted(len(files), 'file')}, {counted(faults, 'fault')}, {counted(found, 'finding')}.".capitalize())
    ctx.exit(1 if faults or (strict and found) else 0)
