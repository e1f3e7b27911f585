"""How long the register of many inspections takes, in each format, beside what it cannot do without.

Seconds are the processor's, of all processes: they say the same on a machine that does other things as well.
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

from inspections import write_inspections

_PARSE = (
    "import sys, yaml; [yaml.load(open(name, 'rb'), yaml.CSafeLoader) for name in open(sys.argv[1]).read().split()]"
)
"""What reading the files with libyaml's own parser takes: the least that any reader of YAML can do."""


def measure(scratch: Path, number: int, rounds: int = 3) -> dict:
    """Seconds for so many inspections: first and again, in each format; the parser's and ``find``'s for the same."""
    folder, output = scratch / "parameters", scratch / "written"
    files = write_inspections(folder, number)
    output.mkdir()
    names = scratch / "names"
    names.write_text("\n".join(map(str, files)), encoding="utf-8")
    command = [sys.executable, "-m", "section55"]
    ways = {
        "libyaml": [sys.executable, "-c", _PARSE, str(names)],
        "first": [*command, "register", str(folder)],
        "find": ["find", str(folder)],
        "again": [*command, "register", str(folder)],
        **{
            kind: [*command, "register", str(folder), "-o", str(output / f"register.{kind}")]
            for kind in ("csv", "json", "xlsx", "ics", "html")
        },
        "paper": [*command, "paper", str(folder), "--since", "2023-01-01", "-o", str(output)],
        "changes": [*command, "changes", str(folder), "--since", "2023-01-01"],
        "check": [*command, "check", str(folder)],
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for kept in folder.glob(".register*"):
            kept.unlink()
        for way, words in ways.items():
            before = _worked()
            done = subprocess.run(words, capture_output=True)
            assert done.returncode == 0, done.stderr
            seconds[way].append(_worked() - before)
    medians = {way: statistics.median(times) for way, times in seconds.items()}
    print(f"register of {number} inspections, seconds of the processor's, medians of {rounds} rounds")
    for way, took in medians.items():
        print(f"  {way:8} {took:7.2f}")
    ratios = {
        "first over libyaml": medians["first"] / medians["libyaml"],
        "again over find": medians["again"] / medians["find"],
        "check over first": medians["check"] / medians["first"],
    }
    for name, ratio in ratios.items():
        print(f"  {name}: {ratio:.1f}")
    return {"number": number, "seconds of the processor": seconds, "medians": medians, "ratios": ratios}


def _worked() -> float:
    """Seconds that the processor worked for the processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
