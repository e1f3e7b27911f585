"""A history that grew shorter, was deleted or was left behind: found by check and build, and nothing is overwritten."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from section55.files.history import history_path
from section55.files.saving import read_revisions, save
from support.versions import version
from support.workbook import NORFOLK, section55


@pytest.fixture
def built(parameter_folder: Path, tmp_path: Path) -> Path:
    """Norfolk's parameter file with three revisions, its HTML built."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    for number in range(3):
        save(path, version(text, number), by="form", who="An officer")
    assert build(path).returncode == 0
    return path


def build(path: Path, *options: str) -> CompletedProcess[str]:
    folder = path.parent if path.is_file() else path
    return section55("build", folder, "--format", "html", "-o", folder.parent / "outputs", *options)


def check(path: Path, *options: str) -> CompletedProcess[str]:
    folder = path.parent if path.is_file() else path
    return section55("check", folder, "-o", folder.parent / "outputs", *options)


def documents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (path.parent.parent / "outputs" / path.stem).iterdir()}


def cut(path: Path, lines: int) -> None:
    history = history_path(path)
    history.write_bytes(b"".join(history.read_bytes().splitlines(keepends=True)[:lines]))


@pytest.mark.parametrize(
    ("kept", "words"), [(0, "There is no"), (1, "The history has one revision;"), (2, "The history has two revisions;")]
)
def test_a_history_that_grew_shorter_is_found_and_no_document_is_overwritten(
    built: Path, kept: int, words: str
) -> None:
    """Check and build say what the earlier document carries; build records nothing, until it may go on."""
    earlier = documents(built)
    cut(built, kept)
    if not kept:
        history_path(built).unlink()
    assert check(built).returncode == 0
    [finding] = [each for each in json.loads(check(built, "--json").stdout) if each["code"] == "history-shortened"]
    assert finding["sentence"].startswith(words)
    assert f"{NORFOLK}.html, which was built before, carries three revisions, the last of " in finding["sentence"]
    assert finding["file"].endswith(history_path(built).name)
    failed = build(built)
    assert failed.returncode == 1
    assert words in failed.stderr and "--force" in failed.stderr
    assert documents(built) == earlier
    assert len(read_revisions(built)) == kept
    assert build(built, "--force").returncode == 0
    assert documents(built) != earlier
    assert "history-shortened" not in check(built, "--json").stdout


def test_of_documents_that_stay_only_what_is_so_is_printed(built: Path) -> None:
    """Refused for its history, a build does not call documents outdated whose words are the file's."""
    outputs = built.parent.parent / "outputs"
    document = f"{NORFOLK}/{NORFOLK}.html"
    later = built.read_text(encoding="utf-8")
    cut(built, 2)
    failed = build(built)
    [result] = json.loads((outputs / "build.json").read_text(encoding="utf-8"))
    assert (failed.returncode, result["status"], result["stale"]) == (1, "failed", [])
    assert document not in failed.stderr.replace("\\", "/")
    assert "Nothing was built or recorded." in result["error"]

    built.write_text(later.replace("84.22%", "99.99%"), encoding="utf-8")
    failed = build(built)
    [result] = json.loads((outputs / "build.json").read_text(encoding="utf-8"))
    assert (failed.returncode, result["stale"]) == (1, [document])
    assert (
        failed.stderr.replace("\\", "/")
        .rstrip()
        .endswith(f"{document}: not replaced; it was built before, and does not say what the file says now.")
    )


def test_a_history_that_was_deleted_and_begun_anew_is_found(built: Path) -> None:
    """A new chain of as many lines is another history: both commands say where the two part."""
    earlier = documents(built)
    text = built.read_text(encoding="utf-8")
    history_path(built).unlink()
    for number in range(4):
        save(built, version(text.replace("I ", "We "), number) + b"# anew\n" * number, by="form", who="Another")
    assert "they part at revision 1" in check(built).stdout
    assert "they part at revision 1" in build(built).stderr
    assert documents(built) == earlier


