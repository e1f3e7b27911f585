"""What changed between two days: each change once, each item by its number."""

from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from section55.files.named_changes import answers_after, named_changes
from section55.files.yaml.parser import read_answers
from section55.register.changes import between, changes_of
from support.examples import inspection, item
from support.histories import OFFICER, as_yaml, write_history

FIRST = date(2022, 11, 2)

_FIELDS = ("status", "owner", "due_on")
_ANSWERS = {
    "status": st.sampled_from(["open", "complete", "partly done"]),
    "owner": st.sampled_from(["Head of Custody", "Head of Vetting", "Head of Crime"]),
    "due_on": st.sampled_from(["2023-01-31", "2023-04-30", "2024-01-31"]),
}
edits = st.lists(
    st.one_of(
        st.tuples(st.just("set"), st.integers(1, 5), st.sampled_from(_FIELDS), st.integers(0, 2)),
        st.tuples(st.just("add"), st.integers(1, 5), st.integers(0, 4), st.none()),
        st.tuples(st.just("remove"), st.integers(1, 5), st.none(), st.none()),
        st.tuples(st.just("update"), st.integers(1, 5), st.integers(1, 9), st.none()),
        st.tuples(st.just("title"), st.integers(1, 5), st.none(), st.none()),
    ),
    max_size=6,
)
CHOICES = {
    "status": ["open", "complete", "partly done"],
    "owner": ["Head of Custody", "Head of Vetting", "Head of Crime"],
    "due_on": ["2023-01-31", "2023-04-30", "2024-01-31"],
}


def edit(answers: dict[str, Any], words: tuple[Any, ...]) -> None:
    """Makes one edit; one that does not fit what is there makes none."""
    what, number, key, choice = words
    items = answers["recommendations"]
    found = next((one for one in items if one["number"] == str(number)), None)
    if what == "add" and found is None:
        items.insert(min(key, len(items)), item(number, updates=[]))
    elif what == "title":
        answers["inspection_title"] = f"Title {number}"
    elif found is not None and what == "set":
        found[key] = CHOICES[key][choice]
    elif found is not None and what == "remove":
        items.remove(found)
    elif found is not None and what == "update":
        found["updates"].append({"on": f"2023-05-0{key}", "text": f"Step {len(found['updates'])}."})


def expected(old: dict[str, Any], new: dict[str, Any]) -> set[tuple[str, str, str]]:
    """What an edit changed, worked out without the workbook: the item, the key, and the new answer."""
    was, now = ({one["number"]: one for one in answers["recommendations"]} for answers in (old, new))
    found = (
        {("", "inspection_title", new["inspection_title"])}
        if old["inspection_title"] != new["inspection_title"]
        else set()
    )
    found |= {(number, "", "") for number in was.keys() ^ now.keys()}
    for number in was.keys() & now.keys():
        found |= {(number, key, now[number][key]) for key in _FIELDS if was[number][key] != now[number][key]}
        for update in now[number]["updates"][len(was[number]["updates"]) :]:
            found.add((number, "updates", update["text"]))
    return found


@settings(deadline=None, max_examples=40)
@given(history=st.lists(st.tuples(st.integers(0, 40), edits), min_size=1, max_size=5))
def test_every_change_is_named_exactly_once(history: list[tuple[int, list[tuple[Any, ...]]]]) -> None:
    """Whatever was changed, added, moved or removed, in whatever order: each change once, under its item's number."""
    answers: dict[str, Any] = inspection(inspection_title="Title 0", recommendations=[item(1, updates=[])])
    versions, wanted, day = [(FIRST, deepcopy(answers))], [], FIRST
    for pause, some in history:
        day += timedelta(days=pause)
        for words in some:
            edit(answers, words)
        if answers != versions[-1][1]:
            wanted += sorted((day, *change) for change in expected(versions[-1][1], answers))
            versions.append((day, deepcopy(answers)))
    with TemporaryDirectory() as folder:
        revisions = write_history(Path(folder, "x.yaml"), [(day, as_yaml(each)) for day, each in versions])
    known: dict[str, Any] = {}
    for revision, (_, version) in zip(revisions, versions, strict=True):
        known = answers_after(known, revision.changes)
        assert known == read_answers(as_yaml(version).encode())
    found = [
        (
            revision.day,
            change.item.removeprefix("Recommendation "),
            change.keys[0] if change.keys else "",
            new_answer(change.new),
        )
        for revision, changes in list(named_changes(revisions))[1:]
        for change in changes
    ]
    assert sorted((day, number, key, new if key else "") for day, number, key, new in found) == sorted(wanted)
    every = list(changes_of("x", revisions))
    assert [change.kind for change in every].count("New") == 1
    assert len(every) == len(wanted) + 1
    whole = between(every, FIRST, day)
    assert sorted(map(str, whole)) == sorted(map(str, every))
    middle = FIRST + (day - FIRST) // 2
    assert len(between(every, FIRST, middle)) + len(between(every, middle + timedelta(days=1), day)) == len(every)


def new_answer(new: Any) -> str:
    return new["text"] if isinstance(new, dict) else str(new)


def test_a_change_is_called_what_it_is() -> None:
    """Closed and opened again, answered, corrected, published, approved: each has its word, and who made it."""
    answers = inspection(status="draft", recommendations=[item(1, updates=[], chief_constable={}), item(2)])
    later = deepcopy(answers)
    later |= {
        "status": "final",
        "approved_on": "2022-12-20",
        "response_published_on": "2022-12-23",
        "corrections": [{"on": "2023-01-09", "text": "A figure was wrong."}],
    }
    later["recommendations"].insert(0, item("0"))
    later["recommendations"][1] |= {
        "status": "complete",
        "chief_constable": {"position": "accepted"},
        "updates": [{"on": "2023-01-05", "text": "All done."}],
    }
    later["recommendations"][2]["text"] = later["recommendations"][2]["text"].replace("30 April", "31 April")
    with TemporaryDirectory() as folder:
        versions = [(FIRST, as_yaml(answers)), (date(2023, 1, 9), as_yaml(later))]
        revisions = write_history(Path(folder, "x.yaml"), versions)
    first, *others = changes_of("x", revisions)
    assert (first.kind, first.on, first.by) == ("New", FIRST, OFFICER)
    sentences = {(change.kind, change.item, change.sentence) for change in others}
    assert sentences == {
        ("Step", "", "Status: draft → final"),
        ("Approved", "", "Approved on: nothing → 20 December 2022"),
        ("Published", "", "Response published on: nothing → 23 December 2022"),
        ("Corrected", "", "9 January 2023: A figure was wrong."),
        ("New item", "Recommendation 0", next(change.new for change in others if change.kind == "New item")),
        ("Closed", "Recommendation 1", "Status: open → complete"),
        ("Answered", "Recommendation 1", "Chief constable: Position: nothing → accepted"),
        ("Update", "Recommendation 1", "5 January 2023: All done."),
        (
            "Changed",
            "Recommendation 2",
            "Text: By 30 April 2023, chief… → By 31 April 2023, chief…",
        ),
    }
