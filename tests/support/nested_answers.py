"""Any answer about any nested item, and the lines of a file that are the item's own."""

import difflib
from datetime import date

from hypothesis import strategies as st

from section55.files.yaml.node import Node
from section55.files.yaml.parser import read_answers, read_yaml
from section55.model.item_places import item_places
from section55.model.item_questions import ITEM_STATUSES, POSITIONS
from section55.model.paths import Where
from support.nested_texts import NESTED

ITEMS = [place.where for place in item_places(read_answers(NESTED.encode()))]
TEXT = st.sampled_from(
    ["Done.", "Done: at last", "# no comment", "One.\n\n- two\n- three\n", "yes", "It's “it”", "a" * 120]
)
ANSWERS = st.one_of(
    *(st.tuples(st.just((key,)), TEXT) for key in ("owner", "text", "title", "due")),
    st.tuples(st.just(("status",)), st.sampled_from(ITEM_STATUSES)),
    st.tuples(st.just(("due_on",)), st.dates(date(2020, 1, 1), date(2030, 1, 1))),
    st.tuples(st.just(("addressed_to",)), st.lists(TEXT.map(lambda text: text.split("\n")[0]), min_size=1, max_size=3)),
    st.tuples(st.just(("chief_constable", "position")), st.sampled_from(POSITIONS)),
    st.tuples(st.just(("chief_constable", "response")), TEXT),
    st.tuples(st.just(("commissioner", "explanation")), TEXT),
    st.tuples(st.just(("updates",)), st.lists(st.fixed_dictionaries({"on": st.just("2024-07-01"), "text": TEXT}))),
)


def tree_of(text: str) -> Node:
    tree, faults = read_yaml(text.encode(), "file.yaml")
    assert tree is not None
    assert faults == []
    return tree


def first_lines(node: Node, where: Where = ()) -> dict[Where, int]:
    """The line of everything in a file, from 0."""
    lines = {where: node.line - 1}
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            lines |= first_lines(inner, (*where, key)) | {(*where, key): node.keys[key].line - 1}
    if isinstance(node.value, list):
        for index, inner in enumerate(node.value):
            lines |= first_lines(inner, (*where, index))
    return lines


def own_lines(text: str, where: Where) -> range:
    """The lines from an item's first to the next thing that is not inside it."""
    lines = first_lines(tree_of(text))
    begin = lines[where]
    after = [line for other, line in lines.items() if other[: len(where)] != where and line > begin]
    return range(begin, min(after, default=len(text.splitlines())))


def changed_lines(old: str, new: str) -> set[int]:
    """The old lines that went, and those before which others came."""
    matcher = difflib.SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    return {
        line
        for kind, begin, end, _, _ in matcher.get_opcodes()
        if kind != "equal"
        for line in range(begin, max(end, begin + 1))
    }
