"""The table that is kept of a folder: the same text for whoever asks again, and never one that is no longer so."""

import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from section55.files import fingerprints
from section55.register import folder_cache
from section55.register.kept_table import TABLE_FILE, KeptTable
from support.workbook import section55

DAY = date(2022, 12, 20)
TEXT = "Deadline  State\n12 Feb 2023  Ten days left\N{NO-BREAK SPACE}\n"


@pytest.fixture
def settled_folder(register_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, as it is some time after it was written."""
    monkeypatch.setattr(fingerprints, "TICK", 0)
    return register_folder


def test_what_was_kept_is_read_until_something_changes(settled_folder: Path) -> None:
    """It is of one day and of one state of the folder."""
    assert KeptTable(settled_folder, DAY).read() == ""
    KeptTable(settled_folder, DAY).keep(TEXT)
    assert KeptTable(settled_folder, DAY).read() == TEXT
    assert KeptTable(settled_folder, date(2022, 12, 21)).read() == ""


def _edit(folder: Path) -> None:
    path = folder / "2022-12-15-later.yaml"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"2022-12-15", b"2022-11-15"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _rename(folder: Path) -> None:
    (folder / "2022-12-15-later.yaml").rename(folder / "2022-12-15-later-still.yaml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit that keeps size and time": _edit,
    "a file less": lambda folder: (folder / "2022-12-15-later.yaml").unlink(),
    "a file more": lambda folder: (folder / "2023-01-01-new.yml").write_text("office: [", encoding="utf-8"),
    "another name": _rename,
    "a history": lambda folder: (folder / "2022-12-15-later.history.jsonl").write_text("{}\n", encoding="utf-8"),
    "a right": lambda folder: (folder / "2022-12-15-later.yaml").chmod(0o400),
    "a profile": lambda folder: (folder / "offices" / "mayor.yaml").touch(),
    "a logo": lambda folder: (folder / "offices" / "logo.png").write_bytes(b"\x89PNG"),
    "a link": lambda folder: (folder / "2023-01-01-link.yaml").symlink_to(folder / "2022-12-15-later.yaml"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(settled_folder: Path, change: str) -> None:
    """Whatever a table is made of may change."""
    KeptTable(settled_folder, DAY).keep(TEXT)
    CHANGES[change](settled_folder)
    assert KeptTable(settled_folder, DAY).read() == ""


def test_a_change_while_the_table_is_made_is_seen(settled_folder: Path) -> None:
    """The text is that of the folder as it was before it was read."""
    table = KeptTable(settled_folder, DAY)
    _edit(settled_folder)
    table.keep(TEXT)
    assert KeptTable(settled_folder, DAY).read() == ""


def test_another_version_of_a_library_makes_it_anew(settled_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bank holidays that deadlines are told by are such a library."""
    KeptTable(settled_folder, DAY).keep(TEXT)
    monkeypatch.setattr(folder_cache, "installed_versions", lambda: ["holidays 99.0"])
    assert KeptTable(settled_folder, DAY).read() == ""


def test_nothing_is_kept_of_what_was_written_just_now(register_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be written again, and have the same size and time."""
    monkeypatch.setattr(fingerprints, "TICK", 3_600_000_000_000)
    KeptTable(register_folder, DAY).keep(TEXT)
    assert not (register_folder / TABLE_FILE).exists()


SPOILT: dict[str, Callable[[str], bytes]] = {
    "no text": lambda stamp: b"\xff",
    "empty": lambda stamp: b"",
    "of another kind": lambda stamp: b'{"stamp": ""}',
    "nested without an end": lambda stamp: b"[" * 100_000,
    "of another folder": lambda stamp: json.dumps([stamp[::-1], TEXT]).encode(),
    "with what a terminal obeys": lambda stamp: json.dumps([stamp, "\x1b[2J" + TEXT]).encode(),
    "with a mark of direction": lambda stamp: json.dumps([stamp, "\u202e" + TEXT]).encode(),
    "with half a letter": lambda stamp: json.dumps([stamp, "\ud800" + TEXT]).encode(),
    "with no words": lambda stamp: json.dumps([stamp, 12]).encode(),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_kept_is_only_a_convenience(settled_folder: Path, how: str) -> None:
    """What is damaged, or is no table of this folder, is as if it were not there; the next one takes its place."""
    KeptTable(settled_folder, DAY).keep(TEXT)
    kept = settled_folder / TABLE_FILE
    stamp, _ = json.loads(kept.read_bytes())
    kept.write_bytes(SPOILT[how](stamp))
    assert KeptTable(settled_folder, DAY).read() == ""
    KeptTable(settled_folder, DAY).keep(TEXT)
    assert KeptTable(settled_folder, DAY).read() == TEXT


def test_it_is_as_private_as_the_most_private_file(settled_folder: Path) -> None:
    """It has the titles of every file."""
    (settled_folder / "2022-12-15-later.yaml").chmod(0o600)
    KeptTable(settled_folder, DAY).keep(TEXT)
    assert (settled_folder / TABLE_FILE).stat().st_mode & 0o777 == 0o600


def test_the_command_prints_the_same_again(register_folder: Path) -> None:
    """A register is kept once none of its files is refused, and an edit is printed at once."""
    assert section55("register", register_folder).returncode == 1
    broken = register_folder / "2022-07-01-broken.yaml"
    time.sleep(0.2)  # or the files would have been written only just now
    assert section55("register", register_folder).returncode == 1
    assert not (register_folder / TABLE_FILE).exists()
    broken.unlink()
    time.sleep(0.2)
    first = section55("register", register_folder)
    kept = register_folder / TABLE_FILE
    before = kept.stat()
    assert section55("register", register_folder).stdout == first.stdout
    assert kept.stat().st_mtime_ns == before.st_mtime_ns
    path = register_folder / "2022-12-15-later.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Title of", "Other title of"), encoding="utf-8")
    assert f"Other title of {path.stem}" in section55("register", register_folder).stdout


def test_the_command_prints_what_is_kept_and_nothing_of_it_by_another_question(register_folder: Path) -> None:
    """Only the usual list is kept: each option, and a day, has a list of its own."""
    (register_folder / "2022-07-01-broken.yaml").unlink()
    time.sleep(0.2)
    section55("register", register_folder)
    kept = register_folder / TABLE_FILE
    stamp, _ = json.loads(kept.read_bytes())
    kept.write_text(json.dumps((stamp, "As it was kept\n")), encoding="utf-8")
    assert section55("register", register_folder).stdout == "As it was kept\n"
    today = date.today().isoformat()
    for question in (("--open",), ("--as-of", today), ("--recommendations",), ("--by", "owner"), ("--year", "2022")):
        assert "As it was kept" not in section55("register", register_folder, *question).stdout
    assert "As it was kept" not in section55("register", *sorted(register_folder.glob("*.yaml"))).stdout
    assert section55("register", register_folder, "--format", "csv").stdout.startswith('"Last day"')
