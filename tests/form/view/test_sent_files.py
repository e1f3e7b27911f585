"""A file that was chosen in the browser, put together from its pieces."""

import pytest

from section55.form.view.sent_files import SentFile, SentFiles
from section55.intake.reading import MOST_BYTES


@pytest.fixture
def taken() -> list[SentFile]:
    return []


@pytest.fixture
def files(taken: list[SentFile]) -> SentFiles:
    files = SentFiles()
    files.expect("f1", taken.append)
    return files


def piece(at: int, size: int, mark: str = "f1") -> dict[str, object]:
    return {"event": "file", "mark": mark, "name": "report.pdf", "size": size, "at": at}


def test_pieces_make_one_file(files: SentFiles, taken: list[SentFile]) -> None:
    """It is handed over once, when the last piece is there; an empty file at once."""
    files.take_piece(piece(0, 5), [b"abc"])
    assert taken == []
    files.take_piece(piece(3, 5), [memoryview(b"de")])
    files.take_piece(piece(0, 0), [])
    assert taken == [SentFile("report.pdf", b"abcde"), SentFile("report.pdf", b"")]


def test_another_file_begins_anew(files: SentFiles, taken: list[SentFile]) -> None:
    """One that was chosen before the last was whole takes its place."""
    files.take_piece(piece(0, 5), [b"abc"])
    files.take_piece(piece(0, 2), [b"xy"])
    assert taken == [SentFile("report.pdf", b"xy")]


@pytest.mark.parametrize("message", [piece(4, 5), piece(-1, 0), piece(0, 5)])
def test_a_file_that_does_not_arrive_is_explained(
    files: SentFiles, taken: list[SentFile], message: dict[str, object]
) -> None:
    """A piece that is missing ends it, with a sentence."""
    files.take_piece(piece(0, 5), [b"abc"])
    files.take_piece(message, [])
    assert taken[-1].problem == "report.pdf: it did not arrive as a whole. Choose it again."


def test_a_file_that_is_too_large_is_refused(files: SentFiles, taken: list[SentFile]) -> None:
    """Its size is said, and the most that is read."""
    files.take_piece(piece(MOST_BYTES + 1, MOST_BYTES + 1), [])
    assert taken[0].problem == "report.pdf: it has 20,000,001 bytes, and at most 20,000,000 are read."


def test_a_file_of_a_page_that_is_gone_is_dropped(files: SentFiles, taken: list[SentFile]) -> None:
    """Nothing takes it."""
    files.forget("f1")
    files.take_piece(piece(0, 1), [b"a"])
    assert taken == []
