"""A report of 43 recommendations, the answers of its force, and a return filled in with them as Word does it."""

import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import yaml

from section55.files.reader import read_inspection
from section55.intake.returns.make import make_return
from section55.model.item_questions import POSITIONS
from support.examples import MAYOR

SLUG = "2022-11-02-forty-three-recommendations"
COMMENTS = "The force welcomes the report.\n\n- It has begun; and\n- it will go on."


def write_folder(folder: Path) -> Path:
    """Writes the parameter file and its office's profile; gives the file's path."""
    (folder / "offices").mkdir(parents=True)
    write(folder / "offices" / "mayor.yaml", {key: value for key, value in MAYOR.items() if key != "logo"})
    path = folder / f"{SLUG}.yaml"
    write(path, answers())
    return path


def write(path: Path, answers_: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(answers_, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")


def answers() -> dict[str, Any]:
    """The inspection, with parts, groups, a cause of concern and a shared answer, and no answer yet."""
    recommendations = [
        {"number": str(number), "text": text_of(number), "addressed_to": ["Chief Constables"],
         "due": "By 30 April 2023", "due_on": "2023-04-30"}
        for number in range(1, 41)
    ]  # fmt: skip
    recommendations[6]["parts"] = [{"number": letter, "text": f"Part {letter} of the seventh."} for letter in "ab"]
    recommendations[9]["answered_with"] = "11"
    cause = {
        "number": "1",
        "text": "We are concerned that the chief constables’ records aren’t kept.",
        "recommendations": [{"number": str(number), "text": text_of(number)} for number in range(1, 4)],
    }
    return {
        "office": "mayor",
        "inspection_title": "An inspection of vetting, misconduct and misogyny in the police service",
        "published_on": "2022-11-02",
        "publication_types": ["Specific reviews"],
        "police_forces": ["West Midshire"],
        "report_url": "https://example.org/publications/vetting/",
        "recommendations": recommendations,
        "causes_of_concern": [cause],
        "areas_for_improvement": [{"number": "1", "group": "Vetting", "text": "The force should improve how it vets."}],
        "status": "draft",
    }


def text_of(number: int) -> str:
    if number % 5 == 0:
        return f"By 30 April 2023, chief constables should, for matter {number}:\n\n(a) look into it;\n(b) *settle* it."
    if number % 5 == 1:
        table = f"| Year | Number |\n| --- | --- |\n| 2022 | {number} |"
        return f"Chief constables should keep a table for matter {number}:\n\n{table}"
    return (
        f"By 30 April 2023, chief constables should make sure – without delay – that matter {number} isn’t left open."
    )


def position_of(number: int) -> str:
    return POSITIONS[number % len(POSITIONS)]


def response_of(number: int) -> str:
    """The Markdown of an answer: plain, with emphasis, of two paragraphs, with lists in lists, with a table."""
    return (
        f"Matter {number} is settled.",
        f"We **accept** matter {number} and *began* it in June.",
        f"First, matter {number}.\n\nSecond, 2 \\* 3 is {number}.",
        f"For matter {number}:\n\n- first\n   - inner\n- second\n\n1. one\n2. two",
        f"The figures of {number}:\n\n| Area | Figure |\n| --- | --- |\n| Vetting | {number} |",
    )[number % 5]


def made(path: Path) -> bytes:
    return make_return(read_inspection(path))


def edited(document: bytes, edit: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """The document with a part of it changed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    before = parts[part].decode()
    parts[part] = edit(before).encode()
    assert parts[part].decode() != before, "the edit changed nothing"
    new = io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return new.getvalue()


def with_part(document: bytes, name: str, data: str) -> bytes:
    """The document with one part more."""
    with zipfile.ZipFile(new := io.BytesIO(document), "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return new.getvalue()


def filled_as_by_word(document: bytes) -> bytes:
    """The return with every position chosen and every box filled, in the XML that Word writes."""

    def fill(body: str) -> str:
        numbers = iter(range(1, 1000))
        body = re.sub(r"<w:t>Choose a position</w:t>", lambda _: f"<w:t>{position_of(next(numbers))}</w:t>", body)
        body = body.replace("<w:showingPlcHdr/>", "")
        boxes = iter(range(1, body.count(_EMPTY_CELL) + 1))
        last = body.count(_EMPTY_CELL)

        def content(_: re.Match[str]) -> str:
            number = next(boxes)
            answer = COMMENTS if number == last else response_of(number)
            return f"</w:tcPr>{word_xml(answer)}</w:tc>"

        return re.sub(re.escape(_EMPTY_CELL), content, body)

    return edited(document, fill)


_EMPTY_CELL = "</w:tcPr><w:p></w:p></w:tc>"


def word_xml(markdown: str) -> str:
    """An answer as Word stores it: runs cut in the middle of words, lists of its own, proofing marks between."""
    found = []
    for block in markdown.split("\n\n"):
        lines = block.split("\n")
        if lines[0].startswith("|"):
            rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "---" not in line]
            cells = ["".join(f"<w:tc><w:tcPr/>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows]
            found.append(f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl><w:p/>")
        elif re.match(r"- |1\. ", lines[0]):
            number = "1" if lines[0].startswith("-") else "2"
            for line in lines:
                depth = (len(line) - len(line.lstrip())) // 3
                text = re.sub(r"^\s*(?:-|\d+\.) ", "", line)
                listed = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
                found.append(_paragraph(text, f'<w:pPr><w:pStyle w:val="ListParagraph"/>{listed}</w:pPr>'))
        else:
            found.append(_paragraph(block))
    return "".join(found)


def _paragraph(text: str, properties: str = "") -> str:
    runs = []
    for piece in re.split(r"(\*\*.+?\*\*|(?<!\\)\*.+?(?<!\\)\*)", text):
        look = "b" if piece.startswith("**") else "i" if piece.startswith("*") else ""
        properties_ = f"<w:rPr><w:{look}/></w:rPr>" if look else ""
        words = (piece.strip("*") if look else piece).replace("\\", "")
        half = len(words) // 2
        runs += [f'<w:r w:rsidR="00AB12CD">{properties_}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
                 for part in (words[:half], words[half:]) if part]  # fmt: skip
    return f'<w:p w:rsidR="00AB12CD">{properties}{"<w:proofErr/>".join(runs)}</w:p>'
