"""What the revisions of a history changed, for people."""

from pathlib import Path

import pytest

from section55.files.change_names import names_of_changes
from section55.files.history import Change
from section55.files.named_changes import answers_after, named_changes
from section55.files.saving import read_revisions, save


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("status", {"status": "new"}),
        ("recommendations[1].owner", {"recommendations": [{"owner": "new"}]}),
        ("[1]", {"[1]": "new"}),
        ("weather[0]", {"weather": {"0": "new"}}),
        ("weather[99999999999]", {"weather": {"99999999999": "new"}}),
    ],
)
def test_a_change_is_made_at_its_path(field: str, answers: dict[str, object]) -> None:
    """A key that is typed like the place of an item makes no list, and none that fills the memory."""
    assert answers_after({}, [Change(field, None, "new")]) == answers


def test_keys_with_brackets_have_a_history(tmp_path: Path) -> None:
    """A key that was typed like the place of an item is named as it was typed, and read as no item."""
    path = tmp_path / "2024-05-02-peel.yaml"
    save(path, b'status: draft\n"[1]": wind\n"weather[99999999999]": rain\n', by="form")
    save(path, b"status: final\n", by="form")
    *_, (_, changes) = named_changes(read_revisions(path))
    assert [(change.name, change.new) for change in changes][:2] == [("Status", "final"), ("[1]", None)]
    assert [names[:2] for names in names_of_changes(read_revisions(path))] == [["Status", "item 1"]] * 2
