"""The offices whose responses a folder of parameter files may hold: those that have a profile there."""

from pathlib import Path

from section55.office import OfficeProfile
from section55.reader import OFFICES, read_office
from section55.yaml_node import Node


def office_names(folder: Path) -> list[str]:
    """The offices by the names of their profiles."""
    return sorted(path.stem for path in (folder / OFFICES).glob("*.yaml"))


def profile_of(folder: Path, office: str) -> OfficeProfile | None:
    """An office's profile; None where there is none, or it cannot be read."""
    found = read_office(folder / "new.yaml", "new.yaml", Node.of({"office": office}), [])
    return found.profile if found else None
