"""A YAML file read strictly: every scalar is the text that was typed, cleaned, with the line it is on.

YAML's own guesses (``0123`` is 83, ``no`` is false, the last of two equal keys wins, a tag makes
an object, an alias grows without end) have no place in a legal record. So the file is read event
by event: scalars stay text, and what would be guessed or executed is a fault.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeGuard

import yaml

from section55.files.bounded_read import TooLarge, read_file
from section55.files.yaml.messages import IN_DOUBLE_QUOTES, explain, syntax_sentence
from section55.files.yaml.node import Node
from section55.files.yaml.quick_reader import LOADER, NOTHING, read_quickly
from section55.files.yaml.text import (
    LONGEST_KEY,
    MOST_BYTES,
    MOST_LEVELS,
    MOST_NODES,
    Lines,
    Unreadable,
    decode,
    end_of,
    printable,
    start_of,
    too_large,
)
from section55.fonts.characters import code_point
from section55.model.clean_text import clean_text
from section55.model.disk_errors import cure_of
from section55.model.errors import MOST_FAULTS, Fault, Message, limit_faults, reason_of
from section55.model.paths import Where
from section55.model.wording import listed


@dataclass
class _Anchor:
    """Text that a file marks with & for use elsewhere."""

    name: str
    line: int
    where: Where
    repeated_on: list[int] = field(default_factory=list)

    def sentence(self) -> str:
        if not self.repeated_on:
            return f"&{self.name} names text for use elsewhere. Delete it, or put the text in double quotes."
        lines = [str(line) for line in dict.fromkeys(self.repeated_on)]
        if len(lines) > 6:
            lines = [*lines[:5], f"{len(lines) - 5} more"]
        return (
            f"&{self.name} names what stands here, so that *{self.name} repeats it on "
            f"line{'s' if len(lines) > 1 else ''} {listed(lines)}. Delete &{self.name}, and write the text out in "
            "each place."
        )


def read_yaml(data: bytes, file: str) -> tuple[Node | None, list[Fault]]:
    """The file's tree and the faults of its form; no tree where the file is not YAML at all.

    ``file`` is what the faults call it. Every repeated key, tag and alias is reported; where YAML's own
    rules are broken the reading ends, since nothing is certain after that.
    """
    try:
        text = decode(data)
    except Unreadable as refused:
        return None, [refused.as_fault(file)]
    if tree := read_quickly(text):
        return tree, []
    return read_strictly(text, file)


def read_strictly(text: str, file: str) -> tuple[Node | None, list[Fault]]:
    """What `read_yaml` gives of a file's text, with a sentence for each fault; `read_quickly` has none."""
    return _Reading(file, text).read()


