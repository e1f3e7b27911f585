"""What a history shows by itself: that no line was changed since, and what other programs did to it."""

import getpass
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from section55 import workspace
from section55.documents.audit import audit_of
from section55.files import history
from section55.files.broken_history import HistoryBroken
from section55.files.hashes import sha256
from section55.files.history import (
    Revision,
    history_path,
    make_revision,
    published_history,
    read_history,
)
from section55.files.reader import read_inspection
from section55.files.saving import BY_HAND, read_revisions, record_hand_edit, save
from support.versions import version

TEXTS = [b"a: 1\n", b"a: 2\n", b"a: 3\n", b"a: 4\n"]


def history_of(*texts: bytes, by: str = "form", who: str = "An officer") -> tuple[Revision, ...]:
    """A whole history of these versions of a file, the first from nothing."""
    revisions: tuple[Revision, ...] = ()
    for number, new in enumerate(texts):
        made = make_revision(
            revisions,
            time=f"2024-01-0{number + 1}T10:00:00Z",
            by=by,
            who=who,
            old=texts[number - 1] if number else b"",
            new=new,
            changes=(),
            is_correction=False,
        )
        revisions = (*revisions, made)
    return revisions


def lines_of(revisions: tuple[Revision, ...]) -> bytes:
    return b"".join(revision.line() for revision in revisions)


