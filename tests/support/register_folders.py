"""A folder with an inspection in every state, and its register."""

from datetime import date
from pathlib import Path

import yaml

from section55 import workspace
from section55.register.cache import read_register
from section55.register.entries import Register
from support.examples import inspection, item, write_examples

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


def register(folder: Path, as_of: date = AS_OF) -> Register:
    return read_register(workspace.parameter_files_in(folder), as_of)
