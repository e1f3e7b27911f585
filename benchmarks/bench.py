"""How long inspections take, and how much memory: this build, the last release, the stock tools, the bare calls.

``make bench`` prints what it measures and writes it to ``figures.json`` and ``figures.svg`` beside this
file. The ways are interleaved, round after round in one run: machines are noisy, so only ratios of one
run mean anything. The slow ways run on a sample, which is stated.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
from compare import compare
from form import measure as form
from inspections import OFFICES, write_inspections
from misbehaving import copy_of_workbook
from picture import picture
from process_tree import tree_cpu, tree_memory
from register import measure as register

HERE = Path(__file__).parent
FIGURES, PICTURE = HERE / "figures.json", HERE / "figures.svg"
PARTS = ("compare", "cold", "unchanged", "misbehaving", "register", "form", "memory")


@click.command()
@click.option("--inspections", default=80, show_default=True, help="How many to build in each round.")
@click.option("--rounds", default=3, show_default=True)
@click.option("--unchanged", default=1000, show_default=True, help="How many to find unchanged.")
@click.option("--listed", default=1000, show_default=True, help="How many the register has.")
@click.option("--large", default=10_000, show_default=True, help="How many the large register has; 0: none.")
@click.option("--memory", default=0, help="Build so many and watch the memory; 10000 takes ten minutes.")
@click.option("--against", help="A revision to measure beside this one; by default the newest tag.")
@click.option("--only", type=click.Choice(PARTS), multiple=True)
def main(
    inspections: int,
    rounds: int,
    unchanged: int,
    listed: int,
    large: int,
    memory: int,
    against: str | None,
    only: tuple[str, ...],
) -> None:
    """Measures, prints, and keeps the figures."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8")) if only and FIGURES.exists() else {}
    figures["machine"] = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    parts = {
        "compare": lambda scratch: compare(
            scratch, write_inspections(scratch / "parameters", inspections), rounds, against
        ),
        "cold": cold,
        "unchanged": lambda scratch: no_op(scratch, unchanged),
        "misbehaving": misbehaving,
        "register": lambda scratch: register(scratch, listed, large, rounds),
        "form": form,
        "memory": lambda scratch: memory_run(scratch, memory),
    }
    for name, part in parts.items():
        if name in only or (not only and (name != "memory" or memory)):
            begun = time.perf_counter()
            with tempfile.TemporaryDirectory() as scratch:
                figures[name] = part(Path(scratch))
            print(f"({name}: {time.perf_counter() - begun:.0f} s)\n", flush=True)
    FIGURES.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    if "compare" in figures:
        PICTURE.write_text(picture(figures), encoding="utf-8")


def section55(*words: str | Path, **options: object) -> subprocess.Popen:
    """The command, as from a shell."""
    command = [sys.executable, "-m", "section55", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def cold(scratch: Path) -> dict:
    """Seconds from the shell and back for one inspection, and for the help."""
    [file] = write_inspections(scratch / "parameters", 1)
    seconds: dict[str, list[float]] = {"build one": [], "help": []}
    for count in range(5):
        for name, words in (
            ("build one", ("build", file, "-o", scratch / str(count))),
            ("help", ("--help",)),
        ):
            begun = time.perf_counter()
            with section55(*words) as process:
                process.communicate()
            assert process.returncode == 0
            seconds[name].append(time.perf_counter() - begun)
    for name, times in seconds.items():
        print(f"section55, {name}: median {statistics.median(times):.2f} s, most {max(times):.2f} s")
    return seconds


def no_op(scratch: Path, number: int) -> dict:
    """Seconds for a build in which nothing changed, and how many are built after a byte has changed."""
    files = write_inspections(scratch / "parameters", number)
    words = ("build", scratch / "parameters", "-o", scratch / "outputs", "--json")

    def build() -> tuple[float, dict]:
        begun = time.perf_counter()
        with section55(*words) as process:
            printed, _ = process.communicate()
        return time.perf_counter() - begun, json.loads(printed.splitlines()[-1])

    first, _ = build()
    seconds = []
    for _ in range(5):
        took, summary = build()
        assert summary["unchanged"] == number, summary
        seconds.append(took)
    print(f"{number} unchanged: first look {seconds[0]:.2f} s, median {statistics.median(seconds):.2f} s in all")
    _change_byte(files[number // 2], b"part ", b"pArt ")
    one = build()[1]["built"]
    area = OFFICES[0]
    _change_byte(scratch / "parameters" / "offices" / f"{area.lower()}.yaml", b"OPCCN", b"OPCCX")
    of_office = build()[1]["built"]
    print(f"one byte of a file: {one} built; of a profile: {of_office} built, of its {number // len(OFFICES)}")
    return {"number": number, "building all": first, "seconds": seconds, "one byte": one, "a profile": of_office}


def _change_byte(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert data.count(old)
    path.write_bytes(data.replace(old, new, 1))


def misbehaving(scratch: Path) -> dict:
    """What becomes of two hundred inspections of which ten fail, one hangs and one kills its worker."""
    environment = copy_of_workbook(scratch)
    files = write_inspections(scratch / "parameters", 200)
    for index, name in zip(range(5, 200, 16), ["faulty"] * 10 + ["hanging", "killing"], strict=False):
        for path in (files[index], files[index].with_suffix(".history.jsonl")):
            path.rename(path.with_name(path.name.replace("inspection", name)))
    begun = time.perf_counter()
    words = ("build", scratch / "parameters", "-o", scratch / "outputs", "--timeout", "5", "--json")
    with section55(*words, env=os.environ | environment, cwd=scratch) as process:
        printed, _ = process.communicate()
    took = time.perf_counter() - begun
    results = [event for event in map(json.loads, printed.splitlines()) if event["event"] == "result"]
    failures = {result["slug"]: result["error"] for result in results if result["status"] == "failed"}
    documents = len(list((scratch / "outputs").glob("*/*.pdf")))
    print(f"{documents} documents, {len(failures)} failures, exit status {process.returncode}, {took:.1f} s")
    for slug, error in sorted(failures.items()):
        print(f"  {slug}: {error}")
    return {"documents": documents, "failures": failures, "exit status": process.returncode, "seconds": took}


def memory_run(scratch: Path, number: int) -> dict:
    """What the build's processes hold while it goes on, and how long each thousand takes."""
    write_inspections(scratch / "parameters", number)
    held: dict[int, int] = {}
    passed: dict[int, float] = {}
    worked: dict[int, float] = {}
    begun, count = time.perf_counter(), 0
    with section55("build", scratch / "parameters", "-o", scratch / "outputs", "--json") as process:
        for line in process.stdout:
            if json.loads(line)["event"] != "result":
                continue
            count += 1
            if count % 100 == 0:
                held[count], passed[count] = tree_memory(process.pid), time.perf_counter() - begun
                worked[count] = tree_cpu(process.pid)
                if count % 1000 == 0:
                    around = statistics.median(list(held.values())[-5:])
                    each = f"{passed[count] / count:.4f} s each so far, {worked[count] / count:.4f} of the processor's"
                    print(f"{count:6}: {around / 1e6:.0f} MB, {each}", flush=True)
    early = statistics.median(value for count, value in held.items() if 600 <= count <= 1000)
    late = statistics.median(value for count, value in held.items() if number - 400 <= count <= number)
    print(f"memory at {number} is {late / early:.3f} times that at 1000")
    return {
        "number": number,
        "bytes": held,
        "seconds": passed,
        "seconds of the processor": worked,
        "memory ratio": late / early,
    }


if __name__ == "__main__":
    main()
