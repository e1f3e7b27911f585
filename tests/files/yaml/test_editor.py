"""Changing answers in a parameter file: the answers asked for change, and no other byte does."""

import difflib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from section55 import workspace
from section55.files.new_file import write_draft
from section55.files.yaml.editor import with_answers
from section55.files.yaml.parser import read_yaml
from section55.files.yaml.writer import as_typed, essence
from section55.model.errors import FaultsFound
from section55.model.inspection import ITEM_STATUSES, Inspection, OfficeUse
from section55.model.items import ITEM_LISTS
from support.workbook import NORFOLK

AT_ANY_SPEED = settings(deadline=None)
NORFOLK_TEXT = (workspace.PARAMETERS / f"{NORFOLK}.yaml").read_bytes().decode()

HAND_WRITTEN = """\
# Entered by hand.
---
office:   norfolk   # whose it is

inspection_title: 'It''s a "title"'
published_on: 2023-12-19  # a Tuesday
publication_types: [A, B]   # in brackets
police_forces:
- Norfolk
    # between the two
- Suffolk

report_url:
  https://example.org/r
key_findings: |2-   # begins with spaces
     code

   prose

      # a remark that is indented further
recommendations_total:   # not counted
recommendations:
  # The first.
  -   number: 3
      text: >
        folded
        text
      addressed_to: [College of Policing,
        Chief Constables]   # two
      commissioner: {action: proposed, explanation: "so"}
      updates:
        - {on: 2024-06-01, text: "one: two"}

  # The second.
  - text: Second
    number: "4"
causes_of_concern:
approved_by: the
  Commissioner  # on two lines
office_use: {published_on_website: true}
status: final
...
"""


def plain(text: str) -> Any:
    tree, faults = read_yaml(text.encode(), "file.yaml")
    assert faults == []
    return tree.plain()


def put(answers: Any, where: tuple[str | int, ...], answer: Any) -> Any:
    """The answers with one of them changed: said once more, and more simply, than the product does it."""
    if not where:
        return answer
    part = where[0]
    if isinstance(part, str):
        return {**(answers or {}), part: put((answers or {}).get(part), where[1:], answer)}
    items = list(answers or [])
    items[part : part + 1] = [put(items[part] if part < len(items) else None, where[1:], answer)]
    return items


def difference(old: str, new: str) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    told = [line for line in difflib.ndiff(old.splitlines(keepends=True), new.splitlines(keepends=True))]
    return [line[2:] for line in told if line[0] == "-"], [line[2:] for line in told if line[0] == "+"]


