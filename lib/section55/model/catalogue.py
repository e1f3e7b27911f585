"""The sentences that the workbook adds to a document, in the language of the document that is being made.

English is the source: a sentence that has no translation stays as it is. Only another language reads a catalogue.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TypeVar

LANGUAGES = Path(__file__).with_name("languages")
"""Where the catalogues lie: cy.po for Welsh."""
ENGLISH, WELSH = "en-GB", "cy"
LANGUAGE_NAMES = {ENGLISH: "English", WELSH: "Cymraeg"}
"""What each language calls itself, in every document."""
_language: ContextVar[str] = ContextVar("language", default=ENGLISH)
Text = TypeVar("Text", bound=str)


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Make a document in a language inside the block; one that has no catalogue is made in English."""
    before = _language.set(page_language(language))
    try:
        yield
    finally:
        _language.reset(before)


def page_language(language: str) -> str:
    """The language of the words around what officers wrote in a language: Welsh for Welsh, English for any other."""
    return WELSH if language.partition("-")[0] == WELSH else ENGLISH


def current_language() -> str:
    """The language of the document that is being made: en-GB or cy."""
    return _language.get()


def is_english() -> bool:
    """Whether the document that is being made is in English."""
    return _language.get() == ENGLISH


def other_language() -> str:
    """The language that the document is not in: cy for an English one, en-GB for a Welsh one."""
    return WELSH if is_english() else ENGLISH


def _(sentence: str, **facts: object) -> str:
    """A sentence of the workbook in the language of the document, with the facts that its braces name."""
    if is_english():
        return sentence.format(**facts) if facts else sentence
    from section55.model.welsh import contract_articles

    translated = _sentences(current_language()).get(sentence, sentence)
    return contract_articles(translated, {name: str(fact) for name, fact in facts.items()}) if facts else translated


def N_(sentence: Text) -> Text:
    """Mark a sentence that is translated later, where it is used."""
    return sentence


@cache
def _sentences(language: str) -> Mapping[str, str]:
    from babel.messages.pofile import read_po

    with (LANGUAGES / f"{language}.po").open("rb") as file:
        found = read_po(file, locale=language)
    return {str(entry.id): str(entry.string) for entry in found if entry.id and entry.string}
