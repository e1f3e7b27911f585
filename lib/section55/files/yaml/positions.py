"""Where each answer of a parameter file stands in its text, and the text with one of them written anew."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from section55.files.yaml.node import Node
from section55.files.yaml.parser import read_yaml
from section55.files.yaml.writer import Bare, after_sign, essence, in_order, item_lines, mapping_lines
from section55.model.errors import FaultsFound
from section55.model.paths import Where, answer_at

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COLON = re.compile(r"\s*:")
_REMARK = re.compile(r"\s*#")
_BLOCK_TEXT = ("|", ">")
_EXAMPLE = re.compile(r"\s*#\s{2,}\S")
"""A line of YAML that was made a remark: it is indented behind its #."""


@dataclass(frozen=True)
class _Slot:
    """Where an answer stands: the line and the column of its key or dash, and where its colon or dash ends."""

    line: int
    column: int
    after: int
    node: Node


class Page:
    """The text of a file in lines, and the place of each answer in it."""

    def __init__(self, text: str) -> None:
        """Reads the text; raises `FaultsFound` where it is not strict YAML."""
        self.text = text
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

    def rewritten(self, where: Where, wanted: Any) -> str:
        """The text with the answer at a path written afresh, and what is around it where that must be."""
        if not where:
            return self._all_rewritten(wanted)
        answer, part = answer_at(wanted, where), where[-1]
        if slot := self._slot(where):
            return self._replaced(slot, where, answer)
        around = self.node_at(where[:-1])
        if around and around.block_answers and isinstance(part, str):
            return self._inserted(around, where, answer)
        if around and around.block_items and part == len(around.block_items):
            at = self._end(around)[0] + 1
            return self._with_lines(at, at, item_lines(answer, where, around.start.column, self._remark_at(at)))
        return self.rewritten(where[:-1], wanted)

    def rearranged(self, where: Where, node: Node, answers: list[Any]) -> tuple[str, dict[int, Any]]:
        """The text with a list's items in another order, some gone and some new; and the old ones by their new places.

        An item takes the lines with it that it has, and the remarks above its dash.
        """
        old, items = _as_written(node), node.block_items
        origins = _origins(old, answers)
        kept = {place: old[origin] for place, origin in enumerate(origins) if origin is not None}
        if origins == list(range(len(old))):
            return "".join(self.lines), kept
        ends = [self._end(item, self._dash(node, item))[0] + 1 for item in items]
        begin = self._dash(node, items[0])
        column, remark = node.start.column, self._remark_at(ends[-1])
        lines: list[str] = []
        for place, origin in enumerate(origins):
            if origin is None:
                lines += item_lines(answers[place], (*where, place), column, remark)
            else:
                lines += self.lines[ends[origin - 1] if origin else begin : ends[origin]]
        return self._with_lines(begin, ends[-1], lines), kept

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

    def _replaced(self, slot: _Slot, where: Where, answer: Any) -> str:
        last, _ = self._end(slot.node)
        remark, beyond = self._remark_behind(slot), self._remark_at(last + 1)
        if isinstance(where[-1], int) and isinstance(answer, dict) and answer and not remark:
            lines = item_lines(answer, where, slot.column, beyond)
        else:
            head, more = after_sign(answer, where, slot.column, beyond, self._literal_at(slot))
            lines = [self.lines[slot.line][: slot.after] + head + remark, *more]
        return self._with_lines(slot.line, last + 1, lines)

    def _remark_behind(self, slot: _Slot) -> str:
        """The remarks on the line of the sign and behind the answer, with the blanks before them."""
        node, line = slot.node, slot.node.start.line
        remark = _bare_line(self.lines[slot.line])[slot.after :].rstrip() if line > slot.line else ""
        if node.style in _BLOCK_TEXT:
            header = _bare_line(self.lines[line])[node.start.column :]
            remark += re.sub(r"^[|>][-+0-9]*", "", header)
        elif not node.block_items and not node.block_answers:
            last, column = self._end(node)
            remark += _bare_line(self.lines[last])[column:]
        return remark if remark.strip() else ""

    def _literal_at(self, slot: _Slot) -> int | None:
        """The column of the text of a literal or folded block; None where the answer is none."""
        line = slot.node.start.line
        if slot.node.style not in _BLOCK_TEXT:
            return None
        if explicit := re.match(r"[|>][-+]?([0-9])", self.lines[line][slot.node.start.column :]):
            return slot.column + int(explicit[1])
        return next((len(text) - len(text.lstrip(" ")) for text in self.lines[line + 1 :] if text.strip()), None)

    def _inserted(self, around: Node, where: Where, answer: Any) -> str:
        """The text with a new key after the nearest one that comes before it in the model."""
        new = str(where[-1])
        order = in_order((*around.keys, new), where[:-1])
        before = order[: order.index(new)]
        first = next(iter(around.keys.values())).start
        column = first.column
        if before:
            last = max(self._end(around.keys[before[-1]]), self._end(around.block_answers[before[-1]]))
            at = self._after_example(last[0] + 1)
        else:
            at = first.line
            while (
                around is not self.root and self.lines[at - 1].find("#") == column and _REMARK.match(self.lines[at - 1])
            ):
                at -= 1
        lines = mapping_lines({new: answer}, where[:-1], column, self._remark_at(at))
        line = self.lines[at] if at < len(self.lines) else ""
        if not before and line[:column].strip():
            lines[0] = line[:column] + lines[0][column:]
            return self._with_lines(at, at + 1, [*lines, " " * column + line[column:]])
        return self._with_lines(at, at, lines)

    def _after_example(self, at: int) -> int:
        """The line after an example that stands there as a remark."""
        after = at
        while at < len(self.lines) and _REMARK.match(self.lines[at]):
            at += 1
            if _EXAMPLE.match(self.lines[at - 1]):
                after = at
        return after

    def _remark_at(self, at: int) -> int:
        """The greatest column at which a remark begins, of those between a line and the next answer; -1 for none."""
        column = -1
        while at < len(self.lines) and (not self.lines[at].strip() or _REMARK.match(self.lines[at])):
            column = max(column, self.lines[at].find("#"))
            at += 1
        return column

    def _all_rewritten(self, wanted: Any) -> str:
        lines = mapping_lines(wanted, (), 0)
        if self.root is None:
            return self._with_lines(len(self.lines), len(self.lines), lines)
        begin, last = self.root.start, self._end(self.root)[0]
        if sign := self.lines[begin.line][: begin.column].rstrip() if begin.line < len(self.lines) else "":
            lines = [sign, *lines]
        return self._with_lines(begin.line, last + 1, lines)

    def _with_lines(self, begin: int, end: int, new: list[str]) -> str:
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
    """A tree of text, lists and keys, in which text that stands without quotation marks is `Bare`."""
    if node is None or node.value is None:
        return None
    if isinstance(node.value, dict):
        return {key: _as_written(answer) for key, answer in node.value.items()}
    if isinstance(node.value, list):
        return [_as_written(item) for item in node.value]
    return node.value if node.style else Bare(node.value)


def _origins(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each item of a list, the place of the item that it was before: the same number, text or place."""
    names = [_name(item) for item in old]
    origins: list[int | None] = []
    for item in new:
        free = (place for place, name in enumerate(names) if name == _name(item) and place not in origins)
        origins.append(next(free, None))
    for place, origin in enumerate(origins):
        if origin is None and place < len(old) and place not in origins:
            origins[place] = place
    return origins


def _name(item: Any) -> str:
    essential = essence(item)
    number = essential.get("number") if isinstance(essential, dict) else None
    return number if isinstance(number, str) else json.dumps(essential, sort_keys=True)
