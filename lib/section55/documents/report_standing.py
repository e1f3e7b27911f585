"""How the items of a report stand, as plain facts: what was answered, accepted and done, and what became of each."""

from dataclasses import dataclass
from typing import Literal

Sign = Literal["", "done", "partly", "refused", "open", "other"]
"""What a tag looks like: a mark and a colour, never without its word; empty for a word that is no tag."""


@dataclass(frozen=True)
class Tag:
    """A state in a word or two, with the mark that goes with it."""

    word: str
    sign: Sign


@dataclass(frozen=True)
class DatedText:
    """A correction made after publication, or an update of an item, with its heading."""

    heading: str
    text: str


@dataclass(frozen=True)
class Figure:
    """A number that stands large, and the words that say what was counted."""

    number: str
    words: str


@dataclass(frozen=True)
class Glance:
    """What a reader sees first: figures counted from the file alone, and what the table of every item has."""

    figures: tuple[Figure, ...]
    notes: tuple[tuple[str, str], ...]
    """Each with its label: the deadline, the other items."""
    sentence: str
    """In place of figures and table, where there is one item only."""
    caption: str
    """Of the table of every item; empty where there is none."""
    has_force: bool
    """Whether the table has a column of the force's positions; so with the body's actions and with statuses."""
    has_body: bool
    has_status: bool


@dataclass(frozen=True)
class Progress:
    """What the section on progress has: which columns, and as at which day."""

    as_at: str
    """Like "as at 1 June 2023"; empty where no update has a day."""
    has_status: bool
    has_owner: bool
    has_due: bool
    has_updated: bool


@dataclass(frozen=True)
class Section:
    """A section of the document, by its name in an office's profile, under its heading."""

    name: str
    heading: str
    """Empty where it stands without one."""
    anchor: str


@dataclass(frozen=True)
class Letter:
    """What stands around the comments of a local policing body that are a letter."""

    sender: tuple[str, ...]
    addressees: tuple[tuple[str, ...], ...]
    """The lines of each: the name, then the address."""
    date: str
    reference: str
    salutation: str
    closing: str
    signed_by: tuple[str, ...]
    annex_heading: str
    only_to: str = ""
    """The addressee's name, where it is the copy for one of several; else empty."""
    file_name: str = ""
    """The name of such a copy's files, without an ending; else empty."""


@dataclass(frozen=True)
class LanguageLink:
    """Where the same document is in the other language."""

    language: str
    name: str
    """The language's own name for itself: "Cymraeg"."""
    link: str
    """Where it is published; while that is not known, beside this document's folder."""
