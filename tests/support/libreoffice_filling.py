"""Fills in a return in LibreOffice without a screen, as a person does it at the keyboard.

It made tests/intake/returns/filled_by_libreoffice.docx, with LibreOffice's own Python and a LibreOffice that listens:

    soffice --headless --accept="socket,host=localhost,port=2002;urp;"
    python3 libreoffice_filling.py return.docx filled.docx answers.json

The answers are a list of pairs: the position, and the response in the Markdown of `support.returns`.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import uno
from com.sun.star.awt.FontSlant import ITALIC, NONE
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

NORMAL, BOLD = 100.0, 150.0


def connect() -> Any:
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    remote = resolver.resolve("uno:socket,host=localhost,port=2002;urp;StarOffice.ComponentContext")
    return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)


def setting(name: str, value: object) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def fill_positions(document: Any, positions: list[str]) -> None:
    """Each drop-down is chosen by replacing its placeholder's words."""
    search = document.createSearchDescriptor()
    search.SearchString = "Choose a position"
    found = document.findFirst(search)
    wanted = iter(positions)
    while found is not None:
        if found.Text.getImplementationName() == "SwXCell":
            found = document.findNext(found.End, search)
            continue
        choice = next(wanted, "")
        if choice:
            found.String = choice
        found = document.findNext(found.End, search)


def fill_box(document: Any, cell: Any, markdown: str) -> None:
    is_first = True
    for block in markdown.split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith("|"):
            end_paragraph(cell, is_first)
            add_table(document, cell, [line for line in lines if "---" not in line])
        elif re.match(r"- |1\. ", lines[0]):
            style = "List 1" if lines[0].startswith("-") else "Numbering 123"
            for line in lines:
                end_paragraph(cell, is_first)
                is_first = False
                cursor = cell.createTextCursor()
                cursor.gotoEnd(False)
                cursor.NumberingStyleName = style
                cursor.NumberingLevel = (len(line) - len(line.lstrip())) // 3
                type_words(cell, re.sub(r"^\s*(?:-|\d+\.) ", "", line))
        else:
            end_paragraph(cell, is_first)
            cursor = cell.createTextCursor()
            cursor.gotoEnd(False)
            cursor.NumberingStyleName = ""
            type_words(cell, block)
        is_first = False


def end_paragraph(cell: Any, is_first: bool) -> None:
    if not is_first:
        cursor = cell.createTextCursor()
        cursor.gotoEnd(False)
        cell.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)


def type_words(cell: Any, text: str) -> None:
    for piece in re.split(r"(\*\*.+?\*\*|(?<!\\)\*.+?(?<!\\)\*)", text):
        if piece:
            is_bold, is_italic = piece.startswith("**"), piece.startswith("*") and not piece.startswith("**")
            words = (piece.strip("*") if is_bold or is_italic else piece).replace("\\", "")
            cursor = cell.createTextCursor()
            cursor.gotoEnd(False)
            cell.insertString(cursor, words, True)
            cursor.CharWeight = BOLD if is_bold else NORMAL
            cursor.CharPosture = ITALIC if is_italic else NONE


def add_table(document: Any, cell: Any, lines: list[str]) -> None:
    rows = [[part.strip() for part in line.strip("|").split("|")] for line in lines]
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(len(rows), len(rows[0]))
    cursor = cell.createTextCursor()
    cursor.gotoEnd(False)
    cell.insertTextContent(cursor, table, False)
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            table.getCellByPosition(column, number).String = words


def main(source: str, target: str, answers: str) -> None:
    pairs = json.loads(Path(answers).read_text(encoding="utf-8"))
    document = connect().loadComponentFromURL(Path(source).resolve().as_uri(), "_blank", 0, (setting("Hidden", True),))
    fill_positions(document, [position for position, _ in pairs])
    tables = document.TextTables
    boxes = [tables.getByIndex(index) for index in range(tables.Count)]
    boxes = [table for table in boxes if table.Rows.Count == 1 and len(table.CellNames) == 1]
    for table, (_, response) in zip(boxes, pairs, strict=True):
        fill_box(document, table.getCellByName("A1"), response)
    document.storeToURL(Path(target).resolve().as_uri(), (setting("FilterName", "MS Word 2007 XML"),))
    document.close(True)


if __name__ == "__main__":
    main(*sys.argv[1:])
