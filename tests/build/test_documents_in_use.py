"""Documents that another program keeps open while they are replaced, and what a failed build calls out of date."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from section55.build import batch
from section55.build import build_one as build_one_module
from section55.build.batch import Plan, build_all
from section55.build.task import Result, Task, TaskDone, TaskListener
from section55.files import in_use
from support.folders import add_inspections
from support.permissions import bound_by_permissions


@pytest.fixture
def built(empty_folder: Path, tmp_path: Path) -> Path:
    """The output folder of an inspection that was built and whose file has changed since."""
    [slug] = add_inspections(empty_folder, "one")
    assert build(empty_folder, tmp_path).status == "built"
    path = empty_folder / f"{slug}.yaml"
    path.write_bytes(path.read_bytes().replace(b"84.22%", b"99.99%"))
    return tmp_path / "outputs" / slug


class PoolInThisProcess:
    """Builds one inspection after the other without a worker."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def build(self, tasks: Sequence[Task], program: str) -> Iterator[TaskDone]:
        for task in tasks:
            yield TaskDone(task, build_one_module.build_one(task, program, TaskListener()))


def build(folder: Path, tmp_path: Path, force: bool = False) -> Result:
    """Builds the one inspection of a folder, in this process, where a test has changed what the disk answers."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(batch, "WorkerPool", PoolInThisProcess)
        [result] = build_all(sorted(folder.glob("*.yaml")), Plan(tmp_path / "outputs", force=force))
    return result


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("ending", [".html", ".pdf", ".ipynb", "audit.json"])
def test_an_open_document_is_named_and_nothing_is_replaced(
    built: Path, empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """Whichever is open, the folder stays that of one build, and the sentence says which to close."""
    before = contents(built)
    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if str(target).endswith(ending):
            raise PermissionError(13, "Access is denied", str(source))
        return replace(source, target)

    monkeypatch.setattr(in_use, "PATIENCE", 0)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        result = build(empty_folder, tmp_path)
    name = ending if ending[0] != "." else f"{built.name}{ending}"
    assert result.error == (
        f"{name} is open in another program (a PDF reader?). Close it and build again; nothing was replaced."
    )
    assert contents(built) == before
    assert result.stale == [f"{built.name}/{built.name}.{kind}" for kind in ("html", "pdf")]
    assert build(empty_folder, tmp_path).status == "built"
    assert b"99.99%" in (built / f"{built.name}.html").read_bytes()


def test_a_first_build_that_is_refused_leaves_no_document(
    empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of documents that were not there before, none is there after one of them was refused."""
    [slug] = add_inspections(empty_folder, "one")
    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target.suffix == ".pdf":
            raise PermissionError(13, "Access is denied", str(source))
        return replace(source, target)

    monkeypatch.setattr(in_use, "PATIENCE", 0)
    monkeypatch.setattr(Path, "replace", refuse)
    result = build(empty_folder, tmp_path)
    assert (result.status, result.stale) == ("failed", [])
    assert contents(tmp_path / "outputs" / slug) == {}


def test_documents_that_say_what_the_file_says_are_not_called_out_of_date(
    empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a build fails and nothing has changed since the last, the documents there are of these very words."""
    [slug] = add_inspections(empty_folder, "one")
    assert build(empty_folder, tmp_path).status == "built"
    page = tmp_path / "outputs" / slug / f"{slug}.html"
    monkeypatch.setattr(in_use, "PATIENCE", 0)
    with monkeypatch.context() as patched:
        patched.setattr(build_one_module, "make_documents", lambda *_: 1 / 0)
        assert build(empty_folder, tmp_path, force=True).stale == []
        page.write_bytes(page.read_bytes() + b"\n")
        assert build(empty_folder, tmp_path, force=True).stale == [f"{slug}/{page.name}"]
    account = json.loads((tmp_path / "outputs" / "build.json").read_text(encoding="utf-8"))
    assert account[0]["stale"] == [f"{slug}/{page.name}"]


def test_a_document_that_may_not_be_read_is_called_out_of_date(
    empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a build fails beside a document that the system keeps from it, the failure is a result like any other."""
    [slug] = add_inspections(empty_folder, "one")
    assert build(empty_folder, tmp_path).status == "built"
    page = tmp_path / "outputs" / slug / f"{slug}.html"
    page.chmod(0)
    monkeypatch.setattr(build_one_module, "make_documents", lambda *_: 1 / 0)
    with bound_by_permissions():
        result = build(empty_folder, tmp_path, force=True)
    assert (result.status, result.stale) == ("failed", [f"{slug}/{page.name}"])


@pytest.mark.parametrize("name", ["{slug}.yaml", "offices/norfolk.yaml"])
@pytest.mark.parametrize("moment", ["before its marks are taken", "before the notebook reads it"])
def test_an_input_that_changes_while_it_is_built_is_noticed(
    empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, moment: str
) -> None:
    """No document is put in place that says other words than those that its record and the ledger name."""
    [slug] = add_inspections(empty_folder, "one")
    path = empty_folder / name.format(slug=slug)
    step = "input_marks" if moment == "before its marks are taken" else "make_documents"
    original = getattr(build_one_module, step)

    def change_first(*arguments: object) -> object:
        path.write_bytes(path.read_bytes() + b"# changed\n")
        return original(*arguments)

    monkeypatch.setattr(build_one_module, step, change_first)
    result = build(empty_folder, tmp_path)
    assert result.status == "failed"
    assert "the file changed while it was being built. Build it again." in result.error
    assert not (tmp_path / "outputs" / slug / f"{slug}.html").exists()


def test_an_input_that_changed_while_its_marks_were_taken_is_noticed_though_it_was_put_back(
    empty_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger never has the mark of other words than those that the documents have."""
    [slug] = add_inspections(empty_folder, "one")
    path = empty_folder / f"{slug}.yaml"
    original = build_one_module.input_marks

    def change_for_a_moment(*arguments: object) -> object:
        before = path.read_bytes()
        path.write_bytes(before + b"# changed\n")
        try:
            return original(*arguments)
        finally:
            path.write_bytes(before)

    monkeypatch.setattr(build_one_module, "input_marks", change_for_a_moment)
    assert "the file changed while it was being built. Build it again." in build(empty_folder, tmp_path).error
