"""The Word copy, from the command line."""

from pathlib import Path

from support.workbook import NORFOLK, section55


def test_a_word_copy_is_written_once(parameter_folder: Path, tmp_path: Path) -> None:
    """It prints the path; a document that somebody has commented on meanwhile is not overwritten."""
    path, copy = parameter_folder / f"{NORFOLK}.yaml", tmp_path / "copies" / "copy.docx"
    done = section55("word", path, "-o", copy)
    assert (done.returncode, done.stdout) == (0, f"{copy}\n"), done.stderr
    copy.write_bytes(copy.read_bytes() + b" ")
    done = section55("word", path, "-o", copy)
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is such a file already, and it was left as it is" in done.stderr


def test_a_word_copy_has_a_name_that_word_knows(parameter_folder: Path, tmp_path: Path) -> None:
    """Another ending is refused before anything is written."""
    done = section55("word", parameter_folder / f"{NORFOLK}.yaml", "-o", tmp_path / "copy.pdf")
    assert done.returncode == 1
    assert "Give it a name that ends with .docx." in done.stderr
    assert not (tmp_path / "copy.pdf").exists()
