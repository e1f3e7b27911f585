"""Two officers on one shared folder, each with the umask that systems come with."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import filelock  # noqa: F401 - imported before the children lose the right to read where it lies
import pytest

from section55.files.saving import read_revisions, save
from support.other_users import GROUP, IS_ROOT, as_user
from support.versions import assert_whole, version

TURNS = int(os.environ.get("SECTION55_TURNS", "10"))
pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that a group writes in; not below pytest's own, which is closed to other users."""
    folder = Path(tempfile.mkdtemp())
    if IS_ROOT:
        os.chown(folder, -1, GROUP)
    folder.chmod(0o2775)
    yield folder
    shutil.rmtree(folder)


def test_two_users_save_by_turns(shared: Path, text: str) -> None:
    """Each saves what the other saved last, and each keeps the name that they saved under."""
    path = shared / "2024-01-01-shared.yaml"
    users = {40001: "Ann", 40002: "Bob"}
    save(path, version(text, 0), by="form", who="root")  # so that all is imported before they lose their rights
    for file in shared.iterdir():
        file.unlink()
    for turn in range(TURNS):
        for number, (user, name) in enumerate(users.items()):
            data = version(text, 2 * turn + number)
            assert as_user(user, lambda data=data, name=name: save(path, data, by="form", who=name)) == 0
    assert [revision.name for revision in read_revisions(path)] == list(users.values()) * TURNS
    assert_whole(path)
    assert {stat.S_IMODE(file.stat().st_mode) for file in shared.iterdir()} == {0o664}


def test_a_lock_that_an_older_version_left_to_one_user_stops_nobody(shared: Path, text: str) -> None:
    """A lock that only its maker may write, and that nobody holds, is made anew."""
    path = shared / "2024-01-01-shared.yaml"
    save(path, version(text, 0), by="form")
    lock = shared / f".{path.stem}.lock"
    if IS_ROOT:
        for file in shared.iterdir():
            os.chown(file, 40001, GROUP)
    lock.chmod(0o444)
    assert as_user(40002, lambda: save(path, version(text, 1), by="form")) == 0
    assert path.read_bytes() == version(text, 1)


def test_a_file_of_anothers_names_who_can_help(shared: Path, text: str) -> None:
    """Whoever may not write a file reads whose it is and what to ask for; nothing is changed."""
    path = shared / "2024-01-01-shared.yaml"
    save(path, version(text, 0), by="form")
    if IS_ROOT:
        os.chown(path, 40001, GROUP)
    path.chmod(0o644 if IS_ROOT else 0o444)

    def refused() -> None:
        with pytest.raises(PermissionError) as error:
            save(path, version(text, 1), by="form")
        words = "belongs to another user (number 40001), and you may not change it." if IS_ROOT else "write-protected"
        assert words in str(error.value)

    assert as_user(40002, refused) == 0
    assert path.read_bytes() == version(text, 0)
