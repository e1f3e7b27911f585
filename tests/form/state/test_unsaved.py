"""Unsaved work: kept beside the file, offered again after a kill, and never taken from who is at work on it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from section55.form.state.answers import parse_answers
from section55.form.state.form_state import FormState
from section55.form.state.unsaved import UnsavedWork, discard_unsaved, find_unsaved, undo_discard
from support.form_states import open_form
from support.unsaved_work import TYPED, leave_unsaved, unsaved_files, words_of
from support.workbook import NORFOLK

TITLE = ("inspection_title",)
OTHER_FORM = """
import sys
from pathlib import Path
from section55.form.state.form_state import FormState

folder, slug, words = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
state = FormState(folder)
if slug:
    state.open(folder / f"{slug}.yaml")
else:
    state.begin_new()
for word in words:
    state.answers.set(("approved_by",), word)
    state.write_unsaved()
    print(word, flush=True)
sys.stdin.read()
"""


@contextmanager
def other_process(folder: Path, slug: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """A form in a process of its own, with these words typed one after the other, until the last is kept."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_FORM, str(folder), slug, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            for word in words:
                assert process.stdout.readline() == f"{word}\n"
            yield process
        finally:
            process.kill()


def test_work_of_a_killed_process_is_offered_again(path: Path) -> None:
    """While its process lives it is somebody else's; once that is killed, its last words are there to go on with."""
    before = path.read_bytes()
    with other_process(path.parent, NORFOLK, "First words", "Last words") as process:
        state = open_form(path)
        assert state.find_abandoned_work() == []
        [other] = state.find_work_elsewhere()
        assert other.answers["approved_by"] == "Last words"
        assert other.is_open
        assert "Unsaved changes" in state.list_inspections()[0].label
        process.kill()
        process.wait()
        assert state.find_work_elsewhere() == []
        [unsaved] = state.find_abandoned_work()
    assert (unsaved.slug, unsaved.answers["approved_by"]) == (NORFOLK, "Last words")
    assert unsaved.base == parse_answers(before)
    assert path.read_bytes() == before
    state.resume(unsaved)
    assert state.answers.get(TYPED) == "Last words"
    assert state.is_changed
    assert state.find_abandoned_work() == []
    assert state.save() is None
    assert parse_answers(path.read_bytes())["approved_by"] == "Last words"
    assert unsaved_files(path.parent) == []


def test_a_new_inspection_of_a_killed_process_is_in_the_list(parameter_folder: Path) -> None:
    """A new inspection has no file that it could be offered with, so the list of inspections offers it."""
    with other_process(parameter_folder, "", "Typed before it had a title"):
        state = FormState(parameter_folder)
        assert [listed.source for listed in state.list_inspections()] == [parameter_folder / f"{NORFOLK}.yaml"]
    first, _ = state.list_inspections()
    assert first.label == "Not saved yet: a new inspection"
    state.resume(first.source)
    assert state.path is None
    assert state.answers.get(TYPED) == "Typed before it had a title"
    assert state.answers.get(("office",)) == "norfolk"
    assert state.is_changed
    assert [listed.source for listed in state.list_inspections()] == [parameter_folder / f"{NORFOLK}.yaml"]


def test_work_that_was_taken_is_kept_on(path: Path) -> None:
    """A second crash right after going on loses nothing either."""
    leave_unsaved(path, "Words")
    state = open_form(path)
    state.resume(*state.find_abandoned_work())
    state.close()
    assert words_of(open_form(path).find_abandoned_work()) == ["Words"]
    assert len([name for name in unsaved_files(path.parent) if name.endswith(".json")]) == 1


def test_a_new_inspection_keeps_its_files_name(parameter_folder: Path) -> None:
    """The name that was typed for its file comes back with its answers."""
    state = FormState(parameter_folder)
    state.begin_new()
    state.answers.set(TITLE, "Stop and search")
    state.file_name_words = "stop"
    state.close()
    again = FormState(parameter_folder)
    again.resume(again.list_inspections()[0].source)
    assert again.file_name_words == "stop"
    again.answers.set(("published_on",), "2024-09-27")
    again.save()
    assert again.path.name == "2024-09-27-stop.yaml"
    assert unsaved_files(parameter_folder) == []


