"""``section55 restore``: what goes and what comes, and what was recorded since publication stays."""

from datetime import date
from pathlib import Path

import pytest

from section55.files.saving import read_revisions
from support.examples import inspection, item
from support.histories import as_yaml, write_history
from support.workbook import section55

DRAFT = inspection(
    office="norfolk",
    status="draft",
    commissioner_comments="First words.",
    recommendations=[item(1, updates=[]), item(2)],
)
FINAL = DRAFT | {
    "status": "final",
    "commissioner_comments": "Better words.",
    "response_published_on": "2022-12-20",
    "recommendations": [item(1, updates=[]), item(2)],
}
FOLLOWED_UP = FINAL | {
    "commissioner_comments": "Worse words.",
    "office_use": {"copied_to_secretary_of_state": "2022-12-21"},
    "recommendations": [
        item(0),
        item(1, status="complete", updates=[{"on": "2023-01-05", "text": "All done."}]),
        item(2),
    ],
}
DAYS = (date(2022, 11, 17), date(2022, 12, 20), date(2023, 1, 5))


@pytest.fixture
def path(empty_folder: Path) -> Path:
    path = empty_folder / "2022-11-02-restored.yaml"
    write_history(path, [*zip(DAYS, map(as_yaml, (DRAFT, FINAL, FOLLOWED_UP)), strict=True)])
    return path


def test_a_dry_run_saves_nothing_and_says_what_goes_and_comes(path: Path) -> None:
    """The words that go and come are printed, and what stays."""
    before = path.read_bytes()
    done = section55("restore", path, "2", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "  Local policing body's comments: “Worse words.” became “Better words.”",
        next(line for line in done.stdout.splitlines() if line.startswith("  Recommendation 0: removed, ")),
        "Kept, as recorded since: For office use only: Copied to the Secretary of State; Recommendation 1: Status; "
        "Recommendation 1: Updates. With --all it goes too.",
        "Revision 2 would be brought back; nothing was saved.",
    ]
    assert path.read_bytes() == before
    assert len(read_revisions(path)) == 3


def test_what_was_recorded_since_publication_stays(path: Path) -> None:
    """The text is that of the revision; where the response was sent and how items stand is that of now."""
    done = section55("restore", path, "2")
    assert done.returncode == 0, done.stderr
    assert "has its text as it was at revision 2; this is revision 4." in done.stdout
    text = path.read_text(encoding="utf-8")
    for words in ("Better words.", "copied_to_secretary_of_state: 2022-12-21", "status: complete", "All done."):
        assert words in text.replace("'", "").replace('"', "")
    assert "part 0 of" not in text


def test_all_of_a_revision_comes_back_where_that_is_asked(path: Path) -> None:
    """With --all the file is the revision to the byte."""
    assert section55("restore", path, "2", "--all").returncode == 0
    assert path.read_text(encoding="utf-8") == as_yaml(FINAL)


def test_a_revision_is_found_by_its_day(path: Path) -> None:
    """It is the last one of the day or before."""
    done = section55("restore", path, "--on", "2022-12-19", "--dry-run")
    assert "Revision 1 would be brought back" in done.stdout
    done = section55("restore", path, "--on", "2022-11-01")
    assert done.returncode == 1
    assert done.stderr == ("The history has no revision of 1 November 2022 or before. It begins on 17 November 2022.\n")


@pytest.mark.parametrize("words", [[], ["2", "--on", "2022-12-19"]])
def test_one_revision_is_named(path: Path, words: list[str]) -> None:
    """By its number or by its day, not by both or neither."""
    done = section55("restore", path, *words)
    assert done.returncode == 2
    assert "Say which revision" in done.stderr


def test_a_draft_comes_back_whole(empty_folder: Path) -> None:
    """Where nothing was published, nothing was recorded since: the file is as it was, to the byte."""
    path = empty_folder / "2022-11-02-draft.yaml"
    write_history(path, [(DAYS[0], as_yaml(DRAFT)), (DAYS[1], as_yaml(FOLLOWED_UP | {"status": "draft"}))])
    done = section55("restore", path, "1")
    assert "is as it was at revision 1; this is revision 3." in done.stdout
    assert path.read_text(encoding="utf-8") == as_yaml(DRAFT)
