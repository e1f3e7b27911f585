"""What is read quickly is what the strict parser reads, and what may be a fault is left to it."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from section55 import workspace
from section55.files.yaml.node import Node
from section55.files.yaml.parser import read_strictly, read_yaml
from section55.files.yaml.quick_reader import read_quickly
from section55.files.yaml.text import LONGEST_KEY, MOST_LEVELS, MOST_NODES, Unreadable, decode

PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "a: ",
                "b: ",
                "- ",
                "\n",
                "  ",
                "    ",
                "x",
                "é",
                '"q"',
                "'",
                "|\n",
                ">-\n",
                "# c",
                "~",
                "null",
                "[",
                "]",
            ),
            *("{", "}", ", ", "&a ", "*a", "!t ", "---\n", "...\n", "? ", ": ", "\r\n", "\r", "%Y", "\t", "\u200b"),
        ]
    ),
    max_size=30,
).map("".join)


def facts(node: Node) -> Any:
    """All that a node says, and where it stands."""
    value: Any = node.value
    if isinstance(value, dict):
        value = {key: (facts(node.keys[key]), facts(inner)) for key, inner in value.items()}
    elif isinstance(value, list):
        value = list(map(facts, value))
    marks = (node.start.line, node.start.column, node.end.line, node.end.column)
    return value, node.line, node.is_refused, node.has_comment, node.style, marks


@settings(deadline=None)
@given(PIECES)
@example("a: 1\nb:  # nothing\n")
@example("a: [x, {b: 1}]\n- b\n")
@example("a: 1\r\nb: |\r\n  x\r\n")
@example('"a":\n  - ~\n  -\n')
def test_what_is_read_quickly_is_what_is_read_strictly(text: str) -> None:
    """The same values, lines, marks and comments; of what the parser has a fault for, nothing."""
    try:
        text = decode(text.encode())
    except Unreadable:
        return
    tree, faults = read_strictly(text, "file.yaml")
    quick = read_quickly(text)
    assert quick is None or not faults
    if quick is not None:
        assert tree is not None
        assert facts(quick) == facts(tree)


def test_a_real_file_is_read_quickly() -> None:
    """What officers write has nothing that only the strict parser could judge."""
    for path in workspace.parameter_files_in(workspace.PARAMETERS):
        quick = read_quickly(decode(path.read_bytes()))
        assert quick is not None
        tree, faults = read_yaml(path.read_bytes(), path.name)
        assert (tree and facts(tree), faults) == (facts(quick), [])


@pytest.mark.parametrize(
    "text",
    [
        "a: &b x",
        "a: *b",
        "a: !b x",
        "a: 1\na: 2",
        "a: 1\n---\nb: 1",
        "? [a]\n: 1",
        f"{'x' * (LONGEST_KEY + 1)}: 1",
        "[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1),
        "- a\n" * MOST_NODES,
        "",
        "a: [",
    ],
)
def test_what_may_be_a_fault_is_left_to_the_parser(text: str) -> None:
    """It gives up, and the parser says what is wrong."""
    assert read_quickly(text) is None
    _, faults = read_yaml(text.encode(), "file.yaml")
    assert faults == read_strictly(text, "file.yaml")[1]
    assert faults or not text
