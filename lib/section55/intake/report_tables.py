"""The items of a table, by the headings of its columns."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from section55.intake.text_blocks import plain_words

_COLUMNS = {
    "number": r"(?:rec(?:ommendation)?s?\.? )?(?:no\.?|number|ref(?:erence)?\.?|#|id)|rec\.?|(?:afi )?no\.?",
    "text": r"(?:hmic(?:frs)? )?(?:recomm?endations?|areas? for improvement|afis?)(?: text| \(.*\))?|text|description"
    r"|what (?:we|hmic\w*|the inspectorates?) (?:have )?recommend(?:s|ed)?",
    "more": r"sub[ -]?recomm?endations?/?.*",
    "to": r"(?:rec\.? )?owners?|(?:addressed|directed) to|responsible(?: body| organisation)?|lead|for"
    r"|who(?: (?:it is )?for)?|addressees?",
    "due": r"(?:due|target|completion)(?: date| by)?|deadline|by when|timescales?|date|when",
}
_PATTERNS = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _COLUMNS.items()}

_NUMBER = re.compile(
    r"[a-z]{0,4}[ .-]?[0-9][0-9a-z.()/ -]{0,10}|[a-z]|[ivx]{2,5}|one|two|three|four|five", re.IGNORECASE
)


class CellsOfItem(NamedTuple):
    """What a row says of an item."""

    number: str
    text: str
    """In Markdown."""
    to: str
    due: str
    is_area: bool


def items_of_table(rows: Sequence[Sequence[str]]) -> list[CellsOfItem]:
    """The items of a table that has a column for their text, and one for their number or many rows that ask."""
    if len(rows) < 2:
        return []
    columns: dict[str, int] = {}
    for index, cell in enumerate(rows[0]):
        heading = plain_words(cell).strip(" :")
        for key, pattern in _PATTERNS.items():
            if key not in columns and pattern.fullmatch(heading):
                columns[key] = index
                break
    if "text" not in columns or ("number" not in columns and len(columns) < 2):
        return []
    heading = plain_words(rows[0][columns["text"]]).lower()
    found: list[CellsOfItem] = []
    for row in rows[1:]:
        cells = {key: row[index].strip() if index < len(row) else "" for key, index in columns.items()}
        text = "\n\n".join(filter(None, (cells["text"], cells.get("more", ""))))
        number = re.sub(r"(?i)^(?:recommendation|rec\.?|afi)\s*", "", plain_words(cells.get("number", ""))).strip(" .")
        if number and not _NUMBER.fullmatch(number):
            continue  # the cells of a row that has fewer than others are not under their own headings
        if text and found and not number and "number" in columns and found[-1].number:
            # A row without a number goes on with the item above it, whose number's cell goes over both.
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n\n{text}")
        elif text:
            to, due = plain_words(cells.get("to", "")), plain_words(cells.get("due", ""))
            found.append(CellsOfItem(number, text, to, due, "improvement" in heading or "afi" in heading))
    return found
