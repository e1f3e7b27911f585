"""Web addresses: the same link in the HTML and in the PDF, or a sentence."""

import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.documents.typst_elements import string_literal
from section55.model.markdown import broken_links_in, to_html
from section55.model.web_address import BadAddress, encode_host, printed_address, quote_address
from support.answer_kinds import ADAPTERS, refused


@pytest.mark.parametrize(
    ("typed", "encoded"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://tŷ.cymru/ŵ", "https://xn--t-foa.cymru/ŵ"),
        ("HTTPS://Tŷ.Cymru", "HTTPS://xn--t-foa.Cymru"),
        ("https://straße.de:8080/x", "https://xn--strae-oqa.de:8080/x"),
        ("https://FAß.de", "https://xn--fa-hia.de"),
        ("https://日本。jp", "https://xn--wgv71a.jp"),
        ("https://exam%70le.org", "https://example.org"),
        ("https://t%C5%B7.cymru", "https://xn--t-foa.cymru"),
        ("https://é.org:1@é.org/é.org", "https://é.org:1@xn--9ca.org/é.org"),
        ("https://[::1]:80/x", "https://[::1]:80/x"),
        ("https://example.org./", "https://example.org./"),
    ],
)
def test_host_as_browsers_encode_it(typed: str, encoded: str) -> None:
    """A host is in the letters that a browser asks for, by the rules of 2008; the rest is as it was typed."""
    assert encode_host(typed) == encoded
    assert encode_host(encoded) == encoded


@pytest.mark.parametrize("hidden", ["\u200b", "\u00ad", "\u2060", "\ufeff", "\u200e", "\U000e0041", "\u061c"])
@pytest.mark.parametrize(
    "place", ["https://justice{}inspectorates.gov.uk/re", "https://x.org/re{}port", "https://x.org/{}"]
)
def test_invisible_characters_are_taken_out(place: str, hidden: str) -> None:
    """An invisible character in a link is none of its address, in the host and after it."""
    assert ADAPTERS["WebLink"].validate_python(place.format(hidden)) == place.format("")


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("a\uf0b7b.org", "has U+F0B7 in it"),
        ("a\ue000b.org", "has U+E000 in it"),
        ("…", "names no site: “…”"),
        ("a..b", "has a part between its dots that is empty or too long"),
        (".org", "that is empty or too long"),
        ("a" * 64 + ".org", "that is empty or too long"),
        ("ŵ" * 63 + ".org", "is empty or too long"),
        ("a%20b.org", "has a space in it"),
        ("a%zz.org", "has % in it"),
        ("a,b.org", "has , in it"),
        ("a\u0378b.org", "has U+0378 in it"),
    ],
)
def test_host_that_cannot_be_asked_for_is_refused(host: str, words: str) -> None:
    """A host that a browser or a PDF could not encode is refused as it is read, with the character named."""
    _, sentence = refused("WebLink", f"https://{host}/report")
    assert words in sentence
    assert "Copy the whole address from the browser's address bar" in sentence


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://a b.org", "has a space in it, which no web address has"),
        ("https://example.org/<a>", "has the character < in it, which no web address has"),
        ("https://example.org/\u200b", "has U+200B in it, which does not show and which no web address has"),
        ("https://example.org/" + 7981 * "a", "is longer than the 8,000 characters that a link may have"),
        ("https://[::1", "is not a web address"),
        ("ftp://example.org", "is not a link to a web page"),
        ("https://a..b", "names no site: “a..b” has a part between its dots that is empty or too long"),
        ("https://a%20b.org", "names no site: “a b.org” has a space in it"),
        ("https://" + 63 * "ŵ" + ".org", f"names no site: “{59 * 'ŵ'}…” is empty or too long"),
        ("https://aאb.org", "names no site: “aאb” has א (U+05D0) in it"),
    ],
)
def test_why_an_address_is_none(address: str, sentence: str) -> None:
    """Each reason is a sentence that follows the address."""
    with pytest.raises(BadAddress) as bad:
        encode_host(address)
    assert str(bad.value) == sentence


def test_how_long_an_address_may_be() -> None:
    """One of 8,000 characters is a link; on paper one of more than 160 is its host alone."""
    longest = "https://example.org/" + 7980 * "a"
    assert encode_host(longest) == longest
    assert printed_address("https://example.org/" + 148 * "a") == "example.org/" + 148 * "a"
    assert printed_address("https://example.org/" + 149 * "a") == "example.org"
    assert printed_address("mailto:Office@example.org") == "Office@example.org"


ADDRESSES = st.builds(
    "https://{}/{}".format,
    st.text(st.one_of(st.sampled_from("aß.ŵ-…%5"), st.characters(codec="utf-8")), max_size=12),
    st.text(max_size=12),
)


@settings(deadline=None)
@given(ADDRESSES)
def test_any_address_is_encoded_or_refused(address: str) -> None:
    """Whatever follows https://, it is refused with a reason, or has a host in ASCII and is encoded to itself."""
    try:
        encoded = encode_host(address)
    except BadAddress as refused_for:
        assert str(refused_for).isprintable()
        return
    assert (urlsplit(encoded).hostname or "").isascii()
    assert encode_host(encoded) == encoded
    assert quote_address(encoded).isascii()
    assert string_literal(quote_address(encoded)).count('"') == 2


@settings(deadline=None)
@given(ADDRESSES)
def test_any_link_in_markdown_is_of_ascii_or_text(address: str) -> None:
    """Every link of a text leads where a browser and a PDF both can follow; any other is printed as text."""
    for link in re.findall('href="([^"]*)"', to_html(f"see [it]({address}) and {address} now", "s", "p", 2)):
        assert link.isascii()


@pytest.mark.parametrize(
    "text", ["[it](https://a..b/c)", "[it](<https://a b.org>)", "see https://a..b there", "[j](javascript:x)"]
)
def test_broken_links_are_text_and_named(text: str) -> None:
    """A link that leads nowhere is printed as it was typed, once, and a finding can name it."""
    assert "href" not in to_html(text, "s", "p", 2)
    assert len(broken_links_in(text)) == 1
    assert to_html("see https://….b there", "s", "p", 2) == "<p>see https://….b there</p>"
