"""Word documents as a test needs them, made of the body's XML, and of further parts where there are any."""

import io
import zipfile
from collections.abc import Mapping
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in range(1, 4)
)
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{look}"/>'
        f'<w:lvlText w:val="%{level + 1}."/></w:lvl>'
        for level in range(3)
    )
    + f'</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    for number, look in ((1, "bullet"), (2, "decimal"))
)


def part(name: str, content: str) -> str:
    return f'<?xml version="1.0"?><w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'


def paragraph(text: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    """A paragraph of one run, with a style, or in a list (its number, its depth)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(*body: str, parts: Mapping[str, str | bytes] | None = None, leave_out: str = "") -> bytes:
    """The bytes of a document with this body; ``parts`` are added to those that it needs, or replace them."""
    kinds = ("styles", "numbering", "comments")
    related = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{kind}.xml"/>' for number, kind in enumerate(kinds)
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'{_RELS}<Relationship Id="r" Type="{R}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f"{_RELS}{related}</Relationships>",
        "word/document.xml": part("document", f"<w:body>{''.join(body)}</w:body>"),
        "word/styles.xml": part("styles", _STYLES),
        "word/numbering.xml": part("numbering", _NUMBERING),
        **(parts or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if name != leave_out:
                archive.writestr(name, content)
    return made.getvalue()
