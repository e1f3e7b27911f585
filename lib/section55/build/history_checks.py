"""Whether the history that a document carries is whole, and goes on from the one that an earlier copy carries."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from section55.build.verdicts import AGREES, DIFFERS, NOT_CHECKED, Statement, state
from section55.documents.attachments import Attachments
from section55.files.broken_history import HistoryBroken
from section55.files.hashes import sha256
from section55.files.history import Revision, head_of, read_history
from section55.model.wording import counted, first_few, in_words, listed


def check_history(carried: Attachments) -> Iterator[Statement]:
    """States whether the history that a document carries is whole, and ends with its parameter file."""
    history = carried.record.input_of("history")
    if history is None:
        yield state(
            carried.record.revision == 0 and not carried.record.is_recorded and not carried.record.changes,
            "No history was kept when it was made, and it says so.",
            "It carries no history, and its audit record speaks of one.",
        )
        return
    try:
        revisions = _read(carried.files[history.name])
    except HistoryBroken as broken:
        yield Statement(DIFFERS, f"The history that it carries is not whole: {in_a_line(broken)}")
        return
    named = carried.record.history_head
    if named and named != head_of(revisions):
        yield Statement(DIFFERS, f"Its audit record has another head of its history ({named}) than it carries.")
    ends_here = revisions[-1].file_sha256 == sha256(carried.files[f"{carried.record.slug}.yaml"])
    yield state(
        len(revisions) == carried.record.revision and ends_here == carried.record.is_recorded,
        f"The history that it carries is whole: {counted(len(revisions), 'revision')}"
        + (", and it ends with the parameter file" if ends_here else "; the file was changed after the last")
        + f". Its head is {head_of(revisions)}.",
        "The history that it carries does not end with the parameter file that it carries.",
    )
    yield from check_times(revisions)


def check_times(revisions: Sequence[Revision]) -> Iterator[Statement]:
    """States which revisions are dated before the one that they follow; nothing where none is."""
    backwards = [
        f"{revision.sequence}" for before, revision in pairwise(revisions) if str(revision.time) < str(before.time)
    ]
    if backwards:
        yield Statement(
            NOT_CHECKED,
            f"By its history, revision {listed(first_few(backwards))} was saved before the one that it follows: "
            "a clock was wrong, or a time is not true.",
        )


def check_since(carried: Attachments, old: Attachments, old_name: str) -> Statement:
    """States whether the history in an earlier copy is the beginning of a document's."""
    chains: list[tuple[Revision, ...]] = []
    for attachments, name in ((carried, "it"), (old, old_name)):
        history = attachments.record.input_of("history")
        if history is None:
            return Statement(NOT_CHECKED, f"There is no history in {name}, so that nothing can be compared.")
        data = attachments.files[history.name]
        try:
            if sha256(data) != history.sha256:
                raise HistoryBroken([(1, "it has not the hash of the audit record.")])
            chains.append(_read(data))
        except HistoryBroken as broken:
            return Statement(DIFFERS, f"The history in {name} is not whole: {in_a_line(broken)}")
    new, earlier = chains
    same = next(
        (index for index, (one, other) in enumerate(zip(new, earlier, strict=False)) if one.hash != other.hash),
        min(len(new), len(earlier)),
    )
    if same == len(earlier):
        more = len(new) - same
        return Statement(
            AGREES,
            f"Its history begins with all that is in {old_name} ({counted(same, 'revision')}, head {head_of(earlier)}) "
            f"and has {in_words(more)} more.",
        )
    if same == len(new):
        return Statement(
            DIFFERS,
            f"Its history was cut short: it has {counted(len(new), 'revision')}, and {old_name} has {len(earlier)}.",
        )
    return Statement(
        DIFFERS, f"Its history is not the one in {old_name}: revision {same + 1} is another. It was written anew."
    )


def _read(data: bytes) -> tuple[Revision, ...]:
    revisions = read_history(data)
    if not revisions:
        raise HistoryBroken([(1, "there is no line in it.")])
    return revisions


def in_a_line(broken: HistoryBroken) -> str:
    """What is wrong with a history, on one line: the first few problems."""
    return " ".join(first_few(str(broken).splitlines(), 3))
