"""What a new inspection takes over from an earlier response of the office."""

from pathlib import Path
from typing import Any

from section55.files.reader import read_inspection
from section55.form.state.answers import is_filled
from section55.form.state.form_state import FormState
from section55.workspace import shown


def list_earlier(state: FormState) -> list[tuple[str, Path]]:
    """Return the title and the file of each inspection to take over from, in the order of the first page."""
    return [(each.title, each.source) for each in state.list_inspections() if isinstance(each.source, Path)]


def take_over(path: Path, state: FormState) -> list[str]:
    """Take over what the open inspection has no answer to yet, unsaved; return sentences that say what.

    Raises `FaultsFound` where the earlier file is refused.
    """
    from section55.intake.carry_over import carry_over, taken_over_sentences

    carried = carry_over(read_inspection(path, shown(path)))
    taken: dict[str, Any] = {}
    for key, answer in carried.answers.items():
        if not is_filled(state.answers.get((key,))):
            taken[key] = answer
            state.answers.set((key,), answer)
    if not state.answers.get(("office",)):
        state.answers.set(("office",), carried.office)
    without = [place.where for place in state.answers.places.values() if not is_filled(place.item.get("owner"))]
    if carried.owner:
        for where in without:
            state.answers.set((*where, "owner"), carried.owner)
    return list(taken_over_sentences(path.stem, taken, carried.owner if without else ""))
