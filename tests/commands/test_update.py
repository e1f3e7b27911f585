"""Updates of items that stand in groups, in causes of concern and in parts, from the command line."""

import json
from datetime import date
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.files.saving import read_revisions, save
from support.inspections import item_named
from support.nested_texts import NESTED
from support.parameter_texts import difference
from support.workbook import section55

NEXT_YEAR = f"{date.today().year + 1}-01-01"


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    """A saved parameter file with every kind of item inside another."""
    path = parameter_folder / "2024-05-02-peel.yaml"
    save(path, NESTED.encode(), by="form")
    return path


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("22", "Recommendation 22"),
        ("7b", "Recommendation 7, part b"),
        ("cause 1/1", "Recommendation 1 of cause of concern 1"),
        ("cause 1/2b", "Recommendation 2 of cause of concern 1, part b"),
        ("Cause 2", "Cause of concern 2"),
        ("vetting 1", "Area for improvement 1, Vetting"),
        ("Area for improvement 1, Standards", "Area for improvement 1, Standards"),
    ],
)
def test_any_item_is_updated_by_its_name(path: Path, name: str, heading: str) -> None:
    """The status and a dated update are added to that item alone, and the command says to which."""
    done = section55("update", path, name, "--status", "complete", "--text", "All done.", "--on", "2024-06-03")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"{heading} has a new update, of 3 June 2024.",
        f"The status of {heading[0].lower()}{heading[1:]} is now “complete”.",
    ]
    inspection = read_inspection(path).inspection
    assert [item.heading for item in inspection.items() if item.item.status == "complete"] == [heading]
    *_, update = item_named(inspection, heading).item.updates
    assert (update.on, update.text) == (date(2024, 6, 3), "All done.")
    revision = read_revisions(path)[-1]
    assert (revision.by, revision.is_correction) == ("command", False)


def test_only_the_lines_of_the_item_change(path: Path) -> None:
    """The officer's own layout and comments stay."""
    assert section55("update", path, "cause 1/1", "--status", "partly done").returncode == 0
    assert difference(NESTED, path.read_text(encoding="utf-8")) == ([], ["    status: partly done\n"])
    assert section55("restore", path, "1").returncode == 0
    assert path.read_text(encoding="utf-8") == NESTED


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["9"], "no item “9” in the file. There are: 10, 7, 7a, 7b, 22, cause 1, cause 1/1, cause 1/2 and others."),
        (["7c"], "there is no item “7c” in the file. Did you mean “7”?"),
        (["cause 1/3"], "there is no item “cause 1/3” in the file. Did you mean “cause 1/2”?"),
        (
            ["2"],
            "“2” may be Recommendation 2 of cause of concern 1 or Cause of concern 2 or Area for improvement 2, Vetting"
            ". Say which: “cause 1/2” or “cause 2” or “Vetting 2”.",
        ),
        (
            ["1", "--list", "areas_for_improvement"],
            "no item “1” in the areas for improvement of the file. Did you mean “Vetting 1” or “Standards 1”?",
        ),
        (["7", "--list", "areas_for_improvement"], "no item “7” in the areas for improvement of the file. There are: "),
        ([f"1-{'9' * 5000}"], "there is no item “1-9999"),
    ],
)
def test_a_name_of_no_item_brings_those_that_there_are(path: Path, words: list[str], sentence: str) -> None:
    """The officer is told what the items are called, and nothing is saved."""
    done = section55("update", path, *words, "--status", "open")
    assert done.returncode == 1
    assert sentence in done.stderr
    assert path.read_text(encoding="utf-8") == NESTED


def test_the_history_names_the_items(path: Path) -> None:
    """What a revision changed is said by the items' numbers, and for programs by the path of the key too."""
    section55("update", path, "cause 1/2b", "--status", "complete")
    text = path.read_text(encoding="utf-8")
    save(path, text.replace("text: Three.", "text: All three.").encode(), by="form")
    printed = section55("history", path).stdout
    assert "  Cause of concern 1, recommendation 2, part b: Status: nothing became “complete”\n" in printed
    assert "  Area for improvement 1, Standards: Text: “Three.” became “All three.”\n" in printed
    listed = json.loads(section55("history", "--json", path).stdout)
    assert listed[2]["changes"] == [
        {
            "field": "areas_for_improvement[3].text",
            "name": "Area for improvement 1, Standards: Text",
            "old": "Three.",
            "new": "All three.",
        }
    ]


