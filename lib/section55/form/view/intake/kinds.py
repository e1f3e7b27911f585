"""What can be brought in: a report, an earlier response, and the chief constable's return."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from section55.form.state.intake.read_file import GivenFile, read_given_report, read_given_response
from section55.form.state.intake.returned import read_given_return


@dataclass(frozen=True)
class Kind:
    """One of them, as the page asks for it."""

    key: str
    heading: str
    lead: str
    file_label: str
    endings: str
    read: Callable[[GivenFile], Any]
    """Reads it, in a thread; raises `WorkbookError` for one that is refused."""
    paste_label: str = ""
    """Empty where it cannot be pasted."""


_ENDINGS = ".html,.htm,.mhtml,.mht,.pdf,.docx,.md,.txt"
REPORT = Kind(
    "report",
    "Start from a report",
    "Give the inspectorate’s report. Best is its web page, saved from the browser (Ctrl+S); a PDF will do. You will "
    "see what was read, and correct it, before anything is kept.",
    "The report’s file",
    _ENDINGS,
    read_given_report,
    "Or paste the report’s words",
)
RESPONSE = Kind(
    "response",
    "Bring in an old response",
    "Give a response of earlier years, of any layout. One that this workbook made comes back exactly as it was. You "
    "will see what was read, and correct it, before anything is kept.",
    "The response’s file",
    _ENDINGS,
    read_given_response,
    "Or paste the response’s words",
)
RETURN = Kind(
    "return",
    "Read the return",
    "Give the Word document that came back from the force. You will see what it changes before it is taken over.",
    "The return (.docx)",
    ".docx",
    read_given_return,
)
KINDS = (REPORT, RESPONSE, RETURN)
