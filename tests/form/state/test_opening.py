"""Files that cannot be opened, and a folder that can only be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from section55.form.state.form_state import FormState
from section55.form.state.opening import CannotOpen
from support.form_states import TODAY, form_on
from support.permissions import bound_by_permissions
from support.workbook import NORFOLK


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("police_forces: [", "police_forces: [[", "line 6: A list opened with [ is not closed."),
        ("[All local forces in England and Wales]", "Norfolk", "line 6, police_forces: This should be a list."),
        ("office_use:\n", "office_use: done\nold:\n", "line 61, office_use: This should be a set of keys"),
        ("recommendations:\n", "recommendations: none\nold:\n", "line 30, recommendations: This should be a list."),
        ("position: accepted", "position: [accepted]", "recommendations[1].chief_constable.position: This should be"),
        ("    owner: Head", "    owner:\n      post: Head", "line 46, recommendations[1].owner: This should be text"),
        ("[College of Policing,", "[{of: Policing},", "recommendations[1].addressed_to[1]: This should be text"),
        ("status: final", "status: !!str final", "line 66, status: !!str begins with !"),
        ("office: norfolk\n", "office: norfolk\noffice: suffolk\n", "The key “office” stands on line 2 already."),
    ],
)
def test_a_file_that_has_no_place_in_the_form_is_refused(
    opened: FormState, path: Path, old: str, new: str, sentence: str
) -> None:
    """A sentence says where it has to be put right by hand; what was open stays open, with what was typed."""
    opened.answers.set(("approved_by",), "The Commissioner")
    text = path.read_text(encoding="utf-8")
    assert old in text
    bad = path.with_name("2024-01-01-bad.yaml")
    bad.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CannotOpen) as refused:
        opened.open(bad)
    first, second = str(refused.value).splitlines()
    assert first == "2024-01-01-bad.yaml cannot be opened here until it is put right by hand:"
    assert sentence in second
    assert (opened.path, opened.is_open, opened.answers.get(("approved_by",))) == (path, True, "The Commissioner")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Nothing is written in the file."),
        (b"- a list\n", "The file is a list"),
        (b"Running text.\n", "The file is running text"),
        (b"\xff\xfe\x00", "The file is not UTF-8 text."),
    ],
)
def test_what_is_no_parameter_file_is_refused(opened: FormState, path: Path, data: bytes, sentence: str) -> None:
    """It is never shown as an inspection with nothing in it, which a save would make of it."""
    bad = path.with_name("2024-01-01-bad.yaml")
    bad.write_bytes(data)
    with pytest.raises(CannotOpen, match=sentence):
        opened.open(bad)
    assert opened.path == path


def test_a_file_that_is_gone_is_a_sentence(opened: FormState, path: Path) -> None:
    """One that was deleted since it was listed cannot be opened, and what was open stays open."""
    with pytest.raises(
        CannotOpen, match=r"^2024-01-01-gone.yaml cannot be opened: No such file or directory\. It is not there"
    ):
        opened.open(path.with_name("2024-01-01-gone.yaml"))
    assert opened.path == path


@pytest.fixture
def read_only_folder(parameter_folder: Path) -> Iterator[Path]:
    """The folder, which may be read and not written to."""
    for path in (parameter_folder, *parameter_folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield parameter_folder
    for path in (parameter_folder, *parameter_folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_read_only_folder_can_be_looked_at(read_only_folder: Path) -> None:
    """An inspection there opens and is previewed; a save and a keep are refused, and what was typed stays."""
    state = form_on(TODAY, read_only_folder)
    path = read_only_folder / f"{NORFOLK}.yaml"
    state.open(path)
    assert state.check_result.source is not None
    before = path.read_bytes()
    with bound_by_permissions():
        assert [listed.source for listed in state.list_inspections()] == [path]
        state.answers.set(("approved_by",), "The Commissioner")
        for attempt in (state.write_unsaved, state.save, state.begin_new, lambda: state.open(path)):
            with pytest.raises(PermissionError):
                attempt()
            assert state.answers.get(("approved_by",)) == "The Commissioner"
        assert state.preview_source().inspection.approved_by == "The Commissioner"
        assert not state.close(), "it is here alone, and says so"
    assert path.read_bytes() == before
    assert state.answers.get(("approved_by",)) == "The Commissioner"
    read_only_folder.chmod(0o755)
    assert state.close()
    assert not state.is_open
