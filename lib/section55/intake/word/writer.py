"""Writes a Word document: paragraphs, headings, lists, tables, controls and boxes, the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from section55.intake.inline import Run
from section55.intake.word import fixed_parts
from section55.intake.word.names import R

_DAY_ONE = (1980, 1, 1, 0, 0, 0)
"""The date of every part: a document is the same bytes whenever it is made."""
_TEXT_WIDTH = 9638
"""Of a page, in twentieths of a point."""
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header": "header1",
    "footer": "footer1",
}
"""What the main part leads to: the name of each kind's part."""


class WordWriter:
    """Takes a document from its beginning to its end."""

    def __init__(self, title: str, language: str = "en-GB", header: str = "") -> None:
        self._title, self._language, self._header = title, language, header
        self._body: list[str] = []
        self._links: dict[str, int] = {}
        """The number of each address that words lead to."""
        self._numbered = self._marks = self._controls = 0

    def heading(self, text: str, level: int, mark: str = "") -> None:
        """A heading, with a bookmark where it has to be found again; level 0 is the document's title."""
        self.paragraph([Run(text)], f"Heading{level}" if level else "Title", mark=mark)

    def paragraph(
        self, runs: Sequence[Run], style: str = "", numbered: tuple[int, int] | None = None, mark: str = ""
    ) -> None:
        """A paragraph with a style, or an item of a list: the list's number, and how deep."""
        self._body.append(self._paragraph(runs, style, numbered, mark))

    def start_numbered_list(self) -> int:
        """The number of a list that counts from 1."""
        self._numbered += 1
        return fixed_parts.FIRST_NUMBERED + self._numbered - 1

    def table(self, rows: Sequence[Sequence[Sequence[Run]]], description: str, has_header: bool = True) -> None:
        """A table, of which the first row is repeated on each page and read as the heading of its columns."""
        columns = max(len(row) for row in rows)
        widths = _widths(rows, columns)
        lines = []
        for index, row in enumerate(rows):
            is_header = has_header and index == 0
            cells = [*row, *([] for _ in range(columns - len(row)))]
            if is_header:
                cells = [[replace(run, bold=True) for run in cell] for cell in cells]
            first = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_header else ""
            lines.append(f"<w:tr>{first}{''.join(self._cells(cells, widths))}</w:tr>")
        self._body.append(_table(description, widths, "".join(lines), has_header))
        self._body.append('<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>')

    def box(self, description: str, mark: str = "") -> None:
        """An empty box to type in: a table of one cell, which every program leaves as it is."""
        cell = self._cell(self._paragraph([], mark=mark), _TEXT_WIDTH)
        row = f'<w:tr><w:trPr><w:trHeight w:val="1100"/></w:trPr>{cell}</w:tr>'
        self._body += [_table(description, [_TEXT_WIDTH], row, False), "<w:p/>"]

    def choice(self, label: str, words: Iterable[str], placeholder: str, mark: str) -> None:
        """A paragraph with a label and a list of words to choose from."""
        self._controls += 1
        items = "".join(f'<w:listItem w:displayText="{word}" w:value="{word}"/>' for word in words)
        control = (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escape(label)}"/><w:id w:val="{self._controls}"/>'
            f'<w:lock w:val="sdtLocked"/><w:showingPlcHdr/><w:dropDownList><w:listItem w:displayText="{placeholder}" '
            f'w:value=""/>{items}</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>{placeholder}</w:t></w:r>'
            "</w:sdtContent></w:sdt>"
        )
        start, end = self._mark(mark)
        words_before = f'<w:r><w:t xml:space="preserve">{escape(label)}: </w:t></w:r>'
        self._body.append(f'<w:p><w:pPr><w:pStyle w:val="Label"/></w:pPr>{start}{words_before}{end}{control}</w:p>')

    def lock_since(self, length: int) -> None:
        """Puts all that was written since the document was so long into a control that is not to be edited."""
        inside = "".join(self._body[length:])
        self._controls += 1
        self._body[length:] = [
            f'<w:sdt><w:sdtPr><w:alias w:val="From the report: not to be changed"/><w:id w:val="{self._controls}"/>'
            f'<w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
        ]

    def length(self) -> int:
        """How much was written, for `lock_since`."""
        return len(self._body)

    def finish(self, carried: dict[str, str]) -> bytes:
        """The bytes of the document, which carries these texts to be found again by."""
        texts = {name: escape(text) for name, text in carried.items()}
        links = [(f"rLink{number}", f"{R}/hyperlink", escape(address), True)
                 for address, number in self._links.items()]  # fmt: skip
        own = [(f"rId{number}", f"{R}/{kind}", f"{name}.xml", False)
               for number, (kind, name) in enumerate(_PARTS.items(), 1)]  # fmt: skip
        parts = {
            "[Content_Types].xml": fixed_parts.content_types(),
            "_rels/.rels": fixed_parts.package_relationships(),
            "word/document.xml": fixed_parts.document("".join(self._body)),
            "word/_rels/document.xml.rels": fixed_parts.relationships([*own, *links]),
            "word/styles.xml": fixed_parts.styles(self._language),
            "word/numbering.xml": fixed_parts.numbering(self._numbered),
            "word/settings.xml": fixed_parts.settings(self._language),
            "word/header1.xml": fixed_parts.header(escape(self._header)),
            "word/footer1.xml": fixed_parts.footer(),
            "docProps/core.xml": fixed_parts.core_properties(escape(self._title), self._language),
            "docProps/custom.xml": fixed_parts.custom_properties(texts),
            "customXml/item1.xml": fixed_parts.custom_part(texts),
        }
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                member = zipfile.ZipInfo(name, _DAY_ONE)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.create_system = 0  # so that Windows makes the same bytes
                archive.writestr(member, content)
        return made.getvalue()

    def _cells(self, cells: Sequence[Sequence[Run]], widths: Sequence[int]) -> Iterator[str]:
        for cell, width in zip(cells, widths, strict=True):
            yield self._cell(self._paragraph(cell, "Cell"), width)

    def _cell(self, content: str, width: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'

    def _paragraph(
        self, runs: Sequence[Run], style: str = "", numbered: tuple[int, int] | None = None, mark: str = ""
    ) -> str:
        properties = f'<w:pStyle w:val="{style}"/>' if style else ""
        if numbered:
            properties = f'<w:pStyle w:val="{style or "ListParagraph"}"/>'
            properties += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
        start, end = self._mark(mark)
        words = "".join(map(self._run, runs))
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{start}{words}{end}</w:p>"

    def _run(self, run: Run) -> str:
        look = f"{'<w:b/>' if run.bold else ''}{'<w:i/>' if run.italic else ''}"
        if run.link:
            look = f'<w:rStyle w:val="Hyperlink"/>{look}'
        lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in run.text.split("\n"))
        words = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>"
        if not run.link:
            return words
        number = self._links.setdefault(run.link, len(self._links) + 1)
        return f'<w:hyperlink r:id="rLink{number}">{words}</w:hyperlink>'

    def _mark(self, name: str) -> tuple[str, str]:
        if not name:
            return "", ""
        self._marks += 1
        start = f'<w:bookmarkStart w:id="{self._marks}" w:name="{name}"/>'
        return start, f'<w:bookmarkEnd w:id="{self._marks}"/>'


def _widths(rows: Sequence[Sequence[Sequence[Run]]], columns: int) -> list[int]:
    """How wide each column is: by its longest words, and none too narrow to be read."""
    lengths = [
        max((sum(len(run.text) for run in row[index]) for row in rows if index < len(row)), default=1)
        for index in range(columns)
    ]
    shares = [min(max(length, 12), 60) for length in lengths]
    return [_TEXT_WIDTH * share // sum(shares) for share in shares]


def _table(description: str, widths: Sequence[int], rows: str, has_header: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout '
        f'w:type="fixed"/><w:tblLook w:val="0{"6" if has_header else "4"}20" w:firstRow="{int(has_header)}"/>'
        f'<w:tblCaption w:val="{escape(description)}"/><w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
