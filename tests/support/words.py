"""The words of a finished document, as a reader of the page or of the PDF's tagged content meets them."""

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import pikepdf
from lxml import html

from section55.fonts.characters import to_printable

_FURNITURE = "//nav | //style | //title | //a[@class='skip']"
"""What only a page on a screen needs."""


def words_of_html(page: str) -> str:
    """The page's words in reading order, white space folded, without what only a screen needs."""
    tree = html.document_fromstring(page)
    for element in tree.xpath(_FURNITURE):
        element.drop_tree()
    for element in tree.iter(
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "caption", "br", "pre", "summary"
    ):
        element.tail = f" {element.tail or ''}"
    return " ".join(tree.text_content().split())


def words_of_pdf(pdf: bytes) -> str:
    """The PDF's tagged words in the order of its structure, in which they are read aloud, white space folded.

    Headers and footers are artifacts; the bullets and numbers of lists are no words of HTML's either, nor are
    the labels in a picture, which has a text alternative.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        left_out = {*_list_markers(document), *_labels_in_pictures(document)}
        pages = {page.objgen: page_index for page_index, page in enumerate(document.pages)}
        texts = _texts_by_place(document, left_out)
        return " ".join(
            " ".join(texts.get(place, "") for place in _content(document.Root.StructTreeRoot, pages)).split()
        )


def pdf_text_of_pages(pdf: bytes) -> list[str]:
    """The text of each page as it is drawn, line by line, head and foot included."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def headings_and_texts(pdf: bytes) -> list[tuple[str, str]]:
    """The PDF's tagged words in the order of its structure, each with the tag of the heading that they are, or ""."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: page_index for page_index, page in enumerate(document.pages)}
        texts = _texts_by_place(document, set())
        return list(_headings_and_texts(document.Root.StructTreeRoot, pages, texts))


def _headings_and_texts(
    parent: Any, pages: dict[Any, int], texts: dict[tuple[int, int], str]
) -> Iterator[tuple[str, str]]:
    for child in _children(parent):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if re.fullmatch("/H[1-6]", str(child.S)):
                yield str(child.S)[1:], "".join(texts.get(place, "") for place in _content(child, pages))
            else:
                yield from _headings_and_texts(child, pages, texts)
        elif isinstance(child, int) and "/Pg" in parent:
            yield "", texts.get((pages[parent.Pg.objgen], child), "")
        elif isinstance(child, pikepdf.Dictionary) and "/MCID" in child:
            yield "", texts.get((pages[child.get("/Pg", parent.get("/Pg")).objgen], int(child.MCID)), "")


def languages_and_texts(pdf: bytes) -> list[tuple[str, str]]:
    """The PDF's tagged words in the order of its structure, each with the language that a reader speaks it in."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: page_index for page_index, page in enumerate(document.pages)}
        spoken: dict[tuple[int, int], str] = {}
        for element in structure_elements(document.Root.StructTreeRoot):
            # The innermost element comes last.
            if "/Lang" in element:
                spoken |= dict.fromkeys(_content(element, pages), str(element.Lang))
        found = []
        for page_index, page in enumerate(document.pages):
            for number, language, text in _spoken_text(page, page_index, set()):
                whole = str(document.Root.Lang)
                found.append((language or spoken.get((page_index, number), whole), text))
        return found


def structure_elements(parent: Any) -> Iterator[Any]:
    """Every structure element below another, in the order in which it is read, but for the list of contents."""
    for child in _children(parent):
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from structure_elements(child)


def _children(parent: Any) -> Iterator[Any]:
    """What lies directly in a structure element, but for the list of contents and its heading: the page has one too."""
    kept = parent.get("/K", pikepdf.Array())
    children = list(kept) if isinstance(kept, pikepdf.Array) else [kept]
    for child, following in zip_longest(children, children[1:]):
        if not (_is_contents(child) or _is_contents(following)):
            yield child


def list_of_contents(pdf: bytes) -> list[str]:
    """The lines of a PDF's own list of contents, without white space; none where it has no such list."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: page_index for page_index, page in enumerate(document.pages)}
        texts = _texts_by_place(document, set())
        contents = filter(_is_contents, document.Root.StructTreeRoot.K[0].K)
        lines = [line for part in contents for inner in part.K for line in inner.K]
        found = ("".join(texts.get(place, "") for place in _content(line, pages)) for line in lines)
        # Typst joins each number to the word before it, which no reader sees.
        return [without_spaces(text.replace("\u2060", "")) for text in found]


def pages_of_headings(pdf: bytes, level: int) -> list[tuple[str, int]]:
    """The headings of a level, without white space, each with the number of its page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: page_index for page_index, page in enumerate(document.pages)}
        texts = _texts_by_place(document, set())
        places = [
            list(_content(element, pages))
            for element in structure_elements(document.Root.StructTreeRoot)
            if f"/H{level}" == element.S
        ]
        return [(without_spaces("".join(map(texts.__getitem__, found))), found[0][0] + 1) for found in places]


