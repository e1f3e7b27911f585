"""Reads what an officer gives the form: a report, an earlier response, or one that the workbook made itself.

What reads a file is imported when there is one: nobody who opens the form waits for it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from section55.form.state.intake.brought_in import BroughtIn
from section55.model.errors import WorkbookError

_MARKDOWN = re.compile(r"^#{1,6} |\*\*\S|\]\(https?:|^\| ?:?-{3}", re.MULTILINE)
PASTED = "Pasted words"


class GivenFile(NamedTuple):
    """A file as it was given, or a text that was pasted."""

    name: str
    data: bytes

    @property
    def shown_as(self) -> str:
        """What it is called where something is said of it."""
        return self.name.rpartition(".")[0] if self.name.startswith(PASTED) else self.name


def pasted_text(text: str) -> GivenFile:
    """Return a text that was pasted, as a file. Raises `WorkbookError` where there are no words in it."""
    if not text.strip():
        raise WorkbookError("Choose a file, or paste the text, and press this again.")
    # A page that was pasted comes with its headings and lists; of plain text every character is taken for itself.
    ending = "md" if _MARKDOWN.search(text) else "txt"
    return GivenFile(f"{PASTED}.{ending}", text.encode("utf-8", "replace"))


@dataclass(frozen=True)
class OwnResponse:
    """A document that the workbook made: it carries its parameter file, to the byte."""

    name: str
    carried: Mapping[str, bytes]

    @property
    def parameter_file(self) -> str:
        """The name of the file that it was made from."""
        return next(iter(self.carried))

    def put_back(self, folder: Path) -> tuple[Path, list[Path]]:
        """Put the files back; return the parameter file, and those that were there with other content and were left.

        Raises `WorkbookError` where the parameter file is there already.
        """
        from section55.intake.bring_back import bring_back

        _, kept = bring_back(self.carried, folder)
        return folder / self.parameter_file, kept


def read_given_report(given: GivenFile) -> BroughtIn:
    """Read a report. Raises `WorkbookError` for one that is refused, with the reason in a sentence."""
    from section55.intake.reading import read_carried_files, read_data
    from section55.intake.report import read_report

    if read_carried_files(given.data, given.shown_as) is not None:
        raise WorkbookError(
            f"{given.shown_as}: it is a response that the workbook made, and no report. Bring it in as an old response."
        )
    proposal = read_report(read_data(given.data, given.name, given.shown_as))
    return _with_something(BroughtIn(proposal, given.shown_as))


def read_given_response(given: GivenFile) -> BroughtIn | OwnResponse:
    """Read an earlier response. Raises `WorkbookError` for one that is refused, with the reason in a sentence."""
    from section55.intake.reading import read_carried_files, read_data
    from section55.intake.response import read_response

    carried = read_carried_files(given.data, given.shown_as)
    if carried is not None:
        return OwnResponse(given.name, carried)
    proposal = read_response(read_data(given.data, given.name, given.shown_as))
    return _with_something(BroughtIn(proposal, given.shown_as, is_response=True))


def _with_something(found: BroughtIn) -> BroughtIn:
    """Return what was read; raises `WorkbookError` where that is nothing at all."""
    if not (found.answers.places or found.left_over or found.answers.tree.get("inspection_title")):
        raise WorkbookError(
            f"{found.name}: nothing was found in it, no title and no recommendation. Is it the whole report? A PDF "
            "that was scanned has no text: ask for the web page, or paste the text."
        )
    return found
