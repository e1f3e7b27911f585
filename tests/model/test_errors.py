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
from section55.model.errors import Fault, FaultsFound, Message, WorkbookError, kind_and_text, reason_of, sentence_of

FULL = OSError(errno.ENOSPC, "No space left on device", "/share/a.yaml")
NAMELESS = OSError(errno.ENOSPC, "No space left on device")
MAKE_ROOM = "The disk is full, or you may not use more of it. Make room there and try again."
REFUSED = WorkbookError("a.yaml: the answer is wrong. Put it right.")
UNFORESEEN = KeyError("where")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (REFUSED, "a.yaml: the answer is wrong. Put it right."),
        (FULL, f"/share/a.yaml: No space left on device. {MAKE_ROOM}"),
        (NAMELESS, f"The disk: No space left on device. {MAKE_ROOM}"),
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
    def fail(**_: object) -> None:
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


def test_a_sentence_is_one_line_whatever_a_file_is_called() -> None:
    """A line break or an escape sequence in a file's name is seen as its code; each fault has one line, too."""
    name = "a\n\x1b[31mb\udcff.yaml"
    shown = "a[U+000A][U+001B][31mb[0xFF].yaml"
    assert sentence_of(WorkbookError(f"{name}: Wrong.")) == f"{shown}: Wrong."
    assert sentence_of(OSError(errno.EIO, "Gone", name)).startswith(f"{shown}: Gone. ")
    assert sentence_of(KeyError(name)).isprintable()
    faults = [Fault(name, line, ("k\u202e",), "x", Message("Wrong.")) for line in (1, 2)]
    assert sentence_of(FaultsFound(faults)).splitlines() == [
        f"{shown}, line {line}, k[U+202E]: Wrong." for line in (1, 2)
    ]


def test_a_build_names_its_own_folder_where_the_system_names_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system names no file for a full disk, a build names the folder of its documents."""
    folder = Path("outputs") / "a"
    sentence = sentence_in_build(NAMELESS, monkeypatch)
    assert sentence == f"parameters/a.yaml: {folder}: No space left on device. {MAKE_ROOM}"
