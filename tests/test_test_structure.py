"""The structure of the tests: a folder for each room, files that stay short, and no private name taken."""

import ast
from collections.abc import Iterator

from section55.workspace import PACKAGE
from support.workbook import TESTS

MOST_LINES = 300
FILES = {path.relative_to(TESTS): ast.parse(path.read_bytes()) for path in sorted(TESTS.rglob("*.py"))}
TEST_FILES = {path: tree for path, tree in FILES.items() if path.name.startswith("test_")}


def replacements(tree: ast.Module) -> Iterator[ast.Call]:
    """Every replacement of a name of another module for the time of a test."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "setattr":
            yield node


def taken_names(tree: ast.Module) -> Iterator[str]:
    """The names that a file takes from objects and modules that are not its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not (isinstance(node.value, ast.Name) and node.value.id == "self"):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
    for call in replacements(tree):
        yield from (name.value for name in call.args[1:2] if isinstance(name, ast.Constant))


def test_tests_lie_as_what_they_test() -> None:
    """Whoever changes a part finds its tests in the folder of the same name."""
    assert not [path for path in TEST_FILES if not (PACKAGE / path.parent / "__init__.py").exists()]


def test_test_files_are_short() -> None:
    """One that grows over 300 lines is two things."""
    lengths = {path: (TESTS / path).read_bytes().count(b"\n") for path in FILES}
    assert not {path: length for path, length in lengths.items() if length > MOST_LINES}


def test_tests_take_no_private_name() -> None:
    """What begins with an underscore can change without a look at tests; ``os._exit`` and gettext's ``_`` do not."""
    taken = {(path, name) for path, tree in FILES.items() for name in taken_names(tree)}
    assert not {
        (path, name) for path, name in taken if name[0] == "_" and name[:2] != "__" and name not in ("_exit", "_")
    }


def test_tests_replace_nothing_by_a_path_in_a_text() -> None:
    """A module that moves takes its tests along, for they name it by importing it."""
    assert not [
        path for path, tree in FILES.items() for call in replacements(tree) if isinstance(call.args[0], ast.Constant)
    ]


def test_every_test_states_a_fact() -> None:
    """The sentence below each test's name is what no longer holds where the test fails."""
    tests = [
        (path, node)
        for path, tree in TEST_FILES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]
    assert not [(path, test.name) for path, test in tests if not (ast.get_docstring(test) or "").endswith((".", "?"))]
