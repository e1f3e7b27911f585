"""The report as plain facts: everything that the documents say, before any markup.

The HTML, the PDF and the tables in the notebook are all made from this. Texts that officers wrote
are still the Markdown that they typed; everything else is in its final words.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter

MIME_TYPE = "application/vnd.section55.report+json"
MANY_ITEMS = 4
"""A list of this many items or more begins with a table of them, to find an answer by."""


@dataclass(frozen=True)
class Detail:
    """One line of the inspection's details."""

    label: str
    text: str
    link: str = ""


@dataclass(frozen=True)
class DatedText:
    """A correction made after publication, with its heading."""

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
    """What all its anchors in the document begin with: ``recommendation-3``."""
    text: str
    addressed_to: str
    due: str
    position_word: str
    """The force's position in one or two words, like "Accepted"; empty where there is none."""
    position: str
    """The same in a sentence."""
    response: str
    action_word: str
    """What the local policing body does, like "Action taken"; empty where it has not said."""
    action: str
    """The same in a sentence."""
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
    """Everything that a response says, in the order of the document."""

    slug: str
    is_draft: bool
    language: str
    """The language of what officers wrote; the words that the workbook adds are British English."""
    dated: str
    """The document's own date, in ISO 8601; it comes from the inputs, never from a clock."""
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
        """Yield every item of every list, in the order of the document."""
        for item_list in self.lists:
            yield from item_list.items

    def as_dict(self) -> dict[str, object]:
        """Return the facts for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, facts: dict[str, object]) -> "Report":
        """Return the report that `as_dict` was called on; raises pydantic's ``ValidationError`` for anything else."""
        return _ADAPTER.validate_python(facts)


_ADAPTER = TypeAdapter(Report)
