"""Whether the force is among those whom a report asks to act, by the words that reports use."""

import re

import pytest

from section55.model.addressees import count_addressees, is_force_addressed
from section55.model.office import OfficeProfile
from support.inspections import norfolk_office

NORFOLK = norfolk_office()
LONDON = norfolk_office(
    area="London",
    force_name="the Metropolitan Police Service",
    chief_officer_title="Commissioner",
    body_title="Mayor's Office for Policing and Crime",
)
CITY = norfolk_office(
    area="City of London",
    force_name="City of London Police",
    chief_officer_title="Commissioner of Police",
    body_title="Police Authority Board",
)
TWO_FORCES = norfolk_office(
    area="Northshire and Southshire", force_name="Northshire Police and Southshire Constabulary"
)


ADDRESSED = [
    (
        NORFOLK,
        """
        Chief Constables; chief constable; The Chief Constable; All chief constables; Norfolk Constabulary
        norfolk police; Chief Constable of Norfolk Constabulary; Police forces; All police forces in England and Wales
        Forces; The force; Constabularies; Chief officers; Police; the police; Police service
        Police and crime commissioners and chief constables; NPCC, in consultation with chief constables
        Suffolk Constabulary and Norfolk Constabulary; The Home Office and police forces
    """,
    ),
    (LONDON, "Commissioner; The Commissioner; Metropolitan Police Service; Chief constables"),
    (CITY, "Commissioner of Police; City of London Police"),
    (TWO_FORCES, "Northshire Police; Southshire Constabulary; Chief Constables"),
]
NOT_ADDRESSED = [
    (
        NORFOLK,
        """
        Home Office; College of Policing; National Police Chiefs' Council; National Police Chiefs’ Council; HMICFRS
        Police and Crime Commissioner; police and crime commissioners; Suffolk Constabulary; Suffolk Police
        Chief Constable of Suffolk Constabulary; British Transport Police; Border Force; Armed forces; Task force
        Crown Prosecution Service; Victims' Commissioner; Police Now; NPCC
    """,
    ),
    (
        LONDON,
        """
        Police and crime commissioners; Police, fire and crime commissioners; Victims' Commissioner
        Information Commissioner; Commissioner for Victims
    """,
    ),
    (CITY, "Metropolitan Police Service"),
    (TWO_FORCES, "Eastshire Police; Police and crime commissioners"),
]


def each(addressees: list[tuple[OfficeProfile, str]]) -> list[tuple[OfficeProfile, str]]:
    return [(office, text.strip()) for office, texts in addressees for text in re.split(";|\n", texts) if text.strip()]


@pytest.mark.parametrize(("office", "addressee"), each(ADDRESSED))
def test_the_force_is_addressed(office: OfficeProfile, addressee: str) -> None:
    """By its own name, by its chief officer's title, or as one of all forces."""
    assert is_force_addressed(["Home Office", addressee], office)


@pytest.mark.parametrize(("office", "addressee"), each(NOT_ADDRESSED))
def test_the_force_is_not_addressed(office: OfficeProfile, addressee: str) -> None:
    """Other bodies, other forces, and those whose names have a word in common with the force's."""
    assert not is_force_addressed([addressee], office)


def test_a_report_that_names_nobody_asks_the_force() -> None:
    """Without addressees an answer of the force is due."""
    assert is_force_addressed([], NORFOLK)


GWENT = norfolk_office(
    area="Gwent",
    force_name="Heddlu Gwent",
    chief_officer_title="Prif Gwnstabl",
    body_title="Comisiynydd yr Heddlu a Throseddu",
    language="cy",
)


@pytest.mark.parametrize(
    ("addressee", "is_addressed"),
    [
        ("Prif Gwnstabliaid", True),
        ("Y Prif Gwnstabl", True),
        ("Prif Gwnstabl Gwent", True),
        ("Prif Gwnstabl Heddlu Gwent", True),
        ("Heddlu Gwent", True),
        ("Pob heddlu", True),
        ("Chief Constables", True),
        ("Prif Gwnstabl Heddlu De Cymru", False),
        ("Heddlu De Cymru", False),
        ("Cyngor Cenedlaethol Penaethiaid yr Heddlu", False),
        ("Comisiynydd yr Heddlu a Throseddu Gwent", False),
        ("Y Coleg Plismona", False),
    ],
)
def test_a_welsh_force_is_found_among_addressees(addressee: str, is_addressed: bool) -> None:
    """By its Welsh name, by its chief officer, and with all the others; the force of another area is not meant."""
    assert is_force_addressed([addressee], GWENT) is is_addressed


def test_addressees_are_the_same_in_both_languages() -> None:
    """Those who are asked the most are known by both names, and the force by what its office calls it."""
    welsh = ["Prif Gwnstabl Gwent", "Y Coleg Plismona", "Y Swyddfa Gartref", "Estyn"]
    english = ["Home Office", "the College of Policing", "Chief Constable of Gwent", "Estyn"]
    of_english = norfolk_office(area="Gwent", force_name="Gwent Police", chief_officer_title="Chief Constable")
    assert count_addressees(welsh, GWENT) == count_addressees(english, of_english)
    assert count_addressees(["Estyn"], GWENT) == {"": 1}
