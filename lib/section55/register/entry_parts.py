"""What an entry of the register, or the register itself, has besides its own facts: another file, an office's logo."""

from dataclasses import dataclass
from typing import Literal

Urgency = Literal["broken", "overdue", "soon", "waiting", "late", "undated", "done"]
"""How the state of a response is marked: of a file that cannot be read, of one to come, of one that is published."""


@dataclass(frozen=True)
class OtherFile:
    """The file of the same response in the other language, which has no entry of its own."""

    slug: str
    language: str
    title: str
    office: str
    office_name: str
    short_name: str
    report_url: str
    response_url: str


@dataclass(frozen=True)
class OfficeLogo:
    """Where an office's logo is to be had."""

    office: str
    alt: str
    """What it says, for those who cannot see it."""
    path: str = ""
    link: str = ""
    """The picture itself as a link, in what a notebook carries: that has no path of this computer."""
