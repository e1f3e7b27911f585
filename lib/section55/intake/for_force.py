"""Keeps of a report's items those that ask the office's own force."""

from pathlib import Path
from typing import Any

from section55.files.new_file import choose_office
from section55.files.reader import read_office
from section55.files.yaml.node import Node
from section55.intake.proposal import Proposal
from section55.model.addressees import is_force_addressed
from section55.model.errors import Fault, FaultsFound
from section55.model.items import RECOMMENDATIONS
from section55.model.wording import counted, sentence_start


def keep_those_for_force(proposal: Proposal, office: str | None, folder: Path) -> None:
    """Takes out the recommendations that ask others alone; the report's total stays, and the answers say how many.

    Raises `WorkbookError` where the office has no profile in the folder.
    """
    faults: list[Fault] = []
    tree = Node.of({"office": choose_office(office, folder)})
    office_file = read_office(folder / "new.yaml", "new.yaml", tree, faults)
    if office_file is None:
        raise FaultsFound(faults)
    key = RECOMMENDATIONS.key
    items: list[dict[str, Any]] = proposal.answers.get(key, [])
    kept = [
        index
        for index, item in enumerate(items)
        if is_force_addressed(item.get("addressed_to", []), office_file.profile)
    ]
    if len(kept) == len(items):
        return
    proposal.answers.setdefault(f"{key}_total", len(items))
    proposal.answers[key] = [items[index] for index in kept]
    proposal.read = [
        each if each.where[:1] != (key,) or len(each.where) < 2 else type(each)(
            (key, kept.index(int(each.where[1])), *each.where[2:]), each.how, each.source, each.place, each.why
        )
        for each in proposal.read
        if each.where[:1] != (key,) or len(each.where) < 2 or each.where[1] in kept
    ]  # fmt: skip
    out = len(items) - len(kept)
    proposal.notes.append(f"{sentence_start(counted(out, 'recommendation'))} left out that ask others than the force.")
