"""Norfolk's inspection and its documents, and the command run as a person runs it."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from section55 import workspace

TESTS = workspace.ROOT / "tests"
NORFOLK = "2023-12-19-meeting-the-needs-of-victims"
PEEL = "2024-05-16-peel-midshire"
"""A report on one force, with causes of concern, groups and parts."""
INSPECTIONS = TESTS / "inspections"
"""Inspections of real kinds, each as an officer would enter it."""
REFERENCES = {NORFOLK: f"parameters/{NORFOLK}.yaml", PEEL: f"tests/inspections/{PEEL}.yaml"}
"""The parameter files of the runs that nbval runs again, from the workbook's folder, by the names of the runs."""


class ChangeFile(Protocol):
    """Changes a text in the copy of Norfolk's parameter file, and gives the file."""

    def __call__(self, old: str, new: str, /) -> Path: ...


@dataclass(frozen=True)
class Documents:
    """The finished documents of one inspection."""

    folder: Path
    slug: str

    @property
    def html(self) -> str:
        return (self.folder / f"{self.slug}.html").read_text(encoding="utf-8")

    @property
    def pdf(self) -> bytes:
        return (self.folder / f"{self.slug}.pdf").read_bytes()


def section55(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "section55", *map(str, words)], capture_output=True, text=True, encoding="utf-8", cwd=cwd
    )
