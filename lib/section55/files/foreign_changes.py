"""What other programs do to a history: git's conflicts, editors' line ends and byte order marks, each with its cure."""

from typing import NamedTuple

PUT_BACK = "Put the history back from a copy; it is never to be edited."
THEN_RECORD = (
    "Then see that the parameter file has what both changed, and type section55 build, which records the other "
    "copy's changes as edited by hand."
)
PUT_BACK_ONE = f"Put the history of one of the two copies back, whole. {THEN_RECORD}"
_CONFLICT = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


class Damage(NamedTuple):
    """What another program did to a history."""

    line: int
    """The first line of it, counted from 1."""
    sentence: str
    cure: str
    """What to do, in sentences of its own."""


def damage_by_others(data: bytes, name: str) -> Damage | None:
    """What another program did to the history of this name, where that can be known; None otherwise."""
    lines = data.split(b"\n")
    for number, line in enumerate(lines, 1):
        if line.startswith(_CONFLICT):
            return Damage(
                number,
                "two people saved this inspection in two copies, and git could not join their histories.",
                f"Keep the history of one copy: git checkout --ours -- {name} {THEN_RECORD}",
            )
    if data.startswith(b"\xef\xbb\xbf"):
        return Damage(
            1,
            "an editor has put a byte order mark before the first line; the words are as they were.",
            f"{_from_git(name)}, or save it in an editor as UTF-8 without a byte order mark.",
        )
    if b"\r" in data:
        # JSON writes a carriage return inside a text as two other characters, so one here ends a line.
        return Damage(
            data.count(b"\n", 0, data.index(b"\r")) + 1,
            "its line ends were changed, by an editor, by git or by a copy from another system: they are CR LF or CR, "
            "and were LF.",
            f"{_from_git(name)}, or save it in an editor with line ends LF (Unix). "
            "So that git leaves them as they are, .gitattributes needs the line: *.history.jsonl -text",
        )
    return None


def _from_git(name: str) -> str:
    return f"Put it back from a copy, in git with: git checkout -- {name}"
