"""The history of a parameter file: one line for each saved change, each bound to the line before it.

Lines are only ever added to ``<slug>.history.jsonl``. A line says which revision it is, when and how
it was saved, which answers changed, the SHA-256 of the file after it, and the hash of the line
before. Its own hash covers all of that. Who saved it, and the old and new words themselves, lie in
two parts that the hash covers by their own salted hashes. A published document carries the lines
without those parts: its chain can still be checked, and nobody learns from it what an earlier draft
contained.
"""

import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypedDict

from section55.files.broken_history import HistoryBroken
from section55.files.canonical_json import canonical, canonical_with
from section55.files.copy_names import HISTORY
from section55.files.foreign_changes import PUT_BACK_ONE, damage_by_others
from section55.files.hashes import sha256
from section55.files.line_edits import LineEdit, apply_edits, edits_between
from section55.model.clean_text import clean_name
from section55.model.errors import WorkbookError

SUFFIX = HISTORY
BY_HAND = "edited by hand"
"""How a change was made that no save recorded: the next save or build finds it, whoever made it."""
_CHAINED = (
    *("sequence", "time", "by", "fields", "is_correction", "file_sha256", "file_size"),
    *("who_sha256", "content_sha256", "previous"),
)
_OPEN_PARTS = ("who", "content")
_HEAD = 16
"""How many characters of a hash are enough to compare by eye or by telephone."""
_JOINED = "the histories of two copies were put into one."


@dataclass(frozen=True)
class Change:
    """One answer that a revision changed."""

    field: str
    """The path of its key, with items counted from 1."""
    old: Any
    new: Any


class Who(TypedDict):
    """Who saved a revision, with the salt that keeps the name from being guessed by its hash."""

    name: str
    salt: str


class Content(TypedDict):
    """What a revision changed, with the salt that keeps the words from being guessed by their hash."""

    changes: list[dict[str, Any]]
    """The parts of each `Change`, by name."""
    patch: list[list[Any]]
    """The parts of each `LineEdit`, in order."""
    salt: str


@dataclass(frozen=True)
class Revision:
    """One saved change of a parameter file: a line of its history."""

    sequence: int
    """The revision's number, from 1."""
    time: str
    """When it was saved, in UTC: ``2024-02-09T10:30:00Z``."""
    by: str
    """form | command | edited by hand | restored from revision N"""
    fields: tuple[str, ...]
    is_correction: bool
    """Whether it changed what a final response said that had been published."""
    file_sha256: str
    file_size: int
    who_sha256: str
    content_sha256: str
    previous: str
    """The hash of the line before; empty for the first."""
    hash: str
    who: Who | None = field(default=None, repr=False)
    content: Content | None = field(default=None, repr=False)

    @property
    def day(self) -> date:
        """The day that it was saved, in UTC."""
        return date.fromisoformat(self.time[:10])

    @property
    def name(self) -> str:
        """Who saved it, or found it changed by hand, to be printed anywhere; empty where that is withheld."""
        return clean_name(self.who["name"]) if self.who else ""

    @property
    def is_by_hand(self) -> bool:
        """Whether no save made it: then `name` is who found it, and nobody knows who made it."""
        return self.by == BY_HAND

    @property
    def author(self) -> str:
        """Who made it, as people read it: "noticed by NAME" for a change by hand; empty where that is withheld."""
        return f"noticed by {self.name}" if self.name and self.is_by_hand else self.name

    @property
    def changes(self) -> tuple[Change, ...]:
        """What it changed; nothing where that is withheld."""
        return tuple(Change(**change) for change in self.content["changes"]) if self.content else ()

    def parts(self) -> dict[str, bytes]:
        """Its open parts by their names, each as it is written and hashed."""
        return {name: canonical(part) for name in _OPEN_PARTS if (part := getattr(self, name)) is not None}

    def chained(self) -> dict[str, Any]:
        """What its hash covers, by its names."""
        return {name: getattr(self, name) for name in _CHAINED}

    def line(self, parts: Mapping[str, bytes] | None = None) -> bytes:
        """The line of the history file, its line break included; ``parts`` are its own, where they are known."""
        return canonical_with(self.chained() | {"hash": self.hash}, self.parts() if parts is None else parts) + b"\n"

    def for_publication(self, with_names: bool) -> "Revision":
        """The revision as a document carries it: without its words, and with its author only where asked."""
        return replace(self, content=None, who=self.who if with_names else None)


def head_of(revisions: Sequence[Revision]) -> str:
    """The beginning of the last revision's hash, which stands for all before it."""
    return revisions[-1].hash[:_HEAD]


def make_revision(
    before: Sequence[Revision],
    *,
    time: str,
    by: str,
    who: str,
    old: bytes,
    new: bytes,
    changes: Sequence[Change],
    is_correction: bool,
) -> Revision:
    """The revision that follows those ``before``: the file was ``old`` and is to be ``new``, both UTF-8 text."""
    opened_who: Who = {"name": clean_name(who), "salt": secrets.token_hex(16)}
    content: Content = {
        "changes": [vars(change) for change in changes],
        "patch": [list(edit) for edit in edits_between(old.decode(), new.decode())],
        "salt": secrets.token_hex(16),
    }
    chained: dict[str, Any] = {
        "sequence": len(before) + 1,
        "time": time,
        "by": by,
        "fields": [change.field for change in changes],
        "is_correction": is_correction,
        "file_sha256": sha256(new),
        "file_size": len(new),
        "who_sha256": sha256(canonical(opened_who)),
        "content_sha256": sha256(canonical(content)),
        "previous": before[-1].hash if before else "",
    }
    return _parse_revision(chained | {"hash": sha256(canonical(chained)), "who": opened_who, "content": content})