def _is_contents(child: Any) -> bool:
    return isinstance(child, pikepdf.Dictionary) and child.get("/S") == "/TOC"


def _list_markers(document: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    """The page and the number of each piece of content that is a list's bullet or number."""
    pages = {page.objgen: page_index for page_index, page in enumerate(document.pages)}
    for element in structure_elements(document.Root.StructTreeRoot):
        if element.S == "/L" and not _is_without_markers(element):
            for item in element.K:
                for label in item.K:
                    if label.S == "/Lbl":
                        yield from _content(label, pages)


def _labels_in_pictures(document: pikepdf.Pdf) -> Iterator[tuple[int, int]]:
    pages = {page.objgen: page_index for page_index, page in enumerate(document.pages)}
    for element in structure_elements(document.Root.StructTreeRoot):
        if element.S == "/Figure":
            yield from _content(element, pages)


def _is_without_markers(element: Any) -> bool:
    return any(attributes.get("/ListNumbering") == "/None" for attributes in element.get("/A", []))


def _content(element: Any, pages: dict[Any, int]) -> Iterator[tuple[int, int]]:
    for child in _children(element):
        if isinstance(child, int):
            yield pages[element.Pg.objgen], child
        elif "/MCID" in child:
            yield pages[child.get("/Pg", element.get("/Pg")).objgen], int(child.MCID)
        else:
            yield from _content(child, pages)


def _texts_by_place(document: pikepdf.Pdf, left_out: set[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The text of each piece of tagged content, by its page and its number."""
    texts: dict[tuple[int, int], str] = {}
    for page_index, page in enumerate(document.pages):
        for number, _, text in _spoken_text(page, page_index, left_out):
            texts[page_index, number] = texts.get((page_index, number), "") + text
    return texts


def _spoken_text(page: pikepdf.Page, page_index: int, left_out: set[tuple[int, int]]) -> Iterator[tuple[int, str, str]]:
    """The number of each piece of tagged content of a page, its own language, and its text by the fonts' own tables."""
    fonts = {name: _characters(font) for name, font in page.resources.get("/Font", {}).items()}
    # For each marked piece that is open: its number (None for an artifact) and the text that stands for it.
    opened: list[tuple[int | None, str | None]] = []
    languages: list[str] = []
    font: dict[bytes, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page, _MARKS_AND_TEXTS):
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                number = properties.get("/MCID", opened[-1][0] if opened else None)
                actual_text = properties.get("/ActualText")
                if actual_text is not None and number is not None and (page_index, number) not in left_out:
                    yield (
                        int(number),
                        str(properties.get("/Lang", languages[-1] if languages else "")),
                        str(actual_text),
                    )
                opened.append((number, None if actual_text is None else str(actual_text)))
                languages.append(str(properties.get("/Lang", languages[-1] if languages else "")))
            case "EMC":
                opened.pop()
                languages.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ":
                number = opened[-1][0] if opened else None
                if number is None or (page_index, number) in left_out or any(text is not None for _, text in opened):
                    continue
                pieces = operands[0] if str(operator) == "TJ" else [operands[0]]
                text = "".join(_decoded(bytes(piece), font) for piece in pieces if isinstance(piece, pikepdf.String))
                yield int(number), languages[-1], text


_MARKS_AND_TEXTS = "BDC BMC EMC Tf Tj TJ"
"""Most of a page says where something stands: to leave that out here costs a fraction of passing over it below."""


def _characters(font: Any) -> dict[bytes, str]:
    """What each code of a font stands for, from its ToUnicode table."""
    table: dict[bytes, str] = {}
    text = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, characters in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            table[bytes.fromhex(code)] = bytes.fromhex(characters).decode("utf-16-be")
    assert "beginbfrange" not in text, "Typst writes single codes only"
    return table


def _decoded(codes: bytes, font: dict[bytes, str]) -> str:
    size = len(next(iter(font)))
    return "".join(font[codes[start : start + size]] for start in range(0, len(codes), size))


def without_spaces(text: str) -> str:
    """The text without white space, since where lines and cells end is no word.

    A letter that is only another shape of others ("ﬀ") is those letters: a PDF says it so.
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def as_printed(text: str) -> str:
    """What the PDF says for a text: stand-ins for what its fonts lack, and no white space."""
    return without_spaces(to_printable(text))


def with_plain_spaces(text: str) -> str:
    """The text with each no-break space, which a finished page has in dates and figures, as a space."""
    return text.replace("\u00a0", " ")


def with_plain_punctuation(text: str) -> str:
    """The text with quotation marks, apostrophes, dashes and the like as an officer types them."""
    return text.translate(_TYPED).replace("…", "...")


_TYPED = str.maketrans("“”‘’–−", "\"\"''--")
