"""Changing answers in a parameter file: the answers asked for change, and no other byte does."""

from datetime import date

import pytest

from section55.files.yaml.editor import replace_answers
from section55.model.errors import FaultsFound
from section55.model.inspection import Inspection, OfficeUse
from section55.model.paths import Where
from support.parameter_texts import HAND_WRITTEN, NORFOLK_TEXT, difference, plain

LINES = [
    (("approved_by",), "The Commissioner", [], ["approved_by: The Commissioner\n"]),
    (("published_on",), date(2023, 12, 20), ["published_on: 2023-12-19\n"], ["published_on: 2023-12-20\n"]),
    (("recommendations_total",), None, ["recommendations_total: 6\n"], ["recommendations_total:\n"]),
    (("recommendations_total",), 7, ["recommendations_total: 6\n"], ["recommendations_total: 7\n"]),
    (("recommendations", 0, "number"), "4", ['  - number: "3"\n'], ['  - number: "4"\n']),
    (
        ("recommendations", 0, "updates", 0),
        {"text": "It goes on.", "on": date(2024, 6, 1)},
        [],
        ["    updates:\n", "      - on: 2024-06-01\n", "        text: It goes on.\n"],
    ),
    (
        ("office_use", "submitted_to_hmicfrs"),
        date(2024, 2, 9),
        ["  submitted_to_hmicfrs: true\n"],
        ["  submitted_to_hmicfrs: 2024-02-09\n"],
    ),
    (("office_use", "copied_to_secretary_of_state"), True, [], ["  copied_to_secretary_of_state: true\n"]),
    (
        ("publication_types",),
        ["Revisit", "a: b"],
        ["publication_types: [Criminal Justice Joint Inspections, Joint Inspection]\n"],
        ['publication_types: [Revisit, "a: b"]\n'],
    ),
    (
        ("corrections", 0),
        {"on": date(2024, 3, 1), "text": "One.\n\nTwo."},
        [],
        ["corrections:\n", "  - on: 2024-03-01\n", "    text: |\n", "      One.\n", "\n", "      Two.\n"],
    ),
    (("status",), "draft", ["status: final\n"], ["status: draft\n"]),
    (("reply_to_chief_constable",), "  x\n\ny", [], ["reply_to_chief_constable: |2\n", "    x\n", "\n", "  y\n"]),
    (("causes_of_concern",), [], [], []),
    (("reply_to_chief_constable",), "", [], []),
    (("approved_on",), None, [], []),
]


@pytest.mark.parametrize(("where", "answer", "gone", "come"), LINES)
def test_only_the_lines_of_the_answer_change(where: Where, answer: object, gone: list[str], come: list[str]) -> None:
    """A change takes away the answer's old lines and brings its new ones; no other line."""
    assert difference(NORFOLK_TEXT, replace_answers(NORFOLK_TEXT, {where: answer})) == (gone, come)


def test_a_new_key_stands_at_its_place_in_the_model() -> None:
    """A key that was missing comes where the model has it, whatever is missing besides."""
    new = replace_answers(
        NORFOLK_TEXT, {("corrections",): [{"on": date(2024, 3, 1), "text": "x"}], ("approved_by",): "y"}
    )
    keys = list(plain(new))
    assert keys == [key for key in Inspection.model_fields if key in keys]
    assert list(
        plain(replace_answers(new, {("office_use", "copied_to_secretary_of_state"): True}))["office_use"]
    ) == list(OfficeUse.model_fields)


def test_one_paragraph_of_a_long_text_changes_one_line() -> None:
    """A literal block stays one, and those of its lines that stay the same do."""
    old = plain(NORFOLK_TEXT)["key_findings"]
    gone, come = difference(
        NORFOLK_TEXT, replace_answers(NORFOLK_TEXT, {("key_findings",): old.replace("bedrock", "basis")})
    )
    assert len(gone) == len(come) == 1
    assert "the basis of" in come[0]


def test_comments_stay_where_they_are() -> None:
    """A comment behind an answer stays behind the new one, also where that takes lines of its own."""
    new = replace_answers(
        HAND_WRITTEN,
        {
            ("published_on",): date(2024, 1, 1),
            ("publication_types",): ["x" * 60, "y" * 60],
            ("recommendations_total",): 2,
            ("recommendations", 0, "addressed_to"): ["Chief Constables"],
            ("recommendations", 1, "due"): "Immediately",
            ("office_use", "submitted_to_hmicfrs"): True,
        },
    )
    assert "\npublished_on: 2024-01-01  # a Tuesday\n" in new
    assert "\npublication_types:   # in brackets\n  - xxx" in new
    assert "\nrecommendations_total: 2   # not counted\n" in new
    assert "\n      addressed_to: [Chief Constables]   # two\n" in new
    assert '\n  # The second.\n  - text: Second\n    due: Immediately\n    number: "4"\n' in new
    assert "\noffice_use:\n  submitted_to_hmicfrs: true\n  published_on_website: true\n" in new


