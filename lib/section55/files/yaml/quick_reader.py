"""The tree of a YAML file that has nothing to complain of, read in one go.

It gives what `parser` gives, several times as fast, and gives up at the first thing that may be a fault: the file
is then read again, by what knows what to say of it.
"""

from collections.abc import Callable
from typing import Any

import yaml

from section55.files.yaml.node import Node
from section55.files.yaml.text import LONGEST_KEY, MOST_LEVELS, MOST_NODES, Lines, end_of
from section55.model.clean_text import clean_text

LOADER: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
"""Texts without quotation marks that are no answer."""


class _NotPlain(Exception):
    """Raised for what only the parser can judge."""


def read_quickly(text: str) -> Node | None:
    """The tree of a text; None where nothing is in it, or where something in it may be a fault."""
    reading = _QuickReading(text)
    try:
        tree = reading.document()
    except (_NotPlain, yaml.YAMLError, UnicodeError):
        return None
    return tree if reading.nodes <= MOST_NODES else None


class _QuickReading:
    def __init__(self, text: str) -> None:
        self._text = text
        self._next: Callable[[], Any] = LOADER(text).get_event
        # At the very end of a file a mark may stand one line beyond it.
        self._last_line = Lines(text).number if "\r" in text else text.count("\n") + 1
        self.nodes = 0

    def document(self) -> Node:
        self._next()
        if type(self._next()) is not yaml.DocumentStartEvent:
            raise _NotPlain
        tree = self._node(self._next(), 0)
        self._next()
        if type(self._next()) is not yaml.StreamEndEvent:
            raise _NotPlain
        return tree

    def _node(self, event: Any, level: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise _NotPlain
        self.nodes += 1
        start = event.start_mark
        line = start.line + 1
        if line > self._last_line:
            line = self._last_line
        if kind is yaml.ScalarEvent:
            value, style = event.value, event.style or ""
            if style or value not in NOTHING:
                return Node(line, clean_text(value) or None, {}, False, False, style, start, event.end_mark)
            has_comment = "#" in Lines(self._text).rest_after(start)
            return Node(line, None, {}, False, has_comment, style, start, event.end_mark)
        if level >= MOST_LEVELS:
            raise _NotPlain
        style = "[" if event.flow_style else ""
        if kind is yaml.SequenceStartEvent:
            return self._list(Node(line, None, {}, False, False, style, start), level + 1)
        return self._answers(Node(line, None, {}, False, False, style, start), level + 1)

    def _list(self, node: Node, level: int) -> Node:
        items = []
        following, read = self._next, self._node
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(read(event, level))
        node.value, node.end = items, end_of(event)
        return node

    def _answers(self, node: Node, level: int) -> Node:
        answers: dict[str, Node] = {}
        keys, following, read, last_line = node.keys, self._next, self._node, self._last_line
        while type(event := following()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
                raise _NotPlain
            key = event.value
            if key in answers or len(key) > LONGEST_KEY or not key.isprintable() or key.isspace() or not key:
                raise _NotPlain
            start: Any = event.start_mark
            end: Any = event.end_mark
            line = start.line + 1
            if line > last_line:
                line = last_line
            keys[key] = Node(line, key, {}, False, False, "", start, end)
            answers[key] = read(following(), level)
        node.value, node.end = answers, end_of(event)
        return node
