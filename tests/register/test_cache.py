"""What the register keeps of each file, so that only what changed is read again."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from section55.register import cache, entry_reader, folder_cache, processes
from section55.register.entries import RegisterEntry
from section55.register.entry_reader import read_entry
from support.full_disk import LimitFileSize
from support.register_folders import register


def test_what_has_not_changed_is_not_read_again(register_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a file that changed is read; a changed profile or a new history has its inspections read again."""
    first = register(register_folder)
    read = note_reading(monkeypatch)
    assert register(register_folder) == first
    assert read == []
    path = register_folder / "2022-12-15-later.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Title of", "Other title of"), encoding="utf-8")
    titles = {entry.slug: entry.title for entry in register(register_folder).entries}
    assert titles[path.stem] == f"Other title of {path.stem}"
    assert read == ["later"]
    read.clear()
    profile = register_folder / "offices" / "mayor.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    register(register_folder)
    assert len(read) == 6


@pytest.mark.parametrize("name", ["2022-12-15-later.yaml", "offices/mayor.yaml"])
def test_a_change_that_keeps_size_and_time_is_read(
    register_folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A restored backup or a copy with its times is another file all the same: what it holds counts."""
    path = register_folder / name
    old, new = (b"2022-12-15", b"2022-11-15") if name.startswith("2022") else (b"mayor", b"Mayor")
    before = path.stat()
    register(register_folder)
    read = note_reading(monkeypatch)
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    register(register_folder)
    assert len(read) == (1 if name.startswith("2022") else 6)


def test_another_version_of_a_library_has_every_file_read_again(
    register_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bank holidays that milestones are planned by are such a library."""
    register(register_folder)
    read = note_reading(monkeypatch)
    monkeypatch.setattr(folder_cache, "installed_versions", lambda: ["holidays 99.0"])
    register(register_folder)
    assert len(read) == 6


def test_files_that_were_only_copied_are_not_read_again(
    register_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of a folder has other times and the same words; what was kept of it holds there too."""
    first = register(register_folder)
    shutil.copytree(register_folder, tmp_path / "copy", copy_function=shutil.copyfile)
    read = note_reading(monkeypatch)
    copied = register(tmp_path / "copy")
    assert read == []
    assert [entry.title for entry in copied.entries] == [entry.title for entry in first.entries]


@pytest.mark.parametrize("forks", [True, False])
def test_processes_read_what_one_would_have_read(
    register_folder: Path, monkeypatch: pytest.MonkeyPatch, forks: bool
) -> None:
    """Many files are read by several processes, forked or fresh: the register is the same, and all of it is kept."""
    first = register(register_folder)
    (register_folder / cache.ENTRIES_FILE).unlink()
    (register_folder / cache.ITEMS_FILE).unlink()
    monkeypatch.setattr(processes, "FEWEST_FOR_PROCESSES", 2)
    monkeypatch.setattr(processes, "AT_A_TIME", 2)
    monkeypatch.setattr(processes, "can_fork", lambda: forks)
    assert register(register_folder) == first
    read = note_reading(monkeypatch)
    assert register(register_folder) == first
    assert read == []


def note_reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    read: list[str] = []

    def read_and_note(path: Path, shown_as: str) -> RegisterEntry:
        read.append(path.stem[11:])
        return read_entry(path, shown_as)

    monkeypatch.setattr(entry_reader, "read_entry", read_and_note)
    return read


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "of another kind": lambda kept: b'{"format": 2, "version": "", "files": []}',
    "no text": lambda kept: b"\xff",
    "empty": lambda kept: b"",
    "cut off": lambda kept: kept[: len(kept) // 2],
    "with a day that is none": lambda kept: kept.replace(b"2022-11-02", b"2022-11-32"),
    "without what was read": lambda kept: re.sub(rb"\[\"2022.*?\]\]|\[\]\]", b"{}", kept),
    "with marks that are none": lambda kept: kept.replace(b'.yaml":[', b'.yaml":["x",'),
    "with numbers without an end": lambda kept: kept.replace(b'.yaml":[', b'.yaml":[1e999,'),
    "nested without an end": lambda kept: b"[" * 100_000,
    "nested in the middle": lambda kept: kept.replace(b'.yaml":[', b'.yaml":' + b"[" * 100_000, 1),
}


@pytest.mark.parametrize("name", [cache.ENTRIES_FILE, cache.ITEMS_FILE])
@pytest.mark.parametrize("how", SPOILT)
def test_what_is_kept_is_only_a_convenience(
    register_folder: Path, name: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damaged or of another version, what was kept is not used: the files are read anew, and kept anew."""
    first = register(register_folder)
    kept = (register_folder / name).read_bytes()
    spoilt = SPOILT[how](kept)
    if spoilt == kept:  # the items have no such day
        assert (how, name) == ("with a day that is none", cache.ITEMS_FILE)
    (register_folder / name).write_bytes(spoilt)
    assert register(register_folder) == first
    read = note_reading(monkeypatch)
    assert register(register_folder) == first
    assert read == []


def test_a_folder_that_cannot_be_written_is_read_all_the_same(
    register_folder: Path, limit_file_size: LimitFileSize
) -> None:
    """Where nothing can be kept, the register is the same, and nothing half written is left."""
    first = register(register_folder)
    (register_folder / cache.ENTRIES_FILE).unlink()
    (register_folder / cache.ITEMS_FILE).unlink()
    limit_file_size(100)
    assert register(register_folder) == first
    assert not list(register_folder.glob(".*register*"))


def test_what_was_kept_is_read_without_the_heavy_libraries(register_folder: Path) -> None:
    """A table of what has not changed waits for no model of a file, no pydantic, no YAML and no other process."""
    models = ("section55.model.inspection", "section55.model.office")
    heavy = ("pydantic", "yaml", "multiprocessing", "rich.table", *models)
    code = (
        "import sys; from section55.cli import main\n"
        "try: main(['register', sys.argv[1]])\n"
        f"except SystemExit: print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    register(register_folder, date.today())
    done = subprocess.run([sys.executable, "-c", code, str(register_folder)], capture_output=True, text=True)
    assert done.stdout.count("2022") > 5
    assert done.stderr.splitlines()[-1] == "[]"
