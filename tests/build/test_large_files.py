"""Parameter files that are larger than any response: they are built whole, or a sentence says what is too large."""

from pathlib import Path

import pytest

from section55.build.build_one import build_one
from section55.build.task import Task, TaskListener
from section55.documents.attachments import read_attachments
from section55.documents.pdf import PdfRefused
from support.workbook import ChangeFile

LINE = "The force welcomes the report, and says so in each of the very many words that it has to say about it.\n\n"
COMMENTS = "commissioner_comments: |\n"


def build(path: Path, output: Path, formats: tuple[str, ...] = ("html",), make_pdf: object = None) -> str:
    """What went wrong in a build of a file, in this process."""
    task = Task(path, path.name, output, formats, 300)
    return build_one(task, "", TaskListener(), make_pdf).result.error  # type: ignore[arg-type]


def test_a_file_of_nearly_ten_megabytes_is_built_with_every_word(change_file: ChangeFile, tmp_path: Path) -> None:
    """The page has the last word of the longest answer, and carries the file itself, which is a link of 13 MB."""
    path = change_file(COMMENTS, f"{COMMENTS}{f'  {LINE}' * 90_000}  The very last word is zephyr.\n\n")
    assert 9_000_000 < path.stat().st_size < 10_000_000
    assert build(path, tmp_path) == ""
    page = (tmp_path / path.stem / f"{path.stem}.html").read_bytes()
    assert page.count(b"very many words that it has to say") == 90_000
    assert b"The very last word is zephyr." in page
    assert read_attachments(page, "html").files[path.name] == path.read_bytes()


@pytest.mark.parametrize("lines", [0, 30_000])
def test_where_the_pdf_of_a_large_file_cannot_be_made_the_largest_answer_is_named(
    change_file: ChangeFile, tmp_path: Path, lines: int
) -> None:
    """Of a file of usual size nothing is added to the reason."""

    def refuse(page: str) -> bytes:
        raise PdfRefused("The PDF cannot be made: out of memory.")

    path = change_file(COMMENTS, f"{COMMENTS}{f'  {LINE}' * lines}")
    error = build(path, tmp_path, ("pdf",), refuse)
    assert error.startswith("The PDF cannot be made: out of memory.")
    assert ("and commissioner_comments alone has 3," in error) == bool(lines)
