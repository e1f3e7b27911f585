"""An inspection's history in the form: an earlier revision comes back, and a broken one stops saves."""

import re
from pathlib import Path

import pytest

from section55.files.broken_history import HistoryBroken
from section55.files.history import file_at, history_path
from section55.files.reader import read_inspection
from section55.files.saving import record_hand_edit, save
from section55.form.state.form_state import FormState
from section55.form.state.opening import CannotOpen
from section55.model.errors import FaultsFound, WorkbookError
from support.form_states import begin_inspection


def test_an_earlier_revision_comes_back(opened: FormState, path: Path) -> None:
    """An earlier revision comes back as a new one, the same to the byte, and the form shows it."""
    record_hand_edit(path)
    opened.open(path)
    first = path.read_bytes()
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.save()
    opened.restore(1)
    assert path.read_bytes() == first
    assert opened.answers.get(("approved_by",)) is None
    authors = [revision.by for revision in opened.history.revisions]
    assert authors == ["edited by hand", "form", "restored from revision 1"]
    assert not opened.is_changed


def test_unsaved_changes_are_a_revision_before_one_is_restored(opened: FormState, path: Path) -> None:
    """Going back loses nothing: what was not saved is a revision of its own first."""
    record_hand_edit(path)
    opened.open(path)
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.restore(1)
    authors = [revision.by for revision in opened.history.revisions]
    assert authors == ["edited by hand", "form", "restored from revision 1"]
    assert b"The Commissioner" in file_at(opened.history.revisions, 2)
    opened.restore(2)
    assert opened.answers.get(("approved_by",)) == "The Commissioner"


def test_what_cannot_be_restored_has_a_reason(empty_folder: Path) -> None:
    """The reason says that there is no file, no such revision, or that the file changed meanwhile."""
    new = begin_inspection(empty_folder)
    with pytest.raises(WorkbookError, match="nothing to go back to"):
        new.restore(1)
    new.save()
    with pytest.raises(WorkbookError, match="There is no revision 2"):
        new.restore(2)
    save(new.path, new.path.read_bytes() + b"approved_by: Somebody else\n", by="command")
    new.answers.set(("approved_by",), "The Commissioner")
    with pytest.raises(WorkbookError, match="choose between the two versions"):
        new.restore(1)
    assert b"Somebody else" in new.path.read_bytes()
    assert new.answers.get(("approved_by",)) == "The Commissioner"


def test_a_revision_that_the_form_cannot_open_is_not_restored(opened: FormState, path: Path) -> None:
    """A file broken by hand is in its history; the form says so instead of closing over it."""
    good = path.read_bytes()
    save(path, good.replace(b"police_forces: [", b"police_forces: [["), by="command")
    save(path, good, by="command")
    opened.open(path)
    broken = next(n for n in range(1, 4) if b"[[" in file_at(opened.history.revisions, n))
    with pytest.raises(CannotOpen, match=f"^Revision {broken} cannot be opened here"):
        opened.restore(broken)
    assert path.read_bytes() == good
    assert opened.is_open


def test_reloading_drops_what_was_not_saved(opened: FormState, path: Path) -> None:
    """The form shows the file as it is now; where that cannot be opened, nothing is dropped."""
    opened.answers.set(("approved_by",), "The Commissioner")
    good = path.read_bytes()
    path.write_bytes(b"")
    with pytest.raises(CannotOpen):
        opened.reload()
    assert opened.answers.get(("approved_by",)) == "The Commissioner"
    path.write_bytes(good.replace(b"status: final", b"approved_by: Somebody else\nstatus: final"))
    opened.reload()
    assert opened.answers.get(("approved_by",)) == "Somebody else"
    assert not opened.is_changed


def test_a_broken_history_stops_saves_and_documents(opened: FormState, path: Path) -> None:
    """A broken history is a problem from the opening on, and the answers can still be read and typed."""
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.save()
    history = history_path(path)
    history.write_bytes(history.read_bytes().replace(b'"by":"form"', b'"by":"farm"'))
    opened.open(path)
    assert opened.history.revisions == ()
    assert opened.history.problem.startswith("The history of this inspection is not whole. Line ")
    assert opened.history.problem.endswith(f" {HistoryBroken.cure}")
    with pytest.raises(FaultsFound, match=re.escape(HistoryBroken.cure)):
        read_inspection(path)
    assert [problem.sentence for problem in opened.check_result.blockers] == [opened.history.problem]
    assert opened.cannot_build
    before = path.read_bytes()
    opened.answers.set(("approved_by",), "The Mayor")
    with pytest.raises(WorkbookError):
        opened.save()
    assert path.read_bytes() == before
