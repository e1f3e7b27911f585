"""A folder of three inspections of three offices, built, and what became of each in a build."""

import json
from pathlib import Path

from section55.build.batch import Plan, build_all
from section55.workspace import parameter_files_in
from support.workbook import NORFOLK

NO_RECOMMENDATIONS = "2022-11-02-no-recommendations"
WELSH = "2022-11-02-welsh-and-emoji"
KEPT = (NORFOLK, NO_RECOMMENDATIONS, WELSH)


def build(folder: Path, **options: object) -> dict[str, str]:
    """What became of each inspection, by its slug."""
    results = build_all(parameter_files_in(folder / "parameters"), Plan(folder / "outputs", **options))
    account = json.loads((folder / "outputs" / "build.json").read_text(encoding="utf-8"))
    assert account == [result.as_dict() for result in results]
    return {result.slug: result.status for result in results}


def only_built(*slugs: str) -> dict[str, str]:
    """What becomes of each inspection where only some have to be built again."""
    return dict.fromkeys(KEPT, "unchanged") | dict.fromkeys(slugs, "built")


def change_byte(path: Path, old: bytes, new: bytes) -> None:
    """Changes a byte of a file, and nothing of its size."""
    data = path.read_bytes()
    assert data.count(old) and len(old) == len(new)
    path.write_bytes(data.replace(old, new, 1))
