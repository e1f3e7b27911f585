"""The report as plain facts: everything that the documents say, before any markup.

The HTML, the PDF and the tables in the notebook are all made from this. Texts that officers wrote
are still the Markdown that they typed; everything else is in its final words.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace

from pydantic import TypeAdapter

from section55.documents.report_standing import DatedText, Glance, LanguageLink, Letter, Progress, Section, Sign, Tag

MIME_TYPE = "application/vnd.section55.report+json"
FIRST_ITEM_LEVEL = 3
"""The level of an item's heading below that of its list, and of an answer's below that of its section."""
MANY_ITEMS = 4
"""A list of this many items or more begins with a table of them, to find an answer by."""


@dataclass(frozen=True)
class Detail:
    """One line of the inspection's details."""

    label: str
    text: str
    link: str = ""
    is_quoted: bool = False
    """Whether the text is the report's own words."""


@dataclass(frozen=True)
class AnswerSummary:
    """What an answer to an item comes to and where it stands; empty where there is nothing to show."""

    word: str = ""
    """Like "Accepted" or "Action taken"; "No answer entered"; or why none is due, like "In its parts"."""
    anchor: str = ""
    """Of the answer; empty where none stands anywhere."""
    sign: Sign = ""
    """Of the tag that the word is; empty for a word that is none."""
    link: str = ""
    """The words of a link to the answer, which make sense alone: "Chief Constable response to Recommendation 3"."""


@dataclass(frozen=True)
class Named:
    """What an item, or several together, are called in a heading."""

    name: str
    """It makes sense alone: "Area for improvement 2, Vetting"."""
    title: str
    """The short name in the report; empty for none, and for several items together."""

    @property
    def heading(self) -> str:
        return f"{self.name}: {self.title}" if self.title else self.name


@dataclass(frozen=True)
class Quotation(Named):
    """The text of an item, restated above the answer to it."""

    anchor: str
    """Of the item."""
    text: str


@dataclass(frozen=True)
class Answer(Named):
    """An answer of the force or of the local policing body, under a heading that names every item that it answers."""

    level: int
    """Of its heading, from 3."""
    anchor: str
    item_anchor: str
    """Of the first item that it answers."""
    quotations: tuple[Quotation, ...]
    """The text of each item that it answers; none where it stands without them."""
    full_name: str
    """What the answer is called where it is named alone: "Chief Constable response to Recommendation 3"."""
    whose: str
    """Whose answer it is, behind its name: "Chief Constable response", "response of the Mayor"."""
    answers_several: bool
    """Whether it is the answer to more than one item."""
    sentence: str
    """The force's position, or what the body does; empty where it has not said, or says it part by part."""
    text: str


@dataclass(frozen=True)
class ReportItem(Named):
    """A recommendation, cause of concern or area for improvement, or a part of one, and where its answers stand."""

    anchor: str
    """What all its anchors in the document begin with: ``recommendation-3``."""
    level: int
    """Of its heading, from 3."""
    is_part: bool
    text: str
    addressed_to: str
    is_accelerated: bool
    due: str
    """As the report prints it; empty for a part that is due with the whole."""
    due_with_whole: str
    """The same, and for a part the whole's where it has none of its own."""
    position_word: str
    """The force's position in one or two words, like "Accepted"; empty where there is none."""
    position: str
    """The same in a sentence, where the answer stands with it."""
    action: str
    """What the local policing body does, in a sentence, where the explanation stands with it."""
    answered_with: str
    """The item at which its answers stand, within a sentence: "recommendation 22"; empty for itself."""
    force: AnswerSummary
    body: AnswerSummary
    excerpt: str
    """The beginning of its words, where it has no short name to know it by."""
    status: Tag | None
    owner: str
    updated: str
    """The day of its latest update, where there is little room."""
    updates: tuple[DatedText, ...]
    force_answer: Answer | None
    """The force's answer that stands at this very item, where answers stand item by item; so with the body's."""
    body_answer: Answer | None
    inside: tuple["ReportItem", ...] = ()
    """Its parts, and the recommendations made for it."""

    @property
    def has_progress(self) -> bool:
        """Whether anything is known of what became of it."""
        return bool(self.status or self.owner or self.updates)

    @property
    def has_answer(self) -> bool:
        """Whether an answer to it stands anywhere in the document."""
        return bool(self.force.anchor or self.body.anchor)

    @property
    def answer_links(self) -> list[AnswerSummary]:
        """Where the answers to it stand, in their order."""
        return [summary for summary in (self.force, self.body) if summary.link]

    def with_inside(self) -> Iterator["ReportItem"]:
        """Yield it and everything inside it, in the order of the document."""
        yield self
        for item in self.inside:
            yield from item.with_inside()


