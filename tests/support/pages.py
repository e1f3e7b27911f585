"""The pages that people read: their code, their links, and what they name."""

import re
from collections.abc import Iterator
from pathlib import Path

from section55.workspace import ROOT

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/**/*.md", "notebooks/*.md", "parameters/*.md")
    for path in ROOT.glob(pattern)
)
"""From the workbook's folder."""
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]\[]*\]\(([^)\s]+)\)", re.DOTALL)
_SPAN = re.compile(r"(?<!`)`([^`\n]+(?:\n[^`\n]+)?)`(?!`)")


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, *languages: str) -> Iterator[str]:
    """The code blocks of a page that are of one of these languages."""
    for language, code in _FENCE.findall(text_of(page)):
        if language in languages:
            yield code


def commands(page: str, *languages: str) -> list[str]:
    """The lines of such blocks, without what is said behind them."""
    lines = [line for code in blocks(page, *languages) for line in code.splitlines()]
    return [line.split("  #")[0].strip() for line in lines if line.split("  #")[0].strip()]


def spans(page: str) -> list[str]:
    """What stands as code within the sentences of a page."""
    return [" ".join(span.split()) for span in _SPAN.findall(_FENCE.sub("", text_of(page)))]


def links(page: str) -> list[str]:
    """Where the links of a page lead, pictures included."""
    return _LINK.findall(_FENCE.sub("", text_of(page)))


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page can be linked to, as GitHub and JupyterLab make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower()).replace(" ", "-") for heading in headings}
