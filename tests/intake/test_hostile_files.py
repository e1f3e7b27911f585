"""Files that nobody should send: a sentence for each, in a bounded time and memory, and nothing written."""

import socket
import time
from pathlib import Path

import psutil
import pytest

from section55.intake import reading
from section55.intake.reading import MOST_MEMORY, SECONDS, read_data
from section55.model.errors import WorkbookError
from support.hostile_intake import HOSTILE, Hostile
from support.hostile_intake_more import HARMLESS, MORE_HOSTILE, WORDS, Harmless, docx_that_leads_out
from support.workbook import section55

ALL = [*HOSTILE, *MORE_HOSTILE]


@pytest.mark.parametrize("hostile", ALL, ids=[hostile.name for hostile in ALL])
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


def test_there_are_fifty_of_them() -> None:
    """As many as the catalogues of what went wrong elsewhere, each once."""
    assert len({hostile.name for hostile in ALL}) == len(ALL) >= 50


@pytest.mark.parametrize("harmless", HARMLESS, ids=[harmless.name for harmless in HARMLESS])
def test_what_only_looks_hostile_is_read(harmless: Harmless) -> None:
    """Scripts, rings and odd encodings are read for their words, and what was left out is said."""
    source = read_data(harmless.data, harmless.name, harmless.name)
    assert [block.text for block in source.blocks] in ([WORDS], ["The force should act."])
    assert [note.startswith(harmless.note) for note in source.notes] == [True] * bool(harmless.note)


def test_nothing_is_fetched_for_a_document_that_leads_out() -> None:
    """A template or a picture on a server is not asked for: whoever made it learns nothing of the reader."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        document = docx_that_leads_out(server.getsockname()[1])
        assert [block.text for block in read_data(document, "a.docx", "a.docx").blocks] == [WORDS]
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("command", ["report", "response"])
@pytest.mark.parametrize("name", ["xxe.docx", "bomb.pdf", "large.html", "password.pdf", "forms.pdf", "mail.eml"])
def test_nothing_is_written_for_a_file_that_is_refused(tmp_path: Path, name: str, command: str) -> None:
    """The command ends with status 1 and a sentence, and the folder is as it was."""
    file = tmp_path / name
    hostile = next(hostile for hostile in ALL if hostile.name == name)
    file.write_bytes(hostile.make())
    done = section55("import", command, file, "--folder", tmp_path, "--save")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{file}: ")
    assert hostile.sentence in done.stderr
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
