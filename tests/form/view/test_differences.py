"""What changed between two texts and two revisions, shown in words and under the form's own labels."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.form.view.differences import as_text, render_answer_changes, render_word_changes

AT_ANY_SPEED = settings(deadline=None)
UNSEEN = re.compile(
    r"<span class='s55-unseen'> (?:\[(?:removed|added): |\] )</span>|<span class='s55-unseen'>\] </span>"
)
TAGS = re.compile("</?(?:ins|del)>|<br>")
words = st.sampled_from(["the", "force", "is", "good.", "Good", "84.22%", "<b>", "<br>", "</ins>", "&amp;", '"', "ŵyr"])
spaces = st.sampled_from([" ", "  ", "\n", "\n\n", "\t", " \n"])
prose = st.lists(st.tuples(words, spaces), max_size=12).map(lambda pairs: "".join(map("".join, pairs)))
texts = st.one_of(prose, st.text(max_size=30))


def without(html: str, element: str) -> str:
    """The text of a comparison without what one of its two elements holds."""
    kept = re.sub(f"<{element}>.*?</{element}>", "", UNSEEN.sub("", html), flags=re.DOTALL)
    return unescape(re.sub("</?(?:ins|del)>", "", kept).replace("<br>", "\n"))


@AT_ANY_SPEED
@given(texts, texts)
def test_a_comparison_holds_both_texts(old: str, new: str) -> None:
    """Without what came a comparison is the old text, and without what went the new one, to the last space."""
    html = render_word_changes(old, new)
    assert (without(html, "ins"), without(html, "del")) == (old, new)


@AT_ANY_SPEED
@given(texts, texts)
def test_a_comparison_is_text_but_for_its_own_marks(old: str, new: str) -> None:
    """Nothing that an officer typed is markup; words that are read aloud say what went and what came."""
    html = render_word_changes(old, new)
    left = TAGS.sub("", UNSEEN.sub("", html))
    assert not {"<", ">", '"', "'"} & {*left}
    assert html.count("<del>") == html.count("</del>") == html.count("[removed: ")
    assert html.count("<ins>") == html.count("</ins>") == html.count("[added: ")


@AT_ANY_SPEED
@given(texts)
def test_a_text_compared_with_itself_has_no_marks(text: str) -> None:
    """A text compared with itself has no marks; compared with nothing, it came or went as a whole."""
    assert "<ins>" not in render_word_changes(text, text)
    assert "<del>" not in render_word_changes(text, text)
    if text:
        assert render_word_changes(text, "").startswith("<del>")
        assert render_word_changes("", text).startswith("<ins>")


def test_single_words_are_marked() -> None:
    """The sentence around a changed word stays as it is."""
    assert render_word_changes("The force is good.", "The force was good.") == (
        "The force <del><span class='s55-unseen'> [removed: </span>is<span class='s55-unseen'>] </span></del>"
        "<ins><span class='s55-unseen'> [added: </span>was<span class='s55-unseen'>] </span></ins> good."
    )


def test_very_long_texts_are_shown_as_old_and_new() -> None:
    """Comparing them word by word would take too long to wait for."""
    old, new = "good " * 10_001, "good " * 10_001 + "indeed"
    html = render_word_changes(old, new)
    assert (without(html, "ins"), without(html, "del")) == (old, new)
    assert html.count("<del>") == html.count("<ins>") == 1
    assert html.startswith("<del>")


def test_two_revisions_differ_by_question() -> None:
    """Each answer that differs stands under the name that the form gives it."""
    old = {"status": "draft", "recommendations": [{"number": "1", "owner": "A"}], "office": "norfolk"}
    new = {"status": "final", "recommendations": [{"number": "1", "owner": "<B>"}], "office": "norfolk"}
    html = render_answer_changes(old, new)
    assert re.findall("<h5>(.*?)</h5>", html) == ["Status", "Recommendation 1: Owner"]
    assert "&lt;B&gt;" in html
    assert "norfolk" not in html
    assert render_answer_changes(old, old) == "<p>The two say the same.</p>"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (None, ""),
        ("final", "final"),
        (["Custody", "Firearms"], "Custody\nFirearms"),
        ({"position": "accepted", "response": None}, "accepted"),
        (
            [{"on": "2024-06-01", "text": "Begun."}, {"on": "2024-07-01", "text": ""}],
            "1 June 2024\nBegun.\n1 July 2024",
        ),
    ],
)
def test_an_answer_as_text(answer: object, text: str) -> None:
    """A list or a set of keys is shown with one answer a line."""
    assert as_text(answer) == text