class _Reading:
    def __init__(self, file: str, text: str) -> None:
        self.file, self.text, self.lines = file, text, Lines(text)
        self.faults: list[Fault] = []
        self.anchors: list[_Anchor] = []
        self.anchor_now: dict[str, _Anchor] = {}
        self.last_event: yaml.Event | None = None
        self.nodes = 0

    def read(self) -> tuple[Node | None, list[Fault]]:
        tree = None
        try:
            tree = self._document()
        except Unreadable as refused:
            self.faults.append(refused.as_fault(self.file))
        except yaml.MarkedYAMLError as error:
            if explanation := explain(error, self.last_event, self.lines):
                self.faults.append(explanation.as_fault(self.file))
        except (yaml.YAMLError, UnicodeError) as error:
            line = self.lines.number_of(end_of(self.last_event)) if self.last_event else None
            self._fault(line, (), "not_yaml", syntax_sentence(str(error)))
        unlisted = max(0, len(self.anchors) - MOST_FAULTS)
        for anchor in self.anchors[:MOST_FAULTS]:
            self._fault(anchor.line, anchor.where, "alias", anchor.sentence())
        return tree, limit_faults(self.faults, self.file, unlisted)

    def _fault(self, line: int | None, where: Where, code: str, sentence: str) -> None:
        self.faults.append(Fault(self.file, line, where, code, Message(in_file=sentence)))

    def _line(self, event: yaml.Event) -> int:
        return self.lines.number_of(start_of(event))

    def _document(self) -> Node | None:
        events = self._watched(yaml.parse(self.text, Loader=LOADER))
        tree = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    self._fault(
                        self._line(event),
                        (),
                        "second_document",
                        "A line of three dashes begins a second document. Delete that line where it means nothing, "
                        "and keep one inspection in one file.",
                    )
                    break
                tree = self._node(events, next(events), ())
        return tree

    def _watched(self, events: Iterable[yaml.Event]) -> Iterator[yaml.Event]:
        for event in events:
            self.last_event = event
            yield event

    def _node(self, events: Iterator[yaml.Event], event: yaml.Event, where: Where) -> Node:
        node = Node(self._line(event), start=start_of(event), end=end_of(event))
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise Unreadable(
                node.line,
                "too_many",
                f"The file has more than {MOST_NODES:,} answers and keys, and no inspection has so many. Is it the "
                "right file?",
            )
        if isinstance(event, yaml.AliasEvent):
            self._alias(str(event.anchor), node.line, where)
            node.is_refused = True
            return node
        if isinstance(event, yaml.ScalarEvent):
            self._fill_text(event, node, where)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._enter(event, node, where)
            self._fill_list(events, node, where)
        elif isinstance(event, yaml.MappingStartEvent):
            self._enter(event, node, where)
            self._fill_keys(events, node, where)
        return node

    def _fill_text(self, event: yaml.ScalarEvent, node: Node, where: Where) -> None:
        node.is_refused = self._tag_or_anchor(event, node.line, where)
        node.style = event.style or ""
        if node.style or event.value not in NOTHING:
            node.value = clean_text(event.value) or None
        else:
            node.has_comment = "#" in self.lines.rest_after(node.start)

    def _enter(self, event: yaml.CollectionStartEvent, node: Node, where: Where) -> None:
        node.is_refused = self._tag_or_anchor(event, node.line, where)
        if len(where) >= MOST_LEVELS:
            raise Unreadable(
                node.line,
                "too_deep",
                "Too many lists or keys stand inside each other here. Delete the brackets or dashes that mean nothing.",
                where[:1],
            )
        node.style = "[" if event.flow_style else ""

    def _fill_list(self, events: Iterator[yaml.Event], node: Node, where: Where) -> None:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(events, event, (*where, len(items))))
        node.value, node.end = items, end_of(event)

    def _fill_keys(self, events: Iterator[yaml.Event], node: Node, where: Where) -> None:
        answers: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = self._line(event)
            if not _is_plain_key(event):
                if not isinstance(event, yaml.AliasEvent):
                    self._key_not_text(event, line, where)
                self._node(events, event, (*where, "?"))
                self._node(events, next(events), (*where, "?"))
                continue
            key = event.value
            is_refused = self._tag_or_anchor(event, line, (*where, key))
            if key in answers:
                self._fault(
                    line,
                    (*where, key),
                    "key_repeated",
                    f"The key “{key}” stands on line {node.keys[key].line} already. Keep one of the two.",
                )
                self._node(events, next(events), (*where, key))
                continue
            node.keys[key] = Node(line, key, start=start_of(event), end=end_of(event))
            answers[key] = self._node(events, next(events), (*where, key))
            answers[key].is_refused |= is_refused
        node.value, node.end = answers, end_of(event)

    def _key_not_text(self, event: Any, line: int, where: Where) -> None:
        hidden = [character for character in getattr(event, "value", "") if not character.isprintable()][:1]
        sentence = (
            f"What stands before a colon here has {code_point(hidden[0])} in it, which does not show. "
            "Delete that, and type the key again with plain spaces before it."
            if hidden
            else "What stands before a colon here is no plain word. Write “key: answer”."
        )
        self._fault(line, where, "key_not_text", sentence)

    def _tag_or_anchor(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int, where: Where) -> bool:
        if event.tag is not None:
            tag = printable(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._fault(
                line,
                where,
                "tag",
                f"{tag[:100]} begins with !, which makes it a YAML tag, and no answer needs one. Delete it; where it "
                "is part of the text, put the whole text in double quotes.",
            )
        if event.anchor is not None:
            anchor = self.anchor_now[event.anchor] = _Anchor(event.anchor, line, where)
            self.anchors.append(anchor)
        return event.tag is not None or event.anchor is not None

    def _alias(self, name: str, line: int, where: Where) -> None:
        if anchor := self.anchor_now.get(name):
            anchor.repeated_on.append(line)
        else:
            self._fault(
                line,
                where,
                "alias",
                f"*{name} begins with *, which would repeat text from elsewhere. {IN_DOUBLE_QUOTES}.",
            )


def _is_plain_key(event: yaml.Event) -> TypeGuard[yaml.ScalarEvent]:
    return (
        isinstance(event, yaml.ScalarEvent)
        and len(event.value) <= LONGEST_KEY
        and event.value.isprintable()
        and not event.value.isspace()
        and event.value != ""
    )


def read_answers(data: bytes) -> dict[str, Any]:
    """The answers of a file that may have faults, as text, lists and keys; none where it is not a set of keys."""
    tree, _ = read_yaml(data, "")
    plain = tree.plain() if tree else None
    return plain if isinstance(plain, dict) else {}


def read_yaml_file(path: Path, file: str) -> tuple[bytes, Node | None, list[Fault]]:
    """The file's bytes, its tree and the faults of its form; a file that cannot be opened is a fault."""
    data, faults = open_yaml_file(path, file)
    if faults:
        return b"", None, faults
    return data, *read_yaml(data, file)


def open_yaml_file(path: Path, file: str) -> tuple[bytes, list[Fault]]:
    """The file's bytes; where it cannot be opened, none and the fault."""
    try:
        return read_file(path, MOST_BYTES), []
    except TooLarge as large:
        return b"", [too_large(large.size).as_fault(file)]
    except OSError as error:
        message = Message(f"The file cannot be opened: {reason_of(error)}. {cure_of(error)}".rstrip())
        return b"", [Fault(file, None, (), "cannot_open", message)]
