"""Whatever item is changed, in a cause of concern, in a group or in parts, only its own lines change."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.files.yaml.editor import replace_answers
from section55.files.yaml.writer import strip_answer, to_plain
from section55.model.paths import Where, answer_at
from support.nested_answers import ANSWERS, ITEMS, TEXT, changed_lines, own_lines
from support.nested_texts import NESTED
from support.parameter_texts import difference, plain

AT_ANY_SPEED = settings(deadline=None)


def put(answers: Any, where: Where, answer: Any) -> Any:
    """The answers with one of them changed."""
    if not where:
        return answer
    if isinstance(where[0], int):
        return [*answers[: where[0]], put(answers[where[0]], where[1:], answer), *answers[where[0] + 1 :]]
    return {**(answers or {}), where[0]: put((answers or {}).get(where[0]), where[1:], answer)}


@AT_ANY_SPEED
@given(item=st.sampled_from(ITEMS), changed=ANSWERS, line_end=st.sampled_from(["\n", "\r\n"]))
def test_only_the_lines_of_the_item_change(item: Where, changed: tuple[Where, Any], line_end: str) -> None:
    """The answer is there, all others are as they were, and every line outside the item is what it was."""
    inside, answer = changed
    text = NESTED.replace("\n", line_end)
    new = replace_answers(text, {(*item, *inside): answer})
    wanted = put(plain(text), (*item, *inside), to_plain(answer))
    assert strip_answer(plain(new)) == strip_answer(wanted)
    # A line may be added right behind the item, before what follows it.
    own = own_lines(text, item)
    assert changed_lines(text, new) <= {*own, own.stop}
    assert new.count("\n") == new.count(line_end)
    comments = [line for number, line in enumerate(text.splitlines()) if "#" in line and number not in own]
    assert [line for line in new.splitlines() if line in comments] == comments


@AT_ANY_SPEED
@given(
    item=st.sampled_from([item for item in ITEMS if "parts" not in item]),
    number=st.sampled_from(["c", "12"]),
    text=TEXT,
)
def test_a_part_is_added_inside_its_item(item: Where, number: str, text: str) -> None:
    """A new part stands in its item's lines, behind those that were there."""
    parts = answer_at(plain(NESTED), (*item, "parts")) or []
    new = replace_answers(NESTED, {(*item, "parts", len(parts)): {"number": number, "text": text}})
    assert strip_answer(answer_at(plain(new), (*item, "parts"))) == strip_answer(
        [*parts, {"number": number, "text": text}]
    )
    own = own_lines(NESTED, item)
    assert changed_lines(NESTED, new) <= {*own, own.stop}


@pytest.mark.parametrize(
    ("where", "answer", "gone", "came"),
    [
        (("causes_of_concern", 0, "recommendations", 0, "status"), "complete", [], ["    status: complete\n"]),
        (
            ("causes_of_concern", 0, "recommendations", 1, "commissioner", "action"),
            "proposed",
            ["      action: taken\n"],
            ["      action: proposed\n"],
        ),
        (("recommendations", 1, "parts", 1, "status"), "open", [], ["          status: open\n"]),
        (
            ("causes_of_concern", 0, "recommendations", 1, "parts", 1, "text"),
            "cheaply",
            ['    parts: [{number: a, text: quickly}, {number: b, text: "cheaply, too"}]\n'],
            [
                "    parts:\n",
                "      - number: a\n",
                "        text: quickly\n",
                "      - number: b\n",
                "        text: cheaply\n",
            ],
        ),
        (
            ("recommendations", 1, "parts", 0, "chief_constable", "position"),
            "noted",
            ["          position: accepted   # by the DCC\n"],
            ["          position: noted   # by the DCC\n"],
        ),
        (
            ("causes_of_concern", 1, "recommendations", 1),
            {"number": "2", "text": "And this."},
            [],
            ['      - number: "2"\n', "        text: And this.\n"],
        ),
        (("areas_for_improvement", 2, "status"), "open", [], ["    status: open\n"]),
        (
            ("numbering", "causes_of_concern"),
            "office",
            ["numbering: {areas_for_improvement: office}   # the report has none\n"],
            [
                "numbering:   # the report has none\n",
                "  causes_of_concern: office\n",
                "  areas_for_improvement: office\n",
            ],
        ),
    ],
)
def test_a_change_in_its_lines(where: Where, answer: Any, gone: list[str], came: list[str]) -> None:
    """What is written stands as deep as what is around it, and comments stay where they were."""
    assert difference(NESTED, replace_answers(NESTED, {where: answer})) == (gone, came)


def test_an_item_of_a_group_is_moved_with_its_lines() -> None:
    """Numbers begin again in each group: an item of one is never taken for that of another."""
    areas = plain(NESTED)["areas_for_improvement"]
    new = replace_answers(NESTED, {("areas_for_improvement",): [areas[2], areas[0], areas[1]]})
    assert plain(new)["areas_for_improvement"] == [areas[2], areas[0], areas[1]]
    moved = ["  # The numbers begin again.\n", '  - number: "1"\n', "    group: Standards\n", "    text: Three.\n"]
    assert difference(NESTED, new) == (moved, moved)
