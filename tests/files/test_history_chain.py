"""The chain of a history: each line is bound to the one before it, also where its own hash was made anew."""

from pathlib import Path

import pytest

from section55.files.broken_history import HistoryBroken
from section55.files.history import history_path, read_history
from section55.files.saving import save
from support.forged_documents import forged_history
from support.workbook import NORFOLK


@pytest.fixture
def history(parameter_folder: Path) -> bytes:
    """A history of a few revisions."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    text = path.read_bytes()
    for number in range(4):
        save(path, text + b"# %d\n" % number, by="form", who="An officer")
    return history_path(path).read_bytes()


def problems(history: bytes) -> list[tuple[int, str]]:
    with pytest.raises(HistoryBroken) as broken:
        read_history(history)
    return list(broken.value.problems)


@pytest.mark.parametrize(
    "changes",
    [
        {"time": "1999-01-01T00:00:00Z"},
        {"fields": ["status"]},
        {"who_sha256": "0" * 64},
        {"content_sha256": "0" * 64},
        {"by": "command"},
    ],
)
def test_a_middle_line_that_was_changed_and_hashed_anew_is_no_link_of_the_chain(
    history: bytes, changes: dict[str, object]
) -> None:
    """The line after it names the hash that it had."""
    forged = forged_history(1, **changes)(history)
    assert forged != history
    assert (3, "it does not follow from the line before it.") in problems(forged)


def test_the_first_line_follows_no_other(history: bytes) -> None:
    """A first line that names one before it was not the first."""
    assert (1, "it does not follow from the line before it.") in problems(forged_history(0, previous="0" * 64)(history))


@pytest.mark.parametrize("index", range(4))
def test_a_line_says_which_revision_it_is(history: bytes, index: int) -> None:
    """A number that is another line's is found in the line itself, though its hash fits."""
    forged = forged_history(index, sequence=index + 2)(history)
    assert any(line == index + 1 and "this should be revision" in text for line, text in problems(forged))


def test_the_last_line_hashed_anew_names_the_one_before(history: bytes) -> None:
    """No line follows the last one: what it names as the line before is compared with that line."""
    last = history.count(b"\n")
    forged = forged_history(-1, previous="0" * 64)(history)
    assert problems(forged) == [(last, "it does not follow from the line before it.")]
