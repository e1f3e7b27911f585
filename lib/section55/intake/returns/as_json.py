"""What a return says, as a proposal of answers that programs read."""

from typing import Any

from section55.intake.proposal import Proposal, Read
from section55.intake.returns.form import asked_items
from section55.intake.returns.read import ReadReturn
from section55.model.inspection import Inspection
from section55.model.paths import Where


def proposal_of(found: ReadReturn, inspection: Inspection) -> Proposal:
    """The answers of a return by the parameter file's keys; each item has its number, so that it keeps its place."""
    tree: dict[str, Any] = {}
    for item in inspection.items():
        _set(tree, (*item.where, "number"), item.item.number)
    for answer in found.answers:
        _set(tree, answer.where, answer.new)
    read = [Read(answer.where, "read", answer.new, answer.place) for answer in found.answers]
    places = {each.label: each.item.where for each in asked_items(inspection)}
    read += [Read((*places[name], "chief_constable", "response"), "missing", "", name) for name in found.empty]
    return Proposal(tree, read, [], found.notes)


def _set(tree: Any, where: Where, answer: str) -> None:
    """Puts an answer at a path that ends with a key; lists and keys around it are added where they are missing."""
    *around, key = where
    for part, following in zip(around, where[1:], strict=True):
        if isinstance(part, int):
            tree += [{} for _ in range(part + 1 - len(tree))]
            tree = tree[part]
        else:
            tree = tree.setdefault(part, [] if isinstance(following, int) else {})
    tree[key] = answer
