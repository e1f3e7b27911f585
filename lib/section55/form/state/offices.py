"""The profiles of offices, read for the form."""

from pathlib import Path

from section55.files.reader import office_names, read_office
from section55.files.yaml.node import Node
from section55.model.office import OfficeProfile


def read_profile(folder: Path, office: str) -> OfficeProfile | None:
    """Read an office's profile; None where there is none, or it cannot be read."""
    office_file = read_office(folder / "new.yaml", "new.yaml", Node.of({"office": office}), [])
    return office_file.profile if office_file else None


def read_full_names(folder: Path) -> dict[str, str]:
    """Return what each office with a profile in the folder calls itself; its own key where that cannot be read."""
    profiles = {office: read_profile(folder, office) for office in office_names(folder)}
    return {office: profile.office_name if profile else office for office, profile in profiles.items()}
