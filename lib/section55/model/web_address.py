"""Web addresses as a browser and a PDF take them: with a host in ASCII, and nothing in them that does not show."""

import re
import unicodedata
from encodings.idna import ToASCII
from urllib.parse import quote, unquote, urlsplit

from section55.fonts.characters import code_point, find_invisible
from section55.model.wording import shortened

LONGEST_ADDRESS = 8000
"""In characters of an encoded address; a longer one is no link in the PDF."""
LONGEST_PRINTED = 160
"""In characters; nobody types a longer address from paper."""

_NOT_IN_AN_ADDRESS = re.compile(r"[\s<>\"{}|\\^`]")
_NOT_SHOWN = ("Cc", "Cf", "Cn", "Co", "Cs")
_DOTS = re.compile("[.\u3002\uff0e\uff61]")
_HOST = re.compile(r"[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*\.?")
_LONGEST_HOST = 253
_SINCE_2008 = "ßς"
"""The letters that a host may have since 2008; Python knows the older rules, by which they are others."""


class BadAddress(ValueError):
    """Raised for an address that leads to no page of the web; the text says why, to follow the address.

    ``code`` is a word for programs, which stays when the text is reworded.
    """

    def __init__(self, text: str, code: str = "link_malformed") -> None:
        super().__init__(text)
        self.code = code


def encode_host(address: str) -> str:
    """Return an address with its host as browsers encode it: https://tŷ.cymru is https://xn--t-foa.cymru.

    The rest is as it was. Raises `BadAddress` for an address that is not of the web, or that a browser
    and a PDF could not both follow to the same place.
    """
    if stray := _NOT_IN_AN_ADDRESS.search(address):
        named = "a space" if stray[0].isspace() else f"the character {stray[0]}"
        raise BadAddress(f"has {named} in it, which no web address has")
    if hidden := find_invisible(address) or next(filter(_is_not_shown, address), ""):
        raise BadAddress(f"has {code_point(hidden)} in it, which does not show and which no web address has")
    if len(quote_address(address)) > LONGEST_ADDRESS:
        raise BadAddress(f"is longer than the {LONGEST_ADDRESS:,} characters that a link may have")
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise BadAddress("is not a web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise BadAddress("is not a link to a web page", "link_not_http")
    around, at, host_and_port = parts.netloc.rpartition("@")
    if host_and_port.startswith("["):
        return address
    host, colon, port = host_and_port.partition(":")
    start = address.index("//") + 2
    return f"{address[:start]}{around}{at}{_encode(host)}{colon}{port}{address[start + len(parts.netloc) :]}"


def quote_address(address: str) -> str:
    """Return an address in ASCII, the rest as percent codes; its host is in ASCII already."""
    return address if address.isascii() else quote(address, safe="!#$%&'()*+,/:;=?@[]~-._")


def printed_address(address: str) -> str:
    """Return an address as paper shows it: host and path, without what a browser adds; of a very long one the host."""
    plain = re.sub(r"^(?:https?://|mailto:)", "", address, flags=re.IGNORECASE).rstrip("/")
    return plain if len(plain) <= LONGEST_PRINTED else plain.partition("/")[0]


def _is_not_shown(character: str) -> bool:
    return unicodedata.category(character) in _NOT_SHOWN


def _encode(host: str) -> str:
    if "%" in host:
        host = unquote(host, errors="replace")
    encoded = host if host.isascii() else ".".join(map(_encode_label, _DOTS.split(host)))
    if _HOST.fullmatch(encoded) and len(encoded) <= _LONGEST_HOST:
        return encoded
    stray = re.search("[^A-Za-z0-9._-]", encoded)
    if stray:
        why = f"has {'a space' if stray[0] == ' ' else stray[0]} in it"
    else:
        why = "has a part between its dots that is empty or too long"
    raise BadAddress(f"names no site: {shortened(host)} {why}")


def _encode_label(label: str) -> str:
    if label.isascii():
        return label
    newer = [letter for letter in _SINCE_2008 if letter in label.lower()]
    older = re.sub(f"[{_SINCE_2008}ẞ]", "", label) if newer else label
    try:
        encoded = ToASCII(older).decode("ascii") if older else ""
    except UnicodeError:
        stray = next((letter for letter in label if not _is_encodable(letter)), "")
        why = f"has {stray} ({code_point(stray)}) in it" if stray else "is empty or too long"
        raise BadAddress(f"names no site: {shortened(label)} {why}") from None
    if not newer:
        return encoded
    return f"xn--{unicodedata.normalize('NFKC', label.lower()).encode('punycode').decode('ascii')}"


def _is_encodable(letter: str) -> bool:
    try:
        ToASCII(f"a{letter}")
    except UnicodeError:
        return False
    return True
