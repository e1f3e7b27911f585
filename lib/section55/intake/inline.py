"""Runs of words with the same look, and the Markdown and the plain text that they come to."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

_SPECIAL = re.compile(r"[\\*`]|(?<!\w)_|_(?!\w)|\[(?=\^)|\[(?=[^\]]*\]\()")
_LINE_START = re.compile(r"^([-+#>]|[0-9]{1,9}[.)])(?=\s|$)|^(=+|-{3,})(?=\s*$)", re.MULTILINE)
_LINKS = re.compile(r"(?:https?://|mailto:)[^\s<>]+", re.IGNORECASE)
_LIGATURES = {0xFB00 + index: text for index, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "ft", "st"))}


@dataclass(frozen=True)
class Run:
    """Words with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""

    @property
    def look(self) -> tuple[bool, bool, str]:
        return self.bold, self.italic, self.link


def collapse(runs: Iterable[Run]) -> list[Run]:
    """The runs with one space for any white space, none at the ends of lines, and equal neighbours joined."""
    joined: list[Run] = []
    for run in runs:
        text = run.text.translate(_LIGATURES).replace("\u00a0", " ").replace("\u00ad", "")
        if not text:
            continue
        if joined and joined[-1].look == run.look:
            joined[-1] = replace(joined[-1], text=joined[-1].text + text)
        else:
            joined.append(replace(run, text=text))
    clean: list[Run] = []
    after = "\n"
    for run in joined:
        text = re.sub(r"[ \t\r\f\v]*\n[ \t\r\f\v]*", "\n", re.sub(r"[ \t\r\f\v]+", " ", run.text))
        if after.endswith((" ", "\n")):
            text = text.lstrip(" ") if after.endswith(" ") else text.lstrip(" \n")
        if text:
            clean.append(replace(run, text=text))
            after = text
    while clean and not clean[-1].text.rstrip():
        clean.pop()
    if clean:
        clean[-1] = replace(clean[-1], text=clean[-1].text.rstrip())
    return clean


def plain(runs: Sequence[Run]) -> str:
    """The words of collapsed runs."""
    return "".join(run.text for run in runs)


def markdown(runs: Sequence[Run]) -> str:
    """The Markdown of collapsed runs; emphasis begins and ends at words, and never spans a line."""
    parts = []
    for run in _evened(runs):
        for piece in re.split(r"(\n)", run.text):
            parts.append(piece if piece == "\n" else _marked(run, piece))
    text = re.sub(r"\*\*( ?)\*\*", r"\1", "".join(parts))
    return _LINE_START.sub(_plain_start, text)


def escape(text: str) -> str:
    """Plain words as Markdown that comes out as those words."""
    return _LINE_START.sub(_plain_start, _SPECIAL.sub(r"\\\g<0>", text))


def _evened(runs: Sequence[Run]) -> list[Run]:
    """The runs with emphasis taken off what is only spaces or punctuation between two plain ones."""
    return [
        replace(run, bold=False, italic=False) if not re.search(r"\w", run.text) and not run.link else run
        for run in runs
    ]


def _marked(run: Run, text: str) -> str:
    words = text.strip(" ")
    if not words:
        return text
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    is_address = run.link and run.link.rstrip("/") == words.rstrip("/")
    marked = words if is_address else _SPECIAL.sub(r"\\\g<0>", words)
    if run.link and not is_address and _LINKS.fullmatch(run.link):
        address = run.link.replace("(", "%28").replace(")", "%29")
        marked = f"[{marked.replace('[', chr(92) + '[').replace(']', chr(92) + ']')}]({address})"
    if run.italic:
        marked = f"*{marked}*"
    if run.bold:
        marked = f"**{marked}**"
    return f"{before}{marked}{after}"


def _plain_start(found: re.Match[str]) -> str:
    start = found[0]
    return f"{start[:-1]}\\{start[-1]}" if start[0].isdigit() else f"\\{start}"
