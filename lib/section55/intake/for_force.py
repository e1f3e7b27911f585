"""Keeps of a report's items those that ask the office's own force."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from section55.files.new_file import choose_office
from section55.files.reader import read_office
from section55.files.yaml.node import Node
from section55.intake.proposal import Proposal, Read
from section55.model.addressees import is_force_addressed
from section55.model.counts import TOTALS
from section55.model.errors import Fault, FaultsFound
from section55.model.item_places import item_places
from section55.model.items import RECOMMENDATIONS
from section55.model.wording import counted, sentence_start

_KEY = RECOMMENDATIONS.key


def keep_those_for_force(proposal: Proposal, office: str | None, folder: Path) -> None:
    """Takes out the recommendations that ask others alone; the report's total stays, and the answers say how many.

    Raises `WorkbookError` where the office has no profile in the folder.
    """
    faults: list[Fault] = []
    tree = Node.of({"office": choose_office(office, folder)})
    office_file = read_office(folder / "new.yaml", "new.yaml", tree, faults)
    if office_file is None:
        raise FaultsFound(faults)
    items: list[dict[str, Any]] = proposal.answers.get(_KEY, [])
    kept = [
        index
        for index, item in enumerate(items)
        if is_force_addressed(item.get("addressed_to", []), office_file.profile)
    ]
    out = len(items) - len(kept)
    if not out:
        return
    # Those made for causes of concern count with the others.
    total = sum(place.kind is RECOMMENDATIONS and not place.whole for place in item_places(proposal.answers))
    proposal.answers.setdefault(TOTALS[_KEY], total)
    proposal.answers[_KEY] = [items[index] for index in kept]
    indexes = {old: new for new, old in enumerate(kept)}
    proposal.read = [moved for each in proposal.read if (moved := _moved(each, indexes))]
    since = "it asks" if out == 1 else "they ask"
    proposal.notes.append(
        f"{sentence_start(counted(out, 'recommendation'))} left out, since {since} others and not the force."
    )


def _moved(read: Read, indexes: Mapping[int, int]) -> Read | None:
    """What was read, at its item's new index in the list; None where the item is left out."""
    if read.where[:1] != (_KEY,) or len(read.where) < 2:
        return read
    index = indexes.get(int(read.where[1]))
    return None if index is None else replace(read, where=(_KEY, index, *read.where[2:]))
