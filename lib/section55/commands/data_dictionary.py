"""Makes the page that lists every key of a parameter file and of an office profile, and every check, from the code.

``python -m section55.commands.data_dictionary`` writes it to ``parameters/README.md``, and a test checks that it is
current.
"""

from collections.abc import Iterator
from typing import get_origin

from pydantic import BaseModel

from section55 import workspace
from section55.checks import CHECKS
from section55.model.inspection import Inspection
from section55.model.item_questions import Cause, Item, Part
from section55.model.items import CAUSES_OF_CONCERN, ITEM_LISTS, PARTS
from section55.model.office import OfficeProfile
from section55.model.paths import inner_model, questions
from section55.model.wording import listed

PAGE = workspace.ROOT / "parameters" / "README.md"
_FIRST_LIST, *_SAME_SHAPE = ITEM_LISTS
_ITEMS = (Item, Cause, Part)

_INTRODUCTION = """\
# The files in this folder

One YAML file for each inspection, called by the report's date of publication and a short name:
`2023-12-19-meeting-the-needs-of-victims.yaml`. The office whose response it is has a profile in `offices/`;
`offices/examples/` has profiles to copy, which no inspection can name where they lie.

`section55 new "TITLE" --published-on DATE` writes a file to start from; `section55 check` says what is wrong with it,
on which line, and what to type instead. Editors that know JSON Schema use `inspection.schema.json`,
and `offices/office.schema.json` for a profile.

Dates are year-month-day, like 2023-12-19. Long texts are Markdown: begin them with `|` and indent them. Paths in the
checks' sentences count items from 1: `recommendations[2].due_on` is the second recommendation's due date.

The finished HTML and PDF carry the parameter file and the office profile as they are, remarks after `#` included:
write nothing in them that may not be published.
"""

_CHECKS = """\
## What `section55 check` looks at

None of these refuses a file. Statutory is what section 55 of the Police Act 1996 asks for and does not get; drafting
is what is lawful, and better put right. `--json` gives each finding with its code, which stays when its sentence is
reworded. What depends on the day is looked at as on today, or as on the day of `--as-of`.
"""
_OF_HISTORIES = """\
Two findings are about the history file instead: `history-shortened`, it is not all that the documents in the output
folder carry (`-o` names another folder); and `history-left-behind`, its parameter file is gone.
`notes-left-behind` says so of notes for colleagues. Notes that are open are counted apart, and are no findings.
"""


def render_page() -> str:
    """The text of ``parameters/README.md``."""
    parts = [
        _INTRODUCTION,
        "## Keys of a parameter file\n",
        _keys_table(Inspection),
        _same_shapes(),
        "## Keys of an office profile\n",
        _keys_table(OfficeProfile),
        _CHECKS,
        _checks_table(),
        _OF_HISTORIES,
    ]
    return "\n".join(parts)


def _same_shapes() -> str:
    more, fewer = (_difference(Cause, Item), _difference(Item, Part))
    return (
        f"{listed([f'`{key}`' for key in _SAME_SHAPE])} have items of the same shape as `{_FIRST_LIST}`; those of "
        f"`{CAUSES_OF_CONCERN.key}` have {listed(more)} too, of which the recommendations are of that shape again. "
        f"`{PARTS}` are of that shape without {listed(fewer)}. A number is there once in its list, and in each of its "
        "groups.\n"
    )


def _difference(model: type[BaseModel], other: type[BaseModel]) -> list[str]:
    return [f"`{key}`" for key in model.model_fields if key not in other.model_fields]


def _keys_table(model: type[BaseModel]) -> str:
    lines = [
        "| Key | What it is called | Must be there | What to write |",
        "| --- | --- | --- | --- |",
        *_rows(model, ""),
    ]
    return "\n".join(lines) + "\n"


def _checks_table() -> str:
    lines = [
        "| Code | What it finds | Severity | Statute |",
        "| --- | --- | --- | --- |",
        *(f"| `{check.code}` | {check.finds} | {check.severity} | {check.statute} |" for check in CHECKS),
    ]
    return "\n".join(lines) + "\n"


def _rows(model: type[BaseModel], around: str, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """A row for each key of a model and of what is inside it, but for those that are ``known``."""
    for key, field in questions(model, ()).items():
        if key in known:
            continue
        needed = "yes" if field.is_required() else ""
        yield f"| `{around}{key}` | {field.title} | {needed} | {field.description} |"
        if inner := inner_model(field.annotation):
            is_list = get_origin(field.annotation) is list
            # Of the other lists of items, only what their items have besides the keys of the first list's.
            is_like_first = inner in _ITEMS and (around, key) != ("", _FIRST_LIST)
            inside = f"{around}{key}{'[]' if is_list else ''}."
            yield from _rows(inner, inside, frozenset(Item.model_fields) if is_like_first else frozenset())


if __name__ == "__main__":
    PAGE.write_text(render_page(), encoding="utf-8", newline="\n")
