"""Files that nobody should send: a sentence for each, in a bounded time and memory, and nothing written."""

import time
from pathlib import Path

import psutil
import pytest

from section55.intake import reading
from section55.intake.reading import MOST_MEMORY, SECONDS, read_data
from section55.model.errors import WorkbookError
from support.hostile_intake import HOSTILE, Hostile
from support.workbook import section55


@pytest.mark.parametrize("hostile", HOSTILE, ids=[hostile.name for hostile in HOSTILE])
def test_a_hostile_file_is_refused_in_a_sentence(hostile: Hostile) -> None:
    """It is named, and what is wrong with it, well within the time that reading may take."""
    data, begun = hostile.make(), time.monotonic()
    with pytest.raises(WorkbookError) as refused:
        read_data(data, hostile.name, hostile.name)
    sentence = str(refused.value)
    assert sentence.startswith(f"{hostile.name}: ")
    assert hostile.sentence in sentence
    assert "\n" not in sentence
    assert time.monotonic() - begun < SECONDS


def test_there_are_thirty_of_them() -> None:
    """As many as the catalogue of what went wrong elsewhere."""
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("name", ["xxe.docx", "bomb.pdf", "large.html"])
def test_nothing_is_written_for_a_file_that_is_refused(tmp_path: Path, name: str) -> None:
    """The command ends with status 1 and a sentence, and the folder is as it was."""
    file = tmp_path / name
    file.write_bytes(next(hostile for hostile in HOSTILE if hostile.name == name).make())
    done = section55("import", "report", file, "--folder", tmp_path, "--save")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{file}: ")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_reading_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is ended, and the sentence says how long it had."""
    monkeypatch.setattr(reading, "SECONDS", 1)
    page = b"<html>" + b"<p>Forces <b>should</b> act.</p>" * 600_000
    with pytest.raises(WorkbookError, match=r"big\.html: It could not be read"):
        read_data(page, "big.html", "big.html")
    assert not [each for each in psutil.Process().children() if "section55.intake" in " ".join(each.cmdline())]


def test_reading_has_no_more_memory_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system bounds it, a process that needs more ends with a sentence."""
    assert MOST_MEMORY == 1_500_000_000
    monkeypatch.setattr(reading, "MOST_MEMORY", 150_000_000)
    page = b"<html>" + b"<p>Forces <b>should</b> act.</p>" * 300_000
    with pytest.raises(WorkbookError, match=r"big\.html: It (needs more memory|could not be read)"):
        read_data(page, "big.html", "big.html")
