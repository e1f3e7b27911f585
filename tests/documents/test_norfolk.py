"""Norfolk's real published response, sentence by sentence, in both documents."""

import re

import pytest

from support.words import as_printed, without_spaces, words_of_html, words_of_pdf
from support.workbook import TESTS, Documents

PUBLISHED = TESTS / "published" / "norfolk-victims-response.md"
_SPLIT_BY_PAGES = ("rather than quality. The", "Once the national set of minimum")
"""Where the published document's page breaks cut a paragraph in two."""


def published_sentences() -> list[str]:
    """Every sentence, label and heading of the published response, in order, without its Markdown."""
    text = PUBLISHED.read_text(encoding="utf-8").strip()
    for end in _SPLIT_BY_PAGES:
        assert f"{end}\n\n" in text
        text = text.replace(f"{end}\n\n", f"{end} ")
    # The published title has a slip of its own: the Commissioner's initials are PCC, as everywhere below it.
    text = text.replace("(PCO)", "(PCC)")
    text = re.sub(r"\[(.*?)\]\(https:.*?\)", r"\1", text).replace("\\", "")
    text = re.sub(r"^(?:#+ |- )", "", text, flags=re.MULTILINE).replace("**", "")
    paragraphs = [line for line in text.splitlines() if line.strip()]
    return [sentence for line in paragraphs for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", line.strip())]


def _comparable(text: str) -> str:
    return without_spaces(text).casefold().replace(":", "")


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_every_published_sentence_stands_in_order(norfolk: Documents, kind: str) -> None:
    """Each sentence of the published response is in the document, in its place."""
    words = words_of_html(norfolk.html) if kind == "html" else words_of_pdf(norfolk.pdf)
    document, at = _comparable(words), 0
    for sentence in published_sentences():
        found = document.find(_comparable(sentence), at)
        assert found >= 0, f"not there, or not in its place: {sentence}"
        at = found + len(_comparable(sentence))


def test_there_are_as_many_sentences_as_a_reader_counts() -> None:
    """The comparison above is over the whole response."""
    sentences = published_sentences()
    assert len(sentences) > 75
    assert sentences[0].startswith("Norfolk's Police and Crime Commissioner's")
    assert sentences[-1] == "Response published on the OPCCN website."


def test_deadline_is_the_one_norfolk_printed(norfolk: Documents) -> None:
    """The deadline reads 13 February 2024."""
    assert "Section 55 response deadline 13 February 2024" in words_of_html(norfolk.html)


def test_html_and_pdf_say_the_same(norfolk: Documents) -> None:
    """The words of the page and of the PDF are the same, in the same order."""
    assert as_printed(words_of_html(norfolk.html)) == without_spaces(words_of_pdf(norfolk.pdf))


def test_page_is_small(norfolk: Documents) -> None:
    """The page is at most 60 KB without the files that it carries."""
    assert len(re.sub(r'href="data:[^"]*"', "", norfolk.html).encode()) < 60_000


def test_an_output_folder_has_the_four_files(norfolk: Documents) -> None:
    """A build leaves the page, the PDF, the run notebook and the audit record, and nothing else."""
    slug = norfolk.slug
    assert sorted(path.name for path in norfolk.folder.iterdir()) == sorted(
        (f"{slug}.html", f"{slug}.pdf", f"{slug}.ipynb", "audit.json")
    )
