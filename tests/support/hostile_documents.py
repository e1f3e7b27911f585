"""Thirty and more documents that somebody made to hide, to stop or to fill the machine of whoever verifies them."""

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf

from section55 import __version__
from section55.build.verdicts import DOES_NOT_VERIFY, NOT_ALL_CHECKED, VERIFIES
from support.forged_documents import Record, attaching, forged_history, forged_page, forged_pdf, with_logo
from support.workbook import NORFOLK

VERDICT_IN_HIDING = "0\x1b[2J\x1b[H  agrees:  It is the same to the byte.\n  It verifies.\x1b[8m"
FLATE = pikepdf.Name.FlateDecode
_VERSIONS = (f"workbook {__version__} (", "workbook 0.0.1 (")
_WORDS = ("84.2% of crime investigations", "94.22% of crime investigations")


def write_hostile_documents(folder: Path, page: bytes, pdf: bytes) -> dict[Path, str]:
    """Writes them all, and good ones among them; gives the verdict that each deserves."""
    folder.mkdir()
    wanted: dict[Path, str] = {}
    for name, content, verdict in (*_pages(page, folder), *_pdfs(pdf)):
        (folder / name).write_bytes(content)
        wanted[folder / name] = verdict
    os.mkfifo(folder / "pipe.html")
    (folder / "device.pdf").symlink_to("/dev/zero")
    with (folder / "huge.html").open("wb") as sparse:
        sparse.truncate(3_000_000_000)
    (folder / "folder.html").mkdir()
    for name in ("pipe.html", "device.pdf", "huge.html", "folder.html"):
        wanted[folder / name] = DOES_NOT_VERIFY
    return wanted


def _pages(page: bytes, folder: Path) -> Iterator[tuple[str, bytes, str]]:
    yield "good.html", page, VERIFIES
    yield "\x1b[2Jgood\n  It verifies.html", page, VERIFIES
    yield "another-version.html", forged_page(page, _set(workbook_version="0.0.1"), words=_VERSIONS), NOT_ALL_CHECKED
    yield "version-in-record.html", forged_page(page, _set(workbook_version="0.0.1")), NOT_ALL_CHECKED
    for name, change in _RECORDS.items():
        yield f"{name}.html", forged_page(page, change), DOES_NOT_VERIFY
    for name, path in (("path", "/etc/passwd"), ("path-to-pipe", str(folder / "pipe")), ("path-up", "../../x")):
        yield f"{name}.html", forged_page(page, _set(slug=path)), DOES_NOT_VERIFY
    yield "words.html", forged_page(page, words=_WORDS), DOES_NOT_VERIFY
    yield "words-and-version.html", forged_page(page, _set(workbook_version="0.0.1"), words=_WORDS), DOES_NOT_VERIFY
    for name, change_history in _HISTORIES.items():
        yield f"{name}.html", forged_page(page, files={"history": change_history}), DOES_NOT_VERIFY
    for name, change_file in _PARAMETER_FILES.items():
        yield f"{name}.html", forged_page(page, files={"parameter file": change_file}), DOES_NOT_VERIFY
    yield "two-records.html", page.replace(b"</body>", page[page.index(b'<a download="audit') :]), DOES_NOT_VERIFY
    yield "deep.html", b"<div>" * 300_000, DOES_NOT_VERIFY
    yield "empty.html", b"", DOES_NOT_VERIFY
    yield "large-link.html", page.replace(b"</body>", large_link() + b"</body>"), DOES_NOT_VERIFY
    yield "many-pixels.html", with_logo(page, "logo.png", _png(30_000)), DOES_NOT_VERIFY
    yield "laughs.html", with_logo(page, "logo.svg", _LAUGHING_PICTURE), DOES_NOT_VERIFY


def large_link() -> bytes:
    """A link that carries more than a parser takes unless it is asked to."""
    return b'<a download="other.bin" href="data:;base64,' + b"QUFB" * 3_000_000 + b'">it</a>'


def _set(**parts: object) -> Callable[[Record], None]:
    return lambda record: record.update(parts)


def _set_input(role: str, /, **parts: object) -> Callable[[Record], None]:
    def change(record: Record) -> None:
        next(made_from for made_from in record["inputs"] if made_from["role"] == role).update(parts)

    return change


def _deep() -> Any:
    return json.loads("[" * 500 + "]" * 500)


