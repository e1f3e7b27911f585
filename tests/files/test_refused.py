"""Every file of the folder `refused` is refused, each in its own words.

Each file has one fault. The sentences that it must give lie beside it, in the text file of the same
name. After a sentence was reworded, SECTION55_ACCEPT=1 writes those text files anew; read them then.
"""

import os
import time
from pathlib import Path
from typing import Protocol

import pytest

from section55.files.reader import read_inspection
from section55.model.errors import FaultsFound
from support.faulty_files import FIRST_LINES
from support.workbook import TESTS

REFUSED = TESTS / "refused"
FILES = sorted(path for path in REFUSED.iterdir() if path.suffix in (".yaml", ".yml"))
ACCEPT = os.environ.get("SECTION55_ACCEPT") == "1"

GOOD_OFFICE = (REFUSED / "offices" / "example.yaml").read_bytes()


def refusal_of(path: Path) -> str:
    """What is printed of a file that is refused."""
    with pytest.raises(FaultsFound) as refused:
        read_inspection(path, shown_as=path.name)
    return str(refused.value)


class WriteFile(Protocol):
    """Writes a parameter file."""

    def __call__(self, content: str | bytes, /) -> Path: ...


@pytest.fixture
def write_file(tmp_path: Path) -> WriteFile:
    """Writes a parameter file beside a good office profile."""
    (tmp_path / "offices").mkdir()
    (tmp_path / "offices" / "example.yaml").write_bytes(GOOD_OFFICE)

    def write(content: str | bytes) -> Path:
        path = tmp_path / "2024-01-01-written.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_is_refused_in_its_own_words(path: Path) -> None:
    """Each refused file is answered with its own sentence."""
    words = path.with_suffix(".txt")
    refusal = refusal_of(path) + "\n"
    if ACCEPT:
        words.write_text(refusal, encoding="utf-8", newline="\n")
    assert refusal == words.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_one_fault_has_one_sentence(path: Path) -> None:
    """A file with one fault is answered with one sentence, and with no other that follows from it."""
    lines = refusal_of(path).splitlines()
    anchors = path.read_bytes().count(b"- &") if "bomb" in path.name else 1
    assert len(lines) == anchors


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_sentence_is_fit_to_read(path: Path) -> None:
    """A fault names its file, and its sentences are whole, printable and free of the libraries' own words."""
    for line in refusal_of(path).splitlines():
        place, _, sentence = line.partition(": ")
        assert path.name in place or place.startswith("offices/")
        assert sentence.endswith((".", "?", '"'))
        assert line.isprintable()
        for jargon in ("pydantic", "Traceback", "tag:yaml.org", "scalar", "mapping", "None", "validation"):
            assert jargon not in sentence


def test_files_and_sentences_are_paired() -> None:
    """Every refused file has its sentences beside it, and there are none without a file."""
    assert {path.stem for path in REFUSED.glob("*.txt")} == {path.stem for path in FILES}
    assert len({path.stem for path in FILES}) == len(FILES)


def test_there_are_enough_refused_files() -> None:
    """The folder holds the many ways in which a file goes wrong."""
    assert len(FILES) >= 55


def test_every_profile_is_used() -> None:
    """Every office profile of the folder is named by a file there."""
    text = b"\n".join(path.read_bytes() for path in FILES)
    for profile in (REFUSED / "offices").glob("*.yaml"):
        assert b"office: " + profile.stem.encode() + b"\n" in text


def test_the_sound_file_is_accepted(write_file: WriteFile) -> None:
    """The small file that the tests here begin with is accepted, so that it is the fault that is refused."""
    assert read_inspection(write_file(FIRST_LINES)).inspection.office == "example"


@pytest.mark.parametrize(
    "tag",
    [
        '!!python/object/apply:os.system ["touch executed-by-the-reader"]',
        '!!python/object/apply:os.mkdir ["executed-by-the-reader"]',
        '!!python/object/apply:builtins.open ["executed-by-the-reader", "w"]',
        "!!python/object/new:os.mkdir [executed-by-the-reader]",
        "!!python/module:this",
    ],
)
def test_nothing_is_executed(write_file: WriteFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str) -> None:
    """A file that asks for a command or an object gets a sentence, and nothing is executed."""
    monkeypatch.chdir(tmp_path)
    path = write_file(f"{FIRST_LINES}key_findings: {tag}\n")
    before = {file.name for file in tmp_path.iterdir()}
    refusal = refusal_of(path)
    assert {file.name for file in tmp_path.iterdir()} == before
    assert refusal.count("\n") == 0
    assert "line 7, key_findings: !!python/" in refusal