def _parse_revision(parts: dict[str, Any]) -> Revision:
    """The revision of a line's parts; raises ``TypeError`` or ``ValueError`` where one is not what it should be."""
    revision = Revision(**parts | {"fields": tuple(parts["fields"])})
    texts = (revision.by, revision.file_sha256, revision.who_sha256, revision.content_sha256, revision.previous)
    who, content = revision.who, revision.content
    if not (
        all(isinstance(text, str) for text in (*texts, *revision.fields, revision.hash))
        and all(type(number) is int for number in (revision.sequence, revision.file_size))
        and isinstance(revision.is_correction, bool)
        and (who is None or isinstance(who["name"], str))
        and (content is None or all(isinstance(Change(**change).field, str) for change in content["changes"]))
        and datetime.fromisoformat(revision.time).tzinfo is not None
    ):
        raise TypeError
    return revision


def read_history(data: bytes, name: str = "") -> tuple[Revision, ...]:
    """The revisions of a history, first to last; raises `HistoryBroken` with everything that is not whole.

    ``name`` is the file's, for the command in `HistoryBroken.cure`; whoever does not print that needs none.
    """
    if damage := damage_by_others(data, name):
        raise HistoryBroken([(damage.line, damage.sentence)], damage.cure)
    revisions: list[Revision] = []
    problems = list(_find_problems(data, revisions))
    if joined := [problem for problem in problems if problem[1].endswith(_JOINED)]:
        # What is wrong besides only follows from this.
        raise HistoryBroken(joined[:1], PUT_BACK_ONE)
    if problems:
        raise HistoryBroken(problems)
    return tuple(revisions)


def _find_problems(data: bytes, revisions: list[Revision]) -> Iterator[tuple[int, str]]:
    """Each thing that is wrong, with its line's number; adds the revisions of sound lines to ``revisions``."""
    lines = data.split(b"\n")
    if lines.pop() != b"":
        yield len(lines) + 1, "the last line is not complete; the file was cut short."
        return
    text: str | None = ""
    for number, line in enumerate(lines, 1):
        try:
            parts = json.loads(line)
            revision = _parse_revision(parts)
            written = revision.parts()
            is_as_written = revision.line(written) == line + b"\n"
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            yield number, "this is no line of a history; it was changed or broken."
            return
        if not is_as_written:
            yield number, "the line is not as it was written."
            return
        yield from ((number, problem) for problem in _check_against(revision, written, revisions))
        if revision.content is None:
            text = None
        elif text is not None:
            try:
                text = apply_edits(text, (LineEdit(*edit) for edit in revision.content["patch"]))
                is_the_file = sha256(text.encode()) == revision.file_sha256
            except (ValueError, TypeError, KeyError, AttributeError):
                is_the_file = False
            if not is_the_file:
                yield number, "the words it keeps do not make the file that it speaks of."
                return
        revisions.append(revision)


def _check_against(revision: Revision, written: Mapping[str, bytes], before: Sequence[Revision]) -> Iterator[str]:
    wanted = len(before) + 1
    if (twin := _twin(revision, before)) is not None:
        yield f"it follows from the same line as line {twin} does: {_JOINED}"
        return
    if revision.sequence != wanted:
        yield f"this should be revision {wanted} and says {revision.sequence}: a line was removed, repeated or moved."
    if revision.previous != (before[-1].hash if before else ""):
        yield "it does not follow from the line before it."
    if revision.hash != sha256(canonical(revision.chained())):
        yield "it was changed after it was written: its hash does not fit."
    for name in _OPEN_PARTS:
        if name in written and sha256(written[name]) != getattr(revision, f"{name}_sha256"):
            yield f"its “{name}” was changed after it was written."


def _twin(revision: Revision, before: Sequence[Revision]) -> int | None:
    """The line of an earlier revision that another copy of the history went on from as this one does; None if none."""
    if not before or revision.previous == before[-1].hash:
        return None
    fits = ((one.previous, one.sequence) == (revision.previous, revision.sequence) for one in before)
    return next((line for line, fit in enumerate(fits, 1) if fit and before[line - 1].hash != revision.hash), None)


def file_at(revisions: Sequence[Revision], sequence: int) -> bytes:
    """The parameter file as a revision left it, to the byte.

    Raises `WorkbookError` for a revision that does not exist, and for a published history, which does
    not hold the words.
    """
    if not 1 <= sequence <= len(revisions):
        raise WorkbookError(f"There is no revision {sequence}. The history has revisions 1 to {len(revisions)}.")
    text = ""
    for revision in revisions[:sequence]:
        if revision.content is None:
            raise WorkbookError("This is the history as it was published: it holds no earlier words to restore.")
        text = apply_edits(text, (LineEdit(*edit) for edit in revision.content["patch"]))
    return text.encode()


def revisions_until(revisions: Sequence[Revision], day: date) -> Sequence[Revision]:
    """The revisions that there were at the end of a day, in UTC."""
    return [revision for revision in revisions if revision.day <= day]


def published_history(revisions: Sequence[Revision], with_names: bool) -> bytes:
    """The history as a document carries it."""
    return b"".join(revision.for_publication(with_names).line() for revision in revisions)


def history_path(parameter_file: Path) -> Path:
    """Where the history of a parameter file lies: beside it, or, where it is a link, beside what it leads to."""
    if parameter_file.is_symlink():
        parameter_file = Path(os.path.realpath(parameter_file))
    return parameter_file.with_name(f"{parameter_file.stem}{SUFFIX}")
