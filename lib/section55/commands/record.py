"""``section55 record``."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

import click

from section55.commands.option_types import DAY, DAY_OR_DONE, WEB_LINK
from section55.commands.paths import slug_argument
from section55.commands.printing import echo
from section55.model.paths import Where

OFFICE_USE = {
    "submitted_to_hmicfrs": "The day a copy was sent to the inspectors.",
    "copied_to_secretary_of_state": "The day a copy was sent to the Secretary of State.",
    "forwarded_to_chief_constable": "The day it was sent to the chief constable.",
    "forwarded_to_police_and_crime_panel": "The day it was sent to the panel.",
    "published_on_website": "The day it was put up.",
}
"""The items of office use, each with the help of its option."""
_KEYS = {
    "invited_on": "chief_constable_invited_on",
    "comments_wanted_by": "chief_constable_comments_wanted_by",
    "comments_received_on": "chief_constable_comments_received_on",
}
"""The keys of options that have shorter names."""


def _office_use_options(function: Callable[..., None]) -> Callable[..., None]:
    for key, help_text in reversed(OFFICE_USE.items()):
        function = click.option(f"--{key.replace('_', '-')}", type=DAY_OR_DONE, metavar="DATE|done", help=help_text)(
            function
        )
    return function


@click.command("record", short_help="Record what was sent, approved or published.")
@slug_argument
@_office_use_options
@click.option("--invited-on", type=DAY, help="The day the chief constable was invited to comment.")
@click.option("--comments-wanted-by", type=DAY, help="The day by which the comments are wanted.")
@click.option("--comments-received-on", type=DAY, help="The day the comments came.")
@click.option("--response-published-on", type=DAY, help="The day the response was published.")
@click.option("--response-url", type=WEB_LINK, help="Where it was published.")
@click.option("--approved-by", metavar="TEXT", help="The post or person that approved the response.")
@click.option("--approved-on", type=DAY, help="The day it was approved.")
@click.option("--correction", metavar="TEXT", help="What was put right after publication; with --on.")
@click.option("--on", type=DAY, help="The day of the correction.")
@click.option("--final", is_flag=True, help="The response is no draft any more.")
def command(slug: str, correction: str | None, on: date | None, final: bool, **given: Any) -> None:
    """Record what was done with a response: comments invited and received, approved, sent, published, corrected.

    SLUG is the name of an inspection in the workbook's parameters/, or the path of a parameter
    file. A DATE is like 2024-02-09; "done" stands for a day that is not known. The rest of the file
    stays as it is, and its history has the change.

    \b
    Example:
      section55 record 2023-12-19-meeting-the-needs-of-victims --published-on-website 2024-02-09
    """
    given = {key: answer for key, answer in given.items() if answer is not None}
    if not given and correction is None and on is None and not final:
        raise click.UsageError("Say what to record, for example --published-on-website 2024-02-09.")
    if correction is not None and on is None:
        raise click.UsageError("Say on which day the correction was made: --on 2024-02-09.")
    if on is not None and correction is None:
        raise click.UsageError("--on is the day of a correction. Say what was put right with --correction.")

    from section55.commands.paths import parameter_file
    from section55.files.change_answers import save_answers
    from section55.files.reader import read_inspection
    from section55.model.errors import WorkbookError
    from section55.model.wording import long_date
    from section55.workspace import shown

    path = parameter_file(slug)
    source = read_inspection(path, shown(path))
    answers: dict[Where, Any] = {
        ("office_use", key) if key in OFFICE_USE else (_KEYS.get(key, key),): answer for key, answer in given.items()
    }
    if final:
        answers["status",] = "final"
    sentences = [_describe(where, answer) for where, answer in answers.items()]
    if correction is not None and on is not None:
        if source.inspection.is_draft:
            raise WorkbookError(
                f"{shown(path)}: the response is a draft. Only a final one is corrected: change the draft itself."
            )
        answers["corrections", len(source.inspection.corrections)] = {"on": on, "text": correction}
        sentences.append(f"The correction of {long_date(on)} was added.")
    save_answers(source, shown(path), answers, by="command")
    for sentence in sentences:
        echo(sentence)


def _describe(where: Where, answer: date | str | Literal[True]) -> str:
    from section55.model.inspection import Inspection
    from section55.model.paths import labels
    from section55.model.wording import long_date, shortened

    title = labels(Inspection, where)[-1]
    if answer is True:
        return f"“{title}” is now done, on a day that is not known."
    return f"“{title}” is now {long_date(answer) if isinstance(answer, date) else shortened(answer)}."
