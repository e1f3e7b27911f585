"""Folders of inspections that were built."""

import shutil
from pathlib import Path

import pytest

from section55.build.rebuild import Rebuild, cache_rebuilds, rebuild_documents
from section55.files.saving import save
from support.built_folders import KEPT, build
from support.examples import write_examples
from support.workbook import NORFOLK, section55


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


@pytest.fixture(scope="session")
def audited(tmp_path_factory: pytest.TempPathFactory, norfolk_file: Path) -> Path:
    """A folder with a parameter file that has a history of four revisions, and its documents."""
    folder = tmp_path_factory.mktemp("workbook")
    shutil.copytree(norfolk_file.parent / "offices", folder / "parameters" / "offices")
    path = folder / "parameters" / f"{NORFOLK}.yaml"
    text = norfolk_file.read_text(encoding="utf-8")
    for old, new in (("", ""), ("84.22%", "84.2%"), ("accepted", "noted"), ("Six", "Six")):
        text = text.replace(old, new) if old else text
        save(path, f"{text}# {new}\n".encode(), by="form", who="An officer")
    assert section55("build", path, "-o", folder / "outputs").returncode == 0
    return folder


@pytest.fixture(scope="session")
def rebuild() -> Rebuild:
    """The real rebuilding, done once for each set of inputs."""
    return cache_rebuilds(rebuild_documents)
