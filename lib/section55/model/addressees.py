"""Whether the force is among those whom a report asks to act."""

import re
from collections.abc import Sequence

from section55.model.office import OfficeProfile

_POLICING_BODIES = re.compile(
    r"\bpolice(?:,? fire)? and crime commissioners?\b|\bpolice,? fire,? and crime commissioners?\b"
)
"""In London a chief officer is called commissioner too."""
_EVERY_FORCE = re.compile(
    r"\bchief constables\b|\bchief (?:police )?officers\b|\bchief constable\b(?! of\b)"
    r"|(?<!armed )(?<!border )\bforces\b|\b(?:police|the|each|every|your) force\b|\bconstabularies\b"
    r"|^(?:police|force|constabulary|police services?)$"
)


def is_force_addressed(addressees: Sequence[str], office: OfficeProfile) -> bool:
    """Whether any addressee is the office's force, its chief officer, chief constables or police forces.

    Where a report does not say whom it asks, it asks the force too.
    """
    return not addressees or any(_is_force(_folded(addressee), office) for addressee in addressees)


def _is_force(addressee: str, office: OfficeProfile) -> bool:
    force, area = _folded(office.force_name), _folded(office.area)
    names = (force, f"{area} police", f"{area} constabulary", f"chief constable of {area}")
    if any(_names(name, addressee) for name in names):
        return True
    # One of two forces that an office answers for together.
    if " " in addressee and _names(addressee, force):
        return True
    others = _POLICING_BODIES.sub("", addressee.replace(_folded(office.body_title), ""))
    title = re.escape(_folded(office.chief_officer_title))
    return bool(
        _EVERY_FORCE.search(others) or re.search(rf"(?:^|[,;&] |\band )(?:the )?{title}s?\b(?! (?:of|for)\b)", others)
    )


def _names(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _folded(text: str) -> str:
    return re.sub(r"^the ", "", " ".join(text.casefold().replace("’", "'").split()))
