"""The register: every inspection with its deadline, every recommendation, nothing missed; and the panel's paper."""

import csv
import io
import json
import os
import pty
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from section55 import workspace
from section55.documents.pdf import pdf_from_html
from section55.notebook.register import RegisterCells
from section55.notebook.register_table import filterable_table
from section55.register import cache as register_files
from section55.register.cache import read_register
from section55.register.entries import Register
from section55.register.facts import register_facts, register_from_facts
from section55.register.page import counts, register_page, years_of_publication
from support.browser import violations
from support.examples import inspection, item, write_examples
from support.html_checker import html_errors
from support.words import as_printed, without_spaces, words_of_html, words_of_pdf
from support.workbook import NORFOLK, section55

AS_OF = date(2022, 12, 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Parameter files in every state: overdue, due, published in time and late, and one that cannot be read."""
    import yaml

    folder = tmp_path / "parameters"
    write_examples(folder)
    for path in folder.glob("*.yaml"):
        path.unlink()
    answers = {
        "2022-10-01-overdue": {},
        "2022-11-02-soon": {"recommendations": [item(1), item(2, status="complete")]},
        "2022-12-15-later": {"publication_types": ["Revisit"]},
        "2022-09-01-in-time": {"response_published_on": "2022-10-26"},
        "2022-08-01-late": {"response_published_on": "2022-09-26", "response_url": "https://example.org/late"},
    }
    for slug, changed in answers.items():
        text = yaml.safe_dump(inspection(published_on=slug[:10], inspection_title=f"Title of {slug}", **changed))
        (folder / f"{slug}.yaml").write_text(text, encoding="utf-8")
    (folder / "2022-07-01-broken.yaml").write_text("office: [", encoding="utf-8")
    return folder


def register(folder: Path, as_of: date = AS_OF) -> Register:
    return read_register(workspace.parameter_files(folder), as_of)


def test_states_are_words_and_the_soonest_comes_first(folder: Path) -> None:
    """What cannot be read is first, then what is to be published, soonest first, then what was, newest first."""
    assert [(entry.slug[11:], entry.state(AS_OF)) for entry in register(folder).entries] == [
        ("broken", "Cannot be read: one fault"),
        ("overdue", "Overdue by 25 days"),
        ("soon", "Seven days left"),
        ("later", "50 days left"),
        ("in-time", "Published in time, on 26 October 2022"),
        ("late", "Published on 26 September 2022, one day late"),
    ]


def test_counts_and_the_record_by_year(folder: Path) -> None:
    """The figures are of the day that the register is told for."""
    found = dict(counts(register(folder)))
    assert found["Inspections"] == 6
    assert found["Responses overdue"] == found["Responses due within two weeks"] == 1
    assert found["Files that cannot be read"] == 1
    assert found["Recommendations and other items open"] == 1
    [year] = years_of_publication(register(folder))
    assert (year.year, year.due, year.in_time, year.late, year.overdue) == (2022, 3, 1, 1, 1)
    assert dict(counts(register(folder, date(2023, 6, 1))))["Of these, past their due date"] == 1


def test_what_has_not_changed_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a file that changed is read; a changed profile or a new history has its inspections read again."""
    first = register(folder)
    read: list[str] = []
    read_entry = register_files.read_entry
    monkeypatch.setattr(
        register_files, "read_entry", lambda path, shown: read.append(path.stem[11:]) or read_entry(path, shown)
    )
    assert register(folder) == first
    assert read == []
    path = folder / "2022-12-15-later.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Title of", "Other title of"), encoding="utf-8")
    assert "Other title of" in next(entry.title for entry in register(folder).entries if entry.slug.endswith("later"))
    assert read == ["later"]
    read.clear()
    profile = folder / "offices" / "mayor.yaml"
    profile.write_text(profile.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    register(folder)
    assert len(read) == 6


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "of another kind": lambda kept: b'{"format": 2, "version": "", "files": []}',
    "no text": lambda kept: b"\xff",
    "empty": lambda kept: b"",
    "cut off": lambda kept: kept[: len(kept) // 2],
    "with a day that is none": lambda kept: kept.replace(b"2022-11-02", b"2022-11-32"),
    "without a title": lambda kept: kept.replace(b'title":', b'titel":'),
    "nested without an end": lambda kept: b"[" * 100_000,
}


@pytest.mark.parametrize("name", [register_files.ENTRIES_FILE, register_files.ITEMS_FILE])
@pytest.mark.parametrize("how", SPOILT)
def test_what_is_kept_is_only_a_convenience(folder: Path, name: str, how: str) -> None:
    """Damaged or of another version, what was kept is not used: the files are read anew, and kept anew."""
    first = register(folder)
    kept = (folder / name).read_bytes()
    spoilt = SPOILT[how](kept)
    assert spoilt != kept
    (folder / name).write_bytes(spoilt)
    assert register(folder) == first
    assert (folder / name).read_bytes() == kept


def test_a_folder_that_cannot_be_written_is_read_all_the_same(folder: Path, small_disk: Callable[[int], None]) -> None:
    """Where nothing can be kept, the register is the same, and nothing half written is left."""
    first = register(folder)
    (folder / register_files.ENTRIES_FILE).unlink()
    (folder / register_files.ITEMS_FILE).unlink()
    small_disk(100)
    assert register(folder) == first
    assert not list(folder.glob(".*register*"))


def test_the_command_prints_a_line_an_inspection(folder: Path) -> None:
    """A broken file is one line among the others, not a crash."""
    told = section55("register", folder, "--as-of", "2022-12-20")
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert len(lines) == 7
    assert "Cannot be read: one fault" in lines[1]
    assert "Overdue by 25 days" in lines[2]


def printed(folder: Path, output: int, columns: int, **variables: str) -> bytes | None:
    """What the command prints; None where it writes to an output that was given."""
    done = subprocess.run(
        [sys.executable, "-m", "section55", "register", str(folder), "--as-of", "2022-12-20"],
        stdout=output,
        env=os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | variables,
        check=True,
    )
    return done.stdout


def test_the_table_is_the_same_in_a_pipe_and_in_a_file(folder: Path, tmp_path: Path) -> None:
    """However wide the terminal is that a command was typed in, another program gets the same whole lines."""
    narrow = printed(folder, subprocess.PIPE, 40)
    assert narrow == printed(folder, subprocess.PIPE, 200, FORCE_COLOR="1")
    assert b"\x1b" not in narrow
    target = tmp_path / "register.txt"
    assert section55("register", folder, "--as-of", "2022-12-20", "-o", target).returncode == 0
    assert target.read_bytes() == narrow


def test_a_terminal_gets_a_table_of_its_width(folder: Path) -> None:
    """On a terminal no line is longer than it, and what is late is red."""
    ours, theirs = pty.openpty()
    try:
        assert printed(folder, theirs, 60) is None
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # which is how a terminal says that nobody writes to it any more
            while some := os.read(ours, 4096):
                shown += some
    finally:
        os.close(ours)
    lines = re.sub("\x1b\\[[0-9;]*m", "", shown.decode()).splitlines()
    assert "\x1b[31m" in shown.decode()
    assert max(map(len, lines)) <= 60
    assert "Title of…" in shown.decode()


def test_csv_and_json_for_programs(folder: Path) -> None:
    """Each format has every inspection; ``--recommendations`` has every item."""
    told = section55("register", folder, "--as-of", "2022-12-20", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(told.stdout)))) == 6
    told = section55("register", folder, "--as-of", "2022-12-20", "--format", "csv", "--recommendations")
    assert [row["Number"] for row in csv.DictReader(io.StringIO(told.stdout))] == ["", "1", "2"]
    told = section55("register", folder, "--as-of", "2022-12-20", "--format", "json")
    assert json.loads(told.stdout)["as_of"] == "2022-12-20"


