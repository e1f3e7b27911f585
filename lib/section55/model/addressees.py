"""Whom a report asks to act: whether the force is among them, and who is the same by a Welsh and an English name."""

import re
from collections import Counter
from collections.abc import Sequence

from section55.model.catalogue import WELSH, page_language
from section55.model.office import OfficeProfile

_POLICING_BODIES = re.compile(
    r"\bpolice(?:,? fire)? and crime commissioners?\b|\bpolice,? fire,? and crime commissioners?\b"
)
"""In London a chief officer is called commissioner too."""
_EVERY_FORCE_IN_WELSH = re.compile(
    r"\b[pb]rif gwnstabl(?:iaid)?(?=$|[,;&]| ac? )|\b(?:heddluoedd|pob heddlu)\b|^(?:yr )?heddlu$"
)
_WELSH_NAMES = {
    "prif gwnstabliaid": "chief constables",
    "y coleg plismona": "college of policing",
    "coleg plismona": "college of policing",
    "cyngor cenedlaethol penaethiaid yr heddlu": "national police chiefs' council",
    "y swyddfa gartref": "home office",
    "swyddfa gartref": "home office",
    "y weinyddiaeth gyfiawnder": "ministry of justice",
    "gwasanaeth erlyn y goron": "crown prosecution service",
    "llywodraeth cymru": "welsh government",
    "comisiynwyr yr heddlu a throseddu": "police and crime commissioners",
    "comisiynwyr yr heddlu a throsedd": "police and crime commissioners",
    "comisiynwyr heddlu a throsedd": "police and crime commissioners",
    "heddluoedd": "police forces",
    "awdurdodau lleol": "local authorities",
}
"""The English name of whom national reports ask the most; `languages/terms.csv` says where each name was seen."""
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
    if page_language(office.language) == WELSH:
        return _is_force_in_welsh(addressee, office) or bool(_EVERY_FORCE.search(others))
    title = re.escape(_folded(office.chief_officer_title))
    return bool(
        _EVERY_FORCE.search(others) or re.search(rf"(?:^|[,;&] |\band )(?:the )?{title}s?\b(?! (?:of|for)\b)", others)
    )


def _is_force_in_welsh(addressee: str, office: OfficeProfile) -> bool:
    title, force, area = map(_folded, (office.chief_officer_title, office.force_name, office.area))
    own = (f"heddlu {area}", f"{title} {area}", f"{title} {force}")
    return any(_names(name, addressee) for name in own) or bool(_EVERY_FORCE_IN_WELSH.search(addressee))


def count_addressees(addressees: Sequence[str], office: OfficeProfile) -> Counter[str]:
    """How often each addressee is named, by a name that is the same in Welsh and in English.

    The force goes by "force", and whoever has no name that is known in both languages by nothing.
    """
    known = {*_WELSH_NAMES.values()}
    found: Counter[str] = Counter()
    for addressee in addressees:
        name = _WELSH_NAMES.get(_folded(addressee), _folded(addressee))
        found[name if name in known else "force" if _is_force(_folded(addressee), office) else ""] += 1
    return found


def _names(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _folded(text: str) -> str:
    return re.sub(r"^the ", "", " ".join(text.casefold().replace("’", "'").split()))