def draft_text(folder: Path) -> str:
    (folder / "offices").mkdir(exist_ok=True)
    (folder / "offices" / "norfolk.yaml").write_text("", encoding="utf-8")
    path = write_draft("A report", date(2024, 9, 27), None, folder)
    text = path.read_bytes().decode()
    path.unlink()
    return text


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text that ``section55 new`` writes."""
    return draft_text(tmp_path_factory.mktemp("draft"))


HARD_WORDS = [
    *("yes", "No", "on", "off", "true", "False", "null", "~", "y", "N", "=", "<<", "", " ", "-", "?", ":"),
    *("1:30", "190:20:30", "0123", "0x1F", "0o17", "0b11", "1_000", "1e3", ".inf", ".nan", "+1", "1.10", "12,000"),
    *("2023-12-19", "2023-12-19 10:30:00", "3", "AFI 1", "12b", "- a", "# a", "a # b", "a: b", "a:", ": a", "a #b"),
    *(
        "[a]",
        "{a}",
        "a?",
        "a?b",
        "a, b",
        "a]",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
        "|\n a",
        "%a",
        "@a",
        "`a",
        "'a'",
        '"a"',
        "it's",
        'a"b',
    ),
    *("a\\b", "'a\" b", "---", "...", "--- a", "a\tb", "\ta", "a\u00a0b", "\ufeffa", "a\u200bb", "🚓 é “q”", "a\x85b"),
    *("a\u2028b", "a\r\nb", "a\n\nb\n", "\n\na", "  a\nb", "  a\n\n b", "\ta\nb", "a\n  \nb", "a  \nb", "# a\n- b\n"),
    *("---\na", "...\na", "a\n---\nb", " \na", "x" * 90, "x " * 60, "a: " * 40),
]
ALPHABET = st.characters(
    exclude_categories=["Cs"],
    exclude_characters=[chr(n) for n in (*range(9), *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF)]
    + [chr(n) for n in range(0xFDD0, 0xFDF0)],
)
TEXT = st.one_of(
    st.sampled_from(HARD_WORDS),
    st.text(st.sampled_from("ab \n\t:#-'\"|>[]{},&*!%@`\\0"), max_size=20),
    st.text(ALPHABET, max_size=30),
)
DAY = st.dates(date(1990, 1, 1), date(2100, 12, 31))
DONE = st.none() | st.just(True) | DAY
UPDATE = st.fixed_dictionaries({"on": DAY, "text": TEXT})
ITEM = st.fixed_dictionaries(
    {"number": TEXT, "text": TEXT},
    optional={
        "addressed_to": st.lists(TEXT, max_size=4),
        "due": st.none() | TEXT,
        "due_on": st.none() | DAY,
        "chief_constable": st.fixed_dictionaries({}, optional={"position": st.just("noted"), "response": TEXT}),
        "commissioner": st.none() | st.fixed_dictionaries({}, optional={"action": st.none(), "explanation": TEXT}),
        "status": st.sampled_from(ITEM_STATUSES),
        "owner": TEXT,
        "updates": st.lists(UPDATE, max_size=2),
    },
)
ITEMS = st.lists(ITEM, max_size=3)


def answer_to(name: str) -> st.SearchStrategy[Any]:
    """Any answer to a question of the model."""
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "recommendations_total": st.none() | st.integers(0, 10_000),
        "publication_types": st.lists(TEXT, max_size=5),
        "police_forces": st.lists(TEXT, max_size=5),
        "corrections": st.lists(UPDATE, max_size=2),
        "office_use": st.dictionaries(st.sampled_from(list(OfficeUse.model_fields)), DONE),
        **{name: ITEMS for name in ITEM_LISTS},
    }
    return kinds.get(name, st.none() | DAY | TEXT)


TOP_LEVEL = st.sampled_from(list(Inspection.model_fields)).flatmap(
    lambda name: st.tuples(st.just((name,)), answer_to(name))
)
BELOW = st.one_of(
    st.tuples(
        st.sampled_from([("office_use", key) for key in OfficeUse.model_fields]), st.none() | st.just(True) | DAY
    ),
    st.tuples(
        st.sampled_from(
            [
                ("recommendations", 0, "text"),
                ("recommendations", 0, "number"),
                ("recommendations", 0, "owner"),
                ("recommendations", 0, "due"),
                ("recommendations", 0, "commissioner", "explanation"),
                ("recommendations", 0, "chief_constable", "response"),
                ("recommendations", 0, "updates", 0, "text"),
                ("causes_of_concern", 0, "text"),
                ("corrections", 0, "text"),
                ("police_forces", 0),
            ]
        ),
        TEXT,
    ),
    st.tuples(st.sampled_from([("areas_for_improvement", 0), ("recommendations", 0)]), ITEM),
)


def without_contradiction(answers: dict[tuple[str | int, ...], Any]) -> bool:
    """Whether no answer is a part of another."""
    return not any(a != b and a == b[: len(a)] for a in answers for b in answers)


ANSWERS = st.lists(TOP_LEVEL | BELOW, min_size=1, max_size=4).map(dict).filter(without_contradiction)


def lines_by_key(text: str) -> dict[str, list[str]]:
    """The lines of each key at the left edge, without the remarks and blank lines below them."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in text.splitlines():
        if line[:1] not in ("", " ", "#", "-", ".", "\ufeff"):
            key = line.split(":")[0]
        if not line.startswith(("#", ".")):
            found.setdefault(key, []).append(line)
    return {key: "\n".join(lines).rstrip().splitlines() for key, lines in found.items()}


