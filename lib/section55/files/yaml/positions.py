"""Finds where each answer of a parameter file stands in its text, and writes one of them anew."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from section55.files.yaml.node import Node
from section55.files.yaml.parser import read_yaml
from section55.files.yaml.writer import (
    Model,
    Unquoted,
    in_model_order,
    item_lines,
    lines_after_marker,
    mapping_lines,
    strip_answer,
)
from section55.model.errors import FaultsFound
from section55.model.inspection import Inspection
from section55.model.paths import Where, answer_at

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COLON = re.compile(r"\s*:")
_COMMENT = re.compile(r"\s*#")
_BLOCK_TEXT = ("|", ">")
_EXAMPLE = re.compile(r"\s*#\s{2,}\S")
"""A line of YAML that was made a comment: it is indented behind its #."""


@dataclass(frozen=True)
class _Slot:
    """Where an answer stands."""

    line: int
    """The line of its key or dash, from 0."""
    column: int
    """The column of its key or dash."""
    after: int
    """The column after its colon or dash."""
    node: Node


class EditableText:
    """The text of a file in lines, with the reader's tree of its answers."""

    def __init__(self, text: str, model: Model = Inspection) -> None:
        """Reads the text; raises `FaultsFound` where it is not strict YAML. ``model`` has the order of its keys."""
        self.text, self.model = text, model
        self.lines: list[str] = _LINE.findall(text)
        self.root, faults = read_yaml(text.encode(), "The parameter file")
        if faults:
            raise FaultsFound(faults)
        self.answers = _as_written(self.root)
        ends = Counter(map(_end_of_line, self.lines))
        self.line_end = next((end for end, _ in ends.most_common() if end), "\n")

    def node_at(self, where: Where) -> Node | None:
        """The answer at a path that leads through lists and keys on lines of their own."""
        if not where:
            return self.root
        slot = self._slot(where)
        return slot.node if slot else None

    def rewrite(self, where: Where, wanted: Any) -> str:
        """The text with the answer at a path written anew, and with what is around it where that is needed."""
        if not where:
            return self._rewrite_all(wanted)
        answer, part = answer_at(wanted, where), where[-1]
        if slot := self._slot(where):
            return self._replace(slot, where, answer)
        around = self.node_at(where[:-1])
        if around and around.block_answers and isinstance(part, str):
            return self._insert(around, where, answer)
        if around and around.block_items and part == len(around.block_items):
            index = self._end(around)[0] + 1
            return self._replace_lines(
                index, index, item_lines(answer, where, around.start.column, self._comment_column_at(index), self.model)
            )
        return self.rewrite(where[:-1], wanted)

    def rearrange(self, where: Where, node: Node, answers: list[Any]) -> tuple[str, dict[int, Any]]:
        """The text with a list's items rearranged, some gone and some new; and the old items by their new indexes.

        An item takes its lines with it, and the comments above its dash.
        """
        old, items = _as_written(node), node.block_items
        origins = _origins(old, answers)
        kept = {index: old[origin] for index, origin in enumerate(origins) if origin is not None}
        if origins == list(range(len(old))):
            return "".join(self.lines), kept
        ends = [self._end(item, self._dash(node, item))[0] + 1 for item in items]
        begin = self._dash(node, items[0])
        column, comment = node.start.column, self._comment_column_at(ends[-1])
        lines: list[str] = []
        for index, origin in enumerate(origins):
            if origin is None:
                lines += item_lines(answers[index], (*where, index), column, comment, self.model)
            else:
                lines += self.lines[ends[origin - 1] if origin else begin : ends[origin]]
        return self._replace_lines(begin, ends[-1], lines), kept

    def _slot(self, where: Where) -> _Slot | None:
        node, slot = self.root, None
        for part in where:
            slot = self._slot_in(node, part) if node else None
            if slot is None:
                return None
            node = slot.node
        return slot

    def _slot_in(self, node: Node, part: str | int) -> _Slot | None:
        answers, items = node.block_answers, node.block_items
        if isinstance(part, str) and part in answers:
            return self._after_key(node.keys[part], answers[part])
        if isinstance(part, int) and part < len(items):
            column = node.start.column
            return _Slot(self._dash(node, items[part]), column, column + 1, items[part])
        return None

    def _after_key(self, key: Node, answer: Node) -> _Slot | None:
        line = key.end.line
        if key.start.line == line and (colon := _COLON.match(self.lines[line], key.end.column)):
            return _Slot(line, key.start.column, colon.end(), answer)
        return None

    def _dash(self, node: Node, item: Node) -> int:
        """The line of an item's dash."""
        line, column = item.start.line, node.start.column
        while not (self.lines[line][column : column + 1] == "-" and not self.lines[line][:column].strip(" -")):
            line -= 1
        return line

    def _end(self, node: Node, at_least: int = 0) -> tuple[int, int]:
        """The last line that a node has text on, and the column behind it."""
        if answers := node.block_answers:
            return max(map(self._end, (*node.keys.values(), *answers.values())))
        if items := node.block_items:
            return max(map(self._end, items))
        line, column = node.end.line, node.end.column
        if node.style in _BLOCK_TEXT:
            line = min(line if column else line - 1, len(self.lines) - 1)
            while line > node.start.line and not self.lines[line].strip():
                line -= 1
            column = len(_bare_line(self.lines[line]))
        return max(line, at_least), column

    def _replace(self, slot: _Slot, where: Where, answer: Any) -> str:
        last, _ = self._end(slot.node)
        comment, comment_column = self._comment_behind(slot), self._comment_column_at(last + 1)
        if isinstance(where[-1], int) and isinstance(answer, dict) and answer and not comment:
            lines = item_lines(answer, where, slot.column, comment_column, self.model)
        else:
            head, more = lines_after_marker(
                answer, where, slot.column, comment_column, self._block_column(slot), self.model
            )
            lines = [self.lines[slot.line][: slot.after] + head + comment, *more]
        return self._replace_lines(slot.line, last + 1, lines)

    def _comment_behind(self, slot: _Slot) -> str:
        """The comments on the line of the colon or dash and behind the answer, with the blanks before them."""
        node, line = slot.node, slot.node.start.line
        comment = _bare_line(self.lines[slot.line])[slot.after :].rstrip() if line > slot.line else ""
        if node.style in _BLOCK_TEXT:
            header = _bare_line(self.lines[line])[node.start.column :]
            comment += re.sub(r"^[|>][-+0-9]*", "", header)
        elif not node.block_items and not node.block_answers:
            last, column = self._end(node)
            comment += _bare_line(self.lines[last])[column:]
        return comment if comment.strip() else ""

    def _block_column(self, slot: _Slot) -> int | None:
        """The column of text that is written after | or >; None for other text."""
        line = slot.node.start.line
        if slot.node.style not in _BLOCK_TEXT:
            return None
        if explicit := re.match(r"[|>][-+]?([0-9])", self.lines[line][slot.node.start.column :]):
            return slot.column + int(explicit[1])
        return next((len(text) - len(text.lstrip(" ")) for text in self.lines[line + 1 :] if text.strip()), None)

    def _insert(self, around: Node, where: Where, answer: Any) -> str:
        """The text with a new key after the last one that comes before it in the model."""
        new = str(where[-1])
        order = in_model_order((*around.keys, new), where[:-1], self.model)
        before = order[: order.index(new)]
        first = next(iter(around.keys.values())).start
        column = first.column
        if before:
            last = max(self._end(around.keys[before[-1]]), self._end(around.block_answers[before[-1]]))
            index = self._after_example(last[0] + 1)
        else:
            index = first.line
            while (
                around is not self.root
                and self.lines[index - 1].find("#") == column
                and _COMMENT.match(self.lines[index - 1])
            ):
                index -= 1
        lines = mapping_lines({new: answer}, where[:-1], column, self._comment_column_at(index), self.model)
        line = self.lines[index] if index < len(self.lines) else ""
        if not before and line[:column].strip():
            lines[0] = line[:column] + lines[0][column:]
            return self._replace_lines(index, index + 1, [*lines, " " * column + line[column:]])
        return self._replace_lines(index, index, lines)

    def _after_example(self, index: int) -> int:
        """The index of the line after an example that stands there as a comment; the index itself where none does."""
        after = index
        while index < len(self.lines) and _COMMENT.match(self.lines[index]):
            index += 1
            if _EXAMPLE.match(self.lines[index - 1]):
                after = index
        return after

    def _comment_column_at(self, index: int) -> int:
        """The greatest column at which a comment begins, between a line and the next answer; -1 for none."""
        column = -1
        while index < len(self.lines) and (not self.lines[index].strip() or _COMMENT.match(self.lines[index])):
            column = max(column, self.lines[index].find("#"))
            index += 1
        return column

    def _rewrite_all(self, wanted: Any) -> str:
        lines = mapping_lines(wanted, (), 0, model=self.model)
        if self.root is None:
            return self._replace_lines(len(self.lines), len(self.lines), lines)
        begin, last = self.root.start, self._end(self.root)[0]
        if before := self.lines[begin.line][: begin.column].rstrip() if begin.line < len(self.lines) else "":
            lines = [before, *lines]
        return self._replace_lines(begin.line, last + 1, lines)

    def _replace_lines(self, begin: int, end: int, new: list[str]) -> str:
        """The text with some lines replaced; new lines have the file's line ends where they have none."""
        lines = [*self.lines[:begin], *new, *self.lines[end:]]
        is_whole = not self.lines or _end_of_line(self.lines[-1]) != ""
        ended = [line if _end_of_line(line) else line + self.line_end for line in lines]
        text = "".join(ended)
        return text if is_whole else text.removesuffix(_end_of_line(ended[-1]))


def _bare_line(line: str) -> str:
    return line.rstrip("\r\n")


def _end_of_line(line: str) -> str:
    return line[len(_bare_line(line)) :]


def _as_written(node: Node | None) -> Any:
    """A tree of text, lists and keys, in which text that stands without quotation marks is `Unquoted`."""
    if node is None or node.value is None:
        return None
    if isinstance(node.value, dict):
        return {key: _as_written(answer) for key, answer in node.value.items()}
    if isinstance(node.value, list):
        return [_as_written(item) for item in node.value]
    return node.value if node.style else Unquoted(node.value)


def _origins(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each item of a list, the index of the item that it was before: with the same number, text or index.

    Numbers may begin again in each group.
    """
    names = [_name(item) for item in old]
    origins: list[int | None] = []
    for item in new:
        free = (index for index, name in enumerate(names) if name == _name(item) and index not in origins)
        origins.append(next(free, None))
    for index, origin in enumerate(origins):
        if origin is None and index < len(old) and index not in origins:
            origins[index] = index
    return origins


def _name(item: object) -> str:
    essential = strip_answer(item)
    number = essential.get("number") if isinstance(essential, dict) else None
    return json.dumps([number, essential.get("group")] if isinstance(number, str) else essential, sort_keys=True)
