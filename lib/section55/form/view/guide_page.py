"""The officer's guide as a page by itself, which the form's first page links to."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from section55 import workspace
from section55.form.view.browser_side import LinkedFile
from section55.model.markdown import to_html
from section55.model.office import DEFAULT_ACCENT

GUIDE = "guide"
"""What the links to the guide have as ``data-file``."""
_PICTURE = re.compile(r"^!\[([^\]]*)\]\(([^)\s]+)\)\s*$", re.MULTILINE)
_LINK_TO_FILE = re.compile(r"\[([^\]]+)\]\((?!https?:|mailto:)([^)#\s]*)[^)\s]*\)")


@cache
def guide_page() -> LinkedFile:
    """Return the guide as a page that needs no other file: its pictures are in it, and other pages are named."""
    from section55.documents.html_page import render_page

    source = workspace.MASTER_NOTEBOOK.with_name("guide.md")
    title, _, text = source.read_text(encoding="utf-8").partition("\n")
    title = title.removeprefix("# ")
    page = render_page("guide.html.j2", DEFAULT_ACCENT, title=title, parts=_parts(text, source.parent, title), dated="")
    return LinkedFile(GUIDE, "guide.html", "text/html", page.encode())


def _parts(text: str, folder: Path, title: str) -> list[tuple[Markup, str, str]]:
    """Return each piece of text with the picture below it, as an address, and its words; both empty where none is."""
    from section55.documents.html_page import data_link

    pieces = _PICTURE.split(text)
    found = []
    for index in range(0, len(pieces), 3):
        words, address = pieces[index + 1 : index + 3] or ("", "")
        path = folder / address
        # A wheel has the guide, and not its pictures.
        picture = data_link(path.name, path.read_bytes()) if address and path.is_file() else ""
        html = to_html(_LINK_TO_FILE.sub(_name_file, pieces[index]), title, f"guide-{index}", 1)
        found.append((Markup(html), picture, " ".join(words.split())))
    return found


def _name_file(link: re.Match[str]) -> str:
    words, path = link.groups()
    return f"{words} (`{path.removeprefix('../')}`)" if path else words
