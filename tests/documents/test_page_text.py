"""The last touch on a page's text: what no line parts, what may end a line anywhere, and typographic punctuation."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.documents.page_text import finish_text
from section55.model.markdown import to_html
from support.reports import inspection_file, page_of
from support.words import with_plain_punctuation, with_plain_spaces


def smart(text: str) -> str:
    """An officer's text as a document with typographic punctuation prints it."""
    return with_plain_spaces(finish_text(to_html(text, "Key findings", "key-findings", 2), is_smart=True)).strip()


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("on 14 March 2023", "on 14~March 2023"),
        ("on 14\nMarch 2023", "on 14~March 2023"),
        ("within 28 days, or 28 working days", "within 28~days, or 28~working days"),
        ("£5 million of section 55, page 3", "£5~million of section~55, page~3"),
        ("Recommendation 3 and recommendations 4", "Recommendation~3 and recommendations~4"),
        ("In 2023 March came", "In 2023 March came"),
        ("room 12 was open", "room 12 was open"),
    ],
)
def test_what_belongs_together_stays_on_one_line(typed: str, printed: str) -> None:
    """A day with its month, a figure with what it counts, a number with what it numbers; and nothing else."""
    assert finish_text(f"<p>{typed}</p>") == f"<p>{printed.replace('~', chr(0xA0))}</p>"


def test_a_cell_keeps_a_whole_date_together() -> None:
    """There a month stays with its year, too."""
    assert finish_text("<td>14 March 2023</td>") == "<td>14\u00a0March\u00a02023</td>"


@pytest.mark.parametrize(
    "as_typed", ["<code>14 March</code>", "<style>a 14 March</style>", '<p title="14 March">x</p>']
)
def test_code_styles_and_attributes_stay_as_they_are(as_typed: str) -> None:
    """Only what is read as a text is changed."""
    assert finish_text(as_typed, is_smart=True) == as_typed


def test_only_a_word_too_long_for_a_telephone_may_end_its_line_anywhere() -> None:
    """Ordinary words never do; two words with a stroke between them part at the stroke."""
    long = "x" * 28
    assert finish_text(f"<p>{long}</p>") == f'<p><span class="long">{long}</span></p>'
    assert finish_text("<p>misunderstandings</p>") == "<p>misunderstandings</p>"
    assert finish_text("<p>Recommendations/Areas</p>") == '<p>Recommendations/<span class="part">Areas</span></p>'


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("He said \"it's 'fine'\".", "He said “it’s ‘fine’”."),
        ("the forces' work in the '90s", "the forces’ work in the ’90s"),
        ("'Rwy'n falch, meddai'r heddlu.", "’Rwy’n falch, meddai’r heddlu."),
        ("Mae'r \"cynllun 'da' hwn\" yma.", "Mae’r “cynllun ‘da’ hwn” yma."),
        ('He said "*very* well"', "He said “<em>very</em> well”"),
        ("*well*'s", "<em>well</em>’s"),
        ("done - in part - now", "done – in part – now"),
        ("by -4.5% and (-3)", "by −4.5% and (−3)"),
        ("in 2023-25, pages 10-12", "in 2023–25, pages 10–12"),
        ("wait...", "wait…"),
    ],
)
def test_punctuation_is_typographic(typed: str, printed: str) -> None:
    """Quotation marks, apostrophes, dashes, minus signs and ranges are as an English printer sets them."""
    assert smart(typed) == f"<p>{printed}</p>"


@pytest.mark.parametrize(
    "typed",
    [
        "2023-12-19",
        "01603-276",
        "12-10",
        "A-5",
        "my-file-2023-25.pdf",
        "(c)",
        "pre-2023",
        "well-known",
    ],
)
def test_what_is_no_punctuation_stays(typed: str) -> None:
    """Dates in figures, numbers that go down, names of files, letters in brackets."""
    assert smart(f"see {typed} here") == f"<p>see {typed} here</p>"


@pytest.mark.parametrize("typed", ["`a \"b\" - 'c'`", "https://example.org/it's-2023-25"])
def test_code_and_addresses_stay(typed: str) -> None:
    """They mean something exactly as they are typed."""
    assert typed.strip("`").replace('"', "&quot;") in smart(f'"see" {typed} now')


@given(text=st.text(st.sampled_from("ab 0123 \"'-.()*\n£–"), max_size=60))
def test_typographic_punctuation_loses_no_word(text: str) -> None:
    """But for the signs themselves, a page says what it said."""
    html = to_html(text, "Key findings", "key-findings", 2)

    def letters(page: str) -> str:
        words = re.sub("<[^>]*>", "", page).replace("&quot;", '"')
        return "".join(sign for sign in with_plain_punctuation(words) if sign not in "-–")

    assert letters(finish_text(html, is_smart=True)) == letters(finish_text(html))


def test_the_profile_says_whether_punctuation_is_typographic() -> None:
    """The same words are printed as they were typed, or curled."""
    from support.examples import MAYOR

    answers = {"key_findings": 'It\'s "done".'}
    plain = page_of(inspection_file(MAYOR | {"document": {"smart_punctuation": False}}, **answers))
    curled = page_of(inspection_file(MAYOR | {"document": {"smart_punctuation": True}}, **answers))
    assert "It's &quot;done&quot;." in plain
    assert "It’s “done”." in curled
