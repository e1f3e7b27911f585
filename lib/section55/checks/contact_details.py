"""E-mail addresses and telephone numbers in what is published: an office's may stand there, a person's may not."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from section55.checks.table import DRAFTING, Case, Notices, Table, notice, quoted, texts_in
from section55.model.office import OfficeProfile

CHECKS = Table()

_EMAIL = re.compile(r"\b[A-Za-z0-9][\w.+'’-]{0,63}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_GOVERNMENT = "gov.uk"
_ANYBODYS = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.co.uk", "icloud.com"),
        *("yahoo.com", "yahoo.co.uk", "btinternet.com", "aol.com", "protonmail.com", "sky.com", "virginmedia.com"),
    }
)
"""Where whoever likes has an address: an office that writes from there makes it nobody else's office address."""
_ROLES = frozenset(
    {
        *("accessibility", "admin", "appointments", "audit", "authority", "chief", "chiefconstable"),
        *("chiefexecutive", "comisiynydd", "comments", "commissioner", "comms", "communications", "complaints"),
        *("conduct", "consultation", "contact", "contactus", "correspondence", "council", "custody", "customer"),
        *("cyfryngau", "cyswllt", "data", "democratic", "deputy", "desk", "dpo", "email", "engagement"),
        *("enquiries", "enquiry", "ethics", "events", "executive", "feedback", "foi", "freedom", "governance"),
        *("grants", "gwybodaeth", "heddlu", "hello", "help", "helpdesk", "hmic", "hmicfrs", "hq", "hr", "ig"),
        *("info", "information", "inspection", "inspections", "legal", "mail", "mailbox", "mayor", "media"),
        *("mopac", "newsroom", "noreply", "office", "opcc", "panel", "partnerships", "pcc", "performance", "pfcc"),
        *("police", "policing", "policy", "portal", "postbox", "press", "privacy", "protection", "public", "reception"),
        *("records", "reply", "response", "responses", "safeguarding", "sar", "scrutiny", "secretariat"),
        *("secretary", "service", "services", "standards", "support", "swyddfa", "team", "transparency", "victims"),
        *("volunteers", "web", "webmaster", "website", "witness", "ymholiadau"),
    }
)
_GLUED_ROLES = tuple(role for role in _ROLES if len(role) > 6)
"""Roles that are known even within a word: policeauthority, section55responses."""
_PARTS_OF_ROLES = ("office", "pcc", "pfcc")
_TELEPHONE = re.compile(r"(?:\+44[ -]?(?:\(0\)[ -]?)?|0044[ -]?|\(0|0)[127][0-9]{1,4}\)?(?:[ -]?[0-9]{3,4}){2}(?!\w)")
_INSIDE_SOMETHING = re.compile(r"[\w+/.=#-]\Z")
_ABROAD = re.compile(r"(?:\+|00)44(?:\(0\))?")


@CHECKS.check("personal-email", DRAFTING, "A text has an e-mail address that may be a person's, not an office's.")
def _personal_email(case: Case) -> Notices:
    for text in case.texts if "@" in case.written else ():
        if "@" not in text.words:
            continue
        found = [
            address for address in _EMAIL.findall(text.words) if not _is_of_an_office(address.casefold(), case.office)
        ]
        if found:
            yield notice(
                text.where,
                f"{quoted(found)} may be {_a_persons(found, 'e-mail address', 'e-mail addresses')}. "
                "What is written here is published: give an office's address, or none.",
            )


def _is_of_an_office(address: str, office: OfficeProfile) -> bool:
    mailbox, _, domain = address.partition("@")
    if any(_lies_in(domain, official) for official in (_GOVERNMENT, *_own_domains(office))):
        return True
    own = f"{office.short_name} {office.area} {office.body_abbreviation}".casefold()
    parts = _NOT_LETTERS.split(mailbox)
    return (
        address == office.contact_email.casefold()
        or any(part in mailbox for part in _PARTS_OF_ROLES)
        or any(part.startswith(_GLUED_ROLES) or part.endswith(_GLUED_ROLES) for part in parts)
        or not _ROLES.union(filter(None, _NOT_LETTERS.split(own))).isdisjoint(parts)
    )


def _lies_in(domain: str, other: str) -> bool:
    return f".{domain}".endswith(f".{other}")


def _own_domains(office: OfficeProfile) -> Iterator[str]:
    """The domains of the office's website and of its own address."""
    website = (urlsplit(office.website).hostname or "").removeprefix("www.")
    for domain in (website, office.contact_email.casefold().rpartition("@")[2]):
        if domain and domain not in _ANYBODYS:
            yield domain


@CHECKS.check(
    "personal-telephone", DRAFTING, "A text has a telephone number that may be a person's: 01, 02 or 07, not 03 or 08."
)
def _personal_telephone(case: Case) -> Notices:
    known: set[str] | None = None
    for text in case.texts:
        if not _may_have_numbers(text.words):
            continue
        found = list(_telephone_numbers(text.words))
        if found and known is None:
            known = {_digits(number) for words in _texts_of(case.office) for number in _telephone_numbers(words)}
        if known is not None and (found := [number for number in found if _digits(number) not in known]):
            yield notice(
                text.where,
                f"{quoted(found)} may be {_a_persons(found, 'telephone number', 'telephone numbers')}. "
                "What is written here is published: give an office's number, or none.",
            )


def _may_have_numbers(text: str) -> bool:
    return "0" in text or "+44" in text


def _telephone_numbers(text: str) -> Iterator[str]:
    for number in _TELEPHONE.finditer(text):
        if not _INSIDE_SOMETHING.search(text[max(0, number.start() - 1) : number.start()]):
            yield number[0]


def _digits(number: str) -> str:
    """A number as two of them are compared: without its spaces and brackets, and as it is dialled at home."""
    return re.sub(r"[^0-9]", "", _ABROAD.sub("0", re.sub(r"[ -]", "", number)))


def _texts_of(office: OfficeProfile) -> Iterator[str]:
    """Everything that an office's profile says; the numbers in it are the office's."""
    return (text.words for text in texts_in(office.model_dump()))


def _a_persons(found: list[str], one: str, many: str) -> str:
    return f"a person's {one}" if len({*found}) == 1 else f"people's {many}"
