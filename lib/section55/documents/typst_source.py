"""Turns the finished HTML into Typst source: one walk over its tree, so that HTML and PDF cannot disagree."""

import re
from dataclasses import dataclass

from lxml import html

from section55.documents.html_page import TEMPLATES
from section55.documents.page_tree import parse_page
from section55.documents.typst_code import fold_spaces, string_array, string_literal
from section55.documents.typst_elements import ElementConverter, UnknownElement
from section55.documents.typst_long_words import has_long_words
from section55.fonts import FAMILIES, MONOSPACED
from section55.fonts.characters import may_compose, to_printable
from section55.model.catalogue import _, in_language

LAYOUT = TEMPLATES
"""The folder of the layout. Typst reads a file that it imports once, where it would read all of one text again."""
_RUNNING_TITLE_LENGTH = 104
"""How many characters of the title fit on one line at the head of a page."""
_SUBTITLE = re.compile(r"(?::\s|\s[-–—]\s).*")
"""What follows the first colon or dash of an inspection's title."""


@dataclass(frozen=True)
class TypstSource:
    """What a PDF is compiled from, beside the layout, which it imports from `LAYOUT`."""

    text: str
    dated: str
    """The document's own date, in ISO 8601."""


def typst_source(page: str) -> TypstSource:
    """Return the Typst source of a finished page.

    Raises `UnknownElement` for a page that is not the workbook's.
    """
    return source_of_tree(parse_page(page))


def source_of_tree(tree: html.HtmlElement) -> TypstSource:
    """Return the Typst source of a finished page's tree; raises as `typst_source` does."""
    with in_language(tree.get("lang")):
        return _source_in_its_language(tree)


def _source_in_its_language(tree: html.HtmlElement) -> TypstSource:
    accent, link = _colour(tree, "accent"), _colour(tree, "link")
    converter = ElementConverter(accent)
    settings = ", ".join(f"{key}: {value}" for key, value in _settings(tree, link).items())
    body = "\n".join(filter(None, map(converter.block, tree.iterfind("body/*"))))
    composes = "true" if may_compose(settings + body) else "false"
    return TypstSource(
        '#import "/layout.typ": *\n#import "/standing.typ": *\n'
        f"#show: response.with({settings}, composes: {composes})\n{body}\n",
        _meta(tree, "dcterms.created"),
    )


def _settings(tree: html.HtmlElement, link: str) -> dict[str, str]:
    """Return the arguments of the layout's function, as Typst code."""
    title = fold_spaces(tree.findtext("head/title")).strip()
    language, _, region = tree.get("lang").partition("-")
    draft = _draft_in_capitals(fold_spaces(tree.findtext(".//header/p[@class='draft']") or ""))
    return {
        "title": string_literal(title),
        "running-title": string_literal(to_printable(running_title(title, len(draft)))),
        "author": string_literal(to_printable(_meta(tree, "author"))),
        "description": string_literal(_meta(tree, "description")),
        "language": string_literal(language),
        "region": string_literal(region) if region else "none",
        "link-colour": string_literal(link),
        "draft": string_literal(draft),
        "page-words": _page_words(),
        "fonts": string_array(FAMILIES),
        "monospaced": string_array(MONOSPACED),
        "has-long-words": "true" if has_long_words(tree) else "false",
    }


def _draft_in_capitals(notice: str) -> str:
    """Return the notice of a draft as it stands at the head of each page: its first word in capitals."""
    first, rest = re.fullmatch(r"(\w*)(.*)", notice, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{first.upper()}{rest}"


def _page_words() -> str:
    """Return what is at the foot of each page, "Page 1 of 2", as Typst code: the three pieces around its numbers."""
    return string_array(re.split(r"\{(?:number|total)\}", _("Page {number} of {total}")))


def _meta(tree: html.HtmlElement, name: str) -> str:
    return str(tree.find(f"head/meta[@name='{name}']").get("content"))


def _colour(tree: html.HtmlElement, name: str) -> str:
    colour = re.search(rf"--{name}: (#[0-9a-f]{{6}});", tree.findtext("head/style"))
    if colour is None:
        raise UnknownElement(f"The page has no {name} colour, so it was not made from a template of the workbook's.")
    return colour[1]


def running_title(title: str, beside: int = 0) -> str:
    """Return what stands at the head of each page: "Fraud: PCC response" for "Fraud: a review – PCC response".

    It leaves room for as many characters as stand ``beside`` it.
    """
    most = _RUNNING_TITLE_LENGTH - beside
    inspection, dash, response = title.removeprefix(f"{_('DRAFT:')} ").rpartition(" – ")
    if not dash:
        return _shorten(title, most)
    short = _shorten(_SUBTITLE.sub("", inspection), most - len(response))
    return f"{short}: {response}"


def _shorten(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"