def keeps_its_promises(text: str, answers: dict[tuple[str | int, ...], Any]) -> None:
    new = with_answers(text, answers)
    wanted = plain(text.removeprefix("\ufeff"))
    for where, answer in answers.items():
        wanted = put(wanted, where, as_typed(answer))
    assert essence(plain(new.removeprefix("\ufeff"))) == essence(wanted)
    assert with_answers(new, answers) == new
    before, after = lines_by_key(text), lines_by_key(new)
    touched = {where[0] for where in answers}
    assert {key: after[key] for key in before if key not in touched} == {
        key: lines for key, lines in before.items() if key not in touched
    }
    remarks = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in new.splitlines() if line in remarks] == remarks


@AT_ANY_SPEED
@given(answers=ANSWERS)
def test_any_answers_in_the_real_file(answers):
    """In Norfolk's file, the answers are those asked for and the others the old ones; doing it again does nothing."""
    keeps_its_promises(NORFOLK_TEXT, answers)


@AT_ANY_SPEED
@given(answers=ANSWERS)
def test_any_answers_in_a_draft(answers, draft):
    """In a new draft too, whose hints and commented example stay line for line."""
    keeps_its_promises(draft, answers)


@AT_ANY_SPEED
@given(answers=ANSWERS, line_end=st.sampled_from(["\n", "\r\n"]), is_cut=st.booleans(), mark=st.booleans())
def test_any_answers_in_a_file_laid_out_by_hand(answers, line_end, is_cut, mark):
    """However a file is laid out, with whichever line ends, and with or without one at its end."""
    text = HAND_WRITTEN.removesuffix("...\n").rstrip("\n") if is_cut else HAND_WRITTEN
    keeps_its_promises(("\ufeff" if mark else "") + text.replace("\n", line_end), answers)


@AT_ANY_SPEED
@given(first=ITEMS, then=ITEMS, name=st.sampled_from(ITEM_LISTS))
def test_any_list_instead_of_any_other(first, then, name):
    """A list of items becomes any other: items go, come, change and move."""
    keeps_its_promises(with_answers(NORFOLK_TEXT, {(name,): first}), {(name,): then})


@AT_ANY_SPEED
@given(text=TEXT, others=st.lists(TEXT, max_size=4))
def test_other_readers_take_it_as_the_same_text(text, others):
    """A reader of YAML 1.1 takes no text for a number, a date, a time, a yes or a no."""
    new = with_answers("office: x\n", {("owner",): text, ("police_forces",): others})
    read = yaml.safe_load(new)
    assert essence(read.get("owner")) == essence(as_typed(text))
    assert essence(read.get("police_forces")) == essence(as_typed(others))


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
def test_only_the_lines_of_the_answer_change(where, answer, gone, come):
    """A change takes away the answer's old lines and brings its new ones; no other line."""
    assert difference(NORFOLK_TEXT, with_answers(NORFOLK_TEXT, {where: answer})) == (gone, come)


def test_a_new_key_stands_at_its_place_in_the_model():
    """A key that was missing comes where the model has it, whatever is missing besides."""
    new = with_answers(NORFOLK_TEXT, {("corrections",): [{"on": date(2024, 3, 1), "text": "x"}], ("approved_by",): "y"})
    keys = list(plain(new))
    assert keys == [key for key in Inspection.model_fields if key in keys]
    assert list(plain(with_answers(new, {("office_use", "copied_to_secretary_of_state"): True}))["office_use"]) == list(
        OfficeUse.model_fields
    )


def test_one_paragraph_of_a_long_text_changes_one_line():
    """A literal block stays one, and those of its lines that stay the same do."""
    old = plain(NORFOLK_TEXT)["key_findings"]
    gone, come = difference(
        NORFOLK_TEXT, with_answers(NORFOLK_TEXT, {("key_findings",): old.replace("bedrock", "basis")})
    )
    assert len(gone) == len(come) == 1
    assert "the basis of" in come[0]


