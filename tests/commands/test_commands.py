"""The commands as a person types them: what they print, what they leave, and their exit status."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from section55 import workspace
from section55.cli import COMMANDS
from section55.model.schema import FILE_NAME, OFFICE_FILE_NAME
from support.workbook import NORFOLK, ChangeFile, section55


def test_help_names_every_command() -> None:
    """``section55 --help`` lists the commands, each with what it does and an example of its own."""
    done = section55("--help")
    assert done.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout
        own = section55(name, "--help")
        assert own.returncode == 0
        assert f"section55 {name}" in own.stdout.split("Example", 1)[1]


def test_help_brings_in_no_heavy_library() -> None:
    """``section55 --help`` imports neither nbconvert nor pandas nor papermill."""
    import subprocess
    import sys

    code = "import sys, section55.cli as c\ntry: c.main(['--help'])\nexcept SystemExit: pass\nprint('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split("|")[-1].split())
    assert not modules & {"nbconvert", "pandas", "papermill", "nbformat", "pydantic", "typst", "rich", "lxml", "yaml"}


@pytest.mark.parametrize(
    "words", [["biuld"], ["build", "--fromat", "pdf"], ["build", "not-there"], ["build", "--format", "docx"]]
)
def test_a_mistyped_command_exits_with_2(words: list[str]) -> None:
    """A command that is mistyped exits with status 2 and a sentence, without a traceback."""
    done = section55(*words)
    assert done.returncode == 2
    assert "Error:" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_of_the_workbook_has_findings_and_no_fault() -> None:
    """Findings alone are exit status 0; ``--strict`` makes them 1."""
    done = section55("check")
    assert done.returncode == 0
    assert "line 4, published_on: The document prints 13 February 2024" in done.stdout
    assert "(s.55(5B))" in done.stdout
    assert done.stderr == ""
    assert section55("check", "--strict").returncode == 1


def test_check_prints_every_fault_to_stderr(change_file: ChangeFile) -> None:
    """Each fault is a sentence with its file, line and key; the exit status is 1."""
    change_file("published_on: 2023-12-19", "published_on: 19/12/2023")
    path = change_file("position: accepted", "position: agreed")
    done = section55("check", path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
    assert f"{NORFOLK}.yaml, line 4, published_on: “19/12/2023” is not in the form" in done.stderr
    assert "recommendations[1].chief_constable.position: “agreed” is not one of" in done.stderr


def test_check_json_is_for_programs(change_file: ChangeFile) -> None:
    """``--json`` gives each fault and finding with its code, file, line and key."""
    path = change_file("due_on: 2024-12-31", "due_on: 2024-12-32")
    done = section55("check", "--json", path, workspace.PARAMETERS)
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert {entry["kind"] for entry in found} == {"fault", "finding"}
    fault = next(entry for entry in found if entry["kind"] == "fault")
    assert fault["code"] == "date_impossible"
    assert fault["key"] == "recommendations[1].due_on"
    assert isinstance(fault["line"], int)
    assert list(fault) == ["kind", "file", "line", "key", "code", "sentence"]
    assert fault["sentence"].endswith("type the date like 2023-12-19.")
    finding = next(entry for entry in found if entry["kind"] == "finding")
    assert list(finding) == ["kind", "file", "code", "line", "key", "sentence", "severity", "statute", "noted"]


def test_check_looks_as_on_a_day(change_file: ChangeFile) -> None:
    """``--as-of`` says on which day; a draft is overdue the day after its last lawful one, and not before."""
    path = change_file("  published_on_website: true\nstatus: final", "status: draft")
    assert "is not published" not in section55("check", path, "--as-of", "2024-02-12").stdout
    assert "12 February 2024, one day ago (s.55(5A))" in section55("check", path, "--as-of", "2024-02-13").stdout
    assert "12 February 2024" in section55("check", path).stdout
    assert "is not published" in section55("check", path).stdout
    done = section55("check", path, "--as-of", "13/02/2024")
    assert done.returncode == 2
    assert "2024-02-13 for 13 February 2024" in done.stderr


def test_build_of_a_refused_file_leaves_no_document(change_file: ChangeFile, tmp_path: Path) -> None:
    """A fault is exit status 1, the sentences, no traceback and nothing that looks like a document."""
    path = change_file("report_url: https:", "report_url: ftp:")
    done = section55("build", path, "-o", tmp_path / "outputs")
    assert done.returncode == 1
    assert "report_url: “ftp://justiceinspectorates.gov.uk” is not a link to a web page" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert [file.name for file in (tmp_path / "outputs").rglob("*") if file.is_file()] == ["build.json"]


def test_one_failure_does_not_stop_the_others(change_file: ChangeFile, parameter_folder: Path, tmp_path: Path) -> None:
    """The good inspections of a folder are built beside a refused one, and build.json says what became of each."""
    shutil.copy(parameter_folder / f"{NORFOLK}.yaml", parameter_folder / "2023-12-19-the-same-again.yaml")
    change_file("office: norfolk", "office: suffolk")
    outputs = tmp_path / "outputs"
    done = section55("build", parameter_folder, "-o", outputs)
    assert done.returncode == 1
    account = {entry["slug"]: entry for entry in json.loads((outputs / "build.json").read_text(encoding="utf-8"))}
    assert {slug: entry["status"] for slug, entry in account.items()} == {
        NORFOLK: "failed",
        "2023-12-19-the-same-again": "built",
    }
    assert set(account[NORFOLK]) >= {"slug", "status", "seconds", "files", "error"}
    assert "offices/suffolk.yaml" in account[NORFOLK]["error"]
    assert "2023-12-19-the-same-again/audit.json" in account["2023-12-19-the-same-again"]["files"]


def test_a_failure_leaves_earlier_documents_and_says_so(change_file: ChangeFile, tmp_path: Path) -> None:
    """Documents of an earlier build stay as they were, and are reported as stale."""
    path = change_file("status: final", "status: draft")
    outputs = tmp_path / "outputs"
    assert section55("build", path, "-o", outputs).returncode == 0
    before = (outputs / NORFOLK / f"{NORFOLK}.pdf").read_bytes()
    change_file("status: draft", "status: finall")
    done = section55("build", path, "-o", outputs)
    assert done.returncode == 1
    assert "not replaced; it was built before" in done.stderr
    assert (outputs / NORFOLK / f"{NORFOLK}.pdf").read_bytes() == before


def test_build_of_one_format_makes_that_one(norfolk_file: Path, tmp_path: Path) -> None:
    """``--format html`` makes the page and no PDF."""
    assert section55("build", norfolk_file, "--format", "html", "-o", tmp_path).returncode == 0
    assert {path.suffix for path in (tmp_path / NORFOLK).iterdir()} == {".html", ".ipynb", ".json"}


def test_two_files_of_one_name_are_not_mixed(parameter_folder: Path, tmp_path: Path) -> None:
    """Of two inspections whose documents would overwrite each other, the second is refused in words."""
    done = section55("build", workspace.PARAMETERS, parameter_folder, "-o", tmp_path / "outputs", "--format", "html")
    assert done.returncode == 1
    assert "Rename one of the two files" in done.stderr


def test_an_empty_folder_is_called_empty(tmp_path: Path) -> None:
    """A folder without parameter files gives a sentence and exit status 1."""
    done = section55("build", tmp_path)
    assert done.returncode == 1
    assert "there is no parameter file" in done.stderr


def test_a_failed_run_keeps_the_notebook(norfolk_file: Path, tmp_path: Path) -> None:
    """A run that stops half way leaves <slug>.failed.ipynb, with the broken cell in it, and no document."""
    from section55.build.batch import Plan, build_all

    broken = tmp_path / "broken.ipynb"
    text = workspace.MASTER_NOTEBOOK.read_text(encoding="utf-8")
    broken.write_text(text.replace('"response.findings"', '"response.no_such_thing"'), encoding="utf-8")
    [result] = build_all([norfolk_file], Plan(tmp_path / "outputs", notebook=broken))
    assert result.status == "failed"
    assert "no_such_thing" in result.error
    left = [path.name for path in (tmp_path / "outputs" / NORFOLK).iterdir()]
    assert left == [f"{NORFOLK}.failed.ipynb"]


def test_new_writes_a_draft_with_every_question(parameter_folder: Path) -> None:
    """``section55 new`` prints the path of a draft that builds once the empty answers are given."""
    done = section55(
        "new",
        "The Police's response to “stalking”: a review",
        "--published-on",
        "2024-09-27",
        "--folder",
        parameter_folder,
    )
    assert done.returncode == 0, done.stderr
    path = parameter_folder / "2024-09-27-the-polices-response-to-stalking.yaml"
    assert Path(done.stdout.strip()).name == path.name
    checked = section55("check", path)
    assert checked.returncode == 1
    missing = [line for line in checked.stderr.splitlines() if "is empty" in line]
    assert len(missing) == len(checked.stderr.splitlines()) == 3
    text = path.read_text(encoding="utf-8")
    for key, answer in (
        ("publication_types", "[Revisit]"),
        ("police_forces", "[Norfolk]"),
        ("report_url", "https://example.org/r"),
    ):
        text = text.replace(f"\n{key}:\n", f"\n{key}: {answer}\n")
    path.write_text(text, encoding="utf-8")
    checked = section55("check", path)
    assert checked.returncode == 0, checked.stderr


def test_the_example_in_a_draft_can_be_used(parameter_folder: Path) -> None:
    """The recommendation that a draft shows as a comment is read when its comment marks are taken away."""
    section55("new", "A report", "--published-on", "2024-09-27", "--folder", parameter_folder)
    path = parameter_folder / "2024-09-27-a-report.yaml"
    text = path.read_text(encoding="utf-8").replace("recommendations: []", "recommendations:")
    for key, answer in (
        ("publication_types", "[Revisit]"),
        ("police_forces", "[Norfolk]"),
        ("report_url", "https://example.org/r"),
    ):
        text = text.replace(f"\n{key}:\n", f"\n{key}: {answer}\n")
    path.write_text(text.replace("\n#  ", "\n  "), encoding="utf-8")
    done = section55("check", path)
    assert done.returncode == 0, done.stderr


def test_new_never_overwrites(parameter_folder: Path) -> None:
    """A file that is there is left as it is."""
    words = ("new", "A report", "--published-on", "2024-09-27", "--folder", parameter_folder)
    assert section55(*words).returncode == 0
    path = parameter_folder / "2024-09-27-a-report.yaml"
    path.write_text("mine", encoding="utf-8")
    done = section55(*words)
    assert done.returncode == 1
    assert "there is such a file already" in done.stderr
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["A report", "--published-on", "27/09/2024"], 2, "Type 2024-09-27 for 27 September 2024"),
        (["A report", "--published-on", "2024-09-31"], 2, "There is no such day as 2024-09-31"),
        (["A report", "--published-on", "2024-09-27", "--office", "norflok"], 1, "Did you mean norfolk?"),
        (["!!!", "--published-on", "2024-09-27"], 1, "has no letter that a file can be named by"),
        (["A report", "--published-on", "2024-09-27", "--name", "PEEL 2024"], 2, "Did you mean “peel-2024”?"),
        (["A report", "--published-on", "2024-09-27", "--name", "x" * 95], 1, "Give a shorter one"),
    ],
)
def test_new_says_what_is_wrong(parameter_folder: Path, words: list[str], status: int, sentence: str) -> None:
    """What cannot be a draft is refused with what to type instead."""
    done = section55("new", *words, "--folder", parameter_folder)
    assert done.returncode == status
    assert sentence in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("words", "file"), [([], FILE_NAME), (["--office"], f"offices/{OFFICE_FILE_NAME}")], ids=["inspection", "office"]
)
def test_kept_schemas_are_current(words: list[str], file: str) -> None:
    """The schemas in parameters/ are what ``section55 schema`` prints."""
    done = section55("schema", *words)
    assert done.returncode == 0
    assert done.stdout == (workspace.PARAMETERS / file).read_text(encoding="utf-8")


PROFILES = sorted((workspace.PARAMETERS / "offices").rglob("*.yaml"))


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_profiles_are_sound_by_the_schema(path: Path) -> None:
    """What the strict reader takes, an editor that knows the schema takes too; a misspelt key it marks."""
    schema = json.loads((workspace.PARAMETERS / "offices" / OFFICE_FILE_NAME).read_text(encoding="utf-8"))
    profile = yaml.safe_load(path.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(profile)) == []
    assert not validator.is_valid(profile | {"document": {"layuot": "letter"}})
    assert not validator.is_valid(profile | {"office_use": ["sent"]})


def test_new_asks_about_the_letter_where_the_office_writes_letters(parameter_folder: Path) -> None:
    """A draft has the letter's questions only where the office's profile says that its responses are letters."""
    profile = parameter_folder / "offices" / "norfolk.yaml"
    text = profile.read_text(encoding="utf-8")
    drafts = []
    for title, lines in (
        ("A report", text),
        ("A letter", text.replace("document:\n", "document:\n  layout: letter\n")),
    ):
        profile.write_text(lines, encoding="utf-8")
        words = ("new", title, "--published-on", "2024-09-27", "--folder", parameter_folder)
        drafts.append(Path(section55(*words).stdout.strip()).read_text(encoding="utf-8"))
    report, letter = drafts
    assert "letter_" not in report
    keys = [line for line in letter.splitlines() if line.startswith("letter_")]
    assert keys == ["letter_date:", "letter_reference:", "letter_to:", "letter_signed_by:"]
    assert "\ninspectorates:\n" in report


def test_unforeseen_failures_are_sentences(tmp_path: Path, norfolk_file: Path) -> None:
    """Even a folder that cannot be written to gives a sentence and no traceback."""
    (tmp_path / "outputs").write_text("a file where a folder should be", encoding="utf-8")
    done = section55("build", norfolk_file, "-o", tmp_path / "outputs" / "below")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "outputs" in done.stderr
