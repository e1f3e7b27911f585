"""The catalogue of the words of documents: what goes through it has a translation, and what it has is used."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes
from pydantic import BaseModel

from section55.documents.html_page import TEMPLATES
from section55.files.history import BY_HAND
from section55.model.catalogue import LANGUAGES, _, current_language, in_language, page_language
from section55.model.inspection import Inspection
from section55.model.item_questions import ACTIONS, ITEM_STATUSES, POSITIONS
from section55.model.items import KINDS
from section55.model.office import STATUTORY_SENTENCE, Milestones
from section55.model.paths import inner_model
from section55.workspace import PACKAGE, ROOT

TEMPLATES_OF_PAGES = (
    *("audit", "base", "document", "items", "letter", "page", "standing", "words"),
    *("register", "register_lists", "paper", "changes"),
)


def sentences_in_modules() -> Iterator[str]:
    """What the modules write out and translate, or mark to be translated."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "N_"):
                words = [] if isinstance(node.args[0], ast.JoinedStr) else ast.walk(node.args[0])
                yield from (
                    word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)
                )


def sentences_in_templates() -> Iterator[str]:
    """What the templates translate."""
    for path in TEMPLATES.glob("*.j2"):
        tree = jinja2.Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_":
                words = [call.args[0], *call.args[0].find_all(nodes.Const)]
                yield from (word.value for word in words if isinstance(word, nodes.Const))


def sentences_of_closed_lists() -> Iterator[str]:
    """What is translated where it is used, of the model's closed lists."""
    yield from (*ITEM_STATUSES, *POSITIONS, *ACTIONS, "draft", "final")
    yield from (STATUTORY_SENTENCE, "comments", "noticed by {name}")
    for kind in KINDS.values():
        yield from (kind.one, kind.many, kind.heading, kind.name, kind.title, f"this {kind.one}", f"these {kind.many}")
    yield from ("form", "command", BY_HAND, "Parameter file", "Office profile", "Logo", "History", "Other language")
    yield from titles_of(Inspection)
    yield from titles_of(Milestones)


def titles_of(model: type[BaseModel]) -> Iterator[str]:
    """The titles of a model's questions, and of those inside them."""
    for field in model.model_fields.values():
        yield str(field.title)
        if inner := inner_model(field.annotation):
            yield from titles_of(inner)


def catalogue() -> dict[str, str]:
    """Each sentence of the Welsh catalogue and its translation."""
    with (LANGUAGES / "cy.po").open("rb") as file:
        return {str(entry.id): str(entry.string) for entry in read_po(file, locale="cy") if entry.id}


def all_sentences() -> set[str]:
    return {*sentences_in_modules(), *sentences_in_templates(), *sentences_of_closed_lists()}


def test_welsh_lacks_no_sentence_and_has_none_too_many() -> None:
    """Each sentence that a document may have is in the catalogue with its Welsh, and nothing else is."""
    translated = catalogue()
    assert all_sentences() - set(translated) == set()
    assert set(translated) - all_sentences() == set()
    assert [sentence for sentence, welsh in translated.items() if not welsh] == []


def fields_of(sentence: str) -> set[str]:
    """The names in braces of a sentence."""
    return set(re.findall(r"\{(\w+)\}", sentence))


def test_a_translation_has_the_same_facts_as_its_sentence() -> None:
    """No fact in braces is lost, and none is there that nothing fills in."""
    assert [sentence for sentence, welsh in catalogue().items() if fields_of(sentence) != fields_of(welsh)] == []


def test_templates_add_no_word_by_themselves() -> None:
    """Each word between the tags of a template, of a response or of the register, goes through the catalogue."""
    loose: set[str] = set()
    for name in TEMPLATES_OF_PAGES:
        source = (TEMPLATES / f"{name}.html.j2").read_text(encoding="utf-8")
        for data in jinja2.Environment(autoescape=True).parse(source).find_all(nodes.TemplateData):
            loose |= {words for words in text_of(data.data) if any(letter.isalpha() for letter in words)}
    assert loose == {"response.ipynb"}


def text_of(markup: str) -> Iterator[str]:
    """What stands between the tags of a piece of a template, which may begin or end within a tag."""
    in_style = False
    for piece in markup.split("<"):
        tag, _end, text = piece.rpartition(">")
        in_style = tag.startswith("style") or (in_style and not tag.startswith("/style"))
        if tag and not in_style:
            yield text.strip()


@pytest.mark.parametrize(("language", "page"), [("cy", "cy"), ("en-GB", "en-GB"), ("en", "en-GB"), ("fr", "en-GB")])
def test_a_language_without_a_catalogue_has_english_pages(language: str, page: str) -> None:
    """The words around a text in another language are English, and say so."""
    assert page_language(language) == page


def test_a_document_s_language_ends_with_it() -> None:
    """What is made after a Welsh document, or inside one, has its own language."""
    with in_language("cy"):
        assert _("Page {number} of {total}", number=1, total=2) == "Tudalen 1 o 2"
        with in_language("en-GB"):
            assert _("Recommendations") == "Recommendations"
        assert _("Recommendations") == "Argymhellion"
    assert current_language() == "en-GB"
    assert _("Page {number} of {total}", number=1, total=2) == "Page 1 of 2"


def test_terms_are_in_the_table() -> None:
    """The table of terms lies beside the catalogue, with where each was seen."""
    lines = Path(LANGUAGES / "terms.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "term,Welsh,where it was seen,how sure"
    assert len(lines) > 20


def test_the_pages_say_that_no_welsh_speaker_has_read_it() -> None:
    """Until one has: in the README, in the page on Welsh with how to correct it, and in the catalogue itself."""
    readme, page = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/welsh.md"))
    assert "no Welsh speaker has read the words yet" in readme
    assert "No Welsh speaker has read these words yet" in page
    assert "languages/cy.po" in page
    assert "No Welsh speaker has read this file yet." in (LANGUAGES / "cy.po").read_text(encoding="utf-8")
