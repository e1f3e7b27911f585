"""The profile of an office, read for the form."""

from pathlib import Path

from section55.files.reader import read_office
from section55.files.yaml.node import Node
from section55.model.office import OfficeProfile


def read_profile(folder: Path, office: str) -> OfficeProfile | None:
    """Read an office's profile; None where there is none, or it cannot be read."""
    office_file = read_office(folder / "new.yaml", "new.yaml", Node.of({"office": office}), [])
    return office_file.profile if office_file else None
