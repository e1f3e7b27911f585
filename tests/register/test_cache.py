"""What the register keeps of each file, so that only what changed is read again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from section55.register import cache
from section55.register.entries import RegisterEntry, read_entry
from support.full_disk import LimitFileSize
from support.register_folders import register


def test_what_has_not_changed_is_not_read_again(register_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a file that changed is read; a changed profile or a new history has its inspections read again."""
    first = register(register_folder)
    read: list[str] = []

    def read_and_note(path: Path, shown_as: str) -> RegisterEntry:
        read.append(path.stem[11:])
        return read_entry(path, shown_as)

    monkeypatch.setattr(cache, "read_entry", read_and_note)
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


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "of another kind": lambda kept: b'{"format": 2, "version": "", "files": []}',
    "no text": lambda kept: b"\xff",
    "empty": lambda kept: b"",
    "cut off": lambda kept: kept[: len(kept) // 2],
    "with a day that is none": lambda kept: kept.replace(b"2022-11-02", b"2022-11-32"),
    "without a title": lambda kept: kept.replace(b'title":', b'titel":'),
    "nested without an end": lambda kept: b"[" * 100_000,
}


@pytest.mark.parametrize("name", [cache.ENTRIES_FILE, cache.ITEMS_FILE])
@pytest.mark.parametrize("how", SPOILT)
def test_what_is_kept_is_only_a_convenience(register_folder: Path, name: str, how: str) -> None:
    """Damaged or of another version, what was kept is not used: the files are read anew, and kept anew."""
    first = register(register_folder)
    kept = (register_folder / name).read_bytes()
    spoilt = SPOILT[how](kept)
    assert spoilt != kept
    (register_folder / name).write_bytes(spoilt)
    assert register(register_folder) == first
    assert (register_folder / name).read_bytes() == kept


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
