"""A YAML file read strictly: every scalar stays the text that was typed, with the line it is on.

YAML's own guesses (``0123`` is 83, ``no`` is false, the last of two equal keys wins, a tag makes
an object, an alias grows without end) have no place in a legal record. So the file is read event
by event: scalars stay text, and what would be guessed or executed is a fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from section55.files.yaml.messages import IN_DOUBLE_QUOTES, syntax_sentence
from section55.files.yaml.node import Node
from section55.model.errors import Fault, Message, reason_of
from section55.model.paths import Where
from section55.model.wording import listed, shortened

MOST_BYTES = 10_000_000
MOST_LEVELS = 12
LONGEST_KEY = 100

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = ("", "~", "null", "Null", "NULL")
_LINE_END = re.compile("\r\n|\r|\n")
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN_LINE_BREAK = re.compile("[\x85\u2028\u2029]")


class _Stop(Exception):
    """The rest of the file cannot be read."""


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
    """The file's tree and the faults of its form; no tree where it is not YAML at all.

    ``file`` is the name that the faults give. Repeated keys, tags and aliases are all reported;
    a break of YAML's own rules ends the reading, since what follows cannot be told.
    """
    return _Reading(file).read(data)


class _Reading:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.anchors: list[_Anchor] = []
        self.anchor_now: dict[str, _Anchor] = {}
        self.lines: list[str] = []
        self.last_event: Any = None

    def read(self, data: bytes) -> tuple[Node | None, list[Fault]]:
        tree = None
        try:
            tree = self._document(self._text(data))
        except _Stop:
            pass
        except yaml.MarkedYAMLError as error:
            self._broken(error)
        except (yaml.YAMLError, UnicodeError) as error:
            line = self._line(self.last_event.end_mark) if self.last_event else None
            self._fault(line, (), "not_yaml", syntax_sentence(str(error)))
        for anchor in self.anchors:
            self._fault(anchor.line, anchor.where, "alias", anchor.sentence())
        return tree, self.faults

    def _fault(self, line: int | None, where: Where, code: str, sentence: str) -> None:
        self.faults.append(Fault(self.file, line, where, code, Message(in_file=sentence)))

    def _line(self, mark: Any) -> int:
        # At the very end of a file a mark may stand one line beyond it.
        return min(mark.line + 1, len(self.lines))

    def _rest_of_line(self, mark: Any) -> str:
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def _text(self, data: bytes) -> str:
        if len(data) > MOST_BYTES:
            self._fault(
                None,
                (),
                "too_large",
                f"The file has {len(data):,} bytes; {MOST_BYTES:,} is the most. Is it the right file?",
            )
            raise _Stop
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            # `start` does not count a byte order mark, which holds no line break.
            self._not_text(_line_at(data[: error.start].decode("utf-8", "replace")))
            raise _Stop from None
        if "\0" in text:
            self._not_text(_line_at(text[: text.index("\0")]))
            raise _Stop
        self._only_printable(text)
        self.lines = _LINE_END.split(text)
        return text

    def _not_text(self, line: int) -> None:
        self._fault(
            line,
            (),
            "not_utf8",
            "The file is not UTF-8 text. Open it in the program that wrote it and save it as plain text "
            "with the encoding UTF-8 (in Notepad: Save as, then Encoding).",
        )

    def _only_printable(self, text: str) -> None:
        for pattern, code, sentence in (
            (_NOT_PRINTABLE, "not_yaml", "a code that is no letter or sign. Delete it and type that word again."),
            (
                _HIDDEN_LINE_BREAK,
                "hidden_line_break",
                "a line break that does not show. Delete it and press Enter there.",
            ),
        ):
            if stray := pattern.search(text):
                before = text[: stray.start()]
                words = _LINE_END.split(before)[-1][-30:].strip()
                after = f"After {shortened(words)} comes" if words else "The line begins with"
                self._fault(_line_at(before), (), code, f"{after} U+{ord(stray[0]):04X}, {sentence}")
                raise _Stop

    def _document(self, text: str) -> Node | None:
        events = self._watched(yaml.parse(text, Loader=_LOADER))
        tree = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if tree is not None:
                    self._fault(
                        self._line(event.start_mark),
                        (),
                        "second_document",
                        "A line of three dashes begins a second document. Delete that line where it means nothing, "
                        "and keep one inspection in one file.",
                    )
                    break
                tree = self._node(events, next(events), ())
        return tree

    def _watched(self, events: Iterator[Any]) -> Iterator[Any]:
        for event in events:
            self.last_event = event
            yield event

    def _node(self, events: Iterator[Any], event: Any, where: Where) -> Node:
        line = self._line(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._alias(event.anchor, line, where)
            return Node(line, is_refused=True)
        is_refused = self._tag_or_anchor(event, line, where)
        if isinstance(event, yaml.ScalarEvent):
            is_nothing = not event.style and event.value in _NOTHING
            has_remark = is_nothing and "#" in self._rest_of_line(event.start_mark)
            return Node(line, None if is_nothing else event.value, is_refused=is_refused, has_remark=has_remark)
        if len(where) >= MOST_LEVELS:
            self._fault(
                line,
                where[:1],
                "too_deep",
                "Too many lists or keys stand inside each other here. Delete the brackets or dashes that mean nothing.",
            )
            raise _Stop
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self._node(events, event, (*where, len(items))))
            return Node(line, items, is_refused=is_refused)
        return self._mapping(events, Node(line, {}, is_refused=is_refused), where)

    def _mapping(self, events: Iterator[Any], node: Node, where: Where) -> Node:
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = self._line(event.start_mark)
            if not _is_plain_key(event):
                if not isinstance(event, yaml.AliasEvent):
                    self._key_not_text(line, where)
                self._node(events, event, (*where, "?"))
                self._node(events, next(events), (*where, "?"))
                continue
            key = event.value
            is_refused = self._tag_or_anchor(event, line, (*where, key))
            if key in node.value:
                self._fault(
                    line,
                    (*where, key),
                    "key_repeated",
                    f"The key “{key}” stands on line {node.key_lines[key]} already. Keep one of the two.",
                )
                self._node(events, next(events), (*where, key))
                continue
            node.key_lines[key] = line
            node.value[key] = self._node(events, next(events), (*where, key))
            node.value[key].is_refused |= is_refused
        return node

    def _key_not_text(self, line: int, where: Where) -> None:
        sentence = "What stands before a colon here is no plain word. Write “key: answer”."
        self._fault(line, where, "key_not_text", sentence)

    def _tag_or_anchor(self, event: Any, line: int, where: Where) -> bool:
        if event.tag is not None:
            tag = _NOT_PRINTABLE.sub("?", event.tag.replace("tag:yaml.org,2002:", "!!"))
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

    def _broken(self, error: yaml.MarkedYAMLError) -> None:
        said = f"{error.context or ''} {error.problem or ''}"
        mark = error.problem_mark or error.context_mark
        if error.context_mark and re.search("scanning a (quoted scalar|simple key)|parsing a flow", said):
            mark = error.context_mark
        if mark is None:
            self._fault(None, (), "not_yaml", syntax_sentence(said))
            return
        last = self.last_event
        if isinstance(last, yaml.AliasEvent) and last.end_mark.line == mark.line:
            return
        line, code, sentence = self._line(mark), "not_yaml", syntax_sentence(said)
        if "undefined tag handle" in said:
            code, sentence = "tag", f"A text here begins with !, which makes it a YAML tag. {IN_DOUBLE_QUOTES}."
        elif "<document start>" in said:
            sentence = "Nothing may stand after a line of three dots. Delete that line."
        elif "cannot start any token" in said and self._rest_of_line(mark).startswith("\t"):
            sentence = syntax_sentence("tab character")
        elif "expected" in said and _is_quoted(last) and last.start_mark.line < last.end_mark.line:
            line = self._line(last.start_mark)
            sentence = (
                f"A quotation mark is opened here and closed on line {last.end_mark.line + 1} only. "
                "Close it at the end of the text."
            )
        elif "expected key" in said and _ends_with_a_sign(last) and self._line(last.end_mark) == line:
            sentence = (
                "Text goes on after a closing quotation mark or bracket. Put the whole text in quotation marks "
                "(\" or ', whichever is not in it), or after a | on lines of its own."
            )
        self._fault(line, (), code, sentence)


def _is_quoted(event: Any) -> bool:
    return isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"')


def _ends_with_a_sign(event: Any) -> bool:
    """Whether what was read ends with a quotation mark or a bracket of its own."""
    if _is_quoted(event):
        return True
    is_end = isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent))
    return is_end and event.start_mark.column < event.end_mark.column


def _is_plain_key(event: Any) -> bool:
    return (
        isinstance(event, yaml.ScalarEvent)
        and len(event.value) <= LONGEST_KEY
        and event.value.isprintable()
        and not event.value.isspace()
        and event.value != ""
    )


def _line_at(text_before: str) -> int:
    return len(_LINE_END.findall(text_before)) + 1


def read_answers(data: bytes) -> dict[str, Any]:
    """The answers of a file that may have faults, as text, lists and keys; none where it is no set of keys."""
    tree, _ = read_yaml(data, "")
    plain = tree.plain() if tree else None
    return plain if isinstance(plain, dict) else {}


def read_yaml_file(path: Path, file: str) -> tuple[bytes, Node | None, list[Fault]]:
    """The file's bytes, its tree and the faults of its form; a file that cannot be opened is a fault."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = Message(f"The file cannot be opened: {reason_of(error)}.")
        return b"", None, [Fault(file, None, (), "cannot_open", message)]
    return data, *read_yaml(data, file)
