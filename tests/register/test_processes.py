"""The processes that read many files: what they give, and what becomes of them."""

from pathlib import Path

import pytest

from support.processes import descendants, run_program, still_running, wait_until

SLEEPING = """
import time
from section55.register import processes
processes.can_fork = lambda: {forks}
def sleep(seconds): time.sleep(seconds)
if __name__ == "__main__":
    processes.map_files(sleep, [(0,)] + [(1,)] * 50_000)
"""


@pytest.mark.parametrize("forks", [True, False])
def test_they_end_with_the_one_that_asks(forks: bool, tmp_path: Path) -> None:
    """Whoever is killed leaves no process behind that waits for work for ever."""
    program = tmp_path / "sleeping.py"
    program.write_text(SLEEPING.format(forks=forks), encoding="utf-8")
    with run_program(program) as process:
        wait_until(lambda: len(descendants(process.pid)) > 1)
        started = descendants(process.pid)
        process.kill()
        process.wait()
        wait_until(lambda: not still_running(started))
