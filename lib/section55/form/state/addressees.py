"""The addressees of a letter as they stand at its head: a block of lines for each, an empty line between two."""

import re
from collections.abc import Iterable
from typing import Any

from section55.form.state.answers import AnswerTree

_SALUTATION = "Salutation:"
_BEGINS_A_LETTER = ("Dear ", "Annwyl ")


def format_addressees(answer: Any) -> str:
    """Return the addressees as text: name, address, salutation."""
    return "\n\n".join("\n".join(_lines_of(each)) for each in answer or [] if isinstance(each, dict))


def _lines_of(addressee: AnswerTree) -> Iterable[str]:
    yield str(addressee.get("name") or "")
    yield from map(str, addressee.get("address") or [])
    if salutation := str(addressee.get("salutation") or ""):
        yield salutation if salutation.startswith(_BEGINS_A_LETTER) else f"{_SALUTATION} {salutation}"


def parse_addressees(text: str) -> list[AnswerTree]:
    """Return the addressees that a text names, as `format_addressees` writes it."""
    blocks = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip())
    return [_addressee(list(filter(None, map(str.strip, block.split("\n"))))) for block in blocks if block]


def _addressee(lines: list[str]) -> AnswerTree:
    salutation = ""
    if lines[1:] and lines[-1].startswith((_SALUTATION, *_BEGINS_A_LETTER)):
        salutation = lines.pop().removeprefix(_SALUTATION).strip()
    name, *address = lines
    return {"name": name, "address": address, "salutation": salutation}
