"""``section55 import report`` and ``section55 import response``."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from section55.commands.like import add_earlier_answers, like_option, read_earlier
from section55.commands.option_types import DAY
from section55.commands.printing import echo, echo_json

if TYPE_CHECKING:
    from section55.intake.proposal import Proposal

_HELP = """Bring in a report of HMICFRS, or an earlier response.

FILE is a saved web page (.html, .mhtml), a PDF, a Word document (.docx), Markdown (.md) or text (.txt);
- is what is pasted into standard input. Nothing is written without --save.

\b
Examples:
  section55 import report report.html --published-on 2024-05-16 --save
  section55 import response old-response.pdf --save
"""
_REPORT_HELP = """Bring in a report of HMICFRS: its recommendations, causes of concern and areas for improvement.

What is read is printed with how sure it is: read, worked out, guessed or missing. Every sentence that asks
for something and became no item is listed too. Save the report's web page and bring that in; a PDF is
next best.

\b
Example:
  section55 import report report.html --published-on 2024-05-16 --save
"""
_RESPONSE_HELP = """Bring in an earlier response, of any office's layout.

A page or PDF that the workbook made is taken from what it carries, to the byte. Any other is read by
its labels: Inspection title, Published on, Key findings, Recommendations and so on. What fits under
none of them is listed.

\b
Example:
  section55 import response old-response.docx --office norfolk --save
"""
_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
_OPTIONS = (
    click.option("--office", help="Whose response it is: a profile in the folder's offices/. [default: the only one]"),
    click.option("--published-on", type=DAY, help="The day HMICFRS published the report, where the file is wrong."),
    click.option(
        "--folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Where to write. [default: the workbook's parameters/]",
    ),
    click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON."),
    click.option("--save", is_flag=True, help="Write a draft parameter file."),
)


def _with_options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return _FILE(function)


@click.group("import", short_help="Bring in a report, or an earlier response.", help=_HELP)
def command() -> None:
    """The commands that bring something in."""


@command.command("report", short_help="Bring in a report of HMICFRS.", help=_REPORT_HELP)
@_with_options
@like_option
@click.option(
    "--for",
    "whom",
    type=click.Choice(["all", "force"]),
    default="all",
    help="Which recommendations: all, or only those that ask the office's force. [default: all]",
)
def report(
    file: Path,
    office: str | None,
    published_on: date | None,
    folder: Path | None,
    as_json: bool,
    save: bool,
    whom: str,
    like: str | None,
) -> None:
    """Prints what a report asks for, and writes a draft where that is asked for."""
    from section55.intake.reading import read_data
    from section55.intake.report import read_report

    data, name = _read(file)
    proposal = read_report(read_data(data, name, name))
    if whom == "force":
        from section55.commands.paths import parameter_folder
        from section55.intake.for_force import keep_those_for_force

        keep_those_for_force(proposal, office, folder or parameter_folder())
    if like:
        earlier = read_earlier(like, office)
        office = earlier.office
        add_earlier_answers(proposal, earlier)
    _finish(proposal, office, published_on, folder, as_json, save)


@command.command("response", short_help="Bring in an earlier response.", help=_RESPONSE_HELP)
@_with_options
def response(
    file: Path, office: str | None, published_on: date | None, folder: Path | None, as_json: bool, save: bool
) -> None:
    """Prints what a response says, and writes it where that is asked for."""
    from section55.intake.reading import read_carried_files, read_data
    from section55.intake.response import read_response

    data, name = _read(file)
    carried = read_carried_files(data, name)
    if carried is not None:
        _bring_back(carried, name, folder, as_json, save)
        return
    proposal = read_response(read_data(data, name, name))
    _finish(proposal, office, published_on, folder, as_json, save)


def _read(file: Path) -> tuple[bytes, str]:
    from section55.files.bounded_read import NotRead, read_bounded
    from section55.intake.reading import MOST_BYTES
    from section55.model.errors import WorkbookError

    if str(file) == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1), "standard input"
    try:
        return read_bounded(file, MOST_BYTES), str(file)
    except NotRead as error:
        raise WorkbookError(f"{file}: {error}") from None


def _bring_back(carried: dict[str, bytes], name: str, folder: Path | None, as_json: bool, save: bool) -> None:
    """Puts the files that a document of the workbook's own carries where they were."""
    from section55.commands.paths import parameter_folder
    from section55.files.yaml.parser import read_answers
    from section55.intake.bring_back import bring_back
    from section55.intake.proposal import Proposal
    from section55.workspace import shown

    parameter_file = next(iter(carried))
    if as_json:
        echo_json(Proposal(answers=dict(read_answers(carried[parameter_file]))).as_dict())
    else:
        echo(f"{name}: the workbook made it, and it carries {parameter_file}, {len(carried[parameter_file]):,} bytes.")
    if save:
        written, kept = bring_back(carried, folder or parameter_folder())
        if not as_json:
            for path in written:
                echo(shown(path))
            for path in kept:
                echo(f"{shown(path)}: there is such a file already, and it was left as it is.")
    elif not as_json:
        echo("Nothing was written. Add --save to keep it.")


def _finish(
    proposal: "Proposal",
    office: str | None,
    published_on: date | None,
    folder: Path | None,
    as_json: bool,
    save: bool,
) -> None:
    from section55.commands.paths import parameter_folder
    from section55.commands.proposal_report import proposal_lines, remaining_lines
    from section55.files.new_file import write_draft
    from section55.intake.bring_back import BY_IMPORT
    from section55.intake.publication_date import set_publication_date, why_not_sure
    from section55.model.errors import WorkbookError
    from section55.workspace import shown

    if published_on is not None:
        set_publication_date(proposal, published_on)
    if as_json:
        echo_json(proposal.as_dict())
    else:
        for line in proposal_lines(proposal):
            echo(line)
    if not save:
        if not as_json:
            echo("Nothing was written. Look at it, then add --save to keep it as a draft.")
        return
    if sentence := why_not_sure(proposal):
        raise WorkbookError(f"Nothing was written. {sentence}")
    title = str(proposal.answers.get("inspection_title") or "")
    if not title:
        raise WorkbookError("Nothing was written: no title was found. Begin one with section55 new and copy it over.")
    answers = {key: answer for key, answer in proposal.answers.items() if key != "inspection_title"}
    day = proposal.answers["published_on"]
    path = write_draft(title, day, office, folder or parameter_folder(), answers, by=BY_IMPORT)
    if not as_json:
        echo(shown(path))
        for line in remaining_lines(path):
            echo(line)
