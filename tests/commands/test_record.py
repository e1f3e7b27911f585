"""Recording what became of a response, from the command line: the answers, the file, its history."""

import difflib
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from section55 import workspace
from section55.commands.paths import parameter_file
from section55.commands.record import OFFICE_USE
from section55.files import change_answers
from section55.files.change_answers import save_answers
from section55.files.history import Revision
from section55.files.reader import read_inspection
from section55.files.saving import ChangedMeanwhile, read_revisions, save
from section55.model.errors import WorkbookError
from section55.model.inspection import OfficeUse
from section55.model.wording import long_date
from support.workbook import NORFOLK, ChangeFile, section55


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    return parameter_folder / f"{NORFOLK}.yaml"


def changed_lines(old: str, new: str) -> list[str]:
    return [line for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line[0] in "+-"]


def test_everything_can_be_recorded_at_once(path: Path) -> None:
    """Each thing recorded is a sentence, a changed line of the file and a change of its history."""
    before = path.read_text(encoding="utf-8")
    done = section55(
        *("record", path, "--submitted-to-hmicfrs", "2024-02-09", "--copied-to-secretary-of-state", "done"),
        *("--response-published-on", "2024-02-12", "--response-url", "https://example.org/response"),
        *("--approved-by", "The Commissioner", "--approved-on", "2024-02-08"),
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "“Submitted to HMICFRS” is now 9 February 2024.",
        "“Copied to the Secretary of State” is now done, on a day that is not known.",
        "“Response published on” is now 12 February 2024.",
        "“Link to response” is now “https://example.org/response”.",
        "“Approved by” is now “The Commissioner”.",
        "“Approved on” is now 8 February 2024.",
    ]
    assert changed_lines(before, path.read_text(encoding="utf-8")) == [
        "+ approved_by: The Commissioner",
        "+ approved_on: 2024-02-08",
        "+ response_published_on: 2024-02-12",
        "+ response_url: https://example.org/response",
        "-   submitted_to_hmicfrs: true",
        "+   submitted_to_hmicfrs: 2024-02-09",
        "+   copied_to_secretary_of_state: true",
    ]
    last = read_revisions(path)[-1]
    assert last.by == "command"
    assert {change.field for change in last.changes} >= {"approved_on", "office_use.submitted_to_hmicfrs"}


def test_every_item_of_office_use_has_an_option() -> None:
    """The command's options are the model's."""
    assert list(OFFICE_USE) == list(OfficeUse.model_fields)


def test_a_draft_becomes_final(change_file: ChangeFile) -> None:
    """``--final`` sets the status."""
    path = change_file("status: final", "status: draft")
    done = section55("record", path, "--final")
    assert (done.returncode, done.stdout) == (0, "“Status” is now “final”.\n")
    assert not read_inspection(path).inspection.is_draft


def test_corrections_are_added(path: Path) -> None:
    """A correction is added to those that are there; a long one is a block of its own."""
    assert section55("record", path, "--correction", "A name: put right.", "--on", "2024-03-01").returncode == 0
    done = section55("record", path, "--correction", "One.\n\nTwo.", "--on", "2024-03-02")
    assert done.stdout == "The correction of 2 March 2024 was added.\n"
    corrections = read_inspection(path).inspection.corrections
    assert [(one.on, one.text) for one in corrections] == [
        (date(2024, 3, 1), "A name: put right."),
        (date(2024, 3, 2), "One.\n\nTwo."),
    ]
    assert '    text: "A name: put right."\n  - on: 2024-03-02\n    text: |\n      One.' in path.read_text("utf-8")


def test_a_draft_is_not_corrected(change_file: ChangeFile) -> None:
    """Only a final response has corrections; a draft is changed."""
    path = change_file("status: final", "status: draft")
    before = path.read_bytes()
    done = section55("record", path, "--correction", "x", "--on", "2024-03-01")
    assert done.returncode == 1
    assert "the response is a draft" in done.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["record"], 2, "Say what to record"),
        (["record", "--correction", "x"], 2, "Say on which day"),
        (["record", "--on", "2024-03-01"], 2, "Say what was put right"),
        (["record", "--submitted-to-hmicfrs", "yes"], 2, "“yes” is not a date"),
        (["record", "--approved-on", "09/02/2024"], 2, "Type 2024-02-09 for 9 February 2024"),
        (["record", "--approved-on", "done"], 2, "“done” is not a date"),
        (["record", "--response-url", "example.org"], 2, "is not a link to a web page"),
        (["record", "--correction", "", "--on", "2024-03-01"], 1, "corrections[1].text: “text:” is empty"),
        (["record", "--approved-by", "a\x07b"], 1, "U+0007"),
        (["update", "3"], 2, "Say what became of it"),
        (["update", "3", "--on", "2024-03-01", "--status", "open"], 2, "Say what happened"),
        (["update", "3", "--status", "finished"], 2, "“finished” is not one of these"),
        (["update", "4", "--status", "open"], 1, "there is no item “4” in the file. There are: 3."),
        (
            ["update", "3", "--status", "open", "--list", "causes_of_concern"],
            1,
            "no item “3” in the causes of concern of the file.",
        ),
    ],
)
def test_what_cannot_be_recorded(path: Path, words: list[str], status: int, sentence: str) -> None:
    """A mistake is a sentence that says what to type, and the file stays as it is."""
    before = path.read_bytes()
    done = section55(words[0], path, *words[1:])
    assert done.returncode == status
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before


def test_a_faulty_file_is_not_changed(change_file: ChangeFile) -> None:
    """A file that is refused is not written to; its faults are printed."""
    path = change_file("position: accepted", "position: agreed")
    before = path.read_bytes()
    for words in (["record", path, "--final"], ["update", path, "3", "--status", "open"]):
        done = section55(*words)
        assert done.returncode == 1
        assert "“agreed” is not one of" in done.stderr
        assert path.read_bytes() == before


