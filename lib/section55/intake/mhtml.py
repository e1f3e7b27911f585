"""The page in a file that a browser saved as one (.mhtml)."""

from email import policy
from email.parser import BytesParser

from section55.intake.blocks import Source
from section55.intake.html_blocks import read_html
from section55.model.errors import WorkbookError


def read_mhtml(data: bytes) -> Source:
    """The blocks of the page that was saved. Raises `WorkbookError` where there is none in it."""
    message = BytesParser(policy=policy.default).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page.strip():
                address = str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
                return read_html(page, address if address.startswith(("http://", "https://")) else "")
    raise WorkbookError("There is no web page in it. Save the page again, or paste its text.")
