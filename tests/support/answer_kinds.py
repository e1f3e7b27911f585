"""Each kind of answer by its name."""

import pytest
from pydantic import TypeAdapter, ValidationError

from section55.model import answer_types as kinds
from section55.model.inspection import Action, ItemStatus, Position, Status

KINDS = {
    "OneLine": kinds.OneLine,
    "OptionalLine": kinds.OptionalLine,
    "Number": kinds.Number,
    "Markdown": kinds.Markdown,
    "Day": kinds.Day,
    "DayOrDone": kinds.DayOrDone,
    "WebLink": kinds.WebLink,
    "Count": kinds.Count,
    "Switch": kinds.Switch,
    "PlainSlug": kinds.PlainSlug,
    "Position": Position,
    "Action": Action,
    "ItemStatus": ItemStatus,
    "Status": Status,
    "list of OneLine": kinds.list_of(kinds.OneLine),
}
ADAPTERS = {name: TypeAdapter(kind) for name, kind in KINDS.items()}
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


def refused(kind: str, value: object) -> tuple[str, str]:
    """The code and the sentence with which a kind refuses a value."""
    with pytest.raises(ValidationError) as error:
        ADAPTERS[kind].validate_python(value)
    (problem,) = error.value.errors()
    return problem["type"], problem["msg"]