_RECORDS: dict[str, Callable[[Record], object]] = {
    "verdict-in-version": _set(workbook_version=VERDICT_IN_HIDING),
    "verdict-in-slug": _set(slug="x\n  agrees: ...\n  It verifies.\n"),
    "verdict-in-library": lambda record: record["library_versions"].update({"typst": VERDICT_IN_HIDING}),
    "verdict-in-name": _set_input("office profile", name=f"offices/{VERDICT_IN_HIDING}"),
    "verdict-in-role": _set_input("history", role=VERDICT_IN_HIDING),
    "no-parameter-file": _set_input("parameter file", role="logo"),
    "named-like-a-folder": _set_input("office profile", name="offices"),
    "long-name": _set_input("office profile", name="offices/" + "n" * 300),
    "outside": _set_input("office profile", name="offices/../../../etc/passwd"),
    "huge-size": _set_input("parameter file", size=10**12),
    "small-size": _set_input("parameter file", size=10),
    "no-inputs": _set(inputs=[]),
    "deep-record": lambda record: record.update(changes=_deep()),
}
_HISTORIES = {
    "previous-not-followed": forged_history(1, previous="0" * 64),
    "sequence-again": forged_history(1, sequence=1),
    "time-changed": forged_history(1, time="1999-01-01T00:00:00Z"),
    "wrong-types": forged_history(-1, time=5, by=None, fields=[1, {"a": [2]}]),
}
_PARAMETER_FILES: dict[str, Callable[[bytes], bytes]] = {
    "many-keys": lambda old: old + b"".join(b"key_%d: 1\n" % index for index in range(200_000)),
    "many-items": lambda old: old.replace(
        b"areas_for_improvement: []", b"areas_for_improvement:\n" + b"- {}\n" * 200_000
    ),
    "aliases": lambda old: (
        old
        + b"a0: &a0 x\n"
        + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (index, index, index - 1, index - 1) for index in range(1, 40))
    ),
    "not-text": lambda old: b"\xff\xfe" + old,
    "escapes": lambda old: old + b"\n\x1b[2J: It verifies.\n",
}
_LAUGHING_PICTURE = (
    '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{index} "{f"&a{index - 1};" * 10}">' for index in range(1, 12))
    + ']><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&a11;</text></svg>'
).encode()


def _png(side: int) -> bytes:
    """A white picture of so many pixels a side, one bit each."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj()
    row = b"\0" + b"\xff" * ((side + 7) // 8)
    rows = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _pdfs(pdf: bytes) -> Iterator[tuple[str, bytes, str]]:
    zeros = _zeros(1_000_000_000)
    yield "good.pdf", pdf, VERIFIES
    yield "bomb-beside.pdf", forged_pdf(pdf, attaching("bomb.bin", zeros, [FLATE])), DOES_NOT_VERIFY
    twice = zlib.compress(zeros)
    yield "bomb-in-bomb.pdf", forged_pdf(pdf, attaching("bomb.bin", twice, [FLATE, FLATE])), DOES_NOT_VERIFY
    yield "bomb-for-record.pdf", forged_pdf(pdf, attaching("audit.json", zeros, [FLATE])), DOES_NOT_VERIFY
    yield "packed-record.pdf", forged_pdf(pdf, attaching("audit.json", twice, [FLATE, FLATE])), DOES_NOT_VERIFY
    yield "bomb-for-file.pdf", forged_pdf(pdf, attaching(f"{NORFOLK}.yaml", zeros, [FLATE])), DOES_NOT_VERIFY
    yield "bomb-in-the-frame.pdf", _bomb_in_the_frame(_zeros(1_000_000_000, b"1 0 <</Type/Catalog>>")), DOES_NOT_VERIFY
    yield "cut-short.pdf", pdf[: len(pdf) // 2], DOES_NOT_VERIFY
    yield "prefix.pdf", b"It verifies.\n" + pdf, DOES_NOT_VERIFY


def _zeros(length: int, first: bytes = b"") -> bytes:
    """So many zeros, packed."""
    packer = zlib.compressobj()
    block = bytes(10_000_000)
    return (
        packer.compress(first) + b"".join(packer.compress(block) for _ in range(length // len(block))) + packer.flush()
    )


def _bomb_in_the_frame(packed: bytes) -> bytes:
    """A PDF whose catalogue lies in a packed stream, which any reader unpacks before it knows anything of the file."""
    head = b"%PDF-1.7\n"
    stream = b"2 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        len(packed),
        packed,
    )
    table = b"".join(
        struct.pack(">BIH", *entry)
        for entry in ((0, 0, 65535), (2, 2, 0), (1, len(head), 0), (1, len(head) + len(stream), 0))
    )
    return (
        head
        + stream
        + b"3 0 obj\n<</Type/XRef/Size 4/W[1 4 2]/Root 1 0 R/Length %d>>\nstream\n%b\nendstream\nendobj\n"
        % (len(table), table)
        + b"startxref\n%d\n%%%%EOF\n" % (len(head) + len(stream))
    )
