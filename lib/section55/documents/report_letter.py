"""The letter that a response is where the office's profile says so: from whom, to whom, how it opens and closes."""

from collections.abc import Iterator
from dataclasses import replace

from section55.documents.report_standing import Letter
from section55.model.catalogue import N_, _
from section55.model.inspection import Inspection
from section55.model.letter import Addressee
from section55.model.office import OfficeProfile
from section55.model.office_names import without_article
from section55.model.slugs import TitleUnusable, short_name
from section55.model.wording import listed, long_date

ANNEX = N_("Annex: the inspection, and the answers to it")


def letter_on(inspection: Inspection, office: OfficeProfile) -> Letter | None:
    """Return what stands around the comments of a letter; None for a report."""
    if not office.document.is_letter:
        return None
    to = _addressees(inspection, office)
    day = inspection.letter_date or inspection.response_published_on or inspection.approved_on
    return Letter(
        sender=tuple(office.letter.sender or [office.office_name]),
        addressees=tuple((addressee.name, *addressee.address) for addressee in to),
        date=long_date(day) if day else "",
        reference=inspection.letter_reference,
        salutation=_salutation(to),
        closing=_(office.letter.closing),
        signed_by=tuple(inspection.letter_signed_by or office.letter.signed_by),
        annex_heading=_(ANNEX),
    )


def letter_copies(inspection: Inspection, office: OfficeProfile) -> tuple[Letter, ...]:
    """Return the letter once for each of several addressees; nothing where the profile wants one for all."""
    letter, to = letter_on(inspection, office), _addressees(inspection, office)
    if letter is None or office.letter.copies == "one for all" or len(to) < 2:
        return ()
    return tuple(
        replace(
            letter,
            addressees=((addressee.name, *addressee.address),),
            salutation=addressee.opening,
            only_to=addressee.name,
            file_name=name,
        )
        for addressee, name in zip(to, _file_names(to), strict=True)
    )


def _addressees(inspection: Inspection, office: OfficeProfile) -> list[Addressee]:
    return inspection.letter_to or office.letter.to


def _file_names(to: list[Addressee]) -> Iterator[str]:
    """A name for each addressee's files, like "to-home-secretary": no two the same."""
    used: set[str] = set()
    for number, addressee in enumerate(to, 1):
        try:
            name = f"to-{short_name(without_article(addressee.name))}"
        except TitleUnusable:
            name = f"to-{number}"
        while name in used:
            name = f"{name}-{number}"
        used.add(name)
        yield name


def _salutation(to: list[Addressee]) -> str:
    """One line for all: "Dear Home Secretary and Chief Inspector"; whole ones where one of them begins otherwise."""
    openings = list(dict.fromkeys(addressee.opening for addressee in to))
    dear = _("Dear {name}", name="")
    if openings and all(opening.startswith(dear) for opening in openings):
        return f"{dear}{listed([opening.removeprefix(dear) for opening in openings])}"
    return listed(openings)
