"""Completes a PDF with what Typst cannot write: row headers, what links lead to, bookmarks that make sense alone."""

import io
from collections.abc import Iterator
from tempfile import TemporaryFile

import pikepdf
from lxml import html

from section55.documents.typst_elements import MANY_PAGES


class StructureMismatch(Exception):
    """Raised when a PDF does not have the structure of the page that it was made from."""


def complete_tags(pdf: bytes, tree: html.HtmlElement) -> bytes:
    """Return the PDF with its row headers marked and its links described, as the page's tree has them.

    What paper has no use for is taken out of the tree. Typst marks only the header row of a table, and describes a
    link by its address. The same PDF and page give the same bytes. Raises `StructureMismatch` where the two differ in
    tables or links.
    """
    for element in [*tree.iter("nav"), *tree.iterfind(".//a[@class='skip']")]:
        if isinstance(element, html.HtmlElement):
            element.drop_tree()
    # A PDF is a thousand small things to read, and each takes longer where Python has to hand it out.
    with TemporaryFile() as file:
        file.write(pdf)
        file.flush()
        with pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap) as document:
            _complete(document, tree)
            out = io.BytesIO()
            # Typst's metadata needs no other version: looking costs a fifth of saving.
            generate = pikepdf.ObjectStreamMode.generate
            document.save(out, deterministic_id=True, object_stream_mode=generate, fix_metadata_version=False)
    return out.getvalue()


def _complete(document: pikepdf.Pdf, tree: html.HtmlElement) -> None:
    elements = [*_elements(document.Root.StructTreeRoot)]
    _mark_row_headers(elements, tree)
    _describe_links(elements, tree)
    _name_bookmarks(document.Root.get("/Outlines", pikepdf.Dictionary()))
    # What is no suspect is so by default, and some readers take the key that says so for an error.
    if "/Suspects" in document.Root.MarkInfo:
        del document.Root.MarkInfo.Suspects
    if len(document.pages) >= MANY_PAGES:
        document.Root.PageMode = pikepdf.Name.UseOutlines


def _elements(root: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield every structure element and its type, in reading order, but for those of the list of contents."""
    left = [*_children(root)]
    left.reverse()
    while left:
        element = left.pop()
        kind = element.get("/S")
        if kind is not None and kind != "/TOC":
            yield str(kind), element
            left.extend(reversed([*_children(element)]))


def _children(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the elements and the references directly below an element; its content is neither."""
    children = parent.get("/K")
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield child


def _mark_row_headers(elements: list[tuple[str, pikepdf.Object]], tree: html.HtmlElement) -> None:
    cells = [element for kind, element in elements if kind in ("/TH", "/TD")]
    cells_of_page = tree.xpath("//th | //td")
    if len(cells) != len(cells_of_page):
        raise StructureMismatch(f"The PDF's tables have {len(cells)} cells, the page's {len(cells_of_page)}.")
    for cell, cell_of_page in zip(cells, cells_of_page, strict=True):
        if cell_of_page.get("scope") == "row":
            cell.S = pikepdf.Name.TH
            cell.A = pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)])
        elif cell_of_page.get("scope") == "rowgroup":
            across = int(cell_of_page.get("colspan"))
            cell.S = pikepdf.Name.TH
            header = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row, ColSpan=across)
            cell.A = pikepdf.Array([header])
        elif cell_of_page.tag == "td":
            cell.S = pikepdf.Name.TD
            if "/A" in cell:
                del cell.A


def _describe_links(elements: list[tuple[str, pikepdf.Object]], tree: html.HtmlElement) -> None:
    links = [element for kind, element in elements if kind == "/Link"]
    links_of_page = [link for link in tree.xpath("//a") if not link.get("href").startswith("data:")]
    if len(links) != len(links_of_page):
        raise StructureMismatch(f"The PDF has {len(links)} links, the page {len(links_of_page)}.")
    for link, link_of_page in zip(links, links_of_page, strict=True):
        label = link_of_page.get("aria-label")
        words = label or " ".join(link_of_page.text_content().split())
        if label:
            link.Alt = pikepdf.String(label)
        for annotation in _annotations(link):
            annotation.Contents = pikepdf.String(words)


def _name_bookmarks(root: pikepdf.Object) -> None:
    """Tell a bookmark from an earlier one of its name by its section: "Recommendation 1 (Answers)"."""
    names: set[str] = set()
    for section in _bookmarks(root):
        for bookmark in _bookmarks_below(section):
            name = str(bookmark.Title)
            if name in names:
                name = f"{name} ({section.Title})"
                bookmark.Title = pikepdf.String(name)
            names.add(name)


def _bookmarks(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the bookmarks directly below one, or below the root of all."""
    child = parent.get("/First")
    while child is not None:
        yield child
        child = child.get("/Next")


def _bookmarks_below(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for child in _bookmarks(parent):
        yield child
        yield from _bookmarks_below(child)


def _annotations(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for child in _children(element):
        if "/Obj" in child:
            yield child.Obj
        elif "/S" in child:
            yield from _annotations(child)
