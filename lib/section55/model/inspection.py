"""The model of a parameter file: every question about an inspection, asked once.

A field's title is its label, its description is the hint beside it, and its kind of answer is its rule,
with the sentences for breaking it. The reader, the form, the JSON Schema and the documents take all
of them from here.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, NamedTuple

from pydantic import ConfigDict, Field, model_validator

from section55.model.answer_types import (
    Choice,
    Count,
    KeySet,
    ListOf,
    Markdown,
    Number,
    OneLine,
    OptionalLine,
    OrEmpty,
    PlainSlug,
    WebLink,
    refusal,
    words_of,
)
from section55.model.day_types import Day, DayOrDone
from section55.model.disagreements import disagreements
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, ITEM_LISTS, RECOMMENDATIONS
from section55.model.publication import Publication, find_publication

Position = Choice[Literal["accepted", "partly accepted", "not accepted", "not applicable", "noted"]]
POSITIONS: tuple[Position, ...] = words_of(Position)
Action = Choice[Literal["taken", "proposed", "none"]]
ACTIONS: tuple[Action, ...] = words_of(Action)
ItemStatus = Choice[
    Literal["open", "awaiting national body", "partly done", "complete", "superseded", "not applicable"]
]
ITEM_STATUSES: tuple[ItemStatus, ...] = words_of(ItemStatus)
Status = Choice[Literal["draft", "final"]]


class ChiefConstableAnswer(KeySet):
    """The force's answer to one recommendation, cause of concern or area for improvement."""

    position: Position | None = Field(
        None, title="Position", description=f"Whether the force accepts it: {', '.join(POSITIONS)}."
    )
    response: Markdown = Field("", title="Response", description="The chief constable's answer, in Markdown.")


class CommissionerAnswer(KeySet):
    """The local policing body's explanation for one recommendation (Police Act 1996, s.55(5B))."""

    action: Action | None = Field(
        None,
        title="Action",
        description=f"What the body does: {', '.join(ACTIONS)}. Where none, the explanation says why.",
    )
    explanation: Markdown = Field(
        "",
        title="Explanation",
        description="What the body has done or proposes to do; where nothing, why not. In Markdown.",
    )


class Update(KeySet):
    """What became of a recommendation, on a day."""

    on: Day = Field(title="Date", description="The day that the update speaks of, like 2024-06-01.")
    text: Markdown = Field("", title="Update", description="What has happened since, in Markdown.")


class Item(KeySet):
    """A recommendation, a cause of concern or an area for improvement, and the answers to it."""

    number: Number = Field(title="Number", description="The number as the report prints it: 3, 12b, AFI 1.")
    text: Annotated[Markdown, Field(min_length=1)] = Field(
        title="Text", description="The report's own words, in Markdown."
    )
    addressed_to: ListOf[OneLine] = Field(
        default_factory=list, title="Addressed to", description="Who is asked to act, one a line."
    )
    due: OptionalLine = Field(
        "", title="Due", description="As the report prints it: By 31 December 2024, Immediately, Within six months."
    )
    due_on: Day | None = Field(None, title="Due on", description="The date that this comes to, where there is one.")
    chief_constable: OrEmpty[ChiefConstableAnswer] = Field(
        default_factory=ChiefConstableAnswer, title="Chief constable", description="The force's answer."
    )
    commissioner: OrEmpty[CommissionerAnswer] = Field(
        default_factory=CommissionerAnswer,
        title="Local policing body",
        description="The body's explanation, which s.55(5B) asks for.",
    )
    status: ItemStatus | None = Field(
        None, title="Status", description=f"How far it has come: {', '.join(ITEM_STATUSES)}."
    )
    owner: OptionalLine = Field("", title="Owner", description="The post that answers for it, not a person's name.")
    updates: ListOf[Update] = Field(
        default_factory=list, title="Updates", description="Dated, added to, never overwritten."
    )


class ItemInList(NamedTuple):
    """An item, and where it stands in a parameter file."""

    list_name: str
    """The key of its list."""
    item_index: int
    """Its index there, from 0."""
    item: Item


class Correction(KeySet):
    """What was put right in the response after it was published, on a day."""

    on: Day = Field(title="Date", description="The day it was put right, like 2024-06-01.")
    text: Annotated[Markdown, Field(min_length=1)] = Field(
        title="Correction", description="What was wrong and what it says now, in Markdown."
    )


class OfficeUse(KeySet):
    """What was done with the response: a date, or true where the day is not known."""

    submitted_to_hmicfrs: DayOrDone | None = Field(
        None, title="Submitted to HMICFRS", description="A copy to the inspectors: s.55(6)(a)."
    )
    copied_to_secretary_of_state: DayOrDone | None = Field(
        None, title="Copied to the Secretary of State", description="A copy to the Secretary of State: s.55(6)(b)."
    )
    forwarded_to_chief_constable: DayOrDone | None = Field(
        None, title="Forwarded to the chief constable", description="The day it was sent."
    )
    forwarded_to_police_and_crime_panel: DayOrDone | None = Field(
        None, title="Forwarded to the police and crime panel", description="The day it was sent."
    )
    published_on_website: DayOrDone | None = Field(
        None, title="Published on the website", description="The day it was put up."
    )


