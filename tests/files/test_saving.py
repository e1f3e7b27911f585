"""Saves: a line of the history for each, and every revision comes back."""

import getpass
import random
from pathlib import Path

import pytest

from section55.files.broken_history import HistoryBroken
from section55.files.history import file_at, history_path, published_history, read_history
from section55.files.reader import read_inspection
from section55.files.saving import (
    ChangedMeanwhile,
    officer_name,
    read_revisions,
    restore,
    save,
    save_without_history,
)
from section55.model.errors import WorkbookError
from support.versions import assert_whole, version
from support.workbook import NORFOLK, section55


def test_a_save_is_a_line_with_old_and_new_words(path: Path, text: str) -> None:
    """Each line says who, when, by what, which answers, and their old and new words."""
    save(path, text.encode(), by="command", who="A policy officer")
    revision = save(path, text.replace("position: accepted", "position: noted").encode(), by="form")
    [change] = revision.changes
    assert vars(change) == {
        "field": "recommendations[1].chief_constable.position",
        "old": "accepted",
        "new": "noted",
    }
    assert revision.sequence == 2
    assert revision.by == "form"
    assert read_revisions(path)[0].name == "A policy officer"
    assert revision.time.endswith("Z")
    assert_whole(path)


def test_saving_the_same_again_adds_no_line(path: Path, text: str) -> None:
    """A save that changes nothing adds nothing to the history."""
    save(path, text.encode(), by="command")
    before = history_path(path).read_bytes()
    assert save(path, text.encode(), by="form").sequence == 1
    assert history_path(path).read_bytes() == before


def test_the_history_is_only_added_to(path: Path, text: str) -> None:
    """No line that was written is ever written again."""
    kept = b""
    for number in range(5):
        save(path, version(text, number), by="form")
        now = history_path(path).read_bytes()
        assert now.startswith(kept)
        assert now != kept
        kept = now


def test_an_edit_by_hand_is_noticed_at_the_next_save(path: Path, text: str) -> None:
    """What someone typed into the file itself is a line of its own, before the save's."""
    save(path, version(text, 0), by="form")
    path.write_bytes(version(text, 1))
    save(path, version(text, 2), by="form")
    assert [revision.by for revision in read_revisions(path)] == ["form", "edited by hand", "form"]
    assert file_at(read_revisions(path), 2) == version(text, 1)


def test_an_edit_by_hand_is_noticed_at_the_next_build(path: Path, text: str, tmp_path: Path) -> None:
    """A build records it once, and says so in the document."""
    path.write_text(text, encoding="utf-8")
    for _ in range(2):
        assert section55("build", path, "--format", "html", "-o", tmp_path / "outputs").returncode == 0
    assert [revision.by for revision in read_revisions(path)] == ["edited by hand"]
    assert "It is of revision 1 of the parameter file." in (
        tmp_path / "outputs" / NORFOLK / f"{NORFOLK}.html"
    ).read_text(encoding="utf-8")


def test_a_change_after_publication_is_a_correction(path: Path, text: str) -> None:
    """A change to the words of a published response is a correction; a note of what was done with it since is none."""
    published = text.replace("status: final", "response_published_on: 2024-02-09\nstatus: final")
    save(path, published.encode(), by="form")
    sent = published.replace("  forwarded_to_chief", "  copied_to_secretary_of_state: 2024-02-09\n  forwarded_to_chief")
    followed_up = sent.replace("status: awaiting national body", "status: complete")
    corrected = followed_up.replace("84.22%", "84.2%")
    assert [save(path, data.encode(), by="form").is_correction for data in (sent, followed_up, corrected)] == [
        False,
        False,
        True,
    ]


def test_every_revision_is_restored_to_the_byte(path: Path, text: str) -> None:
    """Each revision of a history of fifty comes back exactly, as a new revision."""
    versions = [version(text, number) for number in range(49)] + [f"\ufeff{text}\r\n# ŵ\n\n".encode()]
    for data in versions:
        save(path, data, by="form")
    assert len(read_revisions(path)) == 50
    for number in random.Random(55).sample(range(1, 51), 50):
        restored = restore(path, number)
        assert path.read_bytes() == versions[number - 1]
        assert restored.by in (f"restored from revision {number}", "form")
    assert_whole(path)


def test_a_revision_that_is_not_there_is_a_sentence(path: Path, text: str) -> None:
    """The sentence says which revisions there are."""
    save(path, text.encode(), by="form")
    with pytest.raises(WorkbookError, match=r"no revision 3\. The history has revisions 1 to 1"):
        restore(path, 3)


def test_a_published_history_keeps_words_and_names_back(path: Path, text: str) -> None:
    """Its chain can be checked, and it holds neither the words of an earlier draft nor who wrote them."""
    save(path, text.replace("I welcome", "UNWISE WORDS: I welcome").encode(), by="form", who="An officer")
    save(path, text.encode(), by="form", who="An officer")
    kept = read_revisions(path)
    published = published_history(kept, with_names=False)
    assert b"UNWISE" not in published
    assert b"An officer" not in published
    assert read_history(published) == tuple(revision.for_publication(with_names=False) for revision in kept)
    source = read_inspection(path)
    assert source.history is not None
    assert source.revisions == read_history(source.history.data)
    named = read_history(published_history(kept, with_names=True))
    assert {revision.name for revision in named} == {"An officer"}
    with pytest.raises(WorkbookError, match="holds no earlier words"):
        file_at(named, 1)


def test_a_history_that_is_not_whole_is_never_added_to(path: Path, text: str) -> None:
    """A save or a build beside a broken history stops with a sentence, and changes neither file."""
    save(path, version(text, 0), by="form")
    history = history_path(path)
    history.write_bytes(history.read_bytes().replace(b'"by":"form"', b'"by":"FORM"'))
    kept = path.read_bytes(), history.read_bytes()
    with pytest.raises(HistoryBroken):
        save(path, version(text, 1), by="form")
    assert (path.read_bytes(), history.read_bytes()) == kept
    done = section55("check", path)
    assert done.returncode == 1
    assert f"{history.name}, line 1: It was changed after it was written" in done.stderr


@pytest.mark.parametrize("error", [ModuleNotFoundError("pwd"), ImportError("pwd"), KeyError("uid"), OSError("no name")])
def test_nobody_is_kept_from_saving_for_want_of_a_name(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Windows service has no user name, and Python there no module to look it up; some systems have no names."""

    def refuse() -> str:
        raise error

    monkeypatch.delenv("SECTION55_OFFICER", raising=False)
    monkeypatch.setattr(getpass, "getuser", refuse)
    assert officer_name() == "unknown"


def test_a_file_without_a_history_is_saved_whole_or_not_at_all(path: Path) -> None:
    """An office's profile has none; whoever changed it meanwhile is not overwritten."""
    profile = path.parent / "offices" / "norfolk.yaml"
    before = profile.read_bytes()
    with pytest.raises(ChangedMeanwhile, match="nothing was saved"):
        save_without_history(profile, b"area: Kent\n", instead_of=b"area: Norfolk\n")
    assert profile.read_bytes() == before
    save_without_history(profile, b"area: Kent\n", instead_of=before)
    assert profile.read_bytes() == b"area: Kent\n"
    assert not history_path(profile).exists()