def test_several_new_inspections_are_kept_side_by_side(parameter_folder: Path) -> None:
    """Each unsaved new inspection is listed by its own title."""
    for title in ("Stop and search", "Custody"):
        state = FormState(parameter_folder)
        state.begin_new()
        state.answers.set(TITLE, title)
        state.close()
    labels = {listed.label for listed in state.list_inspections() if isinstance(listed.source, UnsavedWork)}
    assert labels == {"Not saved yet: Stop and search", "Not saved yet: Custody"}


def test_going_to_another_inspection_leaves_the_work_behind(opened: FormState, path: Path) -> None:
    """Unsaved work is offered when its inspection is opened again, in this form or in another."""
    opened.answers.set(TYPED, "Words")
    opened.begin_new()
    assert opened.answers.get(TYPED) is None
    assert opened.find_abandoned_work() == []
    opened.open(path)
    assert opened.answers.get(TYPED) is None
    assert words_of(opened.find_abandoned_work()) == ["Words"]


def test_what_is_typed_back_is_not_kept(opened: FormState, path: Path) -> None:
    """Where the answers are the file's again there is nothing unsaved."""
    opened.answers.set(TYPED, "Words")
    opened.write_unsaved()
    assert len(unsaved_files(path.parent)) == 2
    opened.answers.set(TYPED, "")
    opened.write_unsaved()
    assert unsaved_files(path.parent) == []
    opened.answers.set(TYPED, "Words again")
    opened.write_unsaved()
    opened.save()
    assert unsaved_files(path.parent) == []


def test_one_works_beside_its_own_unsaved_work(opened: FormState) -> None:
    """A form is not offered its own words, and is nobody else to itself."""
    opened.answers.set(TYPED, "Words")
    opened.write_unsaved()
    assert opened.find_abandoned_work() == []
    assert opened.find_work_elsewhere() == []


def test_two_forms_of_one_kernel_see_each_other(opened: FormState, path: Path) -> None:
    """The lock works between two windows as it does between two processes."""
    second = open_form(path)
    second.answers.set(TYPED, "Words")
    second.write_unsaved()
    assert words_of(opened.find_work_elsewhere()) == ["Words"]
    assert opened.find_abandoned_work() == []
    second.close()
    assert opened.find_work_elsewhere() == []
    assert words_of(opened.find_abandoned_work()) == ["Words"]


def test_several_kept_works_are_offered_one_by_one(path: Path) -> None:
    """Two officers who crashed each find their words; taking one leaves the other."""
    forms = [open_form(path) for _ in range(2)]
    for form, words in zip(forms, ("First", "Second"), strict=True):
        form.answers.set(TYPED, words)
        form.write_unsaved()
    for form in forms:
        form.close()
    state = open_form(path)
    assert set(words_of(state.find_abandoned_work())) == {"First", "Second"}
    state.resume(next(unsaved for unsaved in state.find_abandoned_work() if unsaved.answers["approved_by"] == "First"))
    assert words_of(state.find_abandoned_work()) == ["Second"]
    assert state.answers.get(TYPED) == "First"


def test_the_newest_is_offered_first(path: Path) -> None:
    """Unsaved work is in the order of its last change, the newest first."""
    for day, words in (("01", "Old"), ("03", "Newest"), ("02", "Newer")):
        leave_unsaved(path, words)
        [kept] = [unsaved.path for unsaved in find_unsaved(path.parent) if unsaved.answers["approved_by"] == words]
        kept.write_text(json.dumps(json.loads(kept.read_bytes()) | {"time": f"2024-01-{day}T09:00:00Z"}))
    assert words_of(open_form(path).find_abandoned_work()) == ["Newest", "Newer", "Old"]


