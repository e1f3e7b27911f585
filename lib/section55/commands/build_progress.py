"""What ``section55 build`` prints: a bar while a build goes on, lines for a log or a program, a table at the end."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, get_args

import click

from section55.build.batch import BuildListener
from section55.build.task import Result, Status, Step
from section55.commands.printing import echo, echo_json, echo_lines
from section55.documents.formats import FORMATS
from section55.files.timestamps import utc_timestamp
from section55.model.printable import printable, printable_lines
from section55.model.wording import counted
from section55.workspace import shown

if TYPE_CHECKING:
    from rich.progress import Progress

ROWS = 40
"""How many inspections the table lists at most; failures have a row whatever their number."""
_STATUSES: tuple[Status, ...] = get_args(Status)
"""How each inspection ends, in the order of the totals."""


class BuildReport(BuildListener):
    """Keeps the results for the summary and writes them to a log; prints at the end, and then only what failed."""

    def __init__(self, folder: Path, log: IO[str] | None) -> None:
        self._folder = folder
        self._log = log
        self.results: list[Result] = []

    def on_result(self, result: Result) -> None:
        """Keeps a result, and adds it to the log; of what is as it was, night for night, the log has the number."""
        self.results.append(result)
        if self._log and result.status != "unchanged":
            self._log.write(_log_line(result))
            self._log.flush()

    def summarise(self) -> None:
        """Prints each failure's sentences on stderr."""
        for result in self.results:
            if result.error:
                echo_lines(printable_lines(result.error), err=True)
            for stale in result.stale:
                sentence = "not replaced; it was built before, and does not say what the file says now."
                echo(f"{shown(self._folder / stale)}: {sentence}", err=True)


class JsonReport(BuildReport):
    """Prints each step and result as a line of JSON on stdout, at once."""

    def on_step(self, slug: str, step: Step) -> None:
        _print_event("step", {"slug": slug, "step": step})

    def on_result(self, result: Result) -> None:
        super().on_result(result)
        _print_event("result", result.as_dict())

    def summarise(self) -> None:
        """Prints how many were built, unchanged and failed."""
        counts = Counter(result.status for result in self.results)
        _print_event("summary", {status: counts[status] for status in _STATUSES})


def _print_event(name: str, facts: Mapping[str, object]) -> None:
    echo_json({"event": name, **facts}, indent=None)


class TableReport(BuildReport):
    """Shows a bar on a terminal, and prints a table at the end."""

    def __init__(self, number: int, folder: Path, log: IO[str] | None) -> None:
        super().__init__(folder, log)
        self._bar = _create_bar(number) if sys.stderr.isatty() else None

    def __enter__(self) -> "TableReport":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar and self._bar.live.is_started:
            self._bar.stop()

    def on_step(self, slug: str, step: Step) -> None:
        if self._bar and not self._bar.live.is_started:  # not before: it starts a thread, and workers are to be forked
            self._bar.start()

    def on_result(self, result: Result) -> None:
        super().on_result(result)
        if self._bar:
            self._bar.advance(self._bar.task_ids[0])

    def summarise(self) -> None:
        """Prints the table, then each failure's sentences on stderr, then how many there are of each."""
        counts = Counter(result.status for result in self.results)
        rows = [result for result in self.results if result.status == "failed"]
        others = [result for result in self.results if result.status == "built"]
        if len(self.results) <= ROWS:
            others += [result for result in self.results if result.status == "unchanged"]
        rows += others[:ROWS]
        if rows:
            indexes = {id(result): index for index, result in enumerate(self.results)}
            _print_table(sorted(rows, key=lambda result: indexes[id(result)]), self._folder)
        if more := len(others) - len(others[:ROWS]):
            echo(f"and {more:,} more built.")
        super().summarise()
        text = f"{counted(counts['built'], 'inspection')} built, "
        if counts["unchanged"]:
            text += f"{counted(counts['unchanged'], 'inspection')} unchanged, "
        echo(f"{text}{counted(counts['failed'], 'failure')}.".capitalize())


def _create_bar(number: int) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Task as Bar
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many a second."""

        def render(self, task: Bar) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (TextColumn("Building"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("Building", total=number)
    return bar


def _print_table(results: list[Result], folder: Path) -> None:
    """Prints a line an inspection, whatever the width of the terminal, so that a folder's name can be copied whole."""
    styles: dict[str, dict[str, Any]] = {"built": {"fg": "green"}, "failed": {"fg": "red", "bold": True}}
    rows = [("Status", "Seconds", *(kind.upper() for kind in FORMATS), "Folder")]
    for result in results:
        sizes = (_size(result, kind, folder) for kind in FORMATS)
        rows.append((result.status, f"{result.seconds:.1f}", *sizes, printable(shown(folder / result.slug))))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for status, *figures, name in rows:
        style = {"bold": True} if status == "Status" else styles.get(status, {})
        right = "  ".join(text.rjust(width) for text, width in zip(figures, widths[1:], strict=False))
        echo_lines(f"{_styled(status.ljust(widths[0]), style)}  {right}  {name}")


def _styled(text: str, style: dict[str, Any]) -> str:
    return text if os.environ.get("NO_COLOR") else click.style(text, **style)


def _size(result: Result, kind: str, folder: Path) -> str:
    name = f"{result.slug}/{result.slug}.{kind}"
    return f"{(folder / name).stat().st_size / 1000:,.0f} KB" if name in result.files else "-"


def _log_line(result: Result) -> str:
    """A result as a line of a log."""
    error = " ".join(result.error.split())
    return printable(f"{utc_timestamp()} {result.status} {result.slug} {result.seconds:.3f} s {error}".rstrip()) + "\n"


def _totals(results: Sequence[Result]) -> str:
    statuses = Counter(result.status for result in results)
    return ", ".join(f"{statuses[status]} {status}" for status in _STATUSES)


def _log(file: IO[str] | None, words: str) -> None:
    """Adds a line to a log at once: a build that is killed leaves how far it came."""
    if file:
        file.write(f"{utc_timestamp()} {words}\n")
        file.flush()


@contextmanager
def open_report(number: int, folder: Path, *, log: Path | None, quiet: bool, as_json: bool) -> Iterator[BuildReport]:
    """The report on a build of so many inspections; it prints its summary at the end of the block."""
    with ExitStack() as open_things:
        file = open_things.enter_context(log.open("a", encoding="utf-8")) if log else None
        began = time.monotonic()
        _log(file, f"started {counted(number, 'inspection')}")
        report: BuildReport
        if as_json:
            report = JsonReport(folder, file)
        elif quiet:
            report = BuildReport(folder, file)
        else:
            report = open_things.enter_context(TableReport(number, folder, file))
        try:
            yield report
        except BaseException:
            _log(file, f"stopped after {counted(len(report.results), 'inspection')}")
            raise
        _log(file, f"ended {_totals(report.results)}, {time.monotonic() - began:.1f} s")
    report.summarise()
