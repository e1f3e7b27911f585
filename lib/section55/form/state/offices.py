"""The profile of an office, as the form looks for it."""

from pathlib import Path

from section55.files.reader import read_office
from section55.files.yaml.node import Node
from section55.model.office import OfficeProfile


def profile_of(folder: Path, office: str) -> OfficeProfile | None:
    """An office's profile; None where there is none, or it cannot be read."""
    found = read_office(folder / "new.yaml", "new.yaml", Node.of({"office": office}), [])
    return found.profile if found else None