def test_files_are_written_where_asked(folder: Path, tmp_path: Path) -> None:
    """A spreadsheet and a calendar are files; without a name for them the command says how to give one."""
    for kind in ("xlsx", "ics"):
        target = tmp_path / f"register.{kind}"
        assert section55("register", folder, "--format", kind, "-o", target).returncode == 0
        assert target.stat().st_size > 1000
        told = section55("register", folder, "--format", kind)
        assert told.returncode == 2
        assert f"-o register.{kind}" in told.stderr


def test_html_comes_through_papermill(folder: Path, tmp_path: Path) -> None:
    """The page is that of the register notebook's run, the same as the facts give."""
    told = section55("register", folder, "--as-of", "2022-12-20", "--format", "html", "-o", tmp_path / "register.html")
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "register.html").read_text(encoding="utf-8") == register_page(register(folder))


def test_facts_go_through_json_unchanged(folder: Path) -> None:
    """What the notebook carries is what the exporters read."""
    first = register_facts(register(folder))
    assert register_facts(register_from_facts(json.loads(json.dumps(first)))) == first


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["register", "empty register", "paper"])
def test_pages_are_accessible_and_valid(browser: Browser, folder: Path, tmp_path: Path, kind: str) -> None:
    """axe-core and the HTML checker find nothing, on a desk or a telephone, in light or dark; the PDF says the same."""
    from section55.register.entries import make_register
    from section55.register.panel_paper import render_paper

    made = {
        "register": lambda: register_page(register(folder)),
        "empty register": lambda: register_page(make_register([], AS_OF)),
        "paper": lambda: render_paper(register(folder, date(2023, 3, 1)), date(2022, 9, 1)),
    }[kind]()
    for scheme in ("light", "dark"):
        for width in (1280, 320):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page.set_content(made)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (width, "scrolls")
            assert violations(page) == [], (scheme, width)
            page.close()
    (tmp_path / "page.html").write_text(made, encoding="utf-8")
    assert html_errors(tmp_path / "page.html") == []
    assert as_printed(words_of_html(made)) == without_spaces(words_of_pdf(pdf_from_html(made)))


