"""The head of the register's pages: the office's name, colour and logo, as its documents have them."""

from dataclasses import dataclass, replace
from pathlib import Path

from section55.documents.html_page import data_link
from section55.files.logo import LogoRefused, read_logo
from section55.model.catalogue import _
from section55.model.office import DEFAULT_ACCENT
from section55.register.entries import Register
from section55.register.entry_parts import OfficeLogo


@dataclass(frozen=True)
class Letterhead:
    """What stands at the head of a page of the register, and gives it its colour."""

    office_name: str
    """In full; of several offices the register's own name."""
    accent: str
    """The colour; of several offices that differ the workbook's own."""
    logo: str | None
    """A link that contains it; of several offices there is none, nor of one whose logo has gone since."""
    logo_alt: str
    """What the logo says."""


def letterhead_of(register: Register) -> Letterhead:
    """The head of the register's pages. The name is in the language of the page that is being made."""
    names = {entry.office_name for entry in register.entries if entry.office_name}
    accents = {entry.accent_colour for entry in register.entries if entry.accent_colour}
    logo, logo_alt = _logo_of(register)
    return Letterhead(
        office_name=names.pop() if len(names) == 1 else _("Section 55 register"),
        accent=accents.pop() if len(accents) == 1 else DEFAULT_ACCENT,
        logo=logo,
        logo_alt=logo_alt,
    )


def with_logo_inside(register: Register) -> Register:
    """The register with the logo of its pages in it, and no path."""
    link, alt = _logo_of(register)
    logo = _only_logo(register)
    return replace(register, logos=(OfficeLogo(logo.office, alt, link=link),) if logo and link else ())


def _logo_of(register: Register) -> tuple[str | None, str]:
    logo = _only_logo(register)
    if logo is None:
        return None, ""
    if logo.link:
        return logo.link, logo.alt
    try:
        return data_link(Path(logo.path).name, read_logo(Path(logo.path))), logo.alt
    except LogoRefused:
        return None, ""


def _only_logo(register: Register) -> OfficeLogo | None:
    offices = {entry.office for entry in register.entries if entry.office}
    logos = [logo for logo in register.logos if {logo.office} == offices]
    return logos[0] if len(logos) == 1 else None
