"""Addresses and numbers in what is published: an office's pass, and what may be a person's is found."""

from pathlib import Path

import pytest

from section55.checks import findings
from section55.files.reader import read_inspection
from support.workbook import ChangeFile


def found_in(path: Path, code: str) -> list[str]:
    """The sentences of one check about a file."""
    return [finding.sentence for finding in findings(read_inspection(path)) if finding.code == code]


@pytest.mark.parametrize(
    "address",
    [
        *("SofS.section55responses@homeoffice.gov.uk", "sofs.section55responses@homeoffice.gsi.gov.uk"),
        *("section55responses@example.org", "hmic.responses@example.org", "Responses@example.org"),
        *("policeauthority@cityoflondon.gov.uk", "policeauthority@example.org", "police.authority@example.org"),
        *("cyswllt@example.cymru", "ymholiadau@example.cymru", "swyddfa.comisiynydd@example.cymru"),
        *("hq@example.police.uk", "contact@example.org", "enquiries@example.org", "generalenquiries@example.org"),
        *("publicenquiries@example.police.uk", "office@example.org", "opcc@example.police.uk", "opccn@example.org"),
        *("pcc@example.org", "pccoffice@example.org", "PFCC@example.org", "info@example.org", "press@example.org"),
        *("pressoffice@example.police.uk", "foi@example.police.uk", "dataprotection@example.police.uk"),
        *(
            "data.protection@example.police.uk",
            "information.governance@example.org",
            "chief.constable@example.police.uk",
        ),
        *("chiefconstable@example.police.uk", "corporatecommunications@example.org", "mopac@example.org"),
        *("j.smith@norfolk-pcc.gov.uk", "anything@democracy.norfolk-pcc.gov.uk", "norfolk.victims@example.org"),
    ],
)
def test_an_offices_address_passes(change_file: ChangeFile, address: str) -> None:
    """Government, the office's own domain, and boxes of a role are nobody's in particular."""
    for words in (address, f"<{address}>", f"[Write to us](mailto:{address})", f"Write to {address}."):
        assert found_in(change_file("84.22%", words), "personal-email") == []
        change_file(words, "84.22%")


@pytest.mark.parametrize(
    "address",
    [
        *("jane.smith@example.police.uk", "j.smith1@example.police.uk", "smithj@example.org", "1234@example.police.uk"),
        *("john.constable@example.police.uk", "jane.smith@notgov.uk", "jane.smith@gov.uk.example.org"),
        *("jane.smith@norfolk-pcc.org.uk", "sam@notnorfolk-pcc.example.org", "jane@gmail.com", "o'neill@example.org"),
    ],
)
def test_what_may_be_a_persons_address_is_found(change_file: ChangeFile, address: str) -> None:
    """A name, initials or a collar number before a domain that is not the office's own."""
    [sentence] = found_in(change_file("84.22%", address), "personal-email")
    assert sentence == (
        f"“{address}” may be a person's e-mail address. What is written here is published: give an office's address, "
        "or none."
    )


def test_several_addresses_are_named_together(change_file: ChangeFile) -> None:
    """One finding for a text, with each address once."""
    path = change_file("84.22%", "a.b@example.org, foi@example.org, c.d@example.org and a.b@example.org")
    [sentence] = found_in(path, "personal-email")
    assert sentence.startswith("“a.b@example.org” and “c.d@example.org” may be people's e-mail addresses. ")


def test_more_than_five_addresses_are_not_all_named(change_file: ChangeFile) -> None:
    """Five are named in full; of more, five and that there are others."""
    names = [f"{letter}.jones@example.org" for letter in "abcdef"]
    for number in (5, 6):
        text = " ".join(names[:number])
        [sentence] = found_in(change_file("84.22%", text), "personal-email")
        change_file(text, "84.22%")
        others = " and others" if number > 5 else ""
        joined = ", ".join(f"“{name}”" for name in names[:4]) + (", " if others else " and ")
        assert sentence.startswith(f"{joined}“{names[4]}”{others} may be people's e-mail addresses. ")


def set_profile(path: Path, old: str, new: str) -> None:
    """Changes a text in the profile of Norfolk's office."""
    profile = path.parent / "offices" / "norfolk.yaml"
    text = profile.read_text(encoding="utf-8")
    assert old in text
    profile.write_text(text.replace(old, new), encoding="utf-8")


def test_the_domain_of_the_offices_own_address_is_its_own(change_file: ChangeFile) -> None:
    """Where the office writes from another domain than its website's, both are its own."""
    path = change_file("84.22%", "jane@oursite.example, jane@opcc.example and jane@mail.opcc.example")
    set_profile(
        path,
        "website: https://www.norfolk-pcc.gov.uk",
        "website: https://www.oursite.example/\ncontact_email: a@opcc.example",
    )
    assert found_in(path, "personal-email") == []


def test_an_office_that_writes_from_a_mail_provider_owns_only_its_address(change_file: ChangeFile) -> None:
    """Its own address passes, and nobody else's there."""
    path = change_file("84.22%", "westhaven@gmail.com and jane@gmail.com")
    set_profile(path, "printed_deadline:", "contact_email: Westhaven@gmail.com\nprinted_deadline:")
    [sentence] = found_in(path, "personal-email")
    assert sentence.startswith("“jane@gmail.com” may be a person's e-mail address.")


@pytest.mark.parametrize("number", ["(01603) 222222", "020 7946 0958", "07700900123", "0044 7700 900123"])
def test_telephone_numbers_are_found(change_file: ChangeFile, number: str) -> None:
    """Geographic and mobile numbers of the United Kingdom are found, however they are spaced."""
    [sentence] = found_in(change_file("84.22%", number), "personal-telephone")
    assert sentence.startswith(f"“{number}” may be a person's telephone number. ")


@pytest.mark.parametrize("number", ["0808 16 89 111", "0345 123 4567", "2024-01-01 2024-02-02", "0.27142857"])
def test_helplines_and_dates_are_no_telephone_numbers(change_file: ChangeFile, number: str) -> None:
    """Numbers that belong to organisations may be published, and not every long number is one."""
    assert found_in(change_file("84.22%", number), "personal-telephone") == []


@pytest.mark.parametrize("number", ["01245 291600", "(01245) 291600", "+44 1245 291600", "+44 (0)1245 291600"])
def test_a_number_in_the_profile_is_the_offices(change_file: ChangeFile, number: str) -> None:
    """What the office's profile gives as its number passes, however it is spaced; another one does not."""
    path = change_file("84.22%", f"{number} or 01245 291601")
    set_profile(path, "panel_name: Norfolk", 'letter: {from: ["Telephone: 01245 291600"]}\npanel_name: Norfolk')
    [sentence] = found_in(path, "personal-telephone")
    assert sentence.startswith("“01245 291601” may be a person's telephone number. ")
