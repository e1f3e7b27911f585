"""Reads a file in a process of its own, which has so much time and memory and no more.

On Windows the time is bounded and the memory is not: the system has no such limit for a process that is not in a job.
"""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

from section55.files.bounded_read import NotRead, read_bounded
from section55.intake.blocks import Source, source_from_dict
from section55.intake.decoding import encoding_by_mark
from section55.model.errors import WorkbookError

MOST_BYTES = 20_000_000
SECONDS = 20
MOST_MEMORY = 1_500_000_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_WORD = "Save it as a Word document (.docx) and send that."
_PAGES = (b"<!doctype html", b"<html", b"<?xml", b"<!--", b"<head", b"<body", b"<div", b"<h1", b"<p>", b"<meta")
_OTHER_FORMATS = {
    b"<office:document": "It is an OpenDocument file.",
    b"mso-application": "It is a Word file in XML.",
    b"<w:worddocument": "It is a Word file in XML.",
    b"<pkg:package": "It is a Word file in XML.",
}
_MAIL = re.compile(rb"(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|x-[\w-]+): ")
TEXT_ENDINGS = {".md": "md", ".markdown": "md", ".txt": "txt", ".text": "txt"}


def read_source(path: Path) -> Source:
    """What a file holds, as blocks. Raises `WorkbookError`, which names the file, for one that is not read."""
    try:
        data = read_bounded(path, MOST_BYTES)
    except NotRead as error:
        raise WorkbookError(f"{path}: {error}") from None
    return read_data(data, path.name, str(path))


def read_data(data: bytes, name: str, shown_as: str) -> Source:
    """The same of bytes that were pasted or sent; ``name`` has the ending that tells Markdown from plain text."""
    try:
        if len(data) > MOST_BYTES:
            raise WorkbookError(f"It has more than {MOST_BYTES:,} bytes, which is the most that is read.")
        return _read_apart(data, find_kind(data, name))
    except WorkbookError as error:
        raise WorkbookError(f"{shown_as}: {error}") from None


def read_carried_files(data: bytes, shown_as: str) -> dict[str, bytes] | None:
    """The files that a document of the workbook's own carries, the parameter file first; None for any other document.

    Raises `WorkbookError` for one of the workbook's own that no longer carries them.
    """
    try:
        kind = find_kind(data, "")
        if kind not in ("html", "pdf") or len(data) > MOST_BYTES:
            return None
        carried = _read_apart(data, f"carried {kind}").carried
    except WorkbookError as error:
        raise WorkbookError(f"{shown_as}: {error}") from None
    return {name: base64.b64decode(text) for name, text in carried.items()} or None


def find_kind(data: bytes, name: str) -> str:
    """What kind of file it is, by how it begins. Raises `WorkbookError` for one that is not read."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        raise WorkbookError("There is nothing in it.")
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise WorkbookError("It has a password. Save it without one and send that.")
        raise WorkbookError(f"It is an old Office file (.doc, .xls, .msg). {_AS_WORD}")
    for mark, sentence in _OTHER_FORMATS.items():
        if mark in start:
            raise WorkbookError(f"{sentence} {_AS_WORD}")
    if _MAIL.match(start) and b"mime-version:" in start and b"multipart/related" not in start:
        raise WorkbookError("It is an e-mail. Save what is attached to it and bring that in, or paste its text.")
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return "docx"
    if b"%pdf-" in start[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        raise WorkbookError(f"It is a rich text file (.rtf). {_AS_WORD}")
    if b"mime-version:" in start and b"multipart/related" in start:
        return "mhtml"
    if start.startswith(_PAGES) or b"<html" in start:
        return "html"
    ending = Path(name).suffix.lower()
    if data[:4] == b"\x89PNG" or (not encoding_by_mark(data) and _is_no_text(data[:4096])):
        raise WorkbookError(
            "It is no web page, PDF, Word document or text. Save the report as one of these, or paste its text."
        )
    if ending in (".html", ".htm"):
        return "html"
    return TEXT_ENDINGS.get(ending, "txt")


def _is_no_text(start: bytes) -> bool:
    """Whether bytes are those of a picture or a program: a text has hardly a character that steers a machine."""
    steering = sum(byte < 9 or 13 < byte < 27 for byte in start)
    return b"\0" in start or steering > len(start) / 100


def _read_apart(data: bytes, kind: str) -> Source:
    command = [sys.executable, "-P", "-m", "section55.intake.worker", kind, str(SECONDS), str(MOST_MEMORY)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise WorkbookError(
            f"It could not be read within {SECONDS} seconds. Bring in its text instead, or a part of it."
        ) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise WorkbookError(
            "It could not be read: the program that reads it ended in the middle. Bring in its text instead."
        ) from None
    if "refused" in answer:
        raise WorkbookError(answer["refused"])
    return source_from_dict(answer["source"])
