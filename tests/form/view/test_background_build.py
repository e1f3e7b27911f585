"""The build that the form runs beside itself: whatever its process prints, and however it ends, the form says so."""

import asyncio
import sys
from pathlib import Path

import pytest

from section55.form.view import background_build
from section55.form.view.background_build import BuildResult, build_in_background

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
