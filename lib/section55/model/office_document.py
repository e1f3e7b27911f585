"""The questions of an office's profile about its document: its title, its shape, its sections and the words in them."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from section55.model.answer_types import (
    Choice,
    KeySet,
    ListOf,
    OptionalLine,
    OrEmpty,
    Switch,
    holds_something,
    one_line,
    refusal,
    words_of,
)
from section55.model.catalogue import _
from section55.model.item_questions import ItemStatus
from section55.model.wording import closest_word, listed, shortened

SectionName = Choice[
    Literal[
        "at a glance",
        "particulars",
        "key findings",
        "recommendations",
        "causes of concern",
        "areas for improvement",
        "chief officer response",
        "local policing body response",
        "progress",
        "office use",
    ]
]
SECTION_NAMES: tuple[SectionName, ...] = words_of(SectionName)
"""Every section of a document, in the order that it has where a profile says nothing."""
PLACEHOLDERS = ("office", "body", "area", "force", "inspection", "inspectorate")
"""What may stand in braces in a title, and is filled in for each document."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def _title(value: object) -> str:
    text = one_line(value)
    known = listed([f"{{{name}}}" for name in PLACEHOLDERS])
    for name in _PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            near = closest_word(name.strip(), PLACEHOLDERS)
            cure = f"Did you mean {{{near}}}? " if near else ""
            raise refusal("placeholder_unknown", f"{{{name}}} stands for nothing. {cure}There are {known}.")
    if stray := re.search("[{}]", _PLACEHOLDER.sub("", text)):
        raise refusal(
            "brace_alone",
            f"{shortened(text)} has a {stray[0]} that belongs to no other. Braces stand around what is filled in: "
            f"{known}.",
        )
    return text


Title = Annotated[
    str,
    BeforeValidator(lambda value: _title(value) if holds_something(value) else ""),
    WithJsonSchema({"type": ["string", "null"]}),
]
"""The title of a document on one line, with names in braces that are filled in; or nothing."""


def fill_in(title: str, words: dict[str, str]) -> str:
    """A title with the words that its placeholders stand for."""
    return _PLACEHOLDER.sub(lambda found: words[found[1]], title)


class DocumentSection(KeySet):
    """One section of a document, under the heading that the office gives it."""

    section: SectionName = Field(title="Section", description=f"Which: {', '.join(SECTION_NAMES)}.")
    heading: OptionalLine = Field("", title="Heading", description="The office's own; the usual one where it is empty.")


class StatusWords(KeySet):
    """The office's own words for how far an item has come."""

    open: OptionalLine = Field("", title="Open", description="Printed for open, like Red.")
    awaiting_national_body: OptionalLine = Field(
        "", alias="awaiting national body", title="Awaiting national body", description="Printed for it, like White."
    )
    partly_done: OptionalLine = Field(
        "", alias="partly done", title="Partly done", description="Printed for it, like Amber."
    )
    complete: OptionalLine = Field("", title="Complete", description="Printed for complete, like Green.")
    superseded: OptionalLine = Field("", title="Superseded", description="Printed for superseded.")
    not_applicable: OptionalLine = Field(
        "", alias="not applicable", title="Not applicable", description="Printed for it."
    )

    def word(self, status: ItemStatus) -> str:
        """What the documents print for a status: the office's word where it has one, else the workbook's."""
        own: str = getattr(self, status.replace(" ", "_"))
        return own or _(status)


class OfficeDocument(KeySet):
    """How an office's documents are laid out."""

    title: Title = Field(
        "",
        title="Title",
        description="With any of {office}, {body}, {area}, {force}, {inspection} and {inspectorate} in it, in quotes; "
        "the inspection's title where it is empty.",
    )
    layout: Choice[Literal["report", "letter"]] = Field(
        "report", title="Layout", description="report, or letter: the body's comments as a letter, the rest as annex."
    )
    answers: Choice[Literal["by author", "by item"]] = Field(
        "by author",
        title="Answers",
        description="by author: all of the force's, then all of the body's; by item: both below each item.",
    )
    sections: ListOf[DocumentSection] = Field(
        default_factory=list,
        title="Sections",
        description="Which are printed, in which order; all of them in the usual order where it is empty.",
    )
    progress: Choice[Literal["shown", "not shown"]] = Field(
        "shown", title="Progress", description="shown or not shown: status, owner, due date and updates of each item."
    )
    audit_trail: Choice[Literal["full", "short"]] = Field(
        "short", title="Audit trail", description="short: a few lines, with the tables in audit.json; or full."
    )
    status_words: OrEmpty[StatusWords] = Field(
        default_factory=StatusWords,
        title="Words for statuses",
        description="The office's own words for how far an item has come, like open: Red.",
    )
    smart_punctuation: Switch = Field(
        True,
        title="Typographic punctuation",
        description="true or false: whether straight quotation marks are printed curled, and hyphens for dashes long.",
    )
    restate: Switch = Field(
        True,
        title="Restate the report",
        description="true or false: whether the report's words stand again above each answer.",
    )

    @property
    def is_letter(self) -> bool:
        return self.layout == "letter"

    @property
    def is_by_item(self) -> bool:
        """Whether the answers of the force and of the body stand below each item."""
        return self.answers == "by item"

    @property
    def shows_progress(self) -> bool:
        return self.progress == "shown" and self.has_section("progress")

    @property
    def printed_sections(self) -> tuple[DocumentSection, ...]:
        """The sections that are printed, in their order; all of them where the profile names none."""
        return tuple(self.sections) or tuple(DocumentSection(section=name) for name in SECTION_NAMES)

    def has_section(self, name: SectionName) -> bool:
        """Whether a section is printed."""
        return not self.sections or any(section.section == name for section in self.sections)

    def heading(self, name: SectionName, usual: str) -> str:
        """The heading of a section: the office's own where it has one, else the usual one."""
        own = next((section.heading for section in self.printed_sections if section.section == name), "")
        return own or usual
