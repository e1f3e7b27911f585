"""The build that the form runs beside itself: whatever its process prints, and however it ends, the form says so."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from section55.form.view import background_build
from section55.form.view.background_build import BuildResult, ReadyBuild, build_in_background
from support.workbook import NORFOLK, Documents

RESULT = '{"event": "result", "status": "built", "error": ""}'
ODD_LINES = (
    "{broken",
    '{"event": "step"}',
    '{"event": "result"}',
    '{"event": ["step"], "step": "x"}',
    "[1]",
    "{" * 100_000,
    '{"a":' * 100_000,
    "",
    "\x00\x1b[2J",
    b"\xff\xfe".decode("utf-8", "surrogateescape"),
)


def build(steps: list[str], in_a_loop: bool) -> BuildResult:
    """What becomes of a build, and its steps."""
    results: list[BuildResult] = []

    async def wait() -> None:
        build_in_background(Path("a.yaml"), Path("outputs"), steps.append, results.append)
        async with asyncio.timeout(60):
            while not results:
                await asyncio.sleep(0.01)

    if in_a_loop:
        asyncio.run(wait())
    else:
        build_in_background(Path("a.yaml"), Path("outputs"), steps.append, results.append)
    [result] = results
    return result


@pytest.fixture
def printing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the build's process prints, and then does, in place of a build."""
    lines, program = tmp_path / "lines", tmp_path / "python"
    program.write_text(f'#!/bin/sh\ncat "{lines}"\n. "{lines}.then"\n')
    program.chmod(0o755)
    Path(f"{lines}.then").touch()
    monkeypatch.setattr(sys, "executable", str(program))
    return lines


@pytest.mark.parametrize("in_a_loop", [True, False])
@pytest.mark.parametrize("number", range(len(ODD_LINES)))
def test_any_line_that_is_no_event_is_passed_over(printing: Path, number: int, in_a_loop: bool) -> None:
    """A library may print anything: the steps and the result after it are still taken."""
    text = f'{{"event": "step", "step": "one"}}\n{ODD_LINES[number]}\n{{"event": "step", "step": "two"}}\n{RESULT}\n'
    printing.write_bytes(text.encode("utf-8", "surrogateescape"))
    steps: list[str] = []
    assert build(steps, in_a_loop) == BuildResult(True)
    assert steps == ["one", "two"]


@pytest.mark.parametrize("in_a_loop", [True, False])
@pytest.mark.parametrize(
    ("then", "sentence"),
    [
        ("exit 0", "The build stopped before it was done."),
        ("kill -9 $$", "The build stopped before it was done."),
        ("printf 'Usage\\n\\nError: No such folder.\\n' >&2; exit 2", "No such folder."),
        ("printf '\\377\\033' >&2; exit 1", "\ufffd[U+001B]"),
    ],
)
def test_a_build_that_ends_without_a_result_is_one_that_failed(
    printing: Path, then: str, sentence: str, in_a_loop: bool
) -> None:
    """However its process ends, the form does not go on saying that it is building."""
    printing.write_text('{"event": "step", "step": "one"}\n')
    Path(f"{printing}.then").write_text(f"{then}\n")
    assert build([], in_a_loop) == BuildResult(False, sentence)


def test_what_was_not_foreseen_is_a_result_too(printing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake of the workbook's own in the thread that reads the build is shown as any other failure."""
    printing.write_text("no event\n")
    monkeypatch.setattr(background_build, "printable_lines", lambda text: 1 // 0)
    result = build([], in_a_loop=True)
    assert not result.is_built
    assert result.error.startswith("The build failed here (ZeroDivisionError")


def waiting_builds() -> list[psutil.Process]:
    """The processes of this test's that wait to build."""
    children = psutil.Process().children()
    return [each for each in children if "section55.ready_build" in each.cmdline()]


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.01)


@asynccontextmanager
async def ready_build() -> AsyncIterator[ReadyBuild]:
    """A process that waits to build, or is on its way to it."""
    ready = ReadyBuild()
    ready.prepare(0)
    await until(waiting_builds)
    try:
        yield ready
    finally:
        ready.close()
        assert waiting_builds() == []


@pytest.mark.parametrize("is_killed", [False, True], ids=["waits", "was killed"])
def test_a_build_that_waited_makes_the_same_documents(
    norfolk: Documents, norfolk_file: Path, tmp_path: Path, is_killed: bool
) -> None:
    """It is the one that builds; where it was killed meanwhile, another does."""
    results: list[BuildResult] = []
    built_by: set[int] = set()

    async def run() -> None:
        async with ready_build() as ready:
            (waiting,) = waiting_builds()
            if is_killed:
                os.kill(waiting.pid, signal.SIGKILL)
                waiting.wait()

            def on_step(_: str) -> None:
                built_by.update(each.pid for each in psutil.Process().children() if "--json" in each.cmdline())
                built_by.update(each.pid for each in waiting_builds())

            build_in_background(norfolk_file, tmp_path, on_step, results.append, ready)
            await until(lambda: results)
            assert (built_by == {waiting.pid}) is not is_killed

    asyncio.run(run())
    assert results == [BuildResult(True)]
    for name in (f"{NORFOLK}.html", f"{NORFOLK}.pdf"):
        assert (tmp_path / NORFOLK / name).read_bytes() == (norfolk.folder / name).read_bytes()


def test_what_waits_to_build_ends_by_itself_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an hour after it was last of use; a form that is left open holds no memory for it."""
    monkeypatch.setattr(background_build, "SECONDS_OF_WAITING", 0.5)

    async def run() -> None:
        async with ready_build():
            await until(lambda: not waiting_builds())

    asyncio.run(run())
