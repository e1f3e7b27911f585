"""Lettered lines keep their lines, as the report has them, and prose that only looks like one stays prose."""

import re

import pytest

from section55.model.markdown import to_html

LINE = re.compile(r'<li><span class="letter">(.*?)</span> <span>(.*?)</span></li>', re.DOTALL)


def rendered(text: str) -> str:
    return to_html(text, "Key findings", "key-findings", 2)


@pytest.mark.parametrize(
    "text",
    [
        "(a) one;\n(b) two; and\n(c) three.",
        "a. one;\nb. two; and\nc. three.",
        "a) one;\nb) two; and\nc) three.",
        "i. one;\nii. two; and\niii. three.",
        "(viii) one;\n(ix) two; and\n(x) three.",
        "h. one;\ni. two; and\nj. three.",
        "(A) one;\n(B) two; and\n(C) three.",
        "(1) one;\n(2) two; and\n(3) three.",
        "a\\. one;\nb\\. two; and\nc\\. three.",
        "(a) one;\n    (b) two; and\n  (c) three.",
        "> (a) one;\n> (b) two; and\n> (c) three.",
        "•\tone;\n•\ttwo; and\n•\tthree.",
        "· one;\n▪ two; and\n· three.",
    ],
)
def test_each_line_stands_by_itself(text: str) -> None:
    """Each is an item of a list with its own letter, which stays as it was typed."""
    lines = LINE.findall(rendered(text))
    assert [words for _, words in lines] == ["one;", "two; and", "three."]
    assert " ".join(letter for letter, _ in lines) == " ".join(
        line.replace("\\", "").strip("> ").split()[0] for line in text.splitlines()
    )


def test_what_goes_before_is_a_paragraph_and_what_goes_on_stays_with_its_line() -> None:
    """A line without a letter goes on from the one before it."""
    html = rendered("The force should:\n(a) do *one*\nthing;\n(b) do **another**.")
    assert html.startswith("<p>The force should:</p>\n<ul")
    assert LINE.findall(html) == [("(a)", "do <em>one</em>\nthing;"), ("(b)", "do <strong>another</strong>.")]


@pytest.mark.parametrize(
    "text",
    [
        "The force should: (a) do one; (b) do **another**; and (c) stop.",
        "The force should: (i) do one; (ii) do **another**; or (iii) stop.",
        "The force should: (1) do one; (2) do **another**; and (3) stop.",
    ],
)
def test_a_list_on_one_line_is_parted_at_its_letters(text: str) -> None:
    """Each stands by itself, and no word is another than before."""
    html = rendered(text)
    assert html.startswith("<p>The force should:</p>\n<ul")
    assert [words[:4] for _, words in LINE.findall(html)] == ["do o", "do <", "stop"]
    words = re.sub("<.*?>", " ", html).replace(" ;", ";")
    assert words.split() == text.replace("**", "").split()


@pytest.mark.parametrize(
    "text",
    [
        "Section 55(5): it asks for (a) comments and (b) a reply.",
        "The Act: (b) of section 55; the rest is (d) and (e).",
        "It is done (a) at once, (b) each year.",
        "As the report says: (a) is not met; the rest is.",
    ],
)
def test_a_letter_that_words_speak_of_begins_no_line(text: str) -> None:
    """Only a colon before the first, and semicolons before the others, make a list of a line."""
    assert "<ul" not in rendered(text)


def test_they_stand_within_an_item_of_a_list() -> None:
    """As under 1. in a report."""
    html = rendered("1. First:\n   a. one\n   b. two\n2. Second")
    assert html.startswith('<ol>\n<li>First:<ul class="lettered">')
    assert LINE.findall(html) == [("a.", "one"), ("b.", "two")]


@pytest.mark.parametrize("text", ["**(a)** one\n**(b)** two", "**(a) one**\n**(b) two**"])
def test_a_letter_in_bold_stays_so(text: str) -> None:
    """Letters are found in bold too, whether the words are in bold or not."""
    lines = LINE.findall(rendered(text))
    assert [letter for letter, _ in lines] == ["<strong>(a)</strong>", "<strong>(b)</strong>"]
    assert [re.sub("<.*?>", "", words) for _, words in lines] == ["one", "two"]


def test_lines_within_words_in_bold_are_broken_where_they_begin() -> None:
    """Bold that goes over several lines is left whole."""
    html = rendered("**The force should:\n(a) do one;\n(b) do another.**")
    assert html == "<p><strong>The force should:<br>(a) do one;<br>(b) do another.</strong></p>"


def test_two_series_keep_their_lines_together() -> None:
    """Lines of a series within another."""
    assert [letter for letter, _ in LINE.findall(rendered("(a) A:\n(i) one\n(ii) two\n(b) B"))] == [
        *("(a)", "(i)", "(ii)", "(b)")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "as it must by section 55(5)(a) and\n(b) of the Act, as amended.",
        "They wrote to Mr\nA. Smith.",
        "(c) one\n(a) two",
        "(a) one\nb. two",
        "(note) one\n(see) two",
        "`(a)` one\n(b) two",
        "one (a)\ntwo (b)",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    """A line that begins with a letter by chance, without another that goes before or after it, is no lettered line."""
    assert "lettered" not in rendered(text)
    assert "<br>" not in rendered(text)


@pytest.mark.parametrize("text", ["One · two\n· three and four", "• one line alone", "•one\n•two", "A • B\nC • D"])
def test_a_sign_that_is_no_bullet_is_text(text: str) -> None:
    """It is one only where it begins two lines or more, with a space behind it."""
    assert LINE.findall(rendered(text)) == []
