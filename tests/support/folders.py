"""Folders of many inspections, each a copy of Norfolk's, and the documents that a build made of them."""

import shutil
from pathlib import Path

from section55 import workspace
from section55.build.ledger import LEDGER
from support.workbook import NORFOLK


def add_inspections(folder: Path, *names: str) -> list[str]:
    """Adds copies of Norfolk's inspection with these names; gives their slugs."""
    slugs = [f"2023-12-19-{name}" for name in names]
    for slug in slugs:
        shutil.copy(workspace.PARAMETERS / f"{NORFOLK}.yaml", folder / f"{slug}.yaml")
    return slugs


def assert_no_half_written_document(outputs: Path) -> None:
    """Every document is whole: it ends as such a file does; nothing is left aside."""
    for path in outputs.rglob("*"):
        if path.is_file() and path.name != LEDGER:
            assert not path.name.startswith("."), path
            end = path.read_bytes()[-20:].strip()
            whole = {
                ".html": b"</html>",
                ".pdf": b"%%EOF",
                ".ipynb": b"}",
                ".json": b"]" if path.parent == outputs else b"}",
            }
            assert end.endswith(whole[path.suffix]), path
