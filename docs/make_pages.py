"""Writes the pages that say what the code says: of commands, of rooms, and of the libraries with their licences.

make pages
"""

import ast
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from section55.cli import COMMANDS, main
from section55.workspace import PACKAGE, ROOT

COMMANDS_PAGE = ROOT / "docs" / "commands.md"
ROOMS_PAGE = ROOT / "docs" / "rooms.md"
LICENCES_PAGE = ROOT / "docs" / "licences.md"
ROOMS = (
    *("fonts", "model", "files", "checks", "documents", "register", "intake", "form"),
    *("notebook", "build", "commands"),
)
"""From the ground up: a room uses those before it in this list, and no other; `tests/test_structure.py` holds that."""
_MADE = "Made by `make pages` from {}; a test checks that it is current."


def commands_page() -> str:
    """Every command with its help, as it prints it."""
    lines = ["# Commands", "", _MADE.format("what each command says of itself")]
    for names, command, parent in _commands():
        width = {"max_content_width": 100, "terminal_width": 100}
        context = click.Context(command, info_name=names, parent=parent, help_option_names=["-h", "--help"], **width)
        lines += ["", f"## {names}", "", "```text", command.get_help(context), "```"]
    return "\n".join(lines) + "\n"


def _commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    parent = click.Context(main, info_name="section55")
    for name in COMMANDS:
        command = main.get_command(parent, name)
        assert command is not None, name
        yield name, command, parent
        if isinstance(command, click.Group):
            below = click.Context(command, info_name=f"section55 {name}")
            for inner in command.list_commands(below):
                found = command.get_command(below, inner)
                assert found is not None, inner
                yield f"{name} {inner}", found, parent


def rooms_page() -> str:
    """Every room with what it is for, and the rooms that its modules import from."""
    used = {room: _rooms_used_in(PACKAGE / room) for room in ROOMS}
    return "\n".join(
        [
            *("# The rooms of the package", "", _MADE.format("the code"), ""),
            *("A room uses those above it alone.", ""),
            *("| Room | What is in it |", "| --- | --- |"),
            *(f"| `{room}/` | {_first_line(PACKAGE / room / '__init__.py')} |" for room in ROOMS),
            *("", "## Who uses whom", ""),
            f"| Room | {' | '.join(ROOMS[:-1])} |",
            f"| --- |{' :-: |' * (len(ROOMS) - 1)}",
            *(f"| **{room}** |{''.join(_cell(other in used[room]) for other in ROOMS[:-1])}" for room in ROOMS[1:]),
            "",
        ]
    )


def _cell(uses: bool) -> str:
    return " uses |" if uses else " |"


def _first_line(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_bytes())) or "").splitlines()[0]


def _rooms_used_in(folder: Path) -> set[str]:
    used = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            used |= {name.split(".")[1] for name in names if name and name.startswith("section55.")}
    return used - {folder.name}


def licences_page() -> str:
    """Every library that an installation brings along on this system, with the licence that it declares."""
    rows = (f"| {name} | {_licence_of(name)} |" for name in sorted(libraries()))
    return "\n".join(
        [
            *("# Licences of the libraries", ""),
            _MADE.format("what the installed libraries declare"),
            "They are installed beside the workbook, and none of them is part of it; what is part of it stands in the",
            "[README](../README.md#licences). `constraints.txt` has their versions. On Windows a few more come along.",
            *("", "| Library | Licence |", "| --- | --- |", *rows, ""),
        ]
    )


def libraries() -> set[str]:
    """The names of what the workbook needs when it runs, and of what that needs in turn."""
    found: set[tuple[str, str]] = set()
    waiting = [("section55", "")]
    while waiting:
        library, extra = waiting.pop()
        for needed in map(Requirement, metadata.requires(library) or []):
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                name = canonicalize_name(needed.name)
                new = {(name, extra) for extra in ("", *needed.extras)} - found
                found |= new
                waiting += new
    return {name for name, _ in found}


def _licence_of(name: str) -> str:
    about = metadata.metadata(name)
    if expression := about.get("License-Expression"):
        return expression
    classifiers = [text.split(" :: ")[-1] for text in about.get_all("Classifier", []) if text.startswith("License :: ")]
    classifiers = [text for text in classifiers if text != "OSI Approved"]
    if classifiers:
        return ", ".join(classifiers)
    return re.split(r"\n|, see ", (about.get("License") or "not declared").strip())[0]


PAGES = {COMMANDS_PAGE: commands_page, ROOMS_PAGE: rooms_page, LICENCES_PAGE: licences_page}


if __name__ == "__main__":
    for path, render in PAGES.items():
        path.write_text(render(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
