"""The day that a report was published on, which the 56 days run from: it is not taken on trust."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from section55.intake.due import Due, find_due
from section55.intake.proposal import Proposal, Read
from section55.model.item_places import item_places
from section55.model.paths import Where

GIVE_IT = "Look it up on HMICFRS's site and give it with --published-on."


def why_not_sure(proposal: Proposal) -> str:
    """Why the day is not to be kept without a person's word; empty where it stands in the file and fits the rest."""
    why = why_doubtful(proposal)
    return f"{why} {GIVE_IT}" if why else ""


def why_doubtful(proposal: Proposal) -> str:
    """What speaks against the day that was read, without what to do about it; empty where nothing does."""
    for each in proposal.read:
        if each.where == ("published_on",) and each.how == "guessed":
            return each.why
    return "" if proposal.answers.get("published_on") else "No date of publication was found."


def set_publication_date(proposal: Proposal, day: date) -> None:
    """Takes a person's word for the day, and counts the days that are due from it anew."""
    proposal.answers["published_on"] = day
    proposal.read = [each for each in proposal.read if each.where != ("published_on",)]
    proposal.read.insert(0, Read(("published_on",), "read", day.isoformat(), "as given"))
    for where, item, due in days_counted_from(proposal.answers, day):
        item["due_on"] = due.on
        proposal.read = [each for each in proposal.read if each.where != (*where, "due_on")]
        proposal.read.append(Read((*where, "due_on"), "worked out", due.words))


def days_counted_from(answers: Mapping[str, Any], day: date) -> Iterator[tuple[Where, dict[str, Any], Due]]:
    """Each item whose words come to another day than it has, where the report was published on ``day``."""
    for place in item_places(answers):
        item = place.item
        due = find_due(str(item.get("text") or ""), day)
        if due is not None and due.on is not None and str(item.get("due_on") or "") != due.on.isoformat():
            yield place.where, item, due
