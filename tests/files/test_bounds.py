"""Files are looked at before they are read, and the list of what is wrong with one has an end."""

import os
import struct
import time
import zlib
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.build.ledger import LEDGER, Ledger
from section55.files.history import history_path
from section55.files.left_histories import left_histories
from section55.files.line_edits import apply_edits, edits_between
from section55.files.logo import LogoRefused, read_logo
from section55.files.reader import read_inspection
from section55.files.saving import is_being_saved, pending_path, record_hand_edit, restore, save
from section55.form.state.unsaved import find_unsaved
from section55.model.errors import MOST_FAULTS, FaultsFound, WorkbookError
from section55.register.cache import ENTRIES_FILE, ITEMS_FILE, read_register
from section55.register.entry_reader import read_entry
from support.faulty_files import FIRST_LINES
from support.workbook import TESTS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "offices").mkdir()
    (tmp_path / "offices/example.yaml").write_bytes((TESTS / "refused/offices/example.yaml").read_bytes())
    (tmp_path / "2024-01-01-a.yaml").write_text(FIRST_LINES, encoding="utf-8")
    return tmp_path


def refused(folder: Path) -> FaultsFound:
    with pytest.raises(FaultsFound) as found:
        read_inspection(folder / "2024-01-01-a.yaml", "2024-01-01-a.yaml")
    return found.value


def make_folder(path: Path) -> None:
    path.mkdir()


def make_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(30_000_000_000)


@pytest.mark.parametrize("make", [os.mkfifo, make_folder, make_endless, make_huge])
@pytest.mark.parametrize("name", ["2024-01-01-a.yaml", "2024-01-01-a.history.jsonl", "offices/example.yaml"])
def test_what_is_no_file_is_refused_unread(folder: Path, name: str, make: Callable[[Path], None]) -> None:
    """A pipe, a folder, a device or a file of 30 GB in place of a file is a fault, at once and unread."""
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    began = time.process_time()
    assert str(refused(folder)).endswith((".", "?"))
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "rest",
    [
        "".join(f"unknown{number}: x\n" for number in range(50_000)),
        "".join(f"unknown{number}: x\n" for number in range(300_000)),
        "recommendations:\n" + "  - {}\n" * 40_000,
        "recommendations:\n" + "  - {}\n" * 600_000,
        "".join(f"unknown{number}: &a{number} x\n" for number in range(40_000)),
        "key_findings: x\n" * 40_000,
        "recommendations:\n" + "  - {number: 1, text: x}\n" * 20_000,
    ],
    ids=["keys", "more keys", "items", "more items", "anchors", "repeated keys", "repeated numbers"],
)
def test_many_faults_are_counted(folder: Path, rest: str) -> None:
    """Of however many faults 200 are listed and the others counted, in seconds and in a few lines."""
    (folder / "2024-01-01-a.yaml").write_text(FIRST_LINES + rest, encoding="utf-8")
    began = time.process_time()
    found = refused(folder)
    assert time.process_time() - began < 15
    assert len(found.faults) <= MOST_FAULTS + 1
    if len(found.faults) > MOST_FAULTS:
        assert found.faults[-1].sentence.startswith(f"And {found.count - MOST_FAULTS:,} more faults.")
    assert [fault.line or 0 for fault in found.faults[:-1]] == sorted(fault.line or 0 for fault in found.faults[:-1])


def test_faults_that_are_not_listed_count_in_the_register(folder: Path) -> None:
    """The register says how many faults a file has, and not how many are listed."""
    (folder / "2024-01-01-a.yaml").write_text(
        FIRST_LINES + "".join(f"unknown{number}: x\n" for number in range(250)), encoding="utf-8"
    )
    entry = read_entry(folder / "2024-01-01-a.yaml", "a.yaml")
    assert entry.state(date(2024, 2, 1)) == "Cannot be read: 250 faults"


