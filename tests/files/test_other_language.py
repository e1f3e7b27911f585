"""The file of the same response in the other language is found from either side, and little of it is carried."""

import os
from pathlib import Path

import pytest

from section55.files.other_language import files_naming, find_other_language, other_file
from section55.files.reader import read_inspection
from support.language_pairs import ENGLISH, WELSH, copy_pair, replace_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_pair(tmp_path)


def test_each_file_finds_the_other(folder: Path) -> None:
    """One of the two names the other, and that is enough."""
    english, welsh = (read_inspection(folder / f"{slug}.yaml") for slug in (ENGLISH, WELSH))
    assert english.inspection.translation_of is None
    assert english.other_language is not None
    assert welsh.other_language is not None
    assert (english.other_language.slug, english.other_language.names) == (WELSH, ENGLISH)
    assert (welsh.other_language.slug, welsh.other_language.names) == (ENGLISH, "")
    assert files_naming(english.path) == [welsh.path]
    assert other_file(welsh.path) == english.path


def test_little_of_the_other_file_is_carried(folder: Path) -> None:
    """A document has its name and address; no word of what may still be a draft goes out with it."""
    carried = read_inspection(folder / f"{ENGLISH}.yaml").inputs[-1]
    assert carried.name == f"{WELSH}.yaml"
    assert carried.data.decode().splitlines()[1:] == [
        f'translation_of: "{ENGLISH}"',
        'response_url: "https://schth-dyffryn-gwyrdd.example.org.uk/ymatebion/cofnodi-troseddau"',
    ]


def test_what_is_carried_is_enough_to_find_the_other_again(folder: Path) -> None:
    """Beside what a document carries, each file finds the same as beside the whole other file."""
    for slug in (ENGLISH, WELSH):
        source = read_inspection(folder / f"{slug}.yaml")
        place = folder / f"of-{slug}"
        (place / "offices").mkdir(parents=True)
        for file in source.inputs:
            (place / file.name).write_bytes(file.data)
        assert read_inspection(place / f"{slug}.yaml").inputs == source.inputs


def test_a_name_that_is_taken_out_is_no_longer_found(folder: Path) -> None:
    """What a file named before it was changed does not count, whenever it was read."""
    path = folder / f"{WELSH}.yaml"
    assert files_naming(folder / f"{ENGLISH}.yaml") == [path]
    replace_in(path, f"translation_of: {ENGLISH}\n", "")
    os.utime(path, ns=(10**18, 10**18))
    assert files_naming(folder / f"{ENGLISH}.yaml") == []
    assert find_other_language(folder / f"{ENGLISH}.yaml", None) is None


def test_a_file_that_is_not_there_or_cannot_be_read_is_none(folder: Path) -> None:
    """Neither is a fault of the file that names it, whose own document can be made."""
    english = folder / f"{ENGLISH}.yaml"
    english.write_bytes(b"\xff: [")
    other = find_other_language(folder / f"{WELSH}.yaml", ENGLISH)
    assert other is not None
    assert (other.slug, other.response_url) == (ENGLISH, "")
    english.unlink()
    assert find_other_language(folder / f"{WELSH}.yaml", ENGLISH) is None
    assert read_inspection(folder / f"{WELSH}.yaml").other_language is None
