"""The offices' logos, for the head of the register's pages: as the offices' documents have them."""

from dataclasses import replace
from pathlib import Path

from section55.documents.html_page import data_link
from section55.files.logo import LogoRefused, read_logo
from section55.register.entries import Register
from section55.register.entry_parts import OfficeLogo


def logo_of(register: Register) -> tuple[str | None, str]:
    """The logo at the head of a register's pages, as a link that contains it, and what it says.

    Of several offices there is none, nor of one whose logo has gone since its profile was read.
    """
    logo = _only_logo(register)
    if logo is None:
        return None, ""
    if logo.link:
        return logo.link, logo.alt
    try:
        return data_link(Path(logo.path).name, read_logo(Path(logo.path))), logo.alt
    except LogoRefused:
        return None, ""


def with_logo_inside(register: Register) -> Register:
    """The register with the logo of its pages in it, and no path."""
    link, alt = logo_of(register)
    logo = _only_logo(register)
    return replace(register, logos=(OfficeLogo(logo.office, alt, link=link),) if logo and link else ())


def _only_logo(register: Register) -> OfficeLogo | None:
    offices = {entry.office for entry in register.entries if entry.office}
    logos = [logo for logo in register.logos if {logo.office} == offices]
    return logos[0] if len(logos) == 1 else None