def test_the_table_in_jupyterlab_narrows_down(folder: Path) -> None:
    """Each control leaves the inspections that fit it, and all of them together."""
    panel = filterable_table(register(folder))
    assert "Six inspections" in panel.html.value
    panel.choices["State"].value = "Overdue"
    assert "One inspection," in panel.html.value
    assert "Title of 2022-10-01-overdue" in panel.html.value
    panel.choices["State"].value = ""
    panel.choices["Type"].value = "Revisit"
    assert "Title of 2022-12-15-later" in panel.html.value
    assert "overdue" not in panel.html.value.split("<tbody>")[1].split("Overdue")[0]
    panel.choices["Type"].value = ""
    panel.search.value = "LATE"
    assert "Two inspections" in panel.html.value


def test_each_control_of_the_table_has_a_label_and_what_there_is_to_choose(folder: Path) -> None:
    """Nobody meets a list without a name, and each offers "Any" first and then what some inspection has."""
    panel = filterable_table(register(folder))
    assert [*panel.choices] == ["Year", "Type", "Police force", "State"]
    assert [control.description for control in (*panel.choices.values(), panel.search)] == [*panel.choices, "Words"]
    assert {control.options[0] for control in panel.choices.values()} == {("Any", "")}
    assert [label for label, _ in panel.choices["Type"].options] == ["Any", "Revisit", "Specific reviews"]


def test_the_picture_has_words(folder: Path) -> None:
    """The notebook shows the deadlines as a picture with a text alternative; where none is ahead, a sentence."""
    shown = RegisterCells(register(folder)).timeline.bundle
    assert 'alt="A bar for each response still to be published' in shown["text/html"]
    assert "a line at 20 December 2022" in shown["text/plain"]
    for path in folder.glob("*.yaml"):
        path.unlink()
    assert "No response is waiting" in RegisterCells(register(folder)).timeline.bundle["text/plain"]


def test_items_are_a_table_for_analysis(folder: Path) -> None:
    """In the notebook, ``register.frame()`` is a pandas table with a row for each item and real dates."""
    frame = RegisterCells(register(folder)).frame()
    assert list(frame["number"]) == ["1", "2"]
    assert frame["due_on"].dt.year.tolist() == [2023, 2023]
    assert frame.groupby("status").size().to_dict() == {"complete": 1, "open": 1}


def test_the_paper_says_what_happened_since(folder: Path, tmp_path: Path) -> None:
    """What was published, what is to come, what moved and what is open, from one day to another."""
    told = section55("paper", folder, "--since", "2022-09-20", "--as-of", "2023-03-01", "-o", tmp_path / "papers")
    assert told.returncode == 0, told.stderr
    name = "paper-2022-09-20-to-2023-03-01"
    words = words_of_html((tmp_path / "papers" / f"{name}.html").read_text(encoding="utf-8"))
    assert "Responses published since 2" in words
    assert "Responses still to be published 3" in words
    assert "1 February 2023 A first review was done." in words
    assert "2022-07-01-broken" in words
    assert (tmp_path / "papers" / f"{name}.pdf").read_bytes().startswith(b"%PDF-1.7")
    told = section55("paper", folder, "--since", "2024-01-01", "--as-of", "2023-03-01")
    assert told.returncode == 2


def test_the_workbooks_own_register(norfolk_file: Path, tmp_path: Path) -> None:
    """Norfolk's response is in the register, with its recommendation awaiting a national body."""
    shutil.copytree(norfolk_file.parent / "offices", tmp_path / "offices")
    shutil.copy(norfolk_file, tmp_path)
    found = register(tmp_path, date(2024, 2, 1))
    [entry] = found.entries
    assert entry.slug == NORFOLK
    assert entry.state(found.as_of) == "Published, on a day not recorded"
    assert dict(counts(found))["Responses published on a day not recorded"] == 1
    [open_item] = found.open_items
    assert (open_item.number, open_item.status) == ("3", "awaiting national body")