def hashed_anew(revision: Revision, **changed: object) -> Revision:
    """A line that was changed, with the hash that its chained parts have now, as anybody can work it out."""
    parts = json.loads(replace(revision, **changed).line())
    chained = {name: part for name, part in parts.items() if name not in ("hash", "who", "content")}
    text = json.dumps(chained, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return replace(revision, **changed, hash=sha256(text.encode()))


def problems_of(data: bytes, name: str = "x.history.jsonl") -> HistoryBroken:
    with pytest.raises(HistoryBroken) as broken:
        read_history(data, name)
    return broken.value


def test_a_middle_line_changed_and_hashed_anew_is_found_by_the_line_after_it() -> None:
    """Each line has the hash of the one before it, so a changed line fits itself and not the next one."""
    one, two, three, four = history_of(*TEXTS)
    forged = hashed_anew(two, time="2024-01-01T12:00:00Z")
    assert read_history(lines_of((one, forged)))[1].time == forged.time
    broken = problems_of(lines_of((one, forged, three, four)))
    assert broken.problems == ((3, "it does not follow from the line before it."),)
    published = published_history((one, forged, three, four), with_names=False)
    assert problems_of(published).problems == broken.problems


def test_a_line_taken_out_and_the_rest_chained_anew_is_found_by_its_number() -> None:
    """Lines are numbered: where one is gone, those after it have numbers that are too high."""
    one, _, three, four = (revision.for_publication(with_names=False) for revision in history_of(*TEXTS))
    three = hashed_anew(three, previous=one.hash)
    four = hashed_anew(four, previous=three.hash)
    assert [line for line, _ in problems_of(lines_of((one, three, four))).problems] == [2, 3]
    assert "this should be revision 2 and says 3" in str(problems_of(lines_of((one, three, four))))


@pytest.mark.parametrize(
    "patch",
    [[], [[0, 1, ["a: 5"]]], [[9, 0, ["b: 1"]]], [[1, -1, []]], [[0]], [[0, 1, 5]], [["0", 1, ["b"]]], [5], 5, None],
    ids=str,
)
def test_words_that_do_not_make_the_file_are_found(patch: object) -> None:
    """The words of a line lead to the file whose hash it has, or it says so; made-up ones fit in every other way."""
    one, two = history_of(*TEXTS[:2])
    assert two.content is not None
    content = {**two.content, "patch": patch}
    if patch is None:
        del content["patch"]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    forged = hashed_anew(two, content=content, content_sha256=sha256(text.encode()))
    assert problems_of(lines_of((one, forged))).problems == (
        (2, "the words it keeps do not make the file that it speaks of."),
    )


def test_what_a_published_history_keeps_back_cannot_be_guessed() -> None:
    """Names and words are hashed with a salt of their own each time, so no list of names finds them out."""
    first, second = (history_of(b"a: 1\n", who="An officer")[0] for _ in range(2))
    assert first.who_sha256 != second.who_sha256
    assert first.content_sha256 != second.content_sha256
    for revision in (first, second):
        assert revision.who is not None and revision.content is not None
        assert len(revision.who["salt"]) == len(revision.content["salt"]) == 32
        assert revision.who["salt"] != revision.content["salt"]
        unsalted = json.dumps({"name": "An officer"}, separators=(",", ":"))
        assert revision.who_sha256 != sha256(unsalted.encode())


@pytest.mark.parametrize(
    "changed",
    [
        {"time": "yesterday"},
        {"time": "2024-01-01T10:00:00"},
        {"time": 5},
        {"sequence": True},
        {"file_size": "7"},
        {"by": None},
        {"is_correction": 1},
        {"fields": [1]},
        {"who": {"salt": "x"}},
        {"who": "An officer"},
        {"content": {"changes": [5], "patch": []}},
        {"content": []},
    ],
)
def test_a_line_of_other_types_is_no_line_of_a_history(changed: dict[str, object]) -> None:
    """Though its hash may fit, what reads histories is never given a number for a text."""
    [revision] = history_of(b"a: 1\n")
    parts = json.loads(revision.line()) | changed
    line = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    assert "no line of a history" in str(problems_of(line))


@pytest.mark.parametrize(
    "marks", [("<<<<<<< HEAD", "=======", ">>>>>>> theirs"), ("||||||| base", "=======", ">>>>>>>")]
)
def test_a_merge_conflict_is_named_with_the_way_out(marks: tuple[str, str, str]) -> None:
    """Git's marks are no damage: two people saved in two copies, and the sentence has the command to type."""
    one, two = history_of(*TEXTS[:2])
    [_, other] = history_of(TEXTS[0], TEXTS[2])
    parts = [one.line(), f"{marks[0]}\n".encode(), two.line(), f"{marks[1]}\n".encode(), other.line()]
    broken = problems_of(b"".join((*parts, f"{marks[2]}\n".encode())))
    assert broken.problems[0][0] == 2
    assert "two people saved this inspection in two copies" in str(broken)
    assert "git checkout --ours -- x.history.jsonl" in broken.cure
    assert "section55 build" in broken.cure


def test_the_lines_of_two_copies_in_one_history_are_named() -> None:
    """Keeping both sides of a conflict makes no history: one sentence says which lines part, and what to put back."""
    one, two, three = history_of(*TEXTS[:3])
    [others_two] = [revision for revision in history_of(TEXTS[0], TEXTS[3])[1:]]
    others_two = hashed_anew(others_two, previous=one.hash)
    [third_two] = [hashed_anew(revision, previous=one.hash) for revision in history_of(TEXTS[0], TEXTS[2])[1:]]
    for lines in (
        *((one, two, others_two), (one, two, three, others_two), (one, others_two, two, three)),
        (one, two, others_two, third_two),
    ):
        broken = problems_of(lines_of(lines))
        [(_, sentence)] = broken.problems
        assert "as line 2 does: the histories of two copies were put into one." in sentence
        assert "Put the history of one of the two copies back" in broken.cure


@pytest.mark.parametrize(
    ("spoil", "line", "words"),
    [
        (lambda data: data.replace(b"\n", b"\r\n"), 1, "line ends were changed"),
        (lambda data: data.replace(b"\n", b"\r"), 1, "line ends were changed"),
        (lambda data: data[:-1] + b"\r\n", 2, "line ends were changed"),
        (lambda data: b"\xef\xbb\xbf" + data, 1, "byte order mark"),
    ],
)
def test_what_an_editor_did_to_a_history_is_named(spoil: Callable[[bytes], bytes], line: int, words: str) -> None:
    """Changed line ends and a byte order mark are no broken chain, and have a cure of their own."""
    broken = problems_of(spoil(lines_of(history_of(*TEXTS[:2]))))
    assert [number for number, _ in broken.problems] == [line]
    assert words in str(broken)
    assert "git checkout -- x.history.jsonl" in broken.cure
    assert "in an editor" in broken.cure


def test_a_change_by_hand_is_noticed_by_a_name_and_made_by_nobody_known(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file keeps who found it; people read that they noticed it, and a save still has its author."""
    save(path, version(text, 0), by="form", who="Alice")
    path.write_bytes(version(text, 1))
    monkeypatch.setenv("SECTION55_OFFICER", "Night build")
    record_hand_edit(path)
    saved, found = read_revisions(path)
    assert (saved.author, saved.is_by_hand) == ("Alice", False)
    assert (found.by, found.name, found.author) == (BY_HAND, "Night build", "noticed by Night build")
    assert found.for_publication(with_names=False).author == ""
    assert b'"who":{"name":"Night build"' in history_path(path).read_bytes()


ODD_NAME = "Mal\u202elory\u2069\u00ad\x1b[2J\n\u00a0Wy\u0302r"


def test_an_officers_name_is_cleaned_when_it_is_recorded(
    path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names come from settings that anybody may have pasted; a name that is no UTF-8 stops no save."""
    monkeypatch.setenv("SECTION55_OFFICER", ODD_NAME)
    assert save(path, version(text, 0), by="form").name == "Mallory[U+001B][2J Wŷr"
    assert '"name":"Mallory[U+001B][2J Wŷr"'.encode() in history_path(path).read_bytes()
    monkeypatch.setenv("SECTION55_OFFICER", "Zo\udceb")
    assert save(path, version(text, 1), by="form").name == "Zo[0xEB]"
    monkeypatch.setenv("SECTION55_OFFICER", "\u200b \u00a0")
    assert save(path, version(text, 2), by="form").name == getpass.getuser()


def test_an_officers_name_is_cleaned_when_it_is_read(path: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A history that others wrote, or an older version, may hold any name: it is whole, and printed clean."""
    monkeypatch.setattr(history, "clean_name", str)
    path.write_text(text, encoding="utf-8")
    revisions = history_of(path.read_bytes(), who=ODD_NAME, by="form\u202e")
    history_path(path).write_bytes(lines_of(revisions))
    monkeypatch.undo()
    assert b"\\u001b" in history_path(path).read_bytes()
    [revision] = read_revisions(path)
    assert revision.name == revision.author == "Mallory[U+001B][2J Wŷr"
    assert audit_of(read_inspection(path), workspace.MASTER_NOTEBOOK).changes[0].by == "form"
