"""How long the register takes: of many inspections in each format, and of very many where their number tells.

Seconds are the processor's, of all processes: they say the same on a machine that does other things as well.
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

import spreadsheet
from inspections import write_inspections

_PARSE = (
    "import sys, yaml; [yaml.load(open(name, 'rb'), yaml.CSafeLoader) for name in open(sys.argv[1]).read().split()]"
)
"""What reading the files with libyaml's own parser takes: the least that any reader of YAML can do."""
_SECTION55 = [sys.executable, "-m", "section55"]
_ROUNDS_AGAIN = 5
_ROUNDS_OF_SPREADSHEET = 1


def measure(scratch: Path, number: int, large: int, rounds: int) -> dict:
    """Seconds for so many inspections in each format, and for ``large`` in what grows with their number."""
    figures = _measure_formats(scratch / "listed", number, rounds)
    return figures | ({"large": _measure_large(scratch / "large", large)} if large else {})


def _measure_formats(scratch: Path, number: int, rounds: int) -> dict:
    """Seconds first and again, in each format; the parser's and ``find``'s for the same."""
    folder, output, names = _write_folder(scratch, number)
    output.mkdir()
    ways = {
        "libyaml": [sys.executable, "-c", _PARSE, str(names)],
        "first": [*_SECTION55, "register", str(folder)],
        "find": ["find", str(folder)],
        "again": [*_SECTION55, "register", str(folder)],
        **{
            kind: [*_SECTION55, "register", str(folder), "-o", str(output / f"register.{kind}")]
            for kind in ("csv", "json", "xlsx", "ics", "html")
        },
        "paper": [*_SECTION55, "paper", str(folder), "--since", "2023-01-01", "-o", str(output)],
        "changes": [*_SECTION55, "changes", str(folder), "--since", "2023-01-01"],
        "check": [*_SECTION55, "check", str(folder)],
    }
    seconds: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for kept in folder.glob(".register*"):
            kept.unlink()
        for way, words in ways.items():
            seconds[way].append(_seconds(words))
    print(f"register of {number} inspections, seconds of the processor's, medians of {rounds} rounds")
    medians = _print_medians(seconds)
    ratios = {
        "first over libyaml": medians["first"] / medians["libyaml"],
        "again over find": medians["again"] / medians["find"],
        "check over first": medians["check"] / medians["first"],
    }
    _print(ratios)
    return {"number": number, "seconds of the processor": seconds, "medians": medians, "ratios": ratios}


def _measure_large(scratch: Path, number: int) -> dict:
    """Seconds of a first reading and of libyaml's, of the list again and of ``find``, of calendar and spreadsheet."""
    folder, calendar, names = _write_folder(scratch, number)
    seconds = {
        "libyaml": [_seconds([sys.executable, "-c", _PARSE, str(names)])],
        "first": [_seconds([*_SECTION55, "register", str(folder)])],
        "find": [],
        "again": [],
    }
    for _ in range(_ROUNDS_AGAIN):
        seconds["find"].append(_seconds(["find", str(folder)]))
        seconds["again"].append(_seconds([*_SECTION55, "register", str(folder)]))
    seconds["ics"] = [_seconds([*_SECTION55, "register", str(folder), "-o", str(calendar.with_suffix(".ics"))])]
    items, seconds["xlsx"], seconds["XlsxWriter"] = spreadsheet.measure(folder, _ROUNDS_OF_SPREADSHEET)
    print(f"register of {number} inspections with {items} items")
    medians = _print_medians(seconds)
    ratios = {
        "first over libyaml": medians["first"] / medians["libyaml"],
        "again over find": medians["again"] / medians["find"],
        "xlsx over XlsxWriter": medians["xlsx"] / medians["XlsxWriter"],
    }
    _print(ratios)
    return {
        "number": number,
        "items": items,
        "seconds of the processor": seconds,
        "medians": medians,
        "ratios": ratios,
    }


def _write_folder(scratch: Path, number: int) -> tuple[Path, Path, Path]:
    """Inspections in a folder, a path beside it to write to, and a file that names the inspections."""
    folder, names = scratch / "parameters", scratch / "names"
    files = write_inspections(folder, number)
    names.write_text("\n".join(map(str, files)), encoding="utf-8")
    return folder, scratch / "written", names


def _print_medians(seconds: dict[str, list[float]]) -> dict[str, float]:
    medians = {way: statistics.median(times) for way, times in seconds.items()}
    for way, took in medians.items():
        print(f"  {way:10} {took:7.3f}")
    return medians


def _print(ratios: dict[str, float]) -> None:
    for name, ratio in ratios.items():
        print(f"  {name}: {ratio:.1f}")


def _seconds(words: list[str]) -> float:
    """Seconds that the processor worked for a command and what it started; ends the run where it fails."""
    before = _worked()
    done = subprocess.run(words, capture_output=True)
    assert done.returncode == 0, done.stderr
    return _worked() - before


def _worked() -> float:
    """Seconds that the processor worked for the processes that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
