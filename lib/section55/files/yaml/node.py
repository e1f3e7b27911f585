"""A YAML file as a tree of text, lists and keys, each with the line that it is on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from section55.model.paths import Where


@dataclass
class Node:
    """A piece of the file: text, a list or a set of keys, and the line where it begins."""

    line: int
    value: Any = None
    """Text or None; a list of nodes; or a dictionary of nodes by key."""
    key_lines: dict[str, int] = field(default_factory=dict)
    """For a set of keys: the line of each key."""
    is_refused: bool = False
    """Whether its form was refused already, so that nothing more need be said of its value."""
    has_remark: bool = False
    """Whether a remark, after a #, stands where its text would be."""

    @classmethod
    def of(cls, plain: Any) -> "Node":
        """The tree of answers that are in no file, as `plain` gives them; a node's line is its place among them."""
        return cls._of(plain, count(1))

    @classmethod
    def _of(cls, plain: Any, lines: Iterator[int]) -> "Node":
        node = cls(next(lines))
        if isinstance(plain, dict):
            node.value = {key: cls._of(answer, lines) for key, answer in plain.items()}
            node.key_lines = {key: inner.line for key, inner in node.value.items()}
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

    def line_of(self, where: Where) -> int:
        """The line of the thing at a path, or of the nearest thing around it that is in the file."""
        *_, (_, line) = self._along(where)
        return line

    def at(self, where: Where) -> "Node | None":
        """The thing at a path, where the file has one."""
        found = list(self._along(where))
        return found[-1][0] if len(found) == len(where) + 1 else None

    def refuses(self, where: Where) -> bool:
        """Whether the thing at a path, or one around it, was refused for its form."""
        return any(node.is_refused for node, _ in self._along(where))

    def _along(self, where: Where) -> Iterator[tuple["Node", int]]:
        node: Node = self
        yield node, node.line
        for part in where:
            if isinstance(node.value, dict) and part in node.value:
                line, node = node.key_lines[part], node.value[part]  # type: ignore[index]
            elif isinstance(node.value, list) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.line
            else:
                return
            yield node, line