def test_the_folder_record_is_enough_where_no_document_is_left(built: Path) -> None:
    """Without the page, audit.json still says how many revisions there were."""
    (built.parent.parent / "outputs" / NORFOLK / f"{NORFOLK}.html").write_bytes(b"spoilt")
    cut(built, 2)
    assert "audit.json, which was built before, carries three revisions." in build(built).stderr


def test_a_history_that_went_on_is_built(built: Path) -> None:
    """Saves and changes by hand since the last build are what a history is for."""
    save(built, built.read_bytes() + b"# saved\n", by="form")
    built.write_bytes(built.read_bytes() + b"# by hand\n")
    assert "history-shortened" not in check(built, "--json").stdout
    assert build(built).returncode == 0
    assert len(read_revisions(built)) == 5


def test_a_history_left_behind_by_a_rename_names_the_file_that_it_fits(built: Path) -> None:
    """Check and build name both; the renamed file gets no new history, and the name they give puts all right."""
    renamed = built.with_name("2023-12-19-renamed.yaml")
    built.rename(renamed)
    [finding] = [each for each in json.loads(check(renamed, "--json").stdout) if each["code"] == "history-left-behind"]
    assert finding["file"].endswith(history_path(built).name)
    assert "Rename the history too, to 2023-12-19-renamed.history.jsonl." in finding["sentence"]
    failed = build(renamed)
    assert failed.returncode == 1
    assert "2023-12-19-renamed.history.jsonl" in failed.stderr
    assert not history_path(renamed).exists()
    assert "history-left-behind" in section55("check", renamed, "--json").stdout
    history_path(built).rename(history_path(renamed))
    assert build(renamed).returncode == 0
    assert len(read_revisions(renamed)) == 3


def test_a_renamed_file_that_was_saved_again_is_still_found(built: Path) -> None:
    """A save begins a new history; the one left behind fits what that one began with."""
    renamed = built.with_name("2023-12-19-renamed.yaml")
    built.rename(renamed)
    save(renamed, renamed.read_bytes() + b"# saved\n", by="form")
    found = check(renamed).stdout
    assert "2023-12-19-renamed.yaml has what it recorded last, and a history of its own" in found
    assert f"{history_path(built).name}: The parameter file of this history" in build(renamed).stderr


def test_a_history_whose_file_was_deleted_is_found(built: Path) -> None:
    """Where no file fits, both commands say that the parameter file is gone, and what may be done."""
    other = built.with_name("2023-12-19-other.yaml")
    other.write_bytes(built.read_bytes().replace(b"84.22%", b"84.23%"))
    built.unlink()
    assert "No file beside it is what the history recorded last" in check(other).stdout
    done = build(other)
    assert done.returncode == 0
    assert "No file beside it is what the history recorded last" in done.stderr


def test_a_change_by_hand_is_reported_as_noticed(built: Path) -> None:
    """History and audit trail say who noticed a change by hand, and nowhere that they made it."""
    profile = built.parent / "offices" / "norfolk.yaml"
    profile.write_text(f"{profile.read_text(encoding='utf-8')}\nshow_officers_in_audit_trail: true\n", encoding="utf-8")
    built.write_bytes(built.read_bytes() + b"# by hand\n")
    assert section55("build", built, "--format", "html", "-o", built.parent.parent / "outputs").returncode == 0
    name = read_revisions(built)[-1].name
    printed = section55("history", built).stdout
    assert f"edited by hand, noticed by {name}" in printed
    assert "form, An officer" in printed
    page = documents(built)[f"{NORFOLK}.html"].decode()
    assert f'<td data-label="Who">noticed by {name}</td>' in page
    listed = json.loads(section55("history", built, "--json").stdout)
    assert [(each["who"], each["noticed_by"]) for each in listed] == [("An officer", "")] * 3 + [("", name)]
