"""The tree of a YAML file: text, lists and keys, each with where it stands in the file and how it is written there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

from section55.files.yaml.text import Mark
from section55.model.paths import Where


class _Position(NamedTuple):
    line: int
    column: int


_NOWHERE = _Position(0, 0)


@dataclass(slots=True)
class Node:
    """A piece of the file: text, a list or a set of keys, and the line where it begins."""

    line: int
    """Counted from 1."""
    value: "str | list[Node] | dict[str, Node] | None" = None
    keys: "dict[str, Node]" = field(default_factory=dict)
    """For a set of keys: each key by its name."""
    is_refused: bool = False
    """Whether its form is a fault already, so that its value is checked no further."""
    has_comment: bool = False
    """Whether a comment, after a #, stands where its text would be."""
    style: str = ""
    """The quotation mark, | or > of text, and [ for brackets of a list or keys; empty for what has none of them."""
    start: Mark = _NOWHERE
    end: Mark = _NOWHERE
    """Where it begins and ends in the text; the ends of a list and of keys without brackets are of no use."""

    @classmethod
    def of(cls, plain: Any) -> "Node":
        """The tree of answers that are in no file, as `plain` gives them; a node's line is its number among them."""
        return cls._of(plain, count(1))

    @classmethod
    def _of(cls, plain: Any, lines: Iterator[int]) -> "Node":
        node = cls(next(lines))
        if isinstance(plain, dict):
            node.value = {key: cls._of(answer, lines) for key, answer in plain.items()}
            node.keys = {key: cls(inner.line, key) for key, inner in node.value.items()}
        elif isinstance(plain, list):
            node.value = [cls._of(answer, lines) for answer in plain]
        else:
            node.value = plain
        return node

    def plain(self) -> Any:
        """The same as text, lists and dictionaries, without lines."""
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        return self.value

    def texts(self, where: Where = ()) -> Iterator[tuple[Where, str]]:
        """Every text in it, each with its path."""
        if isinstance(self.value, list):
            for index, node in enumerate(self.value):
                yield from node.texts((*where, index))
        elif isinstance(self.value, dict):
            for key, node in self.value.items():
                yield from node.texts((*where, key))
        elif self.value is not None:
            yield where, self.value

    @property
    def block_items(self) -> "list[Node]":
        """The items of a list that is written with dashes; none for anything else."""
        return self.value if isinstance(self.value, list) and not self.style else []

    @property
    def block_answers(self) -> "dict[str, Node]":
        """The answers of keys that stand on lines of their own, by their keys; none for anything else."""
        return self.value if isinstance(self.value, dict) and not self.style else {}

    def line_of(self, where: Where) -> int:
        """The line of the thing at a path, or of the nearest thing around it that is in the file."""
        *_, (_, line) = self._along(where)
        return line

    def at(self, where: Where) -> "Node | None":
        """The thing at a path, where the file has one."""
        found = list(self._along(where))
        return found[-1][0] if len(found) == len(where) + 1 else None

    def is_refused_at(self, where: Where) -> bool:
        """Whether the form of the thing at a path, or of one around it, is a fault already."""
        return any(node.is_refused for node, _ in self._along(where))

    def _along(self, where: Where) -> Iterator[tuple["Node", int]]:
        node: Node = self
        yield node, node.line
        for part in where:
            if isinstance(node.value, dict) and isinstance(part, str) and part in node.value:
                line, node = node.keys[part].line, node.value[part]
            elif isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.line
            else:
                return
            yield node, line
