"""Inspections made from a few lines of items, as the model has them."""

from pathlib import Path
from typing import Any

import yaml

from section55 import workspace
from section55.files.yaml.parser import read_answers
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.placed_items import PlacedItem
from support.nested_texts import NESTED

FIRST_ANSWERS = {
    "office": "norfolk",
    "inspection_title": "PEEL 2023-25",
    "published_on": "2024-05-02",
    "publication_types": ["PEEL"],
    "police_forces": ["Norfolk Constabulary"],
    "report_url": "https://hmicfrs.justiceinspectorates.gov.uk/peel",
}


def inspection_of(**answers: Any) -> Inspection:
    """An inspection with these answers and those that every one needs; items without a text have one."""
    return Inspection.model_validate(FIRST_ANSWERS | with_texts(answers))


def with_texts(answers: Any) -> Any:
    if isinstance(answers, list):
        return [with_texts(answer) for answer in answers]
    if not isinstance(answers, dict):
        return answers
    filled = {key: with_texts(answer) for key, answer in answers.items()}
    return {"text": "The force should act."} | filled if "number" in answers else filled


def nested_inspection() -> Inspection:
    """The inspection with every kind of item inside another."""
    return Inspection.model_validate(read_answers(NESTED.encode()))


def item_named(inspection: Inspection, heading: str) -> PlacedItem:
    (found,) = (item for item in inspection.items() if item.heading == heading)
    return found


def norfolk_office(**other: str) -> OfficeProfile:
    """Norfolk's profile, with some other names."""
    profile = yaml.safe_load(Path(workspace.PARAMETERS / "offices" / "norfolk.yaml").read_text(encoding="utf-8"))
    return OfficeProfile.model_validate(profile | other)
