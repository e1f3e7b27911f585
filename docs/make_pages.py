"""Writes the pages that say what the code says: ``docs/commands.md`` and ``docs/rooms.md``.

make pages
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from section55.cli import COMMANDS, main
from section55.workspace import PACKAGE, ROOT

COMMANDS_PAGE = ROOT / "docs" / "commands.md"
ROOMS_PAGE = ROOT / "docs" / "rooms.md"
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


PAGES = {COMMANDS_PAGE: commands_page, ROOMS_PAGE: rooms_page}


if __name__ == "__main__":
    for path, render in PAGES.items():
        path.write_text(render(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
