"""The model of a parameter file: every question about an inspection, asked once.

A field's title is its label, its description is the hint beside it, and its kind of answer is its rule,
with the sentences for breaking it. The reader, the form, the JSON Schema and the documents take all
of them from here.
"""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from section55.model.answer_types import (
    Choice,
    Count,
    KeySet,
    ListOf,
    Markdown,
    OneLine,
    OptionalLine,
    OptionalSwitch,
    OrEmpty,
    PlainSlug,
    WebLink,
    refusal,
    words_of,
)
from section55.model.counts import TOTALS, ItemCounts, count_items
from section55.model.day_types import Day, DayOrDone
from section55.model.disagreements import disagreements
from section55.model.item_questions import Cause, Item
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, ITEM_LISTS, RECOMMENDATIONS
from section55.model.language import Language
from section55.model.letter import Addressee
from section55.model.placed_items import PlacedItem, placed_items
from section55.model.publication import Publication, find_publication

Status = Choice[Literal["draft", "final"]]
STATUSES: tuple[Status, ...] = words_of(Status)
Numberer = Choice[Literal["report", "office"]]
"""Whose numbers items bear."""


class Correction(KeySet):
    """What was put right in the response after it was published, on a day."""

    on: Day = Field(title="Date", description="The day it was put right, like 2024-06-01.")
    text: Annotated[Markdown, Field(min_length=1)] = Field(
        title="Correction", description="What was wrong and what it says now, in Markdown."
    )


class NotedFinding(KeySet):
    """Something that a check finds, which the office has looked at and leaves as it is, with its reason."""

    finding: OneLine = Field(
        title="Finding", description="Its word in the table of the checks, like recommendation-unexplained."
    )
    about: OptionalLine = Field(
        "", title="About", description="The answer that it is about, as the form calls it: Recommendation 3: Text."
    )
    reason: OneLine = Field(title="Reason", description="Why it is left as it is.")


class Numbering(KeySet):
    """Whose numbers the items of each list bear: the report's own, or those that the office gave them."""

    recommendations: Numberer | None = Field(
        None,
        title="Numbers of the recommendations",
        description="report (as when empty) or office; those made for causes of concern included.",
    )
    causes_of_concern: Numberer | None = Field(
        None, title="Numbers of the causes of concern", description="report (as when empty) or office."
    )
    areas_for_improvement: Numberer | None = Field(
        None, title="Numbers of the areas for improvement", description="report (as when empty) or office."
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
    inspectorates: ListOf[OneLine] = Field(
        default_factory=list,
        title="Other inspectorates",
        description="Those that made a joint report with the inspectorate of constabulary, like HM Inspectorate of "
        "Probation.",
    )
    report_url: WebLink = Field(title="Link to report", description="The report's own page, not the site's home page.")
    report_link_text: OptionalLine = Field(
        "", title="Link text", description="The words of the link; the inspection title where this is empty."
    )
    key_findings: Markdown = Field("", title="Key findings", description="What the report found, in Markdown.")
    recommendations_total: Count | None = Field(
        None,
        title="Recommendations in the report",
        description="How many the whole report makes, 0 where it makes none; as many as are listed where empty.",
    )
    recommendations_to_chief_constables: Count | None = Field(
        None,
        title="Recommendations to chief constables",
        description="How many of the whole report are to chief constables; the document says no number where empty.",
    )
    recommendations_answered_in_comments: OptionalSwitch = Field(
        False,
        title="Recommendations answered in the comments",
        description="true where the comments answer all of them together; then none need be listed.",
    )
    causes_of_concern_total: Count | None = Field(
        None,
        title="Causes of concern in the report",
        description="How many the whole report has; 0 where it has none.",
    )
    areas_for_improvement_total: Count | None = Field(
        None,
        title="Areas for improvement in the report",
        description="How many the whole report has; 0 where it has none.",
    )
    numbering: OrEmpty[Numbering] = Field(
        default_factory=Numbering,
        title="Numbering",
        description="Whose numbers the items of each list bear: the report's own, or the office's.",
    )
    translation_of: PlainSlug | None = Field(
        None,
        title="The same in the other language",
        description="Where the response is published in Welsh and English: the name of the other file, without .yaml; "
        "one of the two files is enough to say it.",
    )
    report_language: Language | None = Field(
        None,
        title="Language of the report",
        description="Of what is quoted from it, where that is not the language of the office's profile: en-GB or cy.",
    )
    recommendations: ListOf[Item] = Field(
        default_factory=list,
        title=RECOMMENDATIONS.title,
        description="Those answered here, in the report's own numbering.",
    )
    causes_of_concern: ListOf[Cause] = Field(
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
    letter_date: Day | None = Field(
        None,
        title="Date of the letter",
        description="Where the response is a letter: the day that it bears, if not that of its publication.",
    )
    letter_reference: OptionalLine = Field(
        "", title="Reference of the letter", description="Where the response is a letter: ours or theirs, if any."
    )
    letter_to: ListOf[Addressee] = Field(
        default_factory=list,
        title="Addressees of the letter",
        description="Whom this letter goes to, where that is not whom the office's profile names.",
    )
    letter_signed_by: ListOf[OneLine] = Field(
        default_factory=list,
        title="Signatory of the letter",
        description="A name and a title, one a line, where they are not those of the office's profile.",
    )
    corrections: ListOf[Correction] = Field(
        default_factory=list,
        title="Corrections",
        description="What was put right after the response was published, each with its date.",
    )
    noted_findings: ListOf[NotedFinding] = Field(
        default_factory=list,
        title="Noted findings",
        description="What the checks find and the office leaves as it is, each with its reason. Nothing prints them.",
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
        return find_publication(vars(self))

    def items(self) -> tuple[PlacedItem, ...]:
        """Every recommendation, cause of concern and area for improvement, in reading order.

        After an item come its parts, and after a cause of concern the recommendations made for it.
        """
        return self._placed_items

    # Each check and each section of a document asks for them; an inspection that was read never changes.
    @cached_property
    def _placed_items(self) -> tuple[PlacedItem, ...]:
        return placed_items({key: getattr(self, key) for key in ITEM_LISTS})

    def counts(self, list_name: str) -> ItemCounts:
        """How many items of a kind the report makes and the file lists, by the key of their list.

        The recommendations made for causes of concern count with the others.
        """
        return self._counts[list_name]

    @cached_property
    def _counts(self) -> dict[str, ItemCounts]:
        return {key: self._count(key) for key in TOTALS}

    def _count(self, list_name: str) -> ItemCounts:
        items = [item for item in self.items() if item.kind.key == list_name and not item.whole]
        total: int | None = getattr(self, TOTALS[list_name])
        if list_name != RECOMMENDATIONS.key:
            return count_items(items, total=total)
        return count_items(
            items,
            total=total,
            to_chief_constables=self.recommendations_to_chief_constables,
            in_comments=self.recommendations_answered_in_comments,
        )

    def numbered_by(self, list_name: str) -> Literal["report", "office"]:
        """Whose numbers the items of a kind bear, by the key of their list."""
        return getattr(self.numbering, list_name) or "report"

    @model_validator(mode="after")
    def _agree(self) -> "Inspection":
        # The reader reports every disagreement at its own line; here one is enough to refuse.
        for disagreement in disagreements(vars(self)):
            raise refusal(disagreement.code, **disagreement.message._asdict())
        return self