def test_remarks_stay_where_they_are():
    """A remark behind an answer stays behind the new one, also where that takes lines of its own."""
    new = with_answers(
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


def test_a_remark_never_becomes_text():
    """A literal block is indented further than a remark that stands below it."""
    text = "office: x\nkey_findings: y\n      # a remark\nstatus: draft\n"
    new = with_answers(text, {("key_findings",): "one\ntwo"})
    assert new == "office: x\nkey_findings: |\n       one\n       two\n      # a remark\nstatus: draft\n"


def test_items_take_their_lines_with_them():
    """An item that is moved keeps its lines and the remark above it; one that goes takes them along."""
    items = plain(HAND_WRITTEN)["recommendations"]
    new = with_answers(HAND_WRITTEN, {("recommendations",): items[::-1]})
    gone, come = difference(HAND_WRITTEN, new)
    assert sorted(gone) == sorted(come)
    assert '  # The second.\n  - text: Second\n    number: "4"\n  -   number: 3\n' in new
    shorter = with_answers(HAND_WRITTEN, {("recommendations",): items[:1]})
    assert difference(HAND_WRITTEN, shorter)[1] == []
    assert "The second" not in shorter


def test_the_commented_example_of_a_draft_stays(draft):
    """The first recommendation stands above the draft's example, and a key that was deleted comes back below it."""
    new = with_answers(draft, {("recommendations",): [{"number": "1", "text": "x"}]})
    assert difference(draft, new) == (
        ["recommendations: []\n"],
        ["recommendations:\n", '  - number: "1"\n', "    text: x\n"],
    )
    without = draft.replace("causes_of_concern: []\n", "")
    new = with_answers(without, {("causes_of_concern",): [{"number": "1", "text": "x"}]})
    assert "#    updates: []\ncauses_of_concern:\n" in new


def test_line_ends_stay():
    """A file of Windows lines gets Windows lines; a file that does not end with a line end still does not."""
    windows = NORFOLK_TEXT.replace("\n", "\r\n")
    new = with_answers(windows, {("key_findings",): "a\nb", ("approved_by",): "c"})
    assert "\n" not in new.replace("\r\n", "")
    cut = NORFOLK_TEXT.removesuffix("\n")
    assert with_answers(cut, {("status",): "draft"}).endswith("\nstatus: draft")
    assert with_answers("office: x", {("status",): "draft"}) == "office: x\nstatus: draft"
    assert with_answers("", {("status",): "draft"}) == "status: draft\n"


def test_a_file_in_brackets_is_written_out():
    """Answers in brackets or behind question marks are written on lines of their own when one of them changes."""
    new = with_answers('{"office": "norfolk", "status": "draft"}', {("status",): "final"})
    assert new == "office: norfolk\nstatus: final"
    assert with_answers("? office\n: norfolk\n", {("office",): "suffolk"}) == "office: suffolk\n"
    assert with_answers("--- {office: norfolk}\n", {("office",): "suffolk"}) == "---\noffice: suffolk\n"


def test_hidden_line_breaks_become_line_breaks():
    """Line breaks that do not show, from a word processor, are written as line breaks."""
    assert with_answers("office: x\n", {("key_findings",): "a\x85b\u2028c\u2029d\r\ne"}) == (
        "office: x\nkey_findings: |\n  a\n  b\n  c\n  d\n  e\n"
    )


def test_what_cannot_be_changed_is_refused():
    """A file that is no strict YAML, a path that leads nowhere and a text that cannot be printed are refused."""
    with pytest.raises(FaultsFound, match="stands on line 1 already"):
        with_answers("office: x\noffice: y\n", {("office",): "z"})
    for where in (("recommendations", 2, "text"), ("status", "text"), ("office_use", 0)):
        with pytest.raises(LookupError):
            with_answers(NORFOLK_TEXT, {where: "x"})
    with pytest.raises(ValueError, match=r"U\+0007"):
        with_answers(NORFOLK_TEXT, {("approved_by",): "a\x07"})
