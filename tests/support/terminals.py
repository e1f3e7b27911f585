"""The register's table on a terminal."""

import io

from rich.console import Console

from section55.register.entries import Register
from section55.register.formats.table import as_table


def on_terminal(register: Register, width: int, items: bool = False, colour: bool = False) -> str:
    """What the table looks like on a terminal of this width."""
    terminal = Console(
        file=io.StringIO(), width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    terminal.print(as_table(register, width, items), crop=False)
    return terminal.file.getvalue()
