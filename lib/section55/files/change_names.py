"""What the answers are called that the revisions of a history changed."""

from collections.abc import Iterator, Sequence
from typing import Any

from section55.files.history import Revision
from section55.files.line_edits import LineEdit, apply_edits
from section55.files.yaml.parser import read_answers
from section55.model.answer_names import answer_name
from section55.model.paths import parse_key_path


def names_of_changes(revisions: Sequence[Revision]) -> Iterator[list[str]]:
    """For each revision the names of its changes: "Cause of concern 1, recommendation 2, part b: Owner".

    An item has the number that it had after the revision, or before it where it is gone. Where a history
    does not hold the words, as a published one, an item is named by its place in its list.
    """
    text, answers = "", dict[str, Any]()
    for revision in revisions:
        before = answers
        if revision.content is not None:
            text = apply_edits(text, (LineEdit(*edit) for edit in revision.content["patch"]))
            answers = read_answers(text.encode())
        yield [answer_name(parse_key_path(change.field), answers, before) for change in revision.changes]
