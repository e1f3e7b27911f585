"""Documents made to harm whoever verifies them: each gets its verdict, and no other document loses its own."""

import os
import pty
import resource
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from section55.build.verdicts import CANNOT_BE_SHOWN
from section55.model.printable import printable
from support.hostile_documents import write_hostile_documents
from support.workbook import NORFOLK

MOST_MEMORY = 500_000_000
MOST_SECONDS = 60


def memory_of_tree(pid: int) -> int:
    """The bytes that a process and those below it hold, what they share counted once."""
    total = 0
    for process in [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]:
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total


def run_on_terminal(*words: str | Path) -> tuple[str, int, float, int]:
    """A command at a terminal: what it printed, its exit status, its seconds, and the most memory of its processes.

    The seconds are those that a processor worked for it: whatever else the machine does is not its time.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ours, theirs = pty.openpty()
    process = subprocess.Popen([sys.executable, "-m", "section55", *map(str, words)], stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.set_blocking(ours, False)
    printed, most = b"", 0
    while True:
        is_over = process.poll() is not None
        try:
            while part := os.read(ours, 65536):
                printed += part
        except OSError:
            pass
        if is_over:
            os.close(ours)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            return printed.decode(), process.returncode, seconds, most
        try:
            most = max(most, memory_of_tree(process.pid))
        except psutil.Error:
            continue
        time.sleep(0.05)


@pytest.mark.slow
def test_hostile_documents_get_their_verdicts_in_one_command(audited: Path, tmp_path: Path) -> None:
    """In a minute and in half a gigabyte, without a character that a terminal obeys, the good ones verified."""
    output = audited / "outputs" / NORFOLK
    page, pdf = ((output / f"{NORFOLK}.{kind}").read_bytes() for kind in ("html", "pdf"))
    wanted = write_hostile_documents(tmp_path / "sent", page, pdf)
    assert len(wanted) >= 30
    printed, status, seconds, memory = run_on_terminal("verify", *wanted)
    lines = printed.replace("\r\n", "\n").splitlines()
    assert all(line.isprintable() for line in lines), [line for line in lines if not line.isprintable()]
    found: dict[str, str] = {}
    for line in lines:
        if line[:2] != "  ":
            name = line
        elif not line.startswith(("  agrees:", "  differs:", "  not checked:")):
            assert name not in found
            found[name] = line.strip()
    assert found == {printable(str(path)): verdict for path, verdict in wanted.items()}
    assert (lines[-1], status) == (CANNOT_BE_SHOWN, 1)
    assert memory < MOST_MEMORY
    assert seconds < MOST_SECONDS
