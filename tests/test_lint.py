"""The code keeps the rules of its linter, its formatter and its type checker: what ``make lint`` runs."""

import subprocess
import sys

import pytest

from section55.workspace import ROOT


@pytest.mark.parametrize("words", ["ruff check", "ruff format --check", "mypy"])
def test_lint_finds_nothing(words: str) -> None:
    """A change that breaks a rule of style, or mixes up types, fails here before it lands."""
    lint = subprocess.run([sys.executable, "-m", *words.split()], cwd=ROOT, capture_output=True, text=True)
    assert lint.returncode == 0, lint.stdout + lint.stderr


def test_make_lint_runs_the_same() -> None:
    """``make lint`` shows a developer what continuous integration would."""
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nlint:")[2].partition("\n\n")[0]
    assert [line.strip().removeprefix("$(BIN)/") for line in recipe.splitlines()[1:]] == [
        "ruff check",
        "ruff format --check",
        "mypy",
    ]
