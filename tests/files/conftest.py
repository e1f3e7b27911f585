"""A parameter file that is still to be saved."""

from pathlib import Path

import pytest

from section55 import workspace
from support.workbook import NORFOLK


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    """Where a parameter file is to be saved, with its office's profile beside it."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    path.unlink()
    return path


@pytest.fixture
def text() -> str:
    return (workspace.PARAMETERS / f"{NORFOLK}.yaml").read_text(encoding="utf-8")
