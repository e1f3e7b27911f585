"""The structure of the package: rooms on top of each other, one home for each library, modules that stay short."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from section55.workspace import PACKAGE, ROOT
from support.rooms import ROOMS

GROUND = ("section55", "section55.forking", "section55.public_names", "section55.workspace")
"""What every room may use."""
ROOF = ("section55.cli", "section55.__main__", "section55.ready_build")
"""What no room may use."""
MOST_FLOORS = 9
MOST_LINES = 300
HOMES = {
    "papermill": ("build",),
    "nbconvert": ("build",),
    "nbformat": ("build",),
    "ipywidgets": ("form.view",),
    "anywidget": ("form.view",),
    "pandas": ("notebook",),
    "typst": ("documents",),
    "pikepdf": ("documents", "intake"),
    "pypdfium2": ("intake",),
    "lxml": ("documents", "intake"),
    "xlsxwriter": ("register.formats",),
    "distributed": ("build",),
}
"""The one room in which each heavy library is imported."""
QUICK = (
    "section55.cli",
    "section55.commands.build",
    "section55.build.batch",
    *(f"section55.{room}" for room in ROOMS),
)
"""Modules that people wait for: importing one imports no heavy library."""
KEPT_APART = {
    "form.state": ("ipywidgets", "anywidget", "IPython", "section55.form.view"),
    "build.engine": tuple(f"section55.{room}" for room in ROOMS if room != "build"),
    "files.yaml": ("section55.files.reader", "section55.files.history", "section55.files.saving"),
}
"""What the modules of a part know nothing of."""

Imports = dict[str, set[str]]
"""By a module's full name, the full names of what it imports, anywhere in it."""


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> dict[str, Path]:
    return {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imported_by(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole way to a module"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules() else str(node.module)


@cache
def imports() -> Imports:
    return {name: set(imported_by(ast.parse(path.read_bytes()))) - {name} for name, path in modules().items()}


def room_of(module: str) -> str | None:
    """The room that a module lies in; None for one at the root of the package."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else None


def lies_in(module: str, part: str) -> bool:
    return f"{module}.".startswith(f"section55.{part}.")


def test_every_module_lies_in_a_room() -> None:
    """At the root of the package are only the few modules that every room uses, and the front doors."""
    assert {name for name in modules() if room_of(name) is None} == {*GROUND, *ROOF}
    assert {room_of(name) for name in modules()} == {*ROOMS, None}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_only_rooms_below_it(room: str) -> None:
    """Whoever changes a room need not look at those below it in the list."""
    allowed = ROOMS[: ROOMS.index(room) + 1]
    upwards = {
        f"{module} imports {name}"
        for module, names in imports().items()
        if lies_in(module, room)
        for name in names
        if name.startswith("section55") and name not in GROUND and room_of(name) not in allowed
    }
    assert not upwards


@pytest.mark.parametrize("package", [name for name, path in modules().items() if path.name == "__init__.py"])
def test_a_name_that_a_room_hands_out_is_no_modules_name(package: str) -> None:
    """Once a module is imported, its package has it under its name, in place of anything else that was called so."""
    handed_out = getattr(import_module(package), "__all__", ())
    assert not {f"{package}.{name}" for name in handed_out} & modules().keys()


def test_what_every_room_uses_uses_no_room() -> None:
    """What lies under all the rooms can be read without any of them."""
    assert not {name for module in GROUND for name in imports()[module] if room_of(name)}


def test_no_module_imports_itself_by_another() -> None:
    """There is an order in which the modules can be read, each after those that it uses."""
    left = {module: {name for name in names if name in modules()} for module, names in imports().items()}
    for package in [module for module in left if modules()[module].name == "__init__.py"]:
        # A package hands out its modules' names when they are asked for; they need not be there before it is.
        left[package] = {name for name in left[package] if not name.startswith(f"{package}.")}
    while readable := {module for module, names in left.items() if not names & left.keys()}:
        left = {module: names for module, names in left.items() if module not in readable}
    assert not left


def test_there_are_few_floors() -> None:
    """From the lowest room to the highest, each using the one below, nobody climbs more than nine floors."""
    uses = {
        room: {room_of(name) for module in modules() if room_of(module) == room for name in imports()[module]}
        for room in ROOMS
    }
    floors: dict[str, int] = {}
    for room in ROOMS:
        floors[room] = 1 + max((floors[below] for below in uses[room] if below in floors), default=0)
    assert max(floors.values()) <= MOST_FLOORS, floors


@pytest.mark.parametrize("part", KEPT_APART)
def test_a_part_knows_nothing_of_what_is_kept_from_it(part: str) -> None:
    """The form's state has no widget, the engine knows no inspection, and YAML is read without a parameter file."""
    known = {
        f"{module} imports {name}"
        for module, names in imports().items()
        if lies_in(module, part)
        for name in names
        for kept in KEPT_APART[part]
        if f"{name}.".startswith(f"{kept}.") and not lies_in(name, part)
    }
    assert not known


@pytest.mark.parametrize("library", HOMES)
def test_a_heavy_library_has_one_home(library: str) -> None:
    """Whoever replaces it has one room to look at."""
    users = {module for module, names in imports().items() if any(name.split(".")[0] == library for name in names)}
    assert users, f"{library} is not used: take it out of the list"
    strangers = {module for module in users if not any(lies_in(module, home) for home in HOMES[library])}
    assert not strangers


@pytest.mark.parametrize("module", QUICK)
def test_what_people_wait_for_imports_no_heavy_library(module: str) -> None:
    """A heavy library is imported when it is used, not when a room is entered."""
    code = f"import sys, {module}; print(*sorted(set({[*HOMES]}) & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_modules_are_short() -> None:
    """One that grows over 300 lines is two things; a library in the package is as its makers have it."""
    found = [path for ending in ("py", "js", "css", "j2", "typ") for path in PACKAGE.rglob(f"*.{ending}")]
    files = [path for path in found if path.parent.name != "vendored"]
    lengths = {str(path.relative_to(ROOT)): path.read_bytes().count(b"\n") for path in files}
    assert not {name: length for name, length in lengths.items() if length > MOST_LINES}


def test_no_module_takes_another_ones_private_names() -> None:
    """What begins with an underscore is its module's own, but for the function that translates a sentence."""
    taken = set()
    for module, path in modules().items():
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and str(node.module).startswith("section55"):
                names = [alias.name for alias in node.names]
                taken |= {f"{module} takes {name}" for name in names if name[0] == "_" and name[:2] not in ("_", "__")}
    assert not taken


def opened_as_text(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls that read or write a file as text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
            modes = [text for text in texts if re.fullmatch("[rwaxbt+]{1,3}", text)]
            is_open = name in ("open", "os.fdopen") or (name.endswith(".open") and modes)
            if name.startswith("distribution("):
                continue  # what a library says of itself, which Python reads as UTF-8
            if name.endswith((".read_text", ".write_text")) or (is_open and not any("b" in mode for mode in modes)):
                yield node


def test_no_text_is_read_in_the_machines_own_encoding() -> None:
    """On Windows that is not UTF-8, and a letter with an accent would be another."""
    without = {
        f"{module}, line {call.lineno}: {ast.unparse(call)}"
        for module, path in modules().items()
        for call in opened_as_text(ast.parse(path.read_bytes()))
        if not any(word.arg == "encoding" for word in call.keywords)
    }
    assert not without


NO_NAMES = {"told", "hear", "tell", "said"}
"""Words that have stood for many things, and so for none."""


def given_names(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives: of its functions, classes, parameters and variables, attributes included."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            yield node.name


def words_of(name: str) -> set[str]:
    return {word.lower() for word in re.findall("[A-Z]?[a-z0-9]+|[A-Z]+", name)}


@pytest.mark.parametrize("folder", ["lib", "tests", "benchmarks"])
def test_names_say_what_they_hold(folder: str) -> None:
    """A function is a verb for what it does, a variable a noun for what it holds."""
    named = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / folder).rglob("*.py")
        for name in given_names(ast.parse(path.read_bytes()))
        if words_of(name) & NO_NAMES
    }
    assert not named


def test_officers_read_of_characters_and_not_of_signs() -> None:
    """A letter, a bracket or a space that does not show is a character, in every sentence."""
    sentences = {
        f"{module}: {node.value}"
        for module, path in modules().items()
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\bsigns?\b", node.value)
    }
    assert not sentences