def test_committed_tag_is_not_executed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refused file that would make a marker file makes none, here or beside itself."""
    monkeypatch.chdir(tmp_path)
    refusal_of(REFUSED / "2024-01-01-tag-python-object.yaml")
    assert not list(tmp_path.iterdir())
    assert not (REFUSED / "executed-by-the-reader").exists()


def test_a_file_that_is_too_large_is_refused(write_file: WriteFile) -> None:
    """A file of eleven megabytes is refused by its size alone."""
    path = write_file(FIRST_LINES.encode() + b"#comment\n" * 1_250_000)
    assert refusal_of(path) == (
        "2024-01-01-written.yaml: The file has 11,250,219 bytes; 10,000,000 is the most. Is it the right file?"
    )


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """A file that is not there is answered with a sentence."""
    refusal = refusal_of(tmp_path / "2024-01-01-none.yaml")
    assert refusal == (
        "2024-01-01-none.yaml: The file cannot be opened: No such file or directory. "
        "It is not there, or not there any more. See that its name is right."
    )


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("[" * 100_000, id="brackets"),
        pytest.param("{a: " * 100_000, id="braces"),
        pytest.param("\n  " + "- " * 100_000 + "x", id="dashes"),
        pytest.param("\n  " + "? " * 100_000 + "x", id="question marks"),
        pytest.param("&a [" * 50_000, id="names and brackets"),
    ],
)
def test_deep_nesting_is_quick(write_file: WriteFile, value: str) -> None:
    """Lists inside lists without end are refused at once, however many there are."""
    path = write_file(f"{FIRST_LINES}key_findings: {value}\n")
    began = time.process_time()
    refusal_of(path)
    assert time.process_time() - began < 2


def test_alias_bomb_is_quick() -> None:
    """A file that would grow to 3,486,784,401 words is refused before it grows."""
    began = time.process_time()
    refusal_of(REFUSED / "2024-01-01-alias-bomb.yaml")
    assert time.process_time() - began < 1


MANY = """\
office: exampel
inspection_title:
published_on: 19/12/2023
publication_types: Thematic
police_forces: []
report_url: ftp://hmicfrs.justiceinspectorates.gov.uk/rural-crime
key_findings: !!str The force is good.
recommendations_total: 1
recommendations:
  - number: 3
    text: Calls should be answered sooner.
    due_on: 2024-02-30
    chief_constable: accepted
  - number: "3"
    txt: Records should be kept in one place.
    commissioner:
      action: planned
    updates:
      - text: Work has begun.
approved_on: 2024-02-12
approved_on: 2024-02-13
weather: fine
office_use:
  published_on_website: yes
status: published
"""


def test_all_faults_at_once(write_file: WriteFile) -> None:
    """Every fault of a file is listed at once, in the order of its lines."""
    with pytest.raises(FaultsFound) as refused:
        read_inspection(write_file(MANY))
    assert [(fault.line, fault.key, fault.code) for fault in refused.value.faults] == [
        (1, "office", "office_unknown"),
        (2, "inspection_title", "empty"),
        (3, "published_on", "date_not_iso"),
        (4, "publication_types", "not_a_list"),
        (5, "police_forces", "empty"),
        (6, "report_url", "link_not_http"),
        (7, "key_findings", "tag"),
        (8, "recommendations_total", "total_too_small"),
        (12, "recommendations[1].due_on", "date_impossible"),
        (13, "recommendations[1].chief_constable", "not_keys"),
        (14, "recommendations[2].number", "number_repeated"),
        (15, "recommendations[2].txt", "key_unknown"),
        (17, "recommendations[2].commissioner.action", "not_a_choice"),
        (19, "recommendations[2].updates[1].on", "missing"),
        (21, "approved_on", "key_repeated"),
        (22, "weather", "key_unknown"),
        (24, "office_use.published_on_website", "not_a_date_or_true"),
        (25, "status", "not_a_choice"),
    ]


def test_faults_of_file_and_profile_at_once(write_file: WriteFile, tmp_path: Path) -> None:
    """The faults of a parameter file and of the office profile that it names are listed together, the file's first."""
    (tmp_path / "offices" / "example.yaml").write_bytes(GOOD_OFFICE.replace(b"statutory", b"56 days"))
    with pytest.raises(FaultsFound) as refused:
        read_inspection(write_file(f"{FIRST_LINES}status: published\n"), shown_as="p/2024-01-01-written.yaml")
    assert [(fault.file, fault.line, fault.key) for fault in refused.value.faults] == [
        ("p/2024-01-01-written.yaml", 7, "status"),
        ("p/offices/example.yaml", 10, "printed_deadline"),
    ]


@pytest.mark.parametrize("total", ['" 1 "', "9" * 5000, "١", "1_000", "+1", "0x1"])
def test_odd_totals_have_a_sentence(write_file: WriteFile, total: str) -> None:
    """A total that is written oddly is read or refused, never passed over in silence."""
    items = "".join(f"  - {{number: {number}, text: Do this.}}\n" for number in (1, 2))
    path = write_file(f"{FIRST_LINES}recommendations_total: {total}\nrecommendations:\n{items}")
    assert "line 7, recommendations_total: " in refusal_of(path)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
def test_faults_name_lines_as_every_system_counts_them(write_file: WriteFile, break_: str) -> None:
    """The line that a fault names is the line in the editor, however the system ends its lines."""
    path = write_file(f"{FIRST_LINES}status: published\n".replace("\n", break_))
    assert ", line 7, status: " in refusal_of(path)


def test_a_question_may_be_left_empty(write_file: WriteFile) -> None:
    """A question that need not be answered may be left empty, with a comment after it or without."""
    path = write_file(
        f"{FIRST_LINES}approved_on:\nresponse_url:   # not yet\nrecommendations_total: ~\n"
        "office_use:\nrecommendations:\nkey_findings:\napproved_by: null\n"
    )
    inspection = read_inspection(path).inspection
    assert (inspection.approved_on, inspection.response_url, inspection.approved_by) == (None, None, "")
    assert inspection.recommendations == []