def test_no_refusal_without_a_reason() -> None:
    """A refusal that has no fault is a mistake of the workbook's own, and says so."""
    found = FaultsFound([], "a.yaml")
    assert found.count == 1
    assert str(found).startswith("a.yaml: The workbook refused this file and cannot say why.")


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/%s"/></svg>'


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", png(4000, 5001), "logo_too_many_pixels"),
        ("a.png", png(30_000, 30_000), "logo_too_many_pixels"),
        ("a.png", png(1, 1) + bytes(1_000_000), "logo_too_large"),
        ("a.svg", b"<svg/>" + b" " * 1_000_000, "logo_too_large"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "logo_not_a_picture"),
        ("a.png", png(10, 10)[:-5], "logo_not_a_picture"),
        ("a.png", b"GIF89a", "logo_not_a_picture"),
        ("a.svg", b"\x1f\x8b\x08", "logo_not_a_picture"),
        ("a.svg", b"hello", "logo_not_a_picture"),
        ("a.svg", SVG % (b"png;base64," + b64encode(png(30_000, 30_000))), "logo_too_many_pixels"),
        ("a.svg", SVG % b"jpeg;base64,AAAA", "logo_not_a_picture"),
    ],
)
def test_logo_that_no_page_can_carry_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    """A logo of more than 1 MB or 20 million pixels, or that is no whole picture, is refused in a sentence."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LogoRefused) as refusal:
        read_logo(tmp_path / name)
    assert refusal.value.code == code
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(("name", "data"), [("a.png", png(4000, 5000)), ("a.svg", b"\xef\xbb\xbf<svg/>")])
def test_logo_within_the_limits_is_taken(tmp_path: Path, name: str, data: bytes) -> None:
    """A logo of 20 million pixels and no more is read to the byte."""
    (tmp_path / name).write_bytes(data)
    assert read_logo(tmp_path / name) == data


LINES = st.lists(st.sampled_from(["", "a", "b", "c", "status: open"]), max_size=150).map("\n".join)


@settings(deadline=None)
@given(LINES, LINES)
def test_edits_make_the_new_text(old: str, new: str) -> None:
    """The edits between any two texts make one from the other."""
    assert apply_edits(old, edits_between(old, new)) == new


ITEMS = "\n".join(f"- number: {n}\n  text: Do {n}.\n  status: open\n  action: none" for n in range(5000))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ITEMS, ITEMS.replace("open", "complete").replace("none", "taken")),
        (ITEMS, ITEMS.replace("\n", "\n\n")),
        ("x\n\ny\n\n" * 5000, "x\n\n\n\ny\n\n\n\n" * 5000),
        ("a\n" * 20_000, "a\nb\n" * 10_000),
        (ITEMS, "\n".join(reversed(ITEMS.split("\n")))),
    ],
    ids=["each item changed", "blank lines doubled", "equal lines doubled", "every other replaced", "turned round"],
)
def test_edits_of_long_texts_take_seconds(old: str, new: str) -> None:
    """The edits between texts of 20,000 lines are found while a person waits."""
    began = time.process_time()
    edits = edits_between(old, new)
    assert time.process_time() - began < 10
    assert apply_edits(old, edits) == new


def make_link_to_pipe(path: Path) -> None:
    """Not to a device: where the tests run as root, a mistake in what they test would replace it."""
    os.mkfifo(path.with_name("pipe"))
    path.symlink_to("pipe")


@pytest.mark.parametrize("make", [os.mkfifo, make_folder, make_link_to_pipe, make_huge])
def test_a_note_of_a_save_that_is_no_file_is_refused_unread(folder: Path, make: Callable[[Path], None]) -> None:
    """A save, a build and verify look at the note of an interrupted save: it is named, and nothing is changed."""
    path = folder / "2024-01-01-a.yaml"
    record_hand_edit(path)
    before = history_path(path).read_bytes()
    make(pending_path(path))
    began = time.perf_counter()
    assert is_being_saved(path)
    for act in (lambda: save(path, b"office: example\n", by="form"), lambda: restore(path, 1)):
        with pytest.raises(WorkbookError) as refused:
            act()
        assert str(refused.value).startswith(".2024-01-01-a.pending should be the note of an interrupted save, and is")
    assert history_path(path).read_bytes() == before
    assert time.perf_counter() - began < 20


@pytest.mark.parametrize("make", [os.mkfifo, make_folder, make_huge])
def test_what_is_kept_to_save_work_is_not_used_where_it_is_no_file(folder: Path, make: Callable[[Path], None]) -> None:
    """The ledger, the register's cache, unsaved work and histories of files that are gone are passed over unread."""
    path = folder / "2024-01-01-a.yaml"
    for name in (LEDGER, ENTRIES_FILE, ITEMS_FILE, f".{path.stem}.12345678.unsaved.json", "gone.history.jsonl"):
        make(folder / name)
    began = time.perf_counter()
    assert Ledger(folder).entry(path.stem) is None
    Ledger(folder).add({"slug": path.stem})
    assert len(read_register([path], date(2024, 2, 1)).entries) == 1
    assert find_unsaved(folder) == []
    left_histories(folder)
    assert time.perf_counter() - began < 20
