"""The profile of an office, as the form looks for it."""

from pathlib import Path

from section55.answer_types import is_plain_slug
from section55.office import OfficeProfile
from section55.reader import read_profile
from section55.yaml_node import Node


def profile_of(folder: Path, office: str) -> OfficeProfile | None:
    """An office's profile; None where there is none, or it cannot be read."""
    if not is_plain_slug(office):
        return None
    found = read_profile(folder / "new.yaml", "new.yaml", Node(1, office), [])
    return found[0] if found else None
