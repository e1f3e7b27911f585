"""Any answers in any file: those asked for are there, and all others and the lines around them are as they were."""

from datetime import date
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.files.yaml.editor import replace_answers
from section55.files.yaml.writer import strip_answer, to_plain
from section55.model.inspection import Inspection, OfficeUse
from section55.model.item_questions import ITEM_STATUSES
from section55.model.items import ITEM_LISTS
from section55.model.paths import Where
from support.parameter_texts import HAND_WRITTEN, NORFOLK_TEXT, plain

AT_ANY_SPEED = settings(deadline=None)


def put(answers: Any, where: Where, answer: Any) -> Any:
    """The answers with one of them changed: done once more, and more simply than the product does it."""
    if not where:
        return answer
    part = where[0]
    if isinstance(part, str):
        return {**(answers or {}), part: put((answers or {}).get(part), where[1:], answer)}
    items = list(answers or [])
    items[part : part + 1] = [put(items[part] if part < len(items) else None, where[1:], answer)]
    return items


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
ANY_TEXT = st.one_of(
    st.sampled_from(HARD_WORDS),
    st.text(st.sampled_from("ab \n\t:#-'\"|>[]{},&*!%@`\\0"), max_size=20),
    st.text(ALPHABET, max_size=30),
)


@st.composite
def any_text(draw: st.DrawFn) -> str:
    """Any text; called by a name, so that what holds it a hundred times can be printed."""
    return draw(ANY_TEXT)


TEXT = any_text()
DAY = st.dates(date(1990, 1, 1), date(2100, 12, 31))
DONE = st.none() | st.just(True) | DAY
UPDATE = st.fixed_dictionaries({"on": DAY, "text": TEXT})


def item(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any item, which may have some keys more."""
    return st.fixed_dictionaries({"number": TEXT, "text": TEXT}, optional=USUAL | more)


USUAL: dict[str, st.SearchStrategy[Any]] = {
    "title": TEXT,
    "addressed_to": st.lists(TEXT, max_size=4),
    "due": st.none() | TEXT,
    "due_on": st.none() | DAY,
    "answered_with": TEXT,
    "chief_constable": st.fixed_dictionaries({}, optional={"position": st.just("noted"), "response": TEXT}),
    "commissioner": st.none() | st.fixed_dictionaries({}, optional={"action": st.none(), "explanation": TEXT}),
    "status": st.sampled_from(ITEM_STATUSES),
    "owner": TEXT,
    "updates": st.lists(UPDATE, max_size=2),
}
PART = item()
ITEM = item(group=TEXT, parts=st.lists(PART, max_size=2))
CAUSE = item(group=TEXT, accelerated=st.booleans(), recommendations=st.lists(ITEM, max_size=2))
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
        "causes_of_concern": st.lists(CAUSE, max_size=2),
        "numbering": st.dictionaries(st.sampled_from(ITEM_LISTS), st.none() | st.just("office")),
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
                ("causes_of_concern", 0, "recommendations", 0, "text"),
                ("causes_of_concern", 0, "recommendations", 0, "parts", 0, "commissioner", "explanation"),
                ("recommendations", 0, "parts", 0, "updates", 0, "text"),
                ("areas_for_improvement", 0, "group"),
                ("corrections", 0, "text"),
                ("police_forces", 0),
            ]
        ),
        TEXT,
    ),
    st.tuples(st.sampled_from([("areas_for_improvement", 0), ("recommendations", 0)]), ITEM),
    st.tuples(st.sampled_from([("recommendations", 0, "parts", 0), ("areas_for_improvement", 0, "parts", 0)]), PART),
    st.tuples(st.just(("causes_of_concern", 0)), CAUSE),
)


def without_contradiction(answers: dict[Where, Any]) -> bool:
    """Whether no answer is a part of another."""
    return not any(a != b and a == b[: len(a)] for a in answers for b in answers)


ANSWERS = st.lists(TOP_LEVEL | BELOW, min_size=1, max_size=4).map(dict).filter(without_contradiction)


def lines_by_key(text: str) -> dict[str, list[str]]:
    """The lines of each key at the left edge, without the comments and blank lines below them."""
    found: dict[str, list[str]] = {}
    key = ""
    for line in text.splitlines():
        if line[:1] not in ("", " ", "#", "-", ".", "\ufeff"):
            key = line.split(":")[0]
        if not line.startswith(("#", ".")):
            found.setdefault(key, []).append(line)
    return {key: "\n".join(lines).rstrip().splitlines() for key, lines in found.items()}


def assert_only_the_answers_change(text: str, answers: dict[Where, Any]) -> None:
    new = replace_answers(text, answers)
    wanted = plain(text.removeprefix("\ufeff"))
    for where, answer in answers.items():
        wanted = put(wanted, where, to_plain(answer))
    assert strip_answer(plain(new.removeprefix("\ufeff"))) == strip_answer(wanted)
    assert replace_answers(new, answers) == new
    before, after = lines_by_key(text), lines_by_key(new)
    touched = {where[0] for where in answers}
    assert {key: after[key] for key in before if key not in touched} == {
        key: lines for key, lines in before.items() if key not in touched
    }
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in new.splitlines() if line in comments] == comments


@AT_ANY_SPEED
@given(answers=ANSWERS)
def test_any_answers_in_the_real_file(answers: dict[Where, Any]) -> None:
    """In Norfolk's file, the answers are those asked for and the others the old ones; doing it again does nothing."""
    assert_only_the_answers_change(NORFOLK_TEXT, answers)


@AT_ANY_SPEED
@given(answers=ANSWERS)
def test_any_answers_in_a_draft(answers: dict[Where, Any], draft: str) -> None:
    """In a new draft only the answers change, and its hints and commented example stay line for line."""
    assert_only_the_answers_change(draft, answers)


@AT_ANY_SPEED
@given(answers=ANSWERS, line_end=st.sampled_from(["\n", "\r\n"]), is_cut=st.booleans(), mark=st.booleans())
def test_any_answers_in_a_file_laid_out_by_hand(
    answers: dict[Where, Any], line_end: str, is_cut: bool, mark: bool
) -> None:
    """Only the answers change however a file is laid out, whichever line ends it has, at its end too."""
    text = HAND_WRITTEN.removesuffix("...\n").rstrip("\n") if is_cut else HAND_WRITTEN
    assert_only_the_answers_change(("\ufeff" if mark else "") + text.replace("\n", line_end), answers)


@AT_ANY_SPEED
@given(first=ITEMS, then=ITEMS, name=st.sampled_from(ITEM_LISTS))
def test_any_list_instead_of_any_other(first: list[dict[str, Any]], then: list[dict[str, Any]], name: str) -> None:
    """A list of items becomes any other: items go, come, change and move."""
    assert_only_the_answers_change(replace_answers(NORFOLK_TEXT, {(name,): first}), {(name,): then})


@AT_ANY_SPEED
@given(text=TEXT, others=st.lists(TEXT, max_size=4))
def test_other_readers_take_it_as_the_same_text(text: str, others: list[str]) -> None:
    """A reader of YAML 1.1 takes no text for a number, a date, a time, a yes or a no."""
    new = replace_answers("office: x\n", {("owner",): text, ("police_forces",): others})
    read = yaml.safe_load(new)
    assert strip_answer(read.get("owner")) == strip_answer(to_plain(text))
    assert strip_answer(read.get("police_forces")) == strip_answer(to_plain(others))
