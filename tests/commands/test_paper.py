"""``section55 paper``."""

from pathlib import Path

from support.words import words_of_html
from support.workbook import section55


def test_the_paper_says_what_happened_since(register_folder: Path, tmp_path: Path) -> None:
    """The paper has what was published, what is to come, what moved and what is open, from one day to another."""
    done = section55(
        "paper", register_folder, "--since", "2022-09-20", "--as-of", "2023-03-01", "-o", tmp_path / "papers"
    )
    assert done.returncode == 0, done.stderr
    name = "paper-2022-09-20-to-2023-03-01"
    words = words_of_html((tmp_path / "papers" / f"{name}.html").read_text(encoding="utf-8"))
    assert "Responses published since 2" in words
    assert "Responses still to be published 3" in words
    assert "1 February 2023 A first review was done." in words
    assert "2022-07-01-broken" in words
    assert (tmp_path / "papers" / f"{name}.pdf").read_bytes().startswith(b"%PDF-1.7")
    done = section55("paper", register_folder, "--since", "2024-01-01", "--as-of", "2023-03-01")
    assert done.returncode == 2
