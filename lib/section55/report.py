"""The report as plain facts: everything that the documents say, before there is any markup.

HTML, PDF and the tables in the notebook are all made from this. Texts that officers wrote are
still the Markdown they typed; everything else is finished words.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

MIME_TYPE = "application/vnd.section55.report+json"
MANY_ITEMS = 4
"""From so many items on, a list begins with a table of them, to find an answer by."""


@dataclass(frozen=True)
class Detail:
    """One line of the inspection's particulars."""

    label: str
    text: str
    link: str = ""


@dataclass(frozen=True)
class DatedText:
    """What was put right after publication, with its heading."""

    heading: str
    text: str


@dataclass(frozen=True)
class ReportItem:
    """A recommendation, cause of concern or area for improvement, with the answers to it."""

    kind: str
    """recommendation | cause of concern | area for improvement"""
    number: str
    heading: str
    anchor: str
    """The part of its addresses in the document that is its own: ``recommendation-3``."""
    text: str
    addressed_to: str
    due: str
    position_word: str
    """The force's position as a word: "Accepted"; empty where it has none."""
    position: str
    """The same as a sentence."""
    response: str
    action_word: str
    """What the local policing body does, in words: "Action taken"; empty where it has not said."""
    action: str
    """The same as a sentence."""
    explanation: str

    @property
    def answered_by_force(self) -> bool:
        return bool(self.position or self.response)

    @property
    def answered_by_body(self) -> bool:
        return bool(self.action or self.explanation)


@dataclass(frozen=True)
class ItemList:
    """The items of one kind, under a sentence that counts them."""

    heading: str
    anchor: str
    sentence: str
    items: tuple[ReportItem, ...]

    @property
    def has_table(self) -> bool:
        return len(self.items) >= MANY_ITEMS


@dataclass(frozen=True)
class Report:
    """Everything that a response says, in the order in which it says it."""

    slug: str
    is_draft: bool
    language: str
    """Of what officers wrote; the words that the workbook adds are British English."""
    dated: str
    """The day that the document itself is of, ISO; from its inputs, never from a clock."""
    office_name: str
    office_website: str
    contact_email: str
    accent_colour: str
    logo_alt: str
    title: str
    inspection_title: str
    statutory_sentence: str
    details: tuple[Detail, ...]
    corrections: tuple[DatedText, ...]
    statutory_last_day: str
    key_findings: str
    lists: tuple[ItemList, ...]
    force: str
    force_heading: str
    chief_officer: str
    chief_constable_comments: str
    body_heading: str
    body: str
    commissioner_comments: str
    reply_heading: str
    reply_to_chief_constable: str
    office_use: tuple[str, ...]

    def items(self) -> Iterator[ReportItem]:
        """Every item of every list, in the document's order."""
        for item_list in self.lists:
            yield from item_list.items

    def as_dict(self) -> dict[str, object]:
        """The facts for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, facts: dict[str, object]) -> "Report":
        """The report that `as_dict` gave; raises pydantic's ``ValidationError`` for anything else."""
        return _ADAPTER.validate_python(facts)


_ADAPTER = TypeAdapter(Report)
