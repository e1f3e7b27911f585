"""The last touches to a PDF that Typst has no way to say: row headers, and what each link leads to."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import html


class PagesDisagree(Exception):
    """The PDF's structure is not that of the page it was made from."""


def finished(pdf: bytes, page: str) -> bytes:
    """The PDF with its row headers marked and its links described, as the page has them.

    Typst marks only the header row of a table, and describes a link by its address. The same PDF
    and page give the same bytes. Raises `PagesDisagree` where the two differ in tables or links.
    """
    tree = html.document_fromstring(page)
    for element in tree.xpath("//nav | //a[@class='skip']"):
        element.drop_tree()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = list(_elements(document.Root.StructTreeRoot))
        _mark_row_headers(elements, tree)
        _describe_links(elements, tree)
        out = io.BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _elements(parent: Any) -> Iterator[Any]:
    """Every structure element below another, in the order in which it is read."""
    children = parent.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _mark_row_headers(elements: list[Any], tree: html.HtmlElement) -> None:
    cells = [element for element in elements if element.S in ("/TH", "/TD")]
    cells_of_page = tree.xpath("//th | //td")
    if len(cells) != len(cells_of_page):
        raise PagesDisagree(f"The PDF's tables have {len(cells)} cells, the page's {len(cells_of_page)}.")
    for cell, cell_of_page in zip(cells, cells_of_page, strict=True):
        if cell_of_page.get("scope") == "row":
            cell.S = pikepdf.Name.TH
            cell.A = pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)])
        elif cell_of_page.tag == "td":
            cell.S = pikepdf.Name.TD
            if "/A" in cell:
                del cell.A


def _describe_links(elements: list[Any], tree: html.HtmlElement) -> None:
    links = [element for element in elements if element.S == "/Link"]
    links_of_page = [link for link in tree.xpath("//a") if not link.get("href").startswith("data:")]
    if len(links) != len(links_of_page):
        raise PagesDisagree(f"The PDF has {len(links)} links, the page {len(links_of_page)}.")
    for link, link_of_page in zip(links, links_of_page, strict=True):
        words = " ".join(link_of_page.text_content().split())
        for annotation in _annotations(link):
            annotation.Contents = pikepdf.String(words)


def _annotations(element: Any) -> Iterator[Any]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            if "/Obj" in child:
                yield child.Obj
            elif "/S" in child:
                yield from _annotations(child)
