"""The last release, set out in a folder of its own so that it is measured beside this one in the same run."""

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from section55 import workspace

FIRST_EDITION = "9bdb45c"
"""The last commit of version 0.1.0, which bears no tag."""


@dataclass(frozen=True)
class Release:
    """A revision of the workbook in a folder of its own; its commands run with this one's libraries."""

    name: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What the environment needs, for the package to be the release's."""
        return os.environ | {"PYTHONPATH": str(self.folder / "lib")}

    def write_inspections(self, folder: Path, number: int) -> list[Path]:
        """Writes the inspections as the release's own benchmark does; gives their files."""
        code = (
            "import sys, pathlib, inspections; "
            "inspections.write_inspections(pathlib.Path(sys.argv[1]), int(sys.argv[2]))"
        )
        environment = self.environment
        environment["PYTHONPATH"] += os.pathsep + str(self.folder / "benchmarks")
        subprocess.run([sys.executable, "-c", code, str(folder), str(number)], env=environment, check=True)
        return sorted(folder.glob("*.yaml"))


def find_release(against: str | None) -> str | None:
    """The revision to measure against: the one that was asked for, else the newest tag, else version 0.1.0.

    None where this is no clone with such a revision.
    """
    tag = _git("describe", "--tags", "--abbrev=0")
    if not against and not tag:
        print(f"No release is tagged: measuring against version 0.1.0, {FIRST_EDITION}. --against names another.")
    revision = against or tag or FIRST_EDITION
    return revision if _git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}") else None


@contextmanager
def set_out(revision: str, scratch: Path) -> Iterator[Release]:
    """Sets out a revision in a folder of ``scratch`` until the end of the block; raises where git refuses."""
    folder = scratch / "release"
    _git("worktree", "prune")  # what a run that was killed left behind
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", folder, revision], cwd=workspace.ROOT, check=True)
    try:
        _write_entry_points(folder)
        yield Release(revision, folder)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", folder], cwd=workspace.ROOT, check=True)


def _write_entry_points(folder: Path) -> None:
    """Lets papermill and nbconvert find the release's own engine and exporters, wherever its package has them."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = folder / "lib" / f"{project['name']}-0.dist-info"
    installed.mkdir()
    lines = [
        line
        for group, points in project["entry-points"].items()
        for line in (f"[{group}]", *(f"{name} = {place}" for name, place in points.items()))
    ]
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 0\n")
    (installed / "entry_points.txt").write_text("\n".join(lines))


def _git(*words: str) -> str:
    """What git prints; empty where it refuses or is not there."""
    try:
        done = subprocess.run(["git", *words], cwd=workspace.ROOT, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