def test_the_same_again_changes_nothing(path: Path) -> None:
    """To record what is recorded already leaves the file's bytes and its history as they are."""
    assert section55("record", path, "--approved-on", "2024-02-08").returncode == 0
    before, revisions = path.read_bytes(), len(read_revisions(path))
    assert section55("record", path, "--approved-on", "2024-02-08").returncode == 0
    assert (path.read_bytes(), len(read_revisions(path))) == (before, revisions)


def test_a_file_that_changes_in_the_meantime_is_left(path: Path) -> None:
    """What another person saved since the file was read is not lost."""
    source = read_inspection(path)
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    with pytest.raises(ChangedMeanwhile, match=r"changed in the meantime, and nothing was saved\. Try again\.$"):
        save_answers(source, path.name, {("status",): "draft"}, by="command")
    assert path.read_text(encoding="utf-8").endswith("status: final\n# mine\n")


def test_a_save_at_the_last_moment_is_left(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody else saves when all is read and checked, just before the writing, is not lost either."""
    source = read_inspection(path)
    theirs = path.read_bytes().replace(b"84.22%", b"84.2%")

    def save_after_theirs(*arguments: Any, **options: Any) -> Revision:
        save(path, theirs, by="form")
        return save(*arguments, **options)

    monkeypatch.setattr(change_answers, "save", save_after_theirs)
    with pytest.raises(ChangedMeanwhile):
        save_answers(source, path.name, {("status",): "draft"}, by="command")
    assert path.read_bytes() == theirs
    assert [revision.by for revision in read_revisions(path)] == ["edited by hand", "form"]


def test_of_several_commands_at_once_none_undoes_another(path: Path) -> None:
    """Each that says that it recorded something has recorded it; the others say that they did not."""
    words = [f"Name {number} was put right." for number in range(4)]
    commands = [
        subprocess.Popen(
            [sys.executable, "-m", "section55", "record", path, "--correction", text, "--on", "2024-03-01"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for text in words
    ]
    errors = [command.communicate()[1] for command in commands]
    recorded = [text for text, command in zip(words, commands, strict=True) if command.returncode == 0]
    assert recorded
    assert sorted(one.text for one in read_inspection(path).inspection.corrections) == recorded
    assert all("in the meantime" in error for error in errors if error)
    assert len(read_revisions(path)) == 1 + len(recorded)


def test_updates_are_added_and_never_overwritten(path: Path) -> None:
    """An update is dated today unless a day is given, and earlier ones stay; the status is set with it or alone."""
    first = section55("update", path, "3", "--text", "Agreed.", "--on", "2024-06-01", "--status", "partly done")
    assert first.stdout.splitlines() == [
        "Recommendation 3 has a new update, of 1 June 2024.",
        "The status of recommendation 3 is now “partly done”.",
    ]
    today = date.today()
    second = section55("update", path, " 3 ", "--text", "All done.")
    assert long_date(today) in second.stdout or long_date(date.today()) in second.stdout
    assert section55("update", path, "3", "--status", "Complete", "--list", "recommendations").returncode == 0
    item = read_inspection(path).inspection.recommendations[0]
    assert [update.text for update in item.updates] == ["Agreed.", "All done."]
    assert item.updates[0].on == date(2024, 6, 1)
    assert item.status == "complete"


def test_a_number_in_two_lists_needs_its_list(change_file: ChangeFile) -> None:
    """Where two lists have the number, the command asks for another word or ``--list``; then it takes that one."""
    path = change_file("causes_of_concern: []", "causes_of_concern:\n  - number: 3\n    text: x")
    done = section55("update", path, "3", "--status", "open")
    assert done.returncode == 1
    assert done.stderr.endswith(
        "“3” may be Recommendation 3 or Cause of concern 3. Say which: “recommendation 3” or “cause 3”.\n"
    )
    assert section55("update", path, "3", "--status", "open", "--list", "causes_of_concern").returncode == 0
    inspection = read_inspection(path).inspection
    assert (inspection.causes_of_concern[0].status, inspection.recommendations[0].status) == (
        "open",
        "awaiting national body",
    )


def test_a_file_is_found_by_its_slug_or_path(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slug is that of a file in the workbook's parameters/; a misspelt one brings the nearest."""
    assert parameter_file(NORFOLK) == workspace.PARAMETERS / f"{NORFOLK}.yaml"
    assert parameter_file(f"{NORFOLK}.yaml") == workspace.PARAMETERS / f"{NORFOLK}.yaml"
    assert parameter_file(str(path)) == path
    with pytest.raises(WorkbookError, match=f"Did you mean {NORFOLK}?"):
        parameter_file("2023-12-19-meeting-the-need-of-victims")
    monkeypatch.setattr(workspace, "PARAMETERS", path.parent / "offices")
    with pytest.raises(WorkbookError, match="Type the name of a file there"):
        parameter_file("something-else")


def test_the_steps_to_a_response_can_be_recorded(path: Path) -> None:
    """When the chief constable was invited, by when comments are wanted and when they came: the register's steps."""
    days = {"invited-on": "2023-12-20", "comments-wanted-by": "2024-01-19", "comments-received-on": "2024-01-18"}
    done = section55("record", path, *(word for name, day in days.items() for word in (f"--{name}", day)))
    assert done.returncode == 0
    inspection = read_inspection(path).inspection
    assert inspection.chief_constable_invited_on == date(2023, 12, 20)
    assert inspection.chief_constable_comments_wanted_by == date(2024, 1, 19)
    assert inspection.chief_constable_comments_received_on == date(2024, 1, 18)
    assert len(read_revisions(path)[-1].fields) == 3
