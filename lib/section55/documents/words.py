"""The words of a finished document, and where two documents first say something else."""

import io
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from section55.documents.page_tree import parse_page
from section55.fonts.characters import to_printable
from section55.model.errors import WorkbookError

if TYPE_CHECKING:
    import pikepdf

_BLOCKS = (
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd"),
    *("td", "th", "caption", "br", "pre", "figcaption", "text", "tspan"),
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n")
_AROUND = 90
"""How many characters before and after a difference are shown, where a sentence is longer."""
_AS_TYPED = str.maketrans("‘’“”–−", "''\"\"--")
"""How a keyboard types the punctuation that documents may print."""
_NO_WORDS = ("style", "title", "script")


class NoWords(WorkbookError):
    """Raised for a document whose words cannot be read."""


@dataclass(frozen=True)
class Words:
    """What a document says, in the order in which it is read; of a page, each block on a line of its own."""

    text: str
    pages: tuple[int, ...] = ()
    """Where in the text each page of a PDF begins."""
    edges: frozenset[str] = frozenset()
    """What stands at the head and foot of a PDF's pages, without the numbers."""


@dataclass(frozen=True)
class Difference:
    """The first place at which two documents say something else."""

    says: str
    """The sentence of the one; empty where it ends before."""
    should_say: str
    """The sentence of the other."""
    page: int | None
    """On which page of the one, from 1; None for a web page."""


def without_spaces(text: str) -> str:
    """The text without white space, since where lines and cells end is no word.

    Nor is the hyphen of a word that a narrow column parts. A letter that is only another shape of others ("ﬀ") is
    those letters: a PDF says it so.
    """
    return re.sub(r"[\s\u00ad]+", "", unicodedata.normalize("NFKC", text))


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, each on one line; a line of its own ends one too."""
    for sentence in _SENTENCE_END.split(text):
        if folded := " ".join(sentence.split()):
            yield folded


def words_of_page(page: str) -> Words:
    """What a page says, and where its links lead."""
    text = "".join(_text_of_page(parse_page(page)))
    return Words("\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip()))


def _text_of_page(tree: Any) -> Iterator[str]:
    """The text of a page in pieces.

    The tree is left as it is, for it may hold characters that lxml reads and does not write.
    """
    for event, element in (walk := etree.iterwalk(tree, events=("start", "end", "comment", "pi"))):
        if event == "start":
            if element.tag in _NO_WORDS:
                walk.skip_subtree()
            else:
                yield element.text or ""
            continue
        address = element.get("href", "") if element.tag == "a" else "#"
        if not address.startswith(("data:", "#")):
            yield f" <{address}> "
        if element.tag in _BLOCKS:
            yield "\n"
        yield element.tail or ""


def words_of_pdf(pdf: bytes) -> Words:
    """What a PDF says by the tables of its fonts, and after that where its links lead.

    Raises `NoWords` where that cannot be read.
    """
    import pikepdf

    text: list[str] = []
    addresses: list[str] = []
    pages: list[int] = []
    edges: set[str] = set()
    length = 0
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            for page in document.pages:
                pages.append(length)
                found = list(_pieces(page))
                edges |= {re.sub(r"[\d\s]+", "", piece) for piece, is_edge in found if is_edge}
                words = [" ".join(piece.split()) for piece, is_edge in found if not is_edge]
                text += words
                length += sum(len(word) + 1 for word in words)
                addresses += [f"<{address}>" for address in _addresses(page)]
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError) as error:
        raise NoWords(f"Its words cannot be read ({type(error).__name__}).") from None
    return Words(" ".join([*text, *addresses]), tuple(pages), frozenset(edges))


def first_difference(document: Words, again: Words) -> Difference | None:
    """Where a document first says something else than it does made again; None where it says the same."""
    one, other = without_spaces(document.text), without_spaces(again.text)
    if one == other:
        odd = sorted(document.edges - again.edges)
        return Difference(odd[0], "", None) if odd else None
    index = _common(one, other)
    place = _place(document.text, index)
    page = bisect_right(document.pages, place) or None
    return Difference(_sentence_at(document.text, place), _sentence_at(again.text, _place(again.text, index)), page)


def missing_sentence(document: Words, page: Words, answers: str) -> str | None:
    """A sentence that a parameter file and the page made of it have, and the document has not.

    ``answers`` is the parameter file's text. None where nothing is missing. Sentences of three
    words and less are left out, since headings have those too.
    """
    there, written = _as_typed(document.text), _as_typed(answers)
    for sentence in sentences(page.text):
        flat = _as_typed(sentence)
        is_answer = sentence.count(" ") > 2 and flat in written
        if is_answer and flat not in there and _as_typed(to_printable(sentence)) not in there:
            return sentence
    return None


def _as_typed(text: str) -> str:
    """A text without white space, and with the punctuation of a keyboard, whichever a version printed."""
    return without_spaces(text).translate(_AS_TYPED)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike, by halving."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _place(text: str, index: int) -> int:
    """Where in a text the character is that has this index without white space."""
    seen = 0
    for place, character in enumerate(text):
        seen += len(without_spaces(character))
        if seen > index:
            return place
    return len(text)


def _sentence_at(text: str, place: int) -> str:
    """The sentence around a place, or as much of it as is near."""
    start, end = max(0, place - _AROUND), min(len(text), place + _AROUND)
    before, after = list(_SENTENCE_END.finditer(text, start, place)), _SENTENCE_END.search(text, place, end)
    near = text[before[-1].end() if before else start : after.start() if after else end]
    if not before and start:
        near = f"…{near.partition(' ')[2] or near}"
    if not after and end < len(text):
        near = f"{near.rpartition(' ')[0] or near}…"
    return " ".join(near.split())


def _pieces(page: "pikepdf.Page") -> Iterator[tuple[str, bool]]:
    """The text of each piece of a page's content, and whether it stands at the edge, outside the text that is read."""
    import pikepdf

    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    # For each marked piece that is open: whether it is at the edge, and the text that stands for it.
    opened: list[tuple[bool, str | None]] = []
    font: dict[bytes, str] = {}
    piece = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                properties: Any = (
                    operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                )
                is_edge = str(operands[0]) == "/Artifact" or bool(opened and opened[-1][0])
                actual_text = properties.get("/ActualText")
                piece += "" if actual_text is None else str(actual_text)
                opened.append((is_edge, None if actual_text is None else str(actual_text)))
            case "EMC":
                if piece:
                    yield piece, opened[-1][0]
                piece = ""
                opened.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ" | "'" | '"':
                if not any(text is not None for _, text in opened):
                    strings = operands[0] if str(instruction.operator) == "TJ" else operands
                    piece += "".join(
                        _decoded(bytes(text), font) for text in strings if isinstance(text, pikepdf.String)
                    )
    if piece:
        yield piece, False


def _addresses(page: "pikepdf.Page") -> Iterator[str]:
    for annotation in page.get("/Annots", []):
        if "/A" in annotation and "/URI" in annotation.A:
            yield str(annotation.A.URI)


def _characters(font: Any) -> dict[bytes, str]:
    """What each code of a font stands for, from its ToUnicode table."""
    table: dict[bytes, str] = {}
    text = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, characters in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            table[bytes.fromhex(code)] = bytes.fromhex(characters).decode("utf-16-be")
    if "beginbfrange" in text or not table:
        raise ValueError("a table of characters that no build writes")
    return table


def _decoded(codes: bytes, font: dict[bytes, str]) -> str:
    size = len(next(iter(font)))
    return "".join(font[codes[start : start + size]] for start in range(0, len(codes), size))
