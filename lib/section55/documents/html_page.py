"""Renders the finished HTML from the facts: one self-contained, accessible page."""

import base64
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath

import jinja2
from markupsafe import Markup, escape

from section55.documents.audit import AUDIT_FILE, AuditRecord
from section55.documents.compiled_templates import CompiledTemplates
from section55.documents.page_links import without_dead_links
from section55.documents.page_text import finish_text
from section55.documents.report import Report
from section55.files.reader import InputFile
from section55.model import colour
from section55.model.catalogue import _, current_language, in_language
from section55.model.markdown import to_html
from section55.model.wording import long_date, sentence_start, short_date

TEMPLATES = Path(__file__).with_name("templates")
_STYLESHEETS = ("page.css", "items.css", "standing.css", "item_answers.css", "letter.css", "register.css")
"""The rules of every page, and those that only some documents need."""
_OF_A_RESPONSE = ("words", "standing", "items", "letter", "document", "audit", "base", "page")
_DARK_PAPER = colour.parse("#15181b")
_DARK_CONTRAST = 7.0
"""The office's colour on dark paper needs more than WCAG requires: a colour chosen for white looks dull there."""
_MEDIA_TYPES = {
    ".yaml": "application/yaml",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def render_response(report: Report, audit: AuditRecord, inputs: Iterable[InputFile]) -> str:
    """Render the whole page of a response. It loads nothing, runs no script, and carries its inputs as links."""
    attached = {file.name: data_link(file.name, file.data) for file in inputs}
    with in_language(report.language):
        return render_page(
            "page.html.j2",
            report.accent_colour,
            report.has_smart_punctuation,
            report=report,
            audit=audit,
            audit_file=AUDIT_FILE,
            attached=attached,
            audit_json=data_link(AUDIT_FILE, audit.as_json().encode()),
            logo=next((attached[made_from.name] for made_from in audit.inputs if made_from.role == "logo"), None),
            logo_alt=report.logo_alt,
        )


def render_page(template: str, accent_colour: str, is_smart: bool = False, **facts: object) -> str:
    """Render a page in an office's colour, from a template that extends ``base.html.j2``."""
    accent = colour.parse(accent_colour)
    link = colour.link_colour(accent)
    page = render_template(
        template,
        accent=colour.to_hex(accent),
        accent_dark=colour.to_hex(colour.lightened(accent, _DARK_PAPER, _DARK_CONTRAST)),
        link=colour.to_hex(link),
        link_dark=colour.to_hex(colour.lightened(link, _DARK_PAPER, _DARK_CONTRAST)),
        **{"logo": None, "logo_alt": ""} | facts,
    )
    return finish_text(without_dead_links(page), is_smart)


def render_preview(report: Report) -> str:
    """Render the document as a fragment of HTML without style, for a notebook's output."""
    with in_language(report.language):
        page = render_template("document.html.j2", report=report)
    return finish_text(without_dead_links(page), report.has_smart_punctuation)


def render_template(template: str, **facts: object) -> str:
    """Render a template; every fact in it is escaped."""
    return _environment().get_template(template).render(**facts)


def load_templates() -> None:
    """Read the templates of a response, which the first page would otherwise do."""
    for name in _OF_A_RESPONSE:
        _environment().get_template(f"{name}.html.j2")


def data_link(name: str, data: bytes) -> str:
    """Return a link that contains the file itself."""
    media_type = _MEDIA_TYPES[PurePosixPath(name).suffix]
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        bytecode_cache=CompiledTemplates(TEMPLATES, Path(__file__).read_bytes()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        auto_reload=False,  # a build does not look whether each template has changed since the last one
    )
    environment.globals["style_of"] = _style_of
    environment.globals["_"] = _translate
    environment.globals["page_language"] = current_language
    environment.globals["lang"] = _lang_attribute
    environment.filters["markdown"] = _render_markdown
    environment.filters["sentence"] = sentence_start
    environment.filters["time"] = _render_time
    return environment


def _translate(sentence: str, **facts: object) -> Markup:
    """Return a sentence of the workbook, whose facts are escaped, in the language of the page."""
    return Markup(_(sentence, **{name: escape(fact) for name, fact in facts.items()}))


def _lang_attribute(language: str) -> Markup:
    """Return the attribute that marks words in another language than the page's; nothing for words in the same."""
    same = language.partition("-")[0] == current_language().partition("-")[0]
    return Markup("") if same else Markup(' lang="{}"').format(language)


def _render_time(day: date | None, is_short: bool = False) -> Markup:
    """Return a date that no line breaks, which programs can read; a short one has "Dec" for "December"."""
    if day is None:
        return Markup("")
    words = short_date(day) if is_short else long_date(day)
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), words)


def _render_markdown(text: str, section: str, prefix: str, heading_level: int) -> Markup:
    # Safe: the officer's own characters were escaped on the way, and only the parser's elements are markup.
    return Markup(to_html(text, section, prefix, heading_level))


def _style_of(content: str) -> Markup:
    """Return the style sheet of a page; a page with nothing of what only some documents have goes without its rules."""
    return Markup("\n".join(_stylesheet(name) for name in _STYLESHEETS if name == "page.css" or _uses(content, name)))


def _uses(content: str, stylesheet: str) -> bool:
    """Whether a page has an element of a class that a style sheet has rules for."""
    names = "|".join(set(re.findall(r"\.([a-z][a-z-]*)", _stylesheet(stylesheet))))
    return bool(re.search(rf'class="(?:[^"]* )?(?:{names})[ "]', content))


@cache
def _stylesheet(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()
