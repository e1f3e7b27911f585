"""Outputs whose parameter file is gone: named by each build, removed by --prune."""

import json
import shutil
from pathlib import Path

import pytest

from section55.build.ledger import LEDGER
from section55.documents.audit import AUDIT_FILE
from section55.files.hashes import sha256_of_file
from support.built_folders import NO_RECOMMENDATIONS, WELSH
from support.workbook import NORFOLK, section55


def test_prune_removes_what_a_build_made_of_files_that_are_gone(workbook: Path) -> None:
    """Outputs without their parameter file are named; ``--prune`` removes them, and nothing that a person put there."""
    outputs = workbook / "outputs"
    (outputs / "mine").mkdir()
    (outputs / "mine" / "notes.txt").write_text("mine")
    (outputs / NORFOLK / "minutes.docx").write_text("mine")
    (outputs / WELSH / f"{WELSH}.html").write_text("changed by hand")
    (outputs / LEDGER).unlink()  # what a build made is known from the audit record too
    for slug in (NORFOLK, WELSH):
        for name in (f"{slug}.yaml", f"{slug}.history.jsonl"):
            (workbook / "parameters" / name).unlink()
    words = ("build", workbook / "parameters", "-o", outputs)
    done = section55(*words)
    assert done.returncode == 0
    assert done.stderr.count("its parameter file is gone. section55 build --prune removes it.") == 2
    assert (outputs / NORFOLK / f"{NORFOLK}.pdf").exists()
    done = section55(*words, "--prune")
    assert done.returncode == 0
    assert f"{NORFOLK}: removed, since its parameter file is gone; kept, since no build left it so: minutes.docx" in (
        done.stderr
    )
    left = sorted(path.relative_to(outputs).as_posix() for path in outputs.rglob("*") if path.is_file())
    assert [name for name in left if not name.startswith(NO_RECOMMENDATIONS)] == [
        LEDGER,
        f"{WELSH}/{WELSH}.html",
        f"{NORFOLK}/minutes.docx",
        "build.json",
        "mine/notes.txt",
    ]
    assert len([name for name in left if name.startswith(NO_RECOMMENDATIONS)]) == 4
    assert section55(*words, "--prune").stderr == ""


def test_prune_leaves_other_folders_inspections_alone(workbook: Path, parameter_folder: Path) -> None:
    """Outputs of parameter files in a folder that was not named are nobody's to prune; neither are they named."""
    shutil.copy(workbook / "parameters" / f"{NORFOLK}.history.jsonl", parameter_folder)
    shutil.rmtree(workbook / "parameters")
    done = section55("build", parameter_folder, "-o", workbook / "outputs", "--prune")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((workbook / "outputs").rglob("*.pdf"))) == 3


def test_prune_asks_for_a_folder(workbook: Path) -> None:
    """``--prune`` with files alone could remove nothing, and says so."""
    done = section55("build", workbook / "parameters" / f"{WELSH}.yaml", "--prune", "-o", workbook / "outputs")
    assert done.returncode == 2
    assert "--prune looks through folders" in done.stderr


@pytest.mark.parametrize(
    "name", ["../precious.txt", "{outputs}/precious.txt", "minutes.docx", "below/x.html", "link.pdf"]
)
def test_prune_removes_nothing_that_a_strangers_record_names(workbook: Path, name: str) -> None:
    """An audit record may name any file with its right hash: only what a build writes into the folder goes."""
    outputs, folder = workbook / "outputs", workbook / "outputs" / NORFOLK
    named = name.format(outputs=outputs)
    (outputs / LEDGER).unlink()
    (folder / "below").mkdir()
    (outputs / "precious.txt").write_text("mine")
    (folder / "link.pdf").symlink_to(outputs / "precious.txt")
    if not (folder / named).exists():
        (folder / named).write_text("mine")
    audit = json.loads((folder / AUDIT_FILE).read_bytes())
    audit["documents"][named] = sha256_of_file(folder / named)
    (folder / AUDIT_FILE).write_text(json.dumps(audit))
    (workbook / "parameters" / f"{NORFOLK}.yaml").unlink()
    assert section55("build", workbook / "parameters", "-o", outputs, "--prune").returncode == 0
    assert (folder / named).read_text() == (outputs / "precious.txt").read_text() == "mine"
    assert not list(folder.glob(f"{NORFOLK}.*"))


def test_prune_follows_no_link_out_of_the_outputs(workbook: Path) -> None:
    """A folder that is a link to another place is nobody's to prune, whatever lies there."""
    outputs = workbook / "outputs"
    (outputs / NORFOLK).rename(workbook / NORFOLK)
    (outputs / NORFOLK).symlink_to(workbook / NORFOLK)
    (workbook / "parameters" / f"{NORFOLK}.yaml").unlink()
    assert section55("build", workbook / "parameters", "-o", outputs, "--prune").returncode == 0
    assert (workbook / NORFOLK / f"{NORFOLK}.pdf").exists()
