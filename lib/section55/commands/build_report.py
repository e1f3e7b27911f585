"""What a person sees of a build: a bar while it goes on, then a table of what became of each inspection."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from section55.building import FORMATS, Result
from section55.wording import counted
from section55.workspace import shown


class BuildReport:
    """Shows a build: a bar on a terminal, nothing until the end elsewhere."""

    def __init__(self, number: int, folder: Path) -> None:
        self._folder = folder
        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("Building"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
        )
        self._task = self._bar.add_task("Building", total=number)

    def __enter__(self) -> "BuildReport":
        self._bar.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self._bar.stop()

    def hear(self, result: Result) -> None:
        """Counts a result."""
        self._bar.advance(self._task)

    def summarise(self, results: Sequence[Result]) -> None:
        """Prints the table, then each failure's sentences on stderr."""
        console = Console()
        table = Table(box=None, pad_edge=False, header_style="bold")
        table.add_column("Status")
        table.add_column("Seconds", justify="right")
        for kind in FORMATS:
            table.add_column(kind.upper(), justify="right")
        table.add_column("Folder", overflow="fold")
        for result in results:
            table.add_row(
                Text(result.status, style="green" if result.status == "built" else "bold red"),
                f"{result.seconds:.1f}",
                *(self._size(result, kind) for kind in FORMATS),
                Text(shown(self._folder / result.slug)),
            )
        console.print(table)
        for result in results:
            if result.error:
                click.echo(result.error, err=True)
            for stale in result.stale:
                click.echo(
                    f"{shown(self._folder / stale)}: of an earlier build; it does not say what the file says now.",
                    err=True,
                )
        built = sum(result.status == "built" for result in results)
        failed = len(results) - built
        click.echo(f"{counted(built, 'inspection')} built, {counted(failed, 'failure')}.".capitalize())

    def _size(self, result: Result, kind: str) -> str:
        name = f"{result.slug}/{result.slug}.{kind}"
        return f"{(self._folder / name).stat().st_size / 1000:,.0f} KB" if name in result.files else "-"
