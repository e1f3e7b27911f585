"""Whatever officers type is text: it reaches the words of both documents as it was typed."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55 import workspace
from section55.documents.audit import audit_of
from section55.documents.html_page import render_response
from section55.documents.pdf import pdf_from_html
from section55.documents.report_builder import report_on
from section55.documents.words import Words, missing_sentence
from section55.files.reader import InspectionFile, read_inspection
from section55.model.clean_text import clean_text
from support.examples import SPECIAL
from support.words import as_printed, pdf_text_of_pages, without_spaces, words_of_html, words_of_pdf
from support.workbook import NORFOLK, Documents

SPECIAL_CHARACTERS = "\\`*_{}[]()#+-.!|<>&\"'$@%^~=:;/?,\n"
MARKDOWN_CHARACTERS = re.compile(r"([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")

# What the reader lets through: no controls, marks of direction, surrogates or code points that are no character.
letters = st.characters(
    exclude_categories=("Cc", "Cs"),
    exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
texts = st.text(st.one_of(letters, st.sampled_from(SPECIAL_CHARACTERS), st.sampled_from("abc déŵ€😀")), max_size=120)


def _is_readable(text: str) -> bool:
    return not re.search("[\ufdd0-\ufdef\ufffe\uffff]", text) and bool(text.strip())


cleaned_texts = texts.map(clean_text).filter(_is_readable)
"""As the reader gives them, by the one cleaning."""


def escaped(text: str) -> str:
    """The text in Markdown that means the text itself, on one line."""
    flat = " ".join(text.split())
    return MARKDOWN_CHARACTERS.sub(r"\\\1", flat)


@cache
def norfolk_source() -> InspectionFile:
    return read_inspection(workspace.PARAMETERS / f"{NORFOLK}.yaml")


def documents(**answers: object) -> tuple[str, str]:
    """The words of both documents for an inspection with other answers, through the same templates as a build."""
    source = norfolk_source()
    inspection = type(source.inspection).model_validate(source.inspection.model_dump() | answers)
    changed = InspectionFile(**{**vars(source), "inspection": inspection})
    finished = render_response(report_on(changed), audit_of(changed, workspace.MASTER_NOTEBOOK), changed.inputs)
    return words_of_html(finished), words_of_pdf(pdf_from_html(finished))


@settings(max_examples=120, deadline=None)
@given(line=cleaned_texts, prose=cleaned_texts)
def test_any_text_survives_to_both_documents(line: str, prose: str) -> None:
    """Any line comes out as typed, and any text whose Markdown characters are escaped comes out as meant."""
    line = " ".join(line.split())
    html, pdf = documents(inspection_title=line, key_findings=f"begin {escaped(prose)} end")
    for wanted in (line, f"begin {' '.join(prose.split())} end"):
        assert without_spaces(wanted) in without_spaces(html)
        assert as_printed(wanted) in without_spaces(pdf)


@settings(max_examples=120, deadline=None)
@given(prose=cleaned_texts)
def test_html_and_pdf_agree_on_any_markdown(prose: str) -> None:
    """Whatever Markdown makes of a text, the page and the PDF say the same words in the same order."""
    html, pdf = documents(key_findings=prose, commissioner_comments=prose)
    assert as_printed(html) == without_spaces(pdf)


TYPED = (
    "<script>alert(1)</script>",
    "<!-- a comment -->",
    "{{ 7 * 7 }}",
    "{% raw %}",
    '#set page(paper: "a3")',
    "#let x = 1",
    "$x$",
    "$ sum_(i=0)^n $",
    "'''",
    '"""',
    "@label",
    "<label>",
    r"C:\temp\new",
    r"\u{41}",
    "a | b || c",
    "~~no~~",
    "&amp; &lt; &nbsp;",
    "%s {0} {name}",
    "f'{x}'",
    "// no comment",
    "/* nor this */",
    "7*7 and 5*3",
    "snake_case_name",
    "... -- --- “quoted” 'single'",
    "100% £5 €6 §55 ½ °C",
    "[x] [y][z] [a]: b",
    "[1]: https://example.org/one",
)


@pytest.mark.parametrize("typed", TYPED)
def test_characters_of_other_languages_come_out_as_typed(typed: str) -> None:
    """What means something to HTML, Jinja, Typst or Python is text, in prose and on a line, without any escape."""
    html, pdf = documents(inspection_title=typed, key_findings=f"begin {typed} end", commissioner_comments=typed)
    for words in (html, pdf):
        assert without_spaces(f"begin {typed} end") in without_spaces(words)
        assert without_spaces(words).count(without_spaces(typed)) >= 3


def test_special_characters_survive_a_whole_build(examples: dict[str, Documents]) -> None:
    """Each special character of YAML, Python, Jinja, HTML and Typst survives file, papermill and exporters."""
    documents = examples["special-characters"]
    for words in (words_of_html(documents.html), words_of_pdf(documents.pdf)):
        assert without_spaces(SPECIAL) in without_spaces(words)


def test_every_example_says_the_same_in_both_documents(examples: dict[str, Documents]) -> None:
    """The words of the page and of the PDF are the same, in the same order, for each kind of inspection."""
    assert len(examples) >= 6
    for name, documents in examples.items():
        assert as_printed(words_of_html(documents.html)) == without_spaces(words_of_pdf(documents.pdf)), name


@pytest.mark.parametrize(
    "lines",
    [
        ["(a) one", "(b) two"],
        ["i. one", "ii. two"],
        ["(viii) one", "(ix) two"],
        ["**(a) one**", "**(b) two**"],
        ["**(a) one", "(b) two**"],
        ["1. First:", "   a. one", "   b. two"],
        ["> (a) one", "> (b) two"],
    ],
    ids=" ".join,
)
def test_lettered_lines_begin_lines_in_the_pdf_too(lines: list[str]) -> None:
    """Each stands at the beginning of a line of the PDF, as it does on the page, and the words of both are the same."""
    source = norfolk_source()
    text = "\n".join(["It should:", *lines] if lines[0][0] == "(" else lines)
    inspection = type(source.inspection).model_validate(source.inspection.model_dump() | {"key_findings": text})
    changed = InspectionFile(**{**vars(source), "inspection": inspection})
    page = render_response(report_on(changed), audit_of(changed, workspace.MASTER_NOTEBOOK), changed.inputs)
    pdf = pdf_from_html(page)
    assert as_printed(words_of_html(page)) == without_spaces(words_of_pdf(pdf))
    printed = [line.strip().replace(" ", "") for line in pdf_text_of_pages(pdf)[0].splitlines()]
    for line in lines[-2:]:
        assert line.strip("> *").replace(" ", "") in printed


@pytest.mark.parametrize(
    "printed", ["The chief’s “plan” – of 2023–25 – is agreed.", 'The chief\'s "plan" - of 2023-25 - is agreed.']
)
def test_a_document_with_other_marks_says_what_its_file_says(printed: str) -> None:
    """An earlier version printed the apostrophes and dashes as they were typed; a sentence that is gone is missed."""
    page, answers = (
        Words("The chief’s “plan” – of 2023–25 – is agreed."),
        'The chief\'s "plan" - of 2023-25 - is agreed.',
    )
    assert missing_sentence(Words(printed), page, answers) is None
    assert missing_sentence(Words("The plan is agreed."), page, answers) == page.text
