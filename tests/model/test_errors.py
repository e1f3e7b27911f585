"""What a person reads of an exception: one sentence, wherever they meet it."""

import errno
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner

from section55 import cli
from section55.build.build_one import describe_error
from section55.build.task import Task
from section55.commands import schema
from section55.form.view.error_messages import show_errors
from section55.model.errors import WorkbookError, kind_and_text, reason_of, sentence_of

FULL = OSError(errno.ENOSPC, "No space left on device", "/share/a.yaml")
NAMELESS = OSError(errno.ENOSPC, "No space left on device")
REFUSED = WorkbookError("a.yaml: the answer is wrong. Put it right.")
UNFORESEEN = KeyError("where")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (REFUSED, "a.yaml: the answer is wrong. Put it right."),
        (FULL, "/share/a.yaml: No space left on device."),
        (NAMELESS, "The disk: No space left on device."),
        (OSError("no scheduler"), "The disk: no scheduler."),
        (TimeoutError(), "The disk: TimeoutError."),
        (UNFORESEEN, "The workbook failed here (KeyError: 'where')."),
    ],
)
def test_an_exception_is_a_sentence(error: Exception, sentence: str) -> None:
    """The workbook's own errors have their words; the system gives its reason; the rest is named."""
    assert sentence_of(error) == sentence
    assert reason_of(error)
    assert kind_and_text(error) == f"{type(error).__name__}: {error}"


class Form:
    """A form whose button fails."""

    def __init__(self, error: Exception) -> None:
        self.error, self.message = error, ""

    def show_message(self, message: str, is_error: bool = False) -> None:
        self.message = message

    @show_errors
    def press(self) -> None:
        raise self.error


def sentence_in_terminal(error: Exception, monkeypatch: pytest.MonkeyPatch) -> str:
    def fail() -> None:
        raise error

    monkeypatch.setattr(schema.command, "callback", fail)
    ended = CliRunner().invoke(cli.main, ["schema"])
    assert ended.exit_code == 1
    return ended.stderr.rstrip("\n")


def sentence_in_form(error: Exception, _: pytest.MonkeyPatch) -> str:
    form = Form(error)
    form.press()
    return form.message


def sentence_in_build(error: Exception, _: pytest.MonkeyPatch) -> str:
    return describe_error(Task(Path("a.yaml"), "parameters/a.yaml", Path("outputs"), ("html",), 300.0), error)


class SentenceShown(Protocol):
    """Meets an exception, and gives the sentence that a person sees of it."""

    def __call__(self, error: Exception, monkeypatch: pytest.MonkeyPatch, /) -> str: ...


@pytest.mark.parametrize(
    ("sentence_shown", "who", "before", "after", "at_last"),
    [
        (sentence_in_terminal, "The workbook", "", "", " Run it again with --debug before the command to see where."),
        (sentence_in_form, "The form", "", " Nothing was lost.", " What you typed is kept."),
        (sentence_in_build, "The workbook", "parameters/a.yaml: ", "", ""),
    ],
)
def test_everyone_shows_the_same_sentence(
    sentence_shown: SentenceShown,
    who: str,
    before: str,
    after: str,
    at_last: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The terminal, the form and a build differ in what they add before and after it, and in nothing else."""
    assert sentence_shown(REFUSED, monkeypatch) == sentence_of(REFUSED)
    assert sentence_shown(FULL, monkeypatch) == f"{before}{sentence_of(FULL)}{after}"
    assert sentence_shown(UNFORESEEN, monkeypatch) == f"{before}{sentence_of(UNFORESEEN, who)}{at_last}"


def test_a_build_names_its_own_folder_where_the_system_names_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system names no file for a full disk, a build names the folder of its documents."""
    folder = Path("outputs") / "a"
    assert sentence_in_build(NAMELESS, monkeypatch) == f"parameters/a.yaml: {folder}: No space left on device."
