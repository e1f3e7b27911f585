"""The modules that hold a rule, and the small faults that a hand could make in each."""

import ast
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("lib/section55")
RULES: dict[str, dict[str, tuple[str, ...]]] = {
    "deadline": {
        "model/deadlines.py": ("tests/model/test_deadlines.py",),
        "checks/deadline.py": ("tests/checks",),
        "model/milestones.py": ("tests/model/test_milestones.py",),
    },
    "counts": {
        "model/counts.py": ("tests/model/test_counts.py",),
        "checks/counts.py": ("tests/checks",),
        "documents/count_sentences.py": ("tests/documents/test_count_sentences.py",),
        "documents/glance.py": ("tests/documents/test_glance.py",),
    },
    "severities": {
        "checks/table.py": ("tests/checks",),
        "checks/consultation.py": ("tests/checks",),
        "checks/answers.py": ("tests/checks",),
        "checks/due_dates.py": ("tests/checks",),
    },
    "sentences": {
        "documents/counts_in_figures.py": ("tests/documents/test_counts_in_figures.py",),
        "model/wording.py": ("tests/model/test_wording.py", "tests/model/test_welsh.py"),
        "model/office_names.py": ("tests/model/test_office_names.py", "tests/documents/test_office_sentences.py"),
        "model/number_words.py": ("tests/model/test_number_words.py",),
    },
    "escaping": {
        "documents/typst_code.py": ("tests/documents/test_typst_code.py",),
        "model/markdown.py": ("tests/model/test_markdown.py", "tests/model/test_lettered_lines.py"),
        "model/printable.py": ("tests/model/test_printable.py",),
        "model/web_address.py": ("tests/model/test_web_address.py",),
    },
    "hashes": {
        "files/history.py": ("tests/files/test_history.py", "tests/files/test_history_chain.py"),
        "documents/attachments.py": ("tests/documents/test_attachments.py", "tests/build/test_verify.py"),
        "files/corrections.py": ("tests/files/test_corrections.py",),
    },
    "merging": {
        "form/state/merge.py": ("tests/form/state/test_merge.py", "tests/form/state/test_merge_of_any_edits.py"),
        "model/placed_items.py": ("tests/model/test_placed_items.py", "tests/checks/test_nested_items.py"),
    },
    "matching": {
        "model/police_forces.py": ("tests/model/test_police_forces.py",),
        "model/closed_lists.py": ("tests/model/test_closed_lists.py",),
        "model/due_phrases.py": ("tests/model/test_due_phrases.py",),
        "model/item_names.py": ("tests/model/test_item_names.py",),
    },
    "file placing": {
        "files/atomic_write.py": ("tests/files/test_atomic_write.py", "tests/files/test_access.py"),
        "build/pruning.py": ("tests/build/test_pruning.py",),
        "files/copies.py": ("tests/files/test_copies.py",),
    },
    "cleaning of text": {
        "model/clean_text.py": ("tests/model/test_clean_text.py", "tests/model/test_answer_types.py"),
        "model/lettered_lines.py": ("tests/model/test_lettered_lines.py",),
        "model/slugs.py": ("tests/model/test_slugs.py",),
    },
}
"""By rule, the modules that hold it, and the tests that should catch a fault in each."""
TURNED: dict[type[ast.AST], str] = {
    **{ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "=="},
    **{ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is"},
    **{ast.And: "or", ast.Or: "and", ast.Add: "-", ast.Sub: "+"},
}


@dataclass(frozen=True)
class Fault:
    """One change of a module's text, from one place in it to another."""

    rule: str
    module: str
    tests: tuple[str, ...]
    start: int
    end: int
    instead: str
    line: int
    what: str
    """What stands there, what is there instead, and the line as it is then."""

    def planted_in(self, text: str) -> str:
        return text[: self.start] + self.instead + text[self.end :]

    def __str__(self) -> str:
        return f"{self.rule}: {self.module}, line {self.line}: {self.what}"


class Places:
    """Where the nodes of a module's tree stand in its text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0]
        for line in text.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def start(self, node: ast.expr) -> int:
        return self._at(node.lineno, node.col_offset)

    def end(self, node: ast.expr) -> int:
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self._at(node.end_lineno, node.end_col_offset)

    def _at(self, line: int, column: int) -> int:
        begin = self.starts[line - 1]
        written = self.text[begin : self.starts[line]].encode()
        return begin + len(written[:column].decode())


def changes(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, what stands there instead) of each fault that a module can have."""
    places = Places(text)
    for node in _nodes_that_run(ast.parse(text)):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
                yield _between(places, left, TURNED[type(operator)], right)
        elif isinstance(node, ast.BoolOp):
            for left, right in zip(node.values, node.values[1:], strict=False):
                yield _between(places, left, TURNED[type(node.op)], right)
        elif isinstance(node, ast.BinOp) and type(node.op) in TURNED:
            yield _between(places, node.left, TURNED[type(node.op)], node.right)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield places.start(node), places.start(node.operand), ""
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            start, end = places.start(node), places.end(node)
            if word := re.search(r"(?<![\\{\w])[a-z]{4,}(?![\w}])", text[start:end]):
                yield start + word.start(), start + word.end(), "other"
        elif isinstance(node, ast.Constant) and isinstance(node.value, int):
            instead = repr(not node.value if isinstance(node.value, bool) else node.value + 1)
            yield places.start(node), places.end(node), instead


def _between(places: Places, left: ast.expr, operator: str, right: ast.expr) -> tuple[int, int, str]:
    """The operator between two sides, with the brackets around it kept."""
    start, end = places.end(left), places.start(right)
    found = places.text[start:end]
    before = len(found) - len(found.lstrip(" \n)"))
    after = len(found) - len(found.rstrip(" \n("))
    return start + before, end - after, operator


def _nodes_that_run(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a tree but for annotations, decorators, docstrings and what only a type checker reads."""
    left_out = ("annotation", "returns", "decorator_list", "type_params")
    for name, field in ast.iter_fields(tree):
        for node in field if isinstance(field, list) else [field]:
            if isinstance(node, ast.AST) and name not in left_out and not _is_never_run(node):
                yield node
                yield from _nodes_that_run(node)


def _is_never_run(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def faults(rules: Sequence[str], each: int) -> list[Fault]:
    """At most so many faults of each module, spread over it by chance, the same each time."""
    chosen = []
    for rule in rules:
        for module, tests in RULES[rule].items():
            text = (ROOT / PACKAGE / module).read_text(encoding="utf-8")
            found = sorted(set(changes(text)))
            for start, end, instead in sorted(random.Random(module).sample(found, min(each, len(found)))):
                line = text.count("\n", 0, start)
                planted = (text[:start] + instead + text[end:]).splitlines()[line].strip()
                what = f"{text[start:end].strip()!r} is {instead!r} in {planted}"
                chosen.append(Fault(rule, module, tests, start, end, instead, line + 1, what))
    return chosen
