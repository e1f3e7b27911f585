"""More files that nobody should send, of other kinds; and some that only look so, which are read."""

import gzip
import io
import zlib
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Dictionary, Name

from support.hostile_intake import TOO_MUCH, Hostile
from support.word_files import R, docx, paragraph

WORDS = "The force’s plan should change."
DRAWN = b"BT /F1 12 Tf 72 700 Td (The force should act.) Tj ET\n"


def pdf_of(pages: int = 1) -> pikepdf.Pdf:
    """A PDF whose pages each say one sentence."""
    document = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(pages):
        page = document.add_blank_page()
        page.Contents = document.make_stream(DRAWN)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
    return document


def saved(document: pikepdf.Pdf, **options: Any) -> bytes:
    document.save(written := io.BytesIO(), **options)
    return written.getvalue()


def with_tags(element: Any, **root: Any) -> bytes:
    document = pdf_of()
    document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=element(document), **root)
    return saved(document)


def ring_of_tags(document: pikepdf.Pdf) -> Any:
    element = document.make_indirect(Dictionary(S=Name.Sect))
    element.K = pikepdf.Array([element, element, element])
    return element


def forms_in_forms() -> bytes:
    """Each form draws the one before ten times: a billion sentences in three kilobytes."""
    document = pdf_of()
    page = document.pages[0]
    form: Any = None
    for _ in range(9):
        stream = document.make_stream(b"/X Do " * 10 if form is not None else DRAWN)
        stream.Subtype, stream.BBox = Name.Form, pikepdf.Array([0, 0, 600, 800])
        stream.Resources = Dictionary(XObject=Dictionary(X=form)) if form is not None else page.Resources
        form = stream
    page.Resources.XObject = Dictionary(X=form)
    page.Contents = document.make_stream(b"/X Do")
    return saved(document)


def one_stream_often() -> bytes:
    document = pdf_of()
    document.pages[0].Contents = pikepdf.Array([document.make_stream(DRAWN * 20_000)] * 5000)
    return saved(document)