def test_a_comment_never_becomes_text() -> None:
    """A literal block is indented further than a comment that stands below it."""
    text = "office: x\nkey_findings: y\n      # a comment\nstatus: draft\n"
    new = replace_answers(text, {("key_findings",): "one\ntwo"})
    assert new == "office: x\nkey_findings: |\n       one\n       two\n      # a comment\nstatus: draft\n"


def test_items_take_their_lines_with_them() -> None:
    """An item that is moved keeps its lines and the comment above it; one that goes takes them along."""
    items = plain(HAND_WRITTEN)["recommendations"]
    new = replace_answers(HAND_WRITTEN, {("recommendations",): items[::-1]})
    gone, come = difference(HAND_WRITTEN, new)
    assert sorted(gone) == sorted(come)
    assert '  # The second.\n  - text: Second\n    number: "4"\n  -   number: 3\n' in new
    shorter = replace_answers(HAND_WRITTEN, {("recommendations",): items[:1]})
    assert difference(HAND_WRITTEN, shorter)[1] == []
    assert "The second" not in shorter


def test_the_commented_example_of_a_draft_stays(draft: str) -> None:
    """The first recommendation stands above the draft's example, and a key that was deleted comes back below it."""
    new = replace_answers(draft, {("recommendations",): [{"number": "1", "text": "x"}]})
    assert difference(draft, new) == (
        ["recommendations: []\n"],
        ["recommendations:\n", '  - number: "1"\n', "    text: x\n"],
    )
    without = draft.replace("causes_of_concern: []\n", "")
    new = replace_answers(without, {("causes_of_concern",): [{"number": "1", "text": "x"}]})
    assert "#    updates: []\ncauses_of_concern:\n" in new


def test_line_ends_stay() -> None:
    """A file of Windows lines gets Windows lines; a file that does not end with a line end still does not."""
    windows = NORFOLK_TEXT.replace("\n", "\r\n")
    new = replace_answers(windows, {("key_findings",): "a\nb", ("approved_by",): "c"})
    assert "\n" not in new.replace("\r\n", "")
    cut = NORFOLK_TEXT.removesuffix("\n")
    assert replace_answers(cut, {("status",): "draft"}).endswith("\nstatus: draft")
    assert replace_answers("office: x", {("status",): "draft"}) == "office: x\nstatus: draft"
    assert replace_answers("", {("status",): "draft"}) == "status: draft\n"


def test_a_file_in_brackets_is_written_out() -> None:
    """Answers in brackets or behind question marks are written on lines of their own when one of them changes."""
    new = replace_answers('{"office": "norfolk", "status": "draft"}', {("status",): "final"})
    assert new == "office: norfolk\nstatus: final"
    assert replace_answers("? office\n: norfolk\n", {("office",): "suffolk"}) == "office: suffolk\n"
    assert replace_answers("--- {office: norfolk}\n", {("office",): "suffolk"}) == "---\noffice: suffolk\n"


def test_hidden_line_breaks_become_line_breaks() -> None:
    """Line breaks that do not show, from a word processor, are written as line breaks."""
    assert replace_answers("office: x\n", {("key_findings",): "a\x85b\u2028c\u2029d\r\ne"}) == (
        "office: x\nkey_findings: |\n  a\n  b\n  c\n  d\n  e\n"
    )


def test_what_cannot_be_changed_is_refused() -> None:
    """A file that is no strict YAML, a path that leads nowhere and a text that cannot be printed are refused."""
    with pytest.raises(FaultsFound, match="stands on line 1 already"):
        replace_answers("office: x\noffice: y\n", {("office",): "z"})
    for where in (("recommendations", 2, "text"), ("status", "text"), ("office_use", 0)):
        with pytest.raises(LookupError):
            replace_answers(NORFOLK_TEXT, {where: "x"})
    with pytest.raises(ValueError, match=r"U\+0007"):
        replace_answers(NORFOLK_TEXT, {("approved_by",): "a\x07"})
