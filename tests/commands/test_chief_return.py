"""The chief constable's return, from the command line: made, read, kept."""

import json
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.files.saving import read_revisions
from support.returns import SLUG, filled_as_by_word, write_folder
from support.workbook import section55


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = write_folder(tmp_path / "parameters")
    monkeypatch.setenv("SECTION55_PARAMETERS", str(path.parent))
    return path


def make_filled(path: Path, folder: Path) -> Path:
    made = folder / "return.docx"
    done = section55("return", "make", SLUG, "-o", made, "--wanted-by", "2022-12-01")
    assert (done.returncode, done.stdout) == (0, f"{made}\n"), done.stderr
    filled = folder / "filled.docx"
    filled.write_bytes(filled_as_by_word(made.read_bytes()))
    return filled


def test_a_return_is_made_filled_in_read_and_kept(path: Path, tmp_path: Path) -> None:
    """What is read is shown first and written only with --save, as one revision of the chief constable's return."""
    filled, before = make_filled(path, tmp_path), path.read_bytes()
    done = section55("return", "read", filled)
    assert done.returncode == 0, done.stderr
    assert "Recommendation 4: Response\n    The figures of 4:\n" in done.stdout
    assert done.stdout.endswith("Nothing was written. Add --save to keep it.\n")
    assert path.read_bytes() == before
    done = section55("return", "read", filled, "--save", "--on", "2022-11-30")
    assert done.returncode == 0, done.stderr
    assert "91 answers saved in " in done.stdout
    inspection = read_inspection(path).inspection
    assert inspection.recommendations[3].chief_constable.response.startswith("The figures of 4:\n\n| Area |")
    assert str(inspection.chief_constable_comments_received_on) == "2022-11-30"
    assert read_revisions(path)[-1].by == "chief constable's return"
    assert section55("check", path).returncode == 0


def test_a_return_whose_inspection_lies_elsewhere_says_where_to_look(path: Path, tmp_path: Path) -> None:
    """Its command takes no path of a parameter file, so that none is asked for."""
    filled = make_filled(path, tmp_path)
    path.unlink()
    done = section55("return", "read", filled)
    assert done.returncode == 1
    assert done.stderr.endswith("Put the file there, or name its folder in SECTION55_PARAMETERS.\n")


def test_an_answer_that_is_there_is_kept_unless_it_is_to_be_replaced(path: Path, tmp_path: Path) -> None:
    """What somebody entered meanwhile is overwritten only where --replace says so."""
    filled = make_filled(path, tmp_path)
    section55("return", "read", filled, "--save")
    text = path.read_text("utf-8")
    path.write_text(text.replace("Matter 5 is settled.", "Matter 5 is open."), encoding="utf-8")
    done = section55("return", "read", filled, "--save")
    assert "No answer was saved.\nOne answer that was there already was kept.\n" in done.stdout
    assert "Matter 5 is open." in path.read_text("utf-8")
    done = section55("return", "read", filled, "--save", "--replace")
    assert "One answer saved in " in done.stdout
    assert "Matter 5 is settled." in path.read_text("utf-8")


def test_a_return_is_printed_for_programs(path: Path, tmp_path: Path) -> None:
    """The JSON has the parameter file's own keys, and each answer with the place that it was read from."""
    done = section55("return", "read", make_filled(path, tmp_path), "--json")
    found = json.loads(done.stdout)
    assert found["answers"]["recommendations"][0]["number"] == "1"
    assert found["answers"]["recommendations"][6]["parts"][1]["chief_constable"]["position"] == "not applicable"
    assert found["read"][0] == {
        "key": "recommendations[0].chief_constable.position",
        "how": "read",
        "source": "partly accepted",
        "place": "Recommendation 1",
    }
    assert found["left_over"] == found["notes"] == []


def test_a_return_nobody_typed_into_says_where_to_type(path: Path, tmp_path: Path) -> None:
    """No answer was found, and nothing is written: not the day that it came either, since it brought none."""
    made, before = tmp_path / "return.docx", path.read_bytes()
    section55("return", "make", SLUG, "-o", made)
    done = section55("return", "read", made)
    assert done.stdout == (
        "No answers were found in it. At each item a position is chosen from the list behind “Position”, and the "
        "answer is typed in the box below “Response”. Ask for the document "
        "that was filled in, or send this one again.\n"
        "Nothing was written.\n"
    )
    done = section55("return", "read", made, "--on", "2022-11-30", "--save")
    assert (done.returncode, done.stdout.endswith("No answer was saved.\n")) == (0, True)
    assert path.read_bytes() == before


def test_each_item_that_was_not_answered_has_its_key(path: Path, tmp_path: Path) -> None:
    """A program learns where an answer is missing, in a part and in a cause of concern too."""
    made = tmp_path / "return.docx"
    section55("return", "make", SLUG, "-o", made)
    read = json.loads(section55("return", "read", made, "--json").stdout)["read"]
    assert {each["how"] for each in read} == {"missing"}
    keys = [each["key"] for each in read]
    assert len(keys) == len(set(keys)) == 45
    assert keys[0] == "recommendations[0].chief_constable.response"
    assert keys[7] == "recommendations[6].parts[1].chief_constable.response"
    assert "causes_of_concern[0].recommendations[2].chief_constable.response" in keys


def test_the_day_a_return_came_is_kept_where_its_answers_are_there_already(path: Path, tmp_path: Path) -> None:
    """It is said that the day was saved, and that no answer was."""
    filled = make_filled(path, tmp_path)
    section55("return", "read", filled, "--save")
    done = section55("return", "read", filled, "--save", "--on", "2022-11-30")
    assert "No answer was saved.\nThe day that it came is saved in " in done.stdout
    assert str(read_inspection(path).inspection.chief_constable_comments_received_on) == "2022-11-30"


def test_a_document_somebody_may_have_typed_into_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    """Made again it is the same file; with other content it is left as it is."""
    filled = make_filled(path, tmp_path)
    assert (
        section55("return", "make", SLUG, "-o", tmp_path / "return.docx", "--wanted-by", "2022-12-01").returncode == 0
    )
    done = section55("return", "make", SLUG, "-o", filled)
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is such a file already, and it was left as it is" in done.stderr


@pytest.mark.parametrize("text", ["{\\rtf1 x}", "Dear Commissioner"])
def test_what_is_no_return_is_refused(path: Path, tmp_path: Path, text: str) -> None:
    """A letter or another kind of file is refused in a sentence, and nothing is written."""
    file, before = tmp_path / "answer.docx", path.read_bytes()
    file.write_text(text, encoding="utf-8")
    done = section55("return", "read", file, "--save")
    assert (done.returncode, done.stdout) == (1, "")
    assert "answer.docx: It is " in done.stderr
    assert path.read_bytes() == before
