"""The letter that a response is where the office's profile says so: from whom, to whom, how it opens and closes."""

from section55.documents.report_standing import Letter
from section55.model.inspection import Inspection
from section55.model.letter import Addressee
from section55.model.office import OfficeProfile
from section55.model.wording import listed, long_date

ANNEX = "Annex: the inspection, and the answers to it"
_DEAR = "Dear "


def letter_on(inspection: Inspection, office: OfficeProfile) -> Letter | None:
    """Return what stands around the comments of a letter; None for a report."""
    if not office.document.is_letter:
        return None
    to = inspection.letter_to or office.letter.to
    day = inspection.letter_date or inspection.response_published_on or inspection.approved_on
    return Letter(
        sender=tuple(office.letter.sender or [office.office_name]),
        addressees=tuple((addressee.name, *addressee.address) for addressee in to),
        date=long_date(day) if day else "",
        reference=inspection.letter_reference,
        salutation=_salutation(to),
        closing=office.letter.closing,
        signed_by=tuple(inspection.letter_signed_by or office.letter.signed_by),
        annex_heading=ANNEX,
    )


def _salutation(to: list[Addressee]) -> str:
    """One line for all: "Dear Home Secretary and Chief Inspector"; whole ones where one of them begins otherwise."""
    openings = list(dict.fromkeys(addressee.opening for addressee in to))
    if openings and all(opening.startswith(_DEAR) for opening in openings):
        return f"{_DEAR}{listed([opening.removeprefix(_DEAR) for opening in openings])}"
    return listed(openings)