def test_who_typed_it_and_when_is_kept(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unsaved work has the name of whoever typed it and the time, so that a colleague knows whose words they are."""
    monkeypatch.setenv("SECTION55_OFFICER", "A policy officer")
    leave_unsaved(path, "Words")
    [unsaved] = open_form(path).find_abandoned_work()
    assert unsaved.officer == "A policy officer"
    assert unsaved.time.endswith("Z")
    assert unsaved.title.startswith("Meeting the needs of victims")
    unsaved.path.write_text(json.dumps(json.loads(unsaved.path.read_bytes()) | {"officer": "A\u202e\x1b\nB"}))
    assert [unsaved.officer for unsaved in open_form(path).find_abandoned_work()] == ["A[U+001B] B"]


def test_discarded_work_can_be_brought_back(path: Path) -> None:
    """Discarded work is offered no more, and is still there to be brought back."""
    leave_unsaved(path, "Words")
    state = open_form(path)
    [unsaved] = state.find_abandoned_work()
    aside = discard_unsaved(unsaved)
    assert state.find_abandoned_work() == []
    assert open_form(path).find_abandoned_work() == []
    assert b"Words" in aside.read_bytes()
    undo_discard(unsaved, aside)
    assert words_of(state.find_abandoned_work()) == ["Words"]


def test_inspections_do_not_see_each_others_work(path: Path) -> None:
    """Work is of one inspection alone, even where another's name begins alike or has the characters of a pattern."""
    text = path.read_bytes()
    near = [path.with_name(name) for name in (f"{NORFOLK}.b.yaml", f"{NORFOLK}-b.yaml", "2023-12-19-[m]*.yaml")]
    for other in near:
        other.write_bytes(text)
        leave_unsaved(other, other.stem)
    assert open_form(path).find_abandoned_work() == []
    for other in near:
        assert words_of(open_form(other).find_abandoned_work()) == [other.stem]


def test_a_file_saved_since_is_a_conflict(path: Path) -> None:
    """Work that was kept before somebody else saved shows both versions when it is saved at last."""
    leave_unsaved(path, "Words")
    somebody = open_form(path)
    somebody.answers.set(TYPED, "Somebody else's")
    somebody.answers.set(("status",), "draft")
    somebody.save()
    state = open_form(path)
    state.resume(*state.find_abandoned_work())
    assert state.is_changed
    conflict = state.save()
    assert {(d.where, d.mine, d.theirs, d.suggested) for d in conflict.differences} == {
        (TYPED, "Words", "Somebody else's", ""),
        (("status",), "final", "draft", "theirs"),
    }
    assert parse_answers(path.read_bytes())["approved_by"] == "Somebody else's"
    assert state.save({difference.where: "mine" for difference in conflict.differences}) is None
    assert parse_answers(path.read_bytes())["approved_by"] == "Words"
    assert unsaved_files(path.parent) == []


def test_work_left_twice_over_a_save_is_a_conflict_still(path: Path) -> None:
    """What it began from is handed on, however often it is taken up and left again."""
    leave_unsaved(path, "Words")
    somebody = open_form(path)
    somebody.answers.set(TYPED, "Somebody else's")
    somebody.save()
    for _ in range(2):
        state = open_form(path)
        state.resume(*state.find_abandoned_work())
        state.close()
    state = open_form(path)
    state.resume(*state.find_abandoned_work())
    assert [difference.theirs for difference in state.save().differences] == ["Somebody else's"]


def test_what_another_form_went_on_with_is_not_offered_once_more(path: Path) -> None:
    """A form that had let go of its words, because its page was gone, does not write them again when it is closed."""
    first = open_form(path)
    first.answers.set(TYPED, "Words")
    first.release()
    second = open_form(path)
    second.resume(second.find_abandoned_work()[0])
    second.save()
    first.close()
    assert open_form(path).find_abandoned_work() == []


def test_what_was_changed_after_it_was_let_go_is_kept(path: Path) -> None:
    """The page was only slow: the next words are this form's again."""
    first = open_form(path)
    first.answers.set(TYPED, "Words")
    first.release()
    first.answers.set(TYPED, "More words")
    first.close()
    assert words_of(open_form(path).find_abandoned_work()) == ["More words"]
