"""This build, the last release, the stock tools and the bare calls: seconds, processor time and memory of each."""

import os
import statistics
import subprocess
import sys
import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from process_tree import Peak
from releases import Release, find_release, set_out

HERE = Path(__file__).parent
SAMPLES = {"commands": 2, "loop": 4}
NAMES = {
    "build": "this build",
    "build, one job": "this build, -j 1",
    "release": "the last release's build",
    "commands": "papermill and nbconvert commands, page only",
    "loop": "papermill and nbconvert in a loop, page only",
    "floor": "bare calls, no notebook",
    "release, floor": "the last release's bare calls",
}
_FOR_PEAKS = 20
"""How many inspections are built to see what a way holds in memory, which does not grow with their number."""


@dataclass(frozen=True)
class Way:
    """A way to make documents: its files, and whose package it runs."""

    name: str
    files: list[Path]
    folder: Path = HERE.parent
    environment: dict[str, str] = field(default_factory=lambda: dict(os.environ))

    def command(self, outputs: Path, most: int | None = None) -> list[str]:
        """The command that makes the documents, of no more than so many files where a number is given."""
        kind = self.name.removeprefix("release, ").replace("release", "build")
        if kind.startswith("build"):
            jobs = ["-j", "1"] if kind == "build, one job" else []
            paths = map(str, self.files[:most] if most else [self.files[0].parent])
            return [sys.executable, "-m", "section55", "build", *paths, "-o", str(outputs), "--quiet", *jobs]
        sample = self.files[: min(SAMPLES.get(kind, len(self.files)), most or len(self.files))]
        return [sys.executable, str(self.folder / "benchmarks/ways.py"), kind, str(outputs), *map(str, sample)]

    def measure(self, outputs: Path) -> tuple[float, float]:
        """Seconds an inspection: those that passed, and those that the processor worked, children included."""
        begun, worked = time.perf_counter(), sum(os.times()[2:4])
        done = subprocess.run(
            self.command(outputs), capture_output=True, text=True, cwd=self.folder, env=self.environment
        )
        if done.returncode:
            raise SystemExit(f"{NAMES[self.name]} failed: {(done.stderr or done.stdout).strip()[-2000:]}")
        if "ways.py" not in done.args[1]:  # a build, all of it: from the shell and back
            number = len(self.files)
            return (time.perf_counter() - begun) / number, (sum(os.times()[2:4]) - worked) / number
        passed, processor = map(float, done.stdout.split())
        return passed / (len(done.args) - 4), processor / (len(done.args) - 4)

    def peak(self, outputs: Path) -> int:
        """The most bytes that its processes held together."""
        command = self.command(outputs, _FOR_PEAKS)
        nowhere = subprocess.DEVNULL
        with (
            subprocess.Popen(command, stdout=nowhere, cwd=self.folder, env=self.environment) as process,
            Peak(process.pid) as peak,
        ):
            process.wait()
        return peak.most


def compare(scratch: Path, files: list[Path], rounds: int, against: str | None) -> dict:
    """Measures every way in turn, round after round; prints and returns the figures."""
    revision = find_release(against)
    if revision is None:
        print("No earlier revision is here to measure against.")
    with set_out(revision, scratch) if revision else nullcontext() as release:
        return _compare(scratch, files, rounds, release)


def _compare(scratch: Path, files: list[Path], rounds: int, release: Release | None) -> dict:
    ways = [Way(name, files) for name in ("build", "commands", "build, one job", "loop", "floor")]
    if release:
        earlier = release.write_inspections(scratch / "parameters of the release", len(files))
        ways[1:1] = [Way("release", earlier, release.folder, release.environment)]
        ways.append(Way("release, floor", earlier, release.folder, release.environment))
    print(f"{len(files)} inspections, {rounds} rounds; commands on {SAMPLES['commands']}, loop on {SAMPLES['loop']}")
    seconds: dict[str, list[float]] = {way.name: [] for way in ways}
    worked: dict[str, list[float]] = {way.name: [] for way in ways}
    for count in range(rounds):
        for way in ways:
            passed, processor = way.measure(scratch / f"{count} {way.name}")
            seconds[way.name].append(passed)
            worked[way.name].append(processor)
            text = f"{passed:.4f} s an inspection, {processor:.4f} s of the processor's"
            print(f"  round {count + 1}, {NAMES[way.name]}: {text}", flush=True)
    peaks = {way.name: way.peak(scratch / f"peak {way.name}") for way in ways}
    figures = {
        "inspections": len(files),
        "bytes of a parameter file": round(statistics.mean(file.stat().st_size for file in files)),
        "samples": SAMPLES,
        "seconds": seconds,
        "seconds of the processor": worked,
        "medians": {name: statistics.median(times) for name, times in seconds.items()},
        "medians of the processor": {name: statistics.median(times) for name, times in worked.items()},
        "ratios": _ratios(seconds, worked),
        "peak bytes": peaks,
    } | ({"release": release.name} if release else {})
    _print(figures)
    return figures


def _ratios(seconds: dict[str, list[float]], worked: dict[str, list[float]]) -> dict[str, float]:
    """What is compared with what: the median of the rounds' own ratios, as each round has its own noise."""

    def ratio(times: dict[str, list[float]], name: str, other: str) -> float:
        return statistics.median(a / b for a, b in zip(times[name], times[other], strict=True))

    ratios = {
        "stock commands, times this build": ratio(seconds, "commands", "build"),
        "stock loop, times this build": ratio(seconds, "loop", "build"),
        "all processors, of one job's seconds": ratio(seconds, "build", "build, one job"),
        "processor, -j 1 of the bare calls": ratio(worked, "build, one job", "floor"),
    }
    if "release" in worked:
        ratios["processor, this build of the last release's"] = ratio(worked, "build", "release")
        ratios["processor, bare calls of the last release's"] = ratio(worked, "floor", "release, floor")
    return ratios


def _print(figures: dict) -> None:
    medians, processor, peaks = figures["medians"], figures["medians of the processor"], figures["peak bytes"]
    print(f"\n{'':46} {'s each':>8} {'processor':>10} {'peak memory':>12}")
    for name, passed in medians.items():
        print(f"{NAMES[name]:46} {passed:8.4f} {processor[name]:10.4f} {peaks[name] / 1e6:9.0f} MB")
    for name, value in figures["ratios"].items():
        print(f"{name}: {value:.2f}")