@dataclass(frozen=True)
class ItemGroup:
    """Items that stand together under one heading of the report's."""

    heading: str
    """Empty where they stand under none but that of their list."""
    anchor: str
    items: tuple[ReportItem, ...]


@dataclass(frozen=True)
class ItemList:
    """The items of one kind, under a sentence that counts them."""

    kind: str
    """Which: "recommendations"."""
    heading: str
    anchor: str
    sentence: str
    groups: tuple[ItemGroup, ...]
    caption: str
    """Of the table of its items."""
    has_due: bool
    """Whether the table has a column of when items are due; so with the answers."""
    has_force: bool
    has_body: bool

    def items(self) -> Iterator[ReportItem]:
        """Yield its items with everything inside them, in the order of the document."""
        for group in self.groups:
            for item in group.items:
                yield from item.with_inside()

    @property
    def has_long_names(self) -> bool:
        """Whether its items are called by more than a number: by a group, a cause of concern or a short name too."""
        return any(item.level > FIRST_ITEM_LEVEL or item.title for item in self.items())

    @property
    def has_table(self) -> bool:
        return sum(1 for _ in self.items()) >= MANY_ITEMS and (self.has_due or self.has_force or self.has_body)


@dataclass(frozen=True)
class Report:
    """Everything that a response says, in the order of the document."""

    slug: str
    is_draft: bool
    language: str
    """The language of what officers wrote, and of the words that the workbook adds where there is a catalogue of it."""
    report_language: str
    """The language of what is quoted from the report; empty where the file does not say."""
    dated: str
    """The document's own date, in ISO 8601; it comes from the inputs, never from a clock."""
    office_name: str
    office_website: str
    contact_email: str
    accent_colour: str
    has_smart_punctuation: bool
    """Whether straight quotation marks are printed curled, and hyphens for dashes long."""
    logo_alt: str
    masthead_note: str
    """What this is, and the day that it was published, where that is known."""
    other_language: LanguageLink | None
    kicker: str
    """Whose response it is, above a title that does not say so; else empty."""
    title: str
    response_name: str
    """Whose response it is, for short: "PCC response"."""
    inspection_title: str
    lead: str
    """The sentence under the title that says who published the report, and when; empty where the particulars do."""
    report_link: Detail
    """The words of the link to the report under the title, and its address."""
    sections: tuple[Section, ...]
    """Those that are printed, in their order."""
    glance: Glance | None
    answers_by_item: bool
    """Whether the answers of the force and of the body stand below each item."""
    inspectors: str
    """Who is quoted: "HMICFRS"."""
    progress: Progress | None
    progress_heading: str
    """Of what stands of progress, be it in a section of its own or with each item."""
    letter: Letter | None
    letter_copies: tuple[Letter, ...]
    """The letter once for each of several addressees, where each gets one that names nobody else."""
    has_short_audit_trail: bool
    statutory_sentence: str
    details: tuple[Detail, ...]
    corrections: tuple[DatedText, ...]
    statutory_last_day: str
    key_findings: str
    lists: tuple[ItemList, ...]
    force: str
    force_heading: str
    force_comments_name: str
    """What the comments are called where they are named alone: "Chief Constable comments"."""
    no_force_comments: str
    """The sentence that stands where there are none."""
    chief_constable_comments: str
    force_answers: tuple[Answer, ...]
    body_heading: str
    body: str
    body_comments_name: str
    no_body_comments: str
    commissioner_comments: str
    body_answers: tuple[Answer, ...]
    reply_heading: str
    reply_to_chief_constable: str
    office_use: tuple[str, ...]

    @property
    def first_after_particulars(self) -> str:
        """The name of the section before which corrections and contents stand."""
        names = [section.name for section in self.sections]
        return next((name for name in names if name not in ("at a glance", "particulars")), "")

    def list_of(self, kind: str) -> ItemList:
        """Return the list of a kind, like "areas for improvement"."""
        return next(item_list for item_list in self.lists if item_list.kind == kind)

    def items(self) -> Iterator[ReportItem]:
        """Yield every item of every list, with everything inside it, in the order of the document."""
        for item_list in self.lists:
            yield from item_list.items()

    def copies(self) -> Iterator["Report"]:
        """Yield the report as each of several addressees of a letter gets it."""
        for letter in self.letter_copies:
            yield replace(self, letter=letter, letter_copies=())

    def as_dict(self) -> dict[str, object]:
        """Return the facts for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, facts: dict[str, object]) -> "Report":
        """Return the report that `as_dict` was called on; raises pydantic's ``ValidationError`` for anything else."""
        return _ADAPTER.validate_python(facts)


_ADAPTER = TypeAdapter(Report)
