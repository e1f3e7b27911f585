"""Commands stopped at random moments, by kill -9 and by Ctrl-C: file and history agree, and no author is lost."""

import os
import random
import signal
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from section55.build.build_one import record_and_read
from section55.build.task import Task
from section55.cli import main
from section55.commands import record as _record  # noqa: F401 - imported before the children begin
from section55.commands import restore as _restore  # noqa: F401
from section55.commands import update as _update  # noqa: F401
from section55.documents.formats import FORMATS
from section55.files.saving import is_being_saved, read_revisions, record_hand_edit, restore, save
from section55.register.cache import read_register
from support.versions import assert_whole, version

STOPS = int(os.environ.get("SECTION55_STOPS", "40"))
"""How many of each kind; SECTION55_STOPS=1000 for a longer look."""
CODES = {signal.SIGKILL: {0, -signal.SIGKILL}, signal.SIGINT: {0, 1}}


def command(*words: object) -> None:
    main([str(word) for word in words], standalone_mode=True)


def builds_first_step(path: Path, _: bytes) -> None:
    record_and_read(Task(path, path.name, path.parent / "outputs", FORMATS, 60))


def _day(path: Path) -> date:
    """A day that the file does not have yet."""
    return date.fromordinal(date(2024, 2, 9).toordinal() + len(read_revisions(path)))


WORK: dict[str, Callable[[Path, bytes], object]] = {
    "save": lambda path, data: save(path, data, by="form"),
    "restore": lambda path, _: restore(path, 1),
    "record": lambda path, _: command("record", path, "--copied-to-secretary-of-state", _day(path)),
    "update": lambda path, _: command("update", path, "3", "--text", "Words.", "--on", "2024-06-01"),
    "build": builds_first_step,
    "register": lambda path, _: read_register([path], date(2024, 1, 1)),
}


LONGEST = {"save": 0.05, "restore": 0.05, "record": 0.3, "update": 0.3, "build": 0.1, "register": 0.1}
"""Seconds that each takes, about."""


def stopped(work: Callable[[], object], by: signal.Signals, seconds: float) -> int:
    """Does the work in a child that is sent the signal after so many seconds; gives its exit status."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            work()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        except KeyboardInterrupt:
            status = 1
        except BaseException:
            status = 99
        finally:
            os._exit(status)
    time.sleep(seconds)
    os.kill(child, by)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("by", CODES, ids=lambda by: by.name)
def test_a_command_stopped_at_any_moment_leaves_file_and_history_in_agreement(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch, by: signal.Signals
) -> None:
    """A command that reports success is done; the next finishes or sweeps away what one that was stopped had begun."""
    chance = random.Random(by)
    codes: dict[str, dict[int, int]] = {name: {} for name in WORK}
    torn = 0
    for number in range(STOPS):
        if number % 20 == 0:  # so that the history does not become longer and longer
            for file in path.parent.glob(f"*{path.stem}*"):
                file.unlink()
            monkeypatch.setenv("SECTION55_OFFICER", "Ann")
            save(path, version(text, number), by="form")
            save(path, version(text, number + 1), by="form")
        name = list(WORK)[number % len(WORK)]
        if name == "build":
            path.write_bytes(path.read_bytes() + b"# by hand\n")
        if name == "register":
            (path.parent / ".register.json").unlink(missing_ok=True)
        before, count = path.read_bytes(), len(read_revisions(path))
        new = version(text, number + 10_000)
        seconds = chance.uniform(0.001, LONGEST[name])
        code = stopped(lambda name=name, new=new: WORK[name](path, new), by, seconds)
        codes[name][code] = codes[name].get(code, 0) + 1
        assert code in CODES[by], (name, code)
        torn += is_being_saved(path)
        # The next command, by somebody else.
        monkeypatch.setenv("SECTION55_OFFICER", "Eve")
        record_hand_edit(path)
        read_register([path], date(2024, 1, 1))
        assert_whole(path)
        revisions = read_revisions(path)
        if code == 0 and name not in ("build", "register"):
            assert (path.read_bytes(), len(revisions)) != (before, count) or name == "restore", name
        assert {revision.name for revision in revisions if revision.by != "edited by hand"} == {"Ann"}
        assert [file.name for file in path.parent.iterdir() if file.suffix in (".part", ".pending")] == []
        monkeypatch.setenv("SECTION55_OFFICER", "Ann")
    print(f"{STOPS} times {by.name}, {torn} in the middle of a save; exit statuses: {codes}")
