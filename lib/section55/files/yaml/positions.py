"""Where each answer of a parameter file stands in its text, and the text with one of them written anew."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import yaml

from section55.files.yaml.writer import Bare, after_sign, essence, in_order, item_lines, mapping_lines
from section55.model.paths import Where, answer_at

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NOTHING = "tag:yaml.org,2002:null"
_REMARK = re.compile(r"\s*#")
_EXAMPLE = re.compile(r"\s*#\s{2,}\S")
"""A line of YAML that was made a remark: it is indented behind its #."""


def is_block(node: Any, kind: type[yaml.Node]) -> bool:
    """Whether a node is of a kind and written on lines of its own, not in brackets."""
    return isinstance(node, kind) and not node.flow_style


@dataclass(frozen=True)
class _Slot:
    """Where an answer stands: the line and the column of its key or dash, and where its colon or dash ends."""

    line: int
    column: int
    after: int
    node: Any


class Page:
    """The text of a file in lines, and the place of each answer in it."""

    def __init__(self, text: str) -> None:
        self.lines = _LINE.findall(text)
        self.root = yaml.compose(text, Loader=_LOADER)
        self.answers = _plain(self.root)
        ends = Counter(map(_end_of_line, self.lines))
        self.line_end = next((end for end, _ in ends.most_common() if end), "\n")

    def node_at(self, where: Where) -> Any:
        """The parser's node at a path that leads through lists and keys on lines of their own."""
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
        if is_block(around, yaml.MappingNode) and isinstance(part, str):
            return self._inserted(around, where, answer)
        if is_block(around, yaml.SequenceNode) and part == len(around.value):
            at = self._end(around)[0] + 1
            return self._with_lines(at, at, item_lines(answer, where, around.start_mark.column, self._remark_at(at)))
        return self.rewritten(where[:-1], wanted)

    def rearranged(self, where: Where, node: Any, answers: list[Any]) -> tuple[str, dict[int, Any]]:
        """The text with a list's items in another order, some gone and some new; and the old ones by their new places.

        An item takes the lines with it that it has, and the remarks above its dash.
        """
        old = _plain(node)
        origins = _origins(old, answers)
        kept = {place: old[origin] for place, origin in enumerate(origins) if origin is not None}
        if origins == list(range(len(old))):
            return "".join(self.lines), kept
        ends = [self._end(item, self._dash(node, item))[0] + 1 for item in node.value]
        begin = self._dash(node, node.value[0])
        column, remark = node.start_mark.column, self._remark_at(ends[-1])
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
            slot = None
            if is_block(node, yaml.MappingNode):
                slot = next((self._after_key(key, value) for key, value in node.value if key.value == part), None)
            elif is_block(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                item, column = node.value[part], node.start_mark.column
                slot = _Slot(self._dash(node, item), column, column + 1, item)
            if slot is None:
                return None
            node = slot.node
        return slot

    def _after_key(self, key: Any, value: Any) -> _Slot | None:
        line, end = key.end_mark.line, key.end_mark.column
        if key.start_mark.line == line and (colon := re.compile(r"\s*:").match(self.lines[line], end)):
            return _Slot(line, key.start_mark.column, colon.end(), value)
        return None

    def _dash(self, node: Any, item: Any) -> int:
        """The line of an item's dash."""
        line, column = item.start_mark.line, node.start_mark.column
        while not (self.lines[line][column : column + 1] == "-" and not self.lines[line][:column].strip(" -")):
            line -= 1
        return line

    def _end(self, node: Any, at_least: int = 0) -> tuple[int, int]:
        """The last line that a node has text on, and the column behind it."""
        if is_block(node, yaml.MappingNode):
            return max(self._end(part) for pair in node.value for part in pair)
        if is_block(node, yaml.SequenceNode):
            return max(self._end(item) for item in node.value)
        line, column = node.end_mark.line, node.end_mark.column
        if getattr(node, "style", None) in ("|", ">"):
            line = min(line if column else line - 1, len(self.lines) - 1)
            while line > node.start_mark.line and not self.lines[line].strip():
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
        node, line = slot.node, slot.node.start_mark.line
        remark = _bare_line(self.lines[slot.line])[slot.after :].rstrip() if line > slot.line else ""
        if getattr(node, "style", None) in ("|", ">"):
            header = _bare_line(self.lines[line])[node.start_mark.column :]
            remark += re.sub(r"^[|>][-+0-9]*", "", header)
        elif not is_block(node, yaml.CollectionNode):
            last, column = self._end(node)
            remark += _bare_line(self.lines[last])[column:]
        return remark if remark.strip() else ""

    def _literal_at(self, slot: _Slot) -> int | None:
        """The column of the text of a literal or folded block; None where the answer is none."""
        line = slot.node.start_mark.line
        if getattr(slot.node, "style", None) not in ("|", ">"):
            return None
        if explicit := re.match(r"[|>][-+]?([0-9])", self.lines[line][slot.node.start_mark.column :]):
            return slot.column + int(explicit[1])
        return next((len(text) - len(text.lstrip(" ")) for text in self.lines[line + 1 :] if text.strip()), None)

    def _inserted(self, around: Any, where: Where, answer: Any) -> str:
        """The text with a new key after the nearest one that comes before it in the model."""
        keys = {key.value: (key, value) for key, value in around.value}
        order = in_order((*keys, str(where[-1])), where[:-1])
        before = order[: order.index(str(where[-1]))]
        first = around.value[0][0].start_mark
        column = first.column
        if before:
            at = max(self._end(part)[0] for part in keys[before[-1]]) + 1
            at = self._after_example(at)
        else:
            at = first.line
            while (
                around is not self.root and self.lines[at - 1].find("#") == column and _REMARK.match(self.lines[at - 1])
            ):
                at -= 1
        lines = mapping_lines({where[-1]: answer}, where[:-1], column, self._remark_at(at))
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
        begin, last = self.root.start_mark, self._end(self.root)[0]
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


def _plain(node: Any) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    if node is None or (node.tag == _NOTHING and not node.style):
        return None
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
    said = essence(item)
    if isinstance(said, dict) and isinstance(said.get("number"), str):
        return said["number"]
    return json.dumps(said, sort_keys=True)
