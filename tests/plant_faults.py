"""Plants small faults in the rules, one at a time, in copies of the workbook, and says which ones the tests catch.

make mutants
make mutants MUTANTS='--only deadline --each 20'

Each fault is one that a hand could make: a comparison turned round, "and" for "or", a "not" left out, a number that is
one off, a word of a sentence changed. The same faults are planted each time. What no test catches is listed, with its
line, and on the page docs/planted-faults.md after a whole run; the exit status is 1 where that is more than three in
a hundred.
"""

import argparse
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

import pytest
from rule_faults import PACKAGE, ROOT, RULES, Fault, faults

EACH = 6
MOST_MISSED = 0.03
CHANGES_NOTHING: dict[tuple[str, str], str] = {
    (
        "model/item_names.py",
        "'True' is 'False' in for place, names in zip(places, spellings, strict=False):",
    ): "One list is made of the other, so that they are never of different lengths.",
    (
        "files/atomic_write.py",
        "'0' is '1' in flags |= getattr(os, \"O_NOFOLLOW\", 0) | getattr(os, \"O_NONBLOCK\", 1)",
    ): "Linux and macOS have both flags; the number is for Windows, which has neither.",
    (
        "model/clean_text.py",
        "'or' is 'and' in if is_printable_ascii(text) and _PLAIN.fullmatch(text):",
    ): "The quick way is left out, and the long one gives the same text.",
}
"""By module and what is planted, why a fault that no test catches changes nothing that anyone could see."""
PAGE = ROOT / "docs" / "planted-faults.md"
PAGE_HEAD = (
    "# Planted faults",
    "Written by `make mutants` after each whole run. It plants small faults in the rules, one at a time: a comparison "
    "turned round, a number that is one off, a word of a sentence changed. Then it looks whether a test fails.",
)
LONGEST = 1800
"""Tests that take more seconds than this do not end."""
WARM = multiprocessing.get_context("forkserver")
LIBRARIES = [
    *("__main__", "anyio.pytest_plugin", "_hypothesis_pytestplugin", "nbval.plugin", "xdist.plugin"),
    *("babel", "click", "holidays", "hypothesis", "ipywidgets", "jinja2", "lxml.html", "mistune", "nbconvert"),
    *("pandas", "pikepdf", "playwright.sync_api", "psutil", "pydantic", "rfc3987_syntax", "rich", "typst", "yaml"),
]
"""What the tests import and what does not import the package, which has to be that of the copy."""


def is_caught(fault: Fault, workbook: Path) -> bool:
    """Whether a test fails, or does not end, with the fault in this copy of the workbook."""
    path = workbook / PACKAGE / fault.module
    text = path.read_text(encoding="utf-8")
    path.write_text(fault.planted_in(text), encoding="utf-8", newline="\n")
    try:
        return not tests_pass(fault.tests, workbook)
    finally:
        path.write_text(text, encoding="utf-8", newline="\n")


def tests_pass(tests: Sequence[str], workbook: Path) -> bool:
    """Whether all these tests pass in a copy of the workbook, at once or when they are run again.

    A test of how long something takes may fail on a busy machine, whatever is planted.
    """
    return _pass_once(tests, workbook) or _pass_once(tests, workbook)


def _pass_once(tests: Sequence[str], workbook: Path) -> bool:
    # Forked from a process that has the libraries loaded already.
    process = WARM.Process(target=_run_tests, args=(workbook, tests))
    process.start()
    process.join(LONGEST)
    if process.exitcode is None and process.pid is not None:
        os.killpg(process.pid, signal.SIGKILL)
        process.join()
    return process.exitcode == 0


def _run_tests(workbook: Path, tests: Sequence[str]) -> None:
    assert "section55" not in sys.modules, "The package would be that of this workbook, not of the copy."
    os.setsid()  # a process that is ended takes with it what it started
    os.chdir(workbook)
    os.environ |= {"PYTHONPATH": str(workbook / "lib"), "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"}
    sys.dont_write_bytecode = True
    sys.path[:] = [str(workbook / "lib"), *(path for path in sys.path if Path(path) != ROOT / "tests")]
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    options = ("-q", "-x", "-p", "no:cacheprovider", "--assert=plain", "-m", "not browser")
    sys.exit(pytest.main([*options, *tests]))


def copy_workbook(folder: Path) -> Path:
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def look_for(planted: Sequence[Fault], jobs: int) -> Iterator[tuple[Fault, bool]]:
    """Each fault, and whether it is caught; ends the command where tests fail without any, for these catch nothing."""
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(jobs) as pool:
        copies: Queue[Path] = Queue()
        for number in range(jobs):
            copies.put(copy_workbook(Path(scratch) / str(number)))

        def on_a_copy(action: Callable[..., bool], *facts: object) -> bool:
            copy = copies.get()
            try:
                return action(*facts, copy)
            finally:
                copies.put(copy)

        sound: dict[tuple[str, ...], Future[bool]] = {}
        caught = []
        for fault in planted:
            if fault.tests not in sound:
                sound[fault.tests] = pool.submit(on_a_copy, tests_pass, fault.tests)
            caught.append(pool.submit(on_a_copy, is_caught, fault))
        for fault, found in zip(planted, caught, strict=True):
            if not sound[fault.tests].result():
                pool.shutdown(cancel_futures=True)
                sys.exit(f"These fail without any fault: {' '.join(fault.tests)}")
            yield fault, found.result()


def report_of(planted: int, missed: Sequence[Fault]) -> Iterator[str]:
    """How many are caught, and each that is not, with why it changes nothing where that is known."""
    caught = planted - len(missed)
    yield f"{planted} faults, {caught} caught: {caught / planted:.1%}."
    for fault in missed:
        why = CHANGES_NOTHING.get((fault.module, fault.what), "No test catches it.")
        yield f"- {fault.module}, line {fault.line}: `{fault.what}`. {why}"


def write_page(report: Sequence[str]) -> None:
    today, python = datetime.now(UTC), sys.version_info
    run = f"On {today.day} {today:%B %Y}, with Python {python.major}.{python.minor}: {report[0]}"
    page = "\n\n".join(filter(None, [*PAGE_HEAD, run, "\n".join(report[1:])]))
    PAGE.write_text(page + "\n", encoding="utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", choices=RULES, help="faults in this rule alone")
    parser.add_argument("--each", type=int, default=EACH, help=f"how many faults of a module [default: {EACH}]")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count() or 1, help="how many at a time")
    options = parser.parse_args()
    WARM.set_forkserver_preload(LIBRARIES)
    planted = faults([options.only] if options.only else list(RULES), options.each)
    missed = []
    for number, (fault, caught) in enumerate(look_for(planted, options.jobs), 1):
        print(f"{number}/{len(planted)} {'caught' if caught else 'MISSED'} {fault}", flush=True)
        missed += [] if caught else [fault]
    report = list(report_of(len(planted), missed))
    print("", *report, sep="\n")
    if not options.only and options.each == EACH:
        write_page(report)
    return len(missed) > MOST_MISSED * len(planted)


if __name__ == "__main__":
    sys.exit(main())
