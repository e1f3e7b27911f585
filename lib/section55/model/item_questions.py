"""The questions about one item: a recommendation, a cause of concern, an area for improvement, or a part of one."""

from typing import Annotated, Literal

from pydantic import Field

from section55.model.answer_types import (
    Choice,
    KeySet,
    ListOf,
    Markdown,
    Number,
    OneLine,
    OptionalLine,
    OptionalSwitch,
    OrEmpty,
    words_of,
)
from section55.model.day_types import Day

Position = Choice[Literal["accepted", "partly accepted", "not accepted", "not applicable", "noted"]]
POSITIONS: tuple[Position, ...] = words_of(Position)
Action = Choice[Literal["taken", "proposed", "none"]]
ACTIONS: tuple[Action, ...] = words_of(Action)
ItemStatus = Choice[
    Literal["open", "awaiting national body", "partly done", "complete", "superseded", "not applicable"]
]
ITEM_STATUSES: tuple[ItemStatus, ...] = words_of(ItemStatus)


class ChiefConstableAnswer(KeySet):
    """The force's answer to one recommendation, cause of concern or area for improvement."""

    position: Position | None = Field(
        None, title="Position", description=f"Whether the force accepts it: {', '.join(POSITIONS)}."
    )
    response: Markdown = Field("", title="Response", description="The chief constable's answer, in Markdown.")

    @property
    def is_given(self) -> bool:
        return bool(self.position or self.response)


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

    @property
    def is_given(self) -> bool:
        return bool(self.action or self.explanation)


class Update(KeySet):
    """What became of a recommendation, on a day."""

    on: Day = Field(title="Date", description="The day that the update speaks of, like 2024-06-01.")
    text: Markdown = Field("", title="Update", description="What has happened since, in Markdown.")


# A model's keys are in the order of its bases, the last base first. So they stand in a file as they do in a report:
# first what names the item, then what the report asks, then the answers.


class _Numbered(KeySet):
    number: Number = Field(title="Number", description="The number as the report prints it: 3, 12b, AFI 1.")


class _Grouped(KeySet):
    group: OptionalLine = Field(
        "",
        title="Group",
        description="The heading that it stands under in the report, where numbers begin again under each: Vetting.",
    )


class _Titled(KeySet):
    title: OptionalLine = Field("", title="Short name", description="Its short name, where the report gives one.")


class _Accelerated(KeySet):
    accelerated: OptionalSwitch = Field(
        False, title="Accelerated", description="true where HMICFRS raised it ahead of its report."
    )


class _Asked(KeySet):
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
    answered_with: OptionalLine = Field(
        "",
        title="Answered with",
        description="The number of another of its list and group, whose answer is also the answer to this one.",
    )


class _Answered(KeySet):
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


class Part(_Answered, _Asked, _Titled, _Numbered):
    """A part of an item that is answered by itself."""

    number: Number = Field(title="Letter or number", description="As the report prints it: a, b, ii.")


class _InParts(KeySet):
    parts: ListOf[Part] = Field(
        default_factory=list,
        title="Parts",
        description="Those that are answered one by one; each has the keys of an item without parts.",
    )


class Item(_Answered, _InParts, _Asked, _Titled, _Grouped, _Numbered):
    """A recommendation or an area for improvement, and the answers to it."""


class _WithRecommendations(KeySet):
    recommendations: ListOf[Item] = Field(
        default_factory=list,
        title="Recommendations",
        description="Those made for this cause of concern; they count with the others of the report.",
    )


class Cause(_Answered, _WithRecommendations, _InParts, _Asked, _Accelerated, _Titled, _Grouped, _Numbered):
    """A cause of concern, the recommendations made for it, and the answers."""


AnyItem = Part | Item | Cause
