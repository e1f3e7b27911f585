"""The steps to a response as they stand: what the file says was done or moved, and the office's plan for the rest."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

Actor = Literal["office", "chief officer", "body"]
ACTORS: Mapping[str, Actor] = {
    "invite": "office",
    "comments_wanted": "chief officer",
    "draft": "office",
    "sign_off": "body",
    "publish": "office",
}
"""Who does each step, by the step's name."""
LABELS: Mapping[str, str] = {
    "invite": "Invite the chief constable",
    "comments_wanted": "Comments wanted",
    "draft": "Draft",
    "sign_off": "Sign-off",
    "publish": "Publish",
}
"""What people call each step, by its name."""
_NAMES = {label: name for name, label in LABELS.items()}


class Step(NamedTuple):
    """One step to a response, as it stands."""

    label: str
    day: date
    """The day by which it is to be done; of one with a day of its own in the file, that day."""
    actor: Actor
    is_done: bool
    done_on: date | None
    """The day it was done; None while it is not, and where nobody wrote the day down."""


class StepFacts(NamedTuple):
    """What a parameter file says of the steps."""

    invited_on: date | None = None
    comments_wanted_by: date | None = None
    comments_received_on: date | None = None
    approved_on: date | None = None
    is_final: bool = False
    published_on: date | None = None
    is_published: bool = False


def steps_as_they_stand(planned: Sequence[tuple[str, date]], facts: StepFacts) -> tuple[Step, ...]:
    """Each planned step, by its label and day, as the facts have it.

    A step is done where the file has the day that it was done, or where a later step is done: nobody
    invites comments on a response that is approved. Comments are wanted by the day that the file gives.
    """
    own_days = {
        "invite": facts.invited_on,
        "comments_wanted": facts.comments_received_on,
        "sign_off": facts.approved_on,
        "publish": facts.published_on,
    }
    steps: list[Step] = []
    is_done = facts.is_published
    for label, day in reversed(planned):
        name = _NAMES[label]
        done_on = own_days.get(name)
        is_done = is_done or done_on is not None or (name == "draft" and facts.is_final)
        wanted = facts.comments_wanted_by if name == "comments_wanted" else None
        steps.append(Step(label, wanted or day, ACTORS[name], is_done, done_on))
    return tuple(reversed(steps))


def next_step(steps: Sequence[Step]) -> Step | None:
    """The first step that is still to be done; None where all are."""
    return next((step for step in steps if not step.is_done), None)