def packed_objects(size: int) -> bytes:
    """A PDF whose catalogue lies in a packed stream, behind so many spaces."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"4 0 " + b" " * size + b"<</Type/Catalog/Pages 2 0 R>>") + packer.flush()
    made, offsets = b"%PDF-1.5\n", {}
    for number, body in (
        (2, b"<</Type/Pages/Kids[]/Count 0>>"),
        (5, b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed)),
    ):
        offsets[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    places = [(0, 0), (0, 0), (1, offsets[2]), (0, 0), (2, 5), (1, offsets[5]), (1, len(made))]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + b"\0\0" for kind, place in places)
    start = len(made)
    made += b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 2]/Root 4 0 R/Length %d>>stream\n" % len(table)
    return made + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % start


def deep_tree_of_pages() -> bytes:
    document = pdf_of()
    pages = document.Root.Pages
    for _ in range(3000):
        node = document.make_indirect(Dictionary(Type=Name.Pages, Kids=pages.Kids, Count=1, Parent=pages))
        pages.Kids = pikepdf.Array([node])
    return saved(document)


def shapes_without_meaning() -> bytes:
    """Letters by the numbers of their shapes, in a font that says nothing of them."""
    document = pdf_of()
    system = Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Secret, CIDSystemInfo=system)
    inner.FontDescriptor = document.make_indirect(Dictionary(Type=Name.FontDescriptor, FontName=Name.Secret, Flags=4))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Secret, Encoding=Name("/Identity-H"))
    font.DescendantFonts = pikepdf.Array([document.make_indirect(inner)])
    document.pages[0].Resources.Font.F1 = document.make_indirect(font)
    shapes = b"".join(b"%04x" % (300 + number % 90) for number in range(400))
    document.pages[0].Contents = document.make_stream(b"BT /F1 12 Tf 72 700 Td <" + shapes + b"> Tj ET")
    return saved(document)


def docx_with_a_part_twice() -> bytes:
    data = docx(paragraph(WORDS), parts={"word/documens.xml": "<a/>"})
    return data.replace(b"word/documens.xml", b"word/document.xml")


def relationship(kind: str, target: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        f'Type="{R}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )


MAIL = b"From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx"
WORD_XML = b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'
OPEN_DOCUMENT = b'<?xml version="1.0"?><office:document office:mimetype="text"><office:body/></office:document>'
NO_TEXT = "It is no web page, PDF, Word document or text."
MORE_HOSTILE = [
    Hostile("flat.fodt", lambda: OPEN_DOCUMENT, "It is an OpenDocument file."),
    Hostile("old.xml", lambda: WORD_XML, "It is a Word file in XML."),
    Hostile("renamed.docx", lambda: b"\xef\xbb\xbf" + rb"{\rtf1 Recommendation 1}", "a rich text file"),
    Hostile("cells.html", lambda: b"<table>" + b"<tr><td>a<td>b" * 100_000, "more than 250,000 elements"),
    Hostile("tables.html", lambda: b"<html>" + b"<table><tr><td>a<td>" * 1500, "nested too deeply"),
    Hostile("lists.html", lambda: b"<html>" + b"<ul><li>a" * 1900, "nested too deeply"),
    Hostile("packed-objects.pdf", lambda: packed_objects(300_000_000), "It "),
    Hostile("forms.pdf", forms_in_forms, TOO_MUCH),
    Hostile("often.pdf", one_stream_often, TOO_MUCH),
    Hostile("deep-pages.pdf", deep_tree_of_pages, "It is no whole PDF"),
    Hostile("no-pages.pdf", lambda: saved(pikepdf.new()), "It has no pages."),
    Hostile("shapes.pdf", shapes_without_meaning, "Its fonts do not say what letters they draw."),
    Hostile("same.pdf", lambda: saved(pdf_of(40)), "There is no text in it that can be read."),
    Hostile("two-parts.docx", docx_with_a_part_twice, "It has two parts of one name."),
    Hostile("nothing.docx", lambda: docx("<w:p/>"), "There is no text in it that can be read."),
    Hostile("program.txt", lambda: bytes(number * 7919 % 255 + 1 for number in range(9000)), NO_TEXT),
    Hostile("no-mark.txt", lambda: WORDS.encode("utf-16-le"), NO_TEXT),
    Hostile("packed.html", lambda: gzip.compress(b"<html><p>should"), NO_TEXT),
    Hostile("mail.eml", lambda: MAIL, "It is an e-mail."),
]


class Harmless(NamedTuple):
    name: str
    data: bytes
    note: str
    """The beginning of what is said of it; empty where nothing is."""


def with_script() -> bytes:
    document = pdf_of()
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.launchURL('http://127.0.0.1:9/')")
    return saved(document)


UNTAGGED = "The PDF has no tags"
HARMLESS = [
    Harmless("script.pdf", with_script(), UNTAGGED),
    Harmless("owner.pdf", saved(pdf_of(), encryption=pikepdf.Encryption(owner="a", user="")), UNTAGGED),
    Harmless("ring-of-tags.pdf", with_tags(ring_of_tags), UNTAGGED),
    Harmless(
        "ring-of-roles.pdf",
        with_tags(lambda _: Dictionary(S=Name.A), RoleMap=Dictionary(A=Name.B, B=Name.A)),
        UNTAGGED,
    ),
    Harmless(
        "embedded.docx", docx(paragraph(WORDS), '<w:altChunk r:id="a"/>'), "One embedded document not taken over."
    ),
    Harmless("utf-16.txt", WORDS.encode("utf-16"), ""),
    Harmless("utf-32.txt", WORDS.encode("utf-32"), ""),
    Harmless("utf-16.html", f"<html><p>{WORDS}".encode("utf-16"), ""),
    Harmless("two-marks.txt", f"\ufeff\ufeff{WORDS}".encode(), ""),
    Harmless("windows.txt", WORDS.encode("cp1252"), ""),
    Harmless("no-such-set.html", f"<html><meta charset=x-none><p>{WORDS}".encode("cp1252"), ""),
]


def docx_that_leads_out(port: int) -> bytes:
    """A document whose template, pictures and objects lie on a server."""
    address = f"http://127.0.0.1:{port}/x"
    return docx(
        paragraph(WORDS),
        parts={
            "word/_rels/settings.xml.rels": relationship("attachedTemplate", address),
            "word/_rels/document.xml.rels": relationship("image", address),
            "word/settings.xml": '<w:settings xmlns:w="x" xmlns:r="y"><w:attachedTemplate r:id="r"/></w:settings>',
        },
    )
