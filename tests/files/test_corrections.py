"""What is put right after a response was published stands in the document."""

from pathlib import Path

import pytest

from section55.files.corrections import is_correction
from section55.files.saving import save
from support.words import words_of_html
from support.workbook import NORFOLK, ChangeFile, section55

PUBLISHED = "response_published_on: 2024-02-09\nstatus: final"


@pytest.mark.parametrize("final", ["final", "Final", "FINAL"])
def test_a_correction_without_a_note_is_found(change_file: ChangeFile, final: str) -> None:
    """A published response that is changed needs a dated note; with one, nothing is left to find."""
    published = PUBLISHED.replace("final", final)
    path = change_file("status: final", published)
    save(path, path.read_bytes(), by="form")
    assert "no note of the correction" not in section55("check", path).stdout
    save(path, path.read_bytes().replace(b"84.22%", b"84.2%"), by="form")
    assert "corrections: What the published response says was changed" in section55("check", path).stdout
    noted = "corrections:\n  - on: 2099-01-01\n    text: The share of completed assessments is 84.2%.\n" + published
    save(path, path.read_bytes().replace(published.encode(), noted.encode()), by="form")
    assert "no note of the correction" not in section55("check", path).stdout


def test_a_correction_stands_in_the_document(change_file: ChangeFile, tmp_path: Path) -> None:
    """The note stands before the contents, under its date; the audit trail marks the change."""
    path = change_file("status: final", PUBLISHED)
    save(path, path.read_bytes(), by="form")
    noted = f"corrections:\n  - on: 2024-03-01\n    text: The share is *84.2%*.\n{PUBLISHED}".encode()
    save(path, path.read_bytes().replace(b"84.22%", b"84.2%").replace(PUBLISHED.encode(), noted), by="form")
    assert section55("build", path, "-o", tmp_path).returncode == 0
    words = words_of_html((tmp_path / NORFOLK / f"{NORFOLK}.html").read_text(encoding="utf-8"))
    assert "Corrections Corrected on 1 March 2024 The share is 84.2%. Key findings" in words
    assert "Form, a correction" in words
    assert section55("verify", tmp_path / NORFOLK).returncode == 0


@pytest.mark.parametrize("key", ["areas_for_improvement_total", "recommendations_to_chief_constables"])
def test_a_number_of_the_report_that_is_given_for_the_first_time_corrects_nothing(key: str) -> None:
    """Without it the response says nothing of that number; another number in its place is a correction."""
    published = {"status": "final", "response_published_on": "2024-02-09"}
    assert not is_correction(published, [key])
    assert is_correction(published, [key, "key_findings"])
    assert is_correction(published | {key: "0"}, [key])
    assert not is_correction({"status": "draft", key: "0"}, [key])
