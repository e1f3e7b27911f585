"""Folders of inspections that were built."""

import shutil
from pathlib import Path

import pytest

from support.built_folders import KEPT, build
from support.examples import write_examples


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, norfolk_file: Path) -> Path:
    """A folder with three inspections of three offices, one with a logo, and their outputs."""
    folder = tmp_path_factory.mktemp("built")
    write_examples(folder / "parameters")
    for path in folder.glob("parameters/*.yaml"):
        if path.stem not in KEPT:
            path.unlink()
    shutil.copy(norfolk_file, folder / "parameters")
    shutil.copy(norfolk_file.parent / "offices" / "norfolk.yaml", folder / "parameters" / "offices")
    statuses = build(folder)
    assert statuses == dict.fromkeys(KEPT, "built"), statuses
    return folder


@pytest.fixture
def workbook(built: Path, tmp_path: Path) -> Path:
    """A copy of it, to change; a copy of files has other times, and is still unchanged."""
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy"
