"""Thirty files that nobody should send, and what is said of each."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

import pikepdf

from support.word_files import docx, paragraph, part

XXE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip


class Hostile(NamedTuple):
    name: str
    make: Callable[[], bytes]
    sentence: str


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def pdf(pages: int = 1, content: bytes = b"BT ET", password: str = "") -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    document.pages[0].Contents = document.make_stream(content)
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    document.save(saved := io.BytesIO(), encryption=encryption)
    return saved.getvalue()


def bomb() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    packed = zlib.compress(b" " * 200_000_000, 9)
    document.pages[0].Contents = pikepdf.Stream(document, packed, Filter=pikepdf.Name.FlateDecode)
    document.save(saved := io.BytesIO())
    return saved.getvalue()


def twice_packed_bomb() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    packed = zlib.compress(zlib.compress(b"\0" * 200_000_000, 9), 9)
    filters = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
    document.pages[0].Contents = pikepdf.Stream(document, packed, Filter=filters)
    document.save(saved := io.BytesIO())
    return saved.getvalue()


def whole_docx() -> bytes:
    return docx(paragraph("Recommendation 1"))


def with_document_type(name: str, document_type: str) -> bytes:
    return docx(parts={name: f"{document_type}<w:document xmlns:w='x'><w:body/></w:document>"})


def lying_docx() -> bytes:
    """One whose directory says that a part is small, and the part is not."""
    data = bytearray(docx(parts={"word/document.xml": part("document", f"<w:body>{' ' * 70_000_000}</w:body>")}))
    size = (70_000_000 + len(part("document", "<w:body></w:body>"))).to_bytes(4, "little")
    return bytes(data.replace(size, (1000).to_bytes(4, "little")))


TOO_MUCH = "more than 60 MB"
HOSTILE = [
    Hostile("empty.html", lambda: b"", "There is nothing in it."),
    Hostile("spaces.txt", lambda: b" \r\n\t" * 50, "There is nothing in it."),
    Hostile("large.html", lambda: b"<html>" + b"x" * 100_000_000, "which is the most that is read"),
    Hostile("comment.html", lambda: b"<!-- nothing -->", "There is nothing in it that can be read."),
    Hostile("nested.html", lambda: b"<html>" + b"<div>" * 200_000 + b"x", "nested too deeply"),
    Hostile("zip.docx", lambda: zipped(a=b"x"), "It is a zip archive and no Word document."),
    Hostile("empty.docx", lambda: zipped(), "It is a zip archive and no Word document."),
    Hostile("cut.docx", lambda: whole_docx()[:-200], "It is broken or cut short."),
    Hostile("changed.docx", lambda: whole_docx().replace(b"PK\x03\x04", b"PK\x03\x05", 1), "It "),
    Hostile("bomb.docx", lambda: docx(parts={"word/a.xml": b"0" * 600_000_000}), TOO_MUCH),
    Hostile("ratio.docx", lambda: docx(parts={"word/a.xml": b"0" * 20_000_000}), TOO_MUCH),
    Hostile("lying.docx", lying_docx, "A part of it is broken."),
    Hostile("members.docx", lambda: docx(parts={f"word/{n}.xml": "" for n in range(2100)}), "more than 2,000 parts"),
    Hostile("xxe.docx", lambda: with_document_type("word/document.xml", XXE), "a document type of its own"),
    Hostile("laughs.docx", lambda: with_document_type("word/document.xml", LAUGHS), "a document type of its own"),
    Hostile("laughs-in-styles.docx", lambda: with_document_type("word/styles.xml", LAUGHS), "a document type of its"),
    Hostile("macros.docx", lambda: docx(parts={"word/vbaProject.bin": b"x"}), "It has macros."),
    Hostile(
        "macros.docm",
        lambda: docx(parts={"[Content_Types].xml": "<a ContentType='application/vnd.ms-word.document.macroEnabled'/>"}),
        "It has macros.",
    ),
    Hostile(
        "depth.docx",
        lambda: docx(f"{'<w:tbl><w:tr><w:tc>' * 20_000}<w:p/>{'</w:tc></w:tr></w:tbl>' * 20_000}"),
        "nested too deeply",
    ),
    Hostile("broken-xml.docx", lambda: docx("<w:p><w:r>"), "It is broken."),
    Hostile("other.docx", lambda: docx(leave_out="word/document.xml"), "It is no Word document"),
    Hostile("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Office file"),
    Hostile(
        "password.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
        "It has a password.",
    ),
    Hostile("text.odt", lambda: zipped(mimetype=b"x", **{"content.xml": b"<a/>"}), "OpenDocument"),
    Hostile("text.rtf", lambda: rb"{\rtf1 Recommendation 1}", "a rich text file"),
    Hostile("picture.html", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "It is no web page, PDF, Word document"),
    Hostile("password.pdf", lambda: pdf(password="secret"), "It has a password."),
    Hostile("scan.pdf", pdf, "It has no text: it is a scan."),
    Hostile("cut.pdf", lambda: pdf()[:60], "It is no whole PDF"),
    Hostile("text.pdf", lambda: b"%PDF-1.7 and nothing else", "It is no whole PDF"),
    Hostile("pages.pdf", lambda: pdf(5000), "It has 5,000 pages"),
    Hostile("bomb.pdf", bomb, TOO_MUCH),
    Hostile("twice-packed.pdf", twice_packed_bomb, TOO_MUCH),
    Hostile("empty.mhtml", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "no web page in it"),
]