class Inspection(KeySet):
    """One inspection report and the response to it: the whole of a parameter file."""

    model_config = ConfigDict(
        title="Section 55 inspection",
        json_schema_extra={"description": "One inspection report and the response to it."},
    )

    office: PlainSlug = Field(
        title="Office", description="The office whose response this is: offices/NAME.yaml beside this file."
    )
    inspection_title: OneLine = Field(title="Inspection title", description="The report's title, as HMICFRS prints it.")
    published_on: Day = Field(
        title="Published on",
        description="The day HMICFRS published the report, like 2023-12-19. The 56 days run from it.",
    )
    publication_types: Annotated[ListOf[OneLine], Field(min_length=1)] = Field(
        title="Publication types", description="HMICFRS's own words; one or more."
    )
    police_forces: Annotated[ListOf[OneLine], Field(min_length=1)] = Field(
        title="Police forces", description="The forces that the report speaks of; one or more."
    )
    report_url: WebLink = Field(title="Link to report", description="The report's own page, not the site's home page.")
    report_link_text: OptionalLine = Field(
        "", title="Link text", description="The words of the link; the inspection title where this is empty."
    )
    key_findings: Markdown = Field("", title="Key findings", description="What the report found, in Markdown.")
    recommendations_total: Count | None = Field(
        None,
        title="Recommendations in the report",
        description="How many the whole report makes; the number listed here where this is empty.",
    )
    recommendations: ListOf[Item] = Field(
        default_factory=list,
        title=RECOMMENDATIONS.title,
        description="Those answered here, in the report's own numbering.",
    )
    causes_of_concern: ListOf[Item] = Field(
        default_factory=list, title=CAUSES_OF_CONCERN.title, description="Those answered here."
    )
    areas_for_improvement: ListOf[Item] = Field(
        default_factory=list, title=AREAS_FOR_IMPROVEMENT.title, description="Those answered here."
    )
    chief_constable_comments: Markdown = Field(
        "", title="Chief constable's comments", description="On the report as a whole, in Markdown: s.55(5)(b)."
    )
    commissioner_comments: Markdown = Field(
        "", title="Local policing body's comments", description="On the report as a whole, in Markdown: s.55(5)(a)."
    )
    reply_to_chief_constable: Markdown = Field(
        "",
        title="Reply to the chief constable",
        description="The body's reply to the chief constable's comments, if any: s.55(5)(c).",
    )
    chief_constable_invited_on: Day | None = Field(
        None, title="Chief constable invited on", description="The day the invitation to comment was sent: s.55(4)."
    )
    chief_constable_comments_wanted_by: Day | None = Field(
        None, title="Comments wanted by", description="The day that the invitation set: s.55(4)."
    )
    chief_constable_comments_received_on: Day | None = Field(
        None, title="Comments received on", description="The day the chief constable's comments came."
    )
    approved_by: OptionalLine = Field(
        "", title="Approved by", description="The post or person that approved the response."
    )
    approved_on: Day | None = Field(None, title="Approved on", description="The day it was approved.")
    response_published_on: Day | None = Field(
        None, title="Response published on", description="The day the response was published: s.55(5A)."
    )
    response_url: WebLink | None = Field(None, title="Link to response", description="Where it was published.")
    corrections: ListOf[Correction] = Field(
        default_factory=list,
        title="Corrections",
        description="What was put right after the response was published, each with its date.",
    )
    office_use: OrEmpty[OfficeUse] = Field(
        default_factory=OfficeUse, title="For office use only", description="What was sent to whom, and when."
    )
    status: Status = Field("draft", title="Status", description="draft or final; a draft says so on every page.")

    @property
    def is_draft(self) -> bool:
        return self.status == "draft"

    @property
    def publication(self) -> Publication | None:
        """How the response was published, even on a day that is not known; None where it is not published."""
        return find_publication(dict(self))

    @property
    def recommendations_made(self) -> int:
        """How many recommendations the whole report makes."""
        return len(self.recommendations) if self.recommendations_total is None else self.recommendations_total

    def items(self) -> Iterator[ItemInList]:
        """Every recommendation, cause of concern and area for improvement."""
        for list_name in ITEM_LISTS:
            for index, item in enumerate(getattr(self, list_name)):
                yield ItemInList(list_name, index, item)

    @model_validator(mode="after")
    def _agree(self) -> "Inspection":
        # The reader reports every disagreement at its own line; here one is enough to refuse.
        for disagreement in disagreements(dict(self)):
            raise refusal(disagreement.code, **disagreement.message._asdict())
        return self
