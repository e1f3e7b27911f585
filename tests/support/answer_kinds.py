"""Each kind of answer by its name."""

import pytest
from pydantic import TypeAdapter, ValidationError

from section55.model import answer_types
from section55.model.day_types import Day, DayOrDone
from section55.model.inspection import Status
from section55.model.item_questions import Action, ItemStatus, Position

KINDS = {
    "OneLine": answer_types.OneLine,
    "OptionalLine": answer_types.OptionalLine,
    "Number": answer_types.Number,
    "Markdown": answer_types.Markdown,
    "Day": Day,
    "DayOrDone": DayOrDone,
    "WebLink": answer_types.WebLink,
    "Count": answer_types.Count,
    "Switch": answer_types.Switch,
    "PlainSlug": answer_types.PlainSlug,
    "Position": Position,
    "Action": Action,
    "ItemStatus": ItemStatus,
    "Status": Status,
    "list of OneLine": answer_types.ListOf[answer_types.OneLine],
}
ADAPTERS = {name: TypeAdapter(kind) for name, kind in KINDS.items()}
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def refused(kind: str, value: object) -> tuple[str, str]:
    """The code and the sentence with which a kind refuses a value."""
    with pytest.raises(ValidationError) as error:
        ADAPTERS[kind].validate_python(value)
    (problem,) = error.value.errors()
    return problem["type"], problem["msg"]
