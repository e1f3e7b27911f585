"""A folder with an inspection in every state, and its register."""

from datetime import date
from pathlib import Path

import yaml

from section55 import workspace
from section55.register.cache import read_changes, read_register
from section55.register.changes import RegisterChange
from section55.register.entries import Register
from support.examples import inspection, item, write_examples
from support.histories import as_yaml, write_history

AS_OF = date(2022, 12, 20)


def write_register_folder(folder: Path) -> None:
    """Writes parameter files in every state: overdue, due, published in time and late, and one that cannot be read."""
    write_examples(folder)
    for path in folder.glob("*.yaml"):
        path.unlink()
    answers = {
        "2022-10-01-overdue": {},
        "2022-11-02-soon": {"recommendations": [item(1), item(2, status="complete")]},
        "2022-12-15-later": {"publication_types": ["Revisit"]},
        "2022-09-01-in-time": {"response_published_on": "2022-10-26"},
        "2022-08-01-late": {"response_published_on": "2022-09-26", "response_url": "https://example.org/late"},
    }
    for slug, changed in answers.items():
        text = yaml.safe_dump(inspection(published_on=slug[:10], inspection_title=f"Title of {slug}", **changed))
        (folder / f"{slug}.yaml").write_text(text, encoding="utf-8")
    (folder / "2022-07-01-broken.yaml").write_text("office: [", encoding="utf-8")


def write_changes(folder: Path) -> list[RegisterChange]:
    """Writes histories for two of the inspections, and gives what they changed: items closed and moved, a response."""
    soon, in_time = folder / "2022-11-02-soon.yaml", folder / "2022-09-01-in-time.yaml"
    answers = yaml.safe_load(soon.read_text(encoding="utf-8"))
    first, second = answers["recommendations"]
    moved, open_ = first | {"status": "partly done"}, second | {"status": "open"}
    begun = answers | {"recommendations": [first, open_], "approved_by": "The Commissioner"}
    write_history(
        soon,
        [
            (date(2022, 11, 3), as_yaml(begun)),
            (date(2023, 1, 10), as_yaml(begun | {"recommendations": [moved, open_]})),
            (date(2023, 2, 1), as_yaml(answers | {"recommendations": [moved, second]})),
        ],
    )
    answers = yaml.safe_load(in_time.read_text(encoding="utf-8"))
    waiting = {key: answer for key, answer in answers.items() if key != "response_published_on"}
    write_history(in_time, [(date(2022, 9, 5), as_yaml(waiting)), (date(2022, 10, 26), as_yaml(answers))])
    return read_changes(workspace.parameter_files_in(folder))


def register(folder: Path, as_of: date = AS_OF) -> Register:
    return read_register(workspace.parameter_files_in(folder), as_of)