def test_an_item_that_went_is_named_as_it_was(path: Path) -> None:
    """The last item of a list that goes has the number that it had."""
    gone = '  # The numbers begin again.\n  - number: "1"\n    group: Standards\n    text: Three.\n'
    save(path, NESTED.replace(gone, "").encode(), by="form")
    assert "  Area for improvement 1, Standards: removed, “Three.”\n" in section55("history", path).stdout


def test_several_items_are_one_revision(path: Path) -> None:
    """Numbers, ranges and names are taken together, each item once, with one text, status, owner and day."""
    words = ("--status", "complete", "--owner", "Head of Vetting", "--due-on", "2024-12-31", "--text", "Closed.")
    done = section55("update", path, "10,22", "cause 1/1-2", "Vetting 1-2, 10", *words, "--on", "2024-06-03")
    assert (done.returncode, done.stderr) == (0, "")
    inspection = read_inspection(path).inspection
    changed = [item for item in inspection.items() if item.item.owner == "Head of Vetting" and item.item.status]
    assert [item.heading for item in changed] == [
        *("Recommendation 10", "Recommendation 22", "Recommendation 1 of cause of concern 1"),
        *("Recommendation 2 of cause of concern 1", "Area for improvement 1, Vetting"),
        "Area for improvement 2, Vetting",
    ]
    assert {(item.item.status, item.item.due_on, item.item.updates[-1].text) for item in changed} == {
        ("complete", date(2024, 12, 31), "Closed.")
    }
    assert len(read_revisions(path)) == 2
    assert "The owner of recommendation 10 is now “Head of Vetting”." in done.stdout
    assert "Recommendation 10 is now due on 31 December 2024." in done.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["1-3", "--status", "open"], "“1” may be"),
        (["10,99", "--status", "open"], "there is no item “99” in the file. There are: 10, 7,"),
        (["22-7", "--status", "open"], "there is no item “22-7” in the file."),
    ],
)
def test_where_one_of_several_is_not_there_nothing_is_saved(path: Path, words: list[str], sentence: str) -> None:
    """Nobody updates eleven of twelve; a number is never guessed from another."""
    done = section55("update", path, *words)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert path.read_text(encoding="utf-8") == NESTED


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["10", "--text", " "], "The text is empty."),
        (["10", "--text", "x", "--on", NEXT_YEAR], f"{NEXT_YEAR} is still to come."),
        (["10"], "Say what became of it"),
        ([], "Say which inspection and which items"),
        (["10", "--status", "open", "--yes"], "--yes is for --from"),
    ],
)
def test_updates_that_say_nothing_are_refused(path: Path, words: list[str], sentence: str) -> None:
    """An empty text and a day to come are no update."""
    done = section55("update", path, *words)
    assert done.returncode == 2
    assert sentence in " ".join(done.stderr.split())


def test_the_history_of_one_item(path: Path) -> None:
    """One inserted above it changes nothing of it: the one change of its own is found, with the words that differ."""
    text = NESTED.replace("recommendations:\n", 'recommendations:\n  - number: "1"\n    text: A new one.\n', 1)
    save(path, text.encode(), by="form")
    section55("update", path, "22", "--owner", "Head of Custody")
    whole = section55("history", path).stdout
    assert "  Recommendation 1: added, “A new one.”\n" in whole
    lines = section55("history", path, "--item", "22").stdout.splitlines()
    assert lines[-1].startswith("  Recommendation 22: Owner: ")
    assert lines[-1].endswith("became “Head of Custody”")
    assert [line[:10] for line in lines if line[0] == "R"] == ["Revision 1", "Revision 3"]
    done = section55("history", path, "--item", "55")
    assert (done.returncode, done.stderr) == (
        1,
        "No revision has an item “55”. Without --item every change is shown.\n",
    )
