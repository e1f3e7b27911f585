"""``section55 return make`` and ``section55 return read``."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from section55.commands.option_types import DAY
from section55.commands.paths import slug_argument
from section55.commands.printing import echo, echo_json, echo_lines

if TYPE_CHECKING:
    from section55.files.reader import InspectionFile
    from section55.intake.returns.read import ReadReturn

BY = "chief constable's return"
"""How a history says that answers came by a return."""
_HELP = """Send the force a Word document to answer in, and read it back.

The document has each item's text, a position to choose and a box to type in. Bold, lists and tables
come back as the workbook prints them.

\b
Examples:
  section55 return make 2023-12-19-meeting-the-needs-of-victims --wanted-by 2024-01-16
  section55 return read return.docx --on 2024-01-15 --save
"""
_MAKE_HELP = """Write a Word document in which the force answers.

SLUG is the name of an inspection in the workbook's parameters/, or the path of a parameter file. A
document that is there already is not overwritten.

\b
Example:
  section55 return make 2023-12-19-meeting-the-needs-of-victims --wanted-by 2024-01-16
"""
_READ_HELP = """Read a return that came back, and print what it says.

Nothing is written without --save. With it, answers that were empty are filled in and the change goes
into the history; an answer that is there already is kept unless --replace is given. A return in
which the report's own words were changed is refused.

\b
Example:
  section55 return read return.docx --on 2024-01-15 --save
"""


@click.group("return", short_help="Send the force a Word document to answer in, and read it back.", help=_HELP)
def command() -> None:
    """The commands about the chief constable's return."""


@command.command("make", short_help="Write the Word document for the force.", help=_MAKE_HELP)
@slug_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The document. [default: SLUG-return.docx here]",
)
@click.option("--wanted-by", type=DAY, help="The day by which it is to be back. [default: the file's]")
def make(slug: str, output: Path | None, wanted_by: date | None) -> None:
    """Writes the document and prints its path."""
    from section55.commands.paths import parameter_file
    from section55.commands.word_output import write_new
    from section55.files.reader import read_inspection
    from section55.intake.returns.make import make_return
    from section55.workspace import shown

    path = parameter_file(slug)
    source = read_inspection(path, shown(path))
    write_new(output or Path(f"{source.slug}-return.docx"), make_return(source, wanted_by))


@command.command("read", short_help="Read the document that came back.", help=_READ_HELP)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", type=DAY, help="The day it came, to be recorded as that of the comments.")
@click.option("--replace", is_flag=True, help="Take its answers in place of those that are there.")
@click.option("--json", "as_json", is_flag=True, help="Print what was read as JSON.")
@click.option("--save", is_flag=True, help="Keep the answers in the parameter file.")
def read(file: Path, on: date | None, replace: bool, as_json: bool, save: bool) -> None:
    """Prints what a return says, and keeps it where that is asked for."""
    from section55.commands.paths import parameter_file
    from section55.files.reader import read_inspection
    from section55.intake.reading import read_source
    from section55.intake.returns.form import read_carried
    from section55.intake.returns.read import ReturnRefused, read_return
    from section55.model.errors import WorkbookError
    from section55.workspace import shown

    source = read_source(file)
    try:
        carried = read_carried(source.carried)
        path = parameter_file(carried.slug, is_typed=False)
        inspection_file = read_inspection(path, shown(path))
        found = read_return(source, carried, inspection_file)
    except ReturnRefused as error:
        raise ReturnRefused([f"{shown(file)}: {sentence}" for sentence in error.sentences]) from None
    except WorkbookError as error:
        raise WorkbookError(f"{shown(file)}: {error}") from None
    if as_json:
        from section55.intake.returns.as_json import proposal_of

        echo_json(proposal_of(found, inspection_file.inspection).as_dict())
    else:
        _print(found, replace)
    if save:
        _save(found, inspection_file, shown(path), on, replace, quiet=as_json)
    elif not as_json:
        echo("Nothing was written. Add --save to keep it." if found.answers or found.same else "Nothing was written.")


def _print(found: "ReadReturn", replace: bool) -> None:
    for answer in found.answers:
        echo_lines("")
        echo(answer.name)
        if answer.old and not replace:
            echo("An answer is there already, and is kept without --replace. It came as:")
        elif answer.old:
            echo("It replaces the answer that is there. It came as:")
        for line in answer.new.splitlines():
            echo(f"    {line}")
    if found.answers:
        echo_lines("")
    for sentence in _sentences(found):
        echo(sentence)


def _sentences(found: "ReadReturn") -> list[str]:
    from section55.model.wording import counted, listed, sentence_start

    sentences = [*found.notes]
    if found.same:
        verb = "is" if found.same == 1 else "are"
        sentences.append(f"{sentence_start(counted(found.same, 'answer'))} {verb} in the parameter file already.")
    if found.empty and (found.answers or found.same):
        sentences.append(f"Not answered: {listed(found.empty)}.")
    return sentences


def _save(
    found: "ReadReturn", source: "InspectionFile", shown_as: str, on: date | None, replace: bool, quiet: bool
) -> None:
    from section55.files.change_answers import save_answers
    from section55.model.paths import Where
    from section55.model.wording import counted, sentence_start

    answers: dict[Where, object] = {answer.where: answer.new for answer in found.answers if replace or not answer.old}
    kept = len(found.answers) - len(answers)
    count = len(answers)
    if on is not None and (found.answers or found.same):
        answers["chief_constable_comments_received_on",] = on
    if answers:
        save_answers(source, shown_as, answers, by=BY)
    if quiet:
        return
    sentence = f"{sentence_start(counted(count, 'answer'))} saved in {shown_as}." if count else "No answer was saved."
    echo(sentence)
    if len(answers) > count and not count:
        echo(f"The day that it came is saved in {shown_as}.")
    if kept:
        were = "was" if kept == 1 else "were"
        echo(f"{sentence_start(counted(kept, 'answer'))} that {were} there already {were} kept.")
