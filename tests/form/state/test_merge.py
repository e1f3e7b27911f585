"""Two officers on one file: both versions shown, a choice for each, and no word lost that was not given up."""

import copy
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.form.state.answers import from_file, said
from section55.form.state.form_state import Conflict, FormState
from section55.form.state.merge import MINE, THEIRS, differences, merged
from section55.model.items import ITEM_LISTS
from support.workbook import Changed

Answers = dict[str, Any]
Pair = tuple[FormState, FormState]
AT_ANY_SPEED = settings(deadline=None)


@pytest.fixture
def path(changed: Changed) -> Path:
    """Norfolk's file with a second recommendation that has an update."""
    return changed(
        "causes_of_concern: []",
        '  - number: "4"\n    text: The second.\n    updates:\n'
        '      - {on: 2024-03-01, text: "Begun."}\ncauses_of_concern: []',
    )


@pytest.fixture
def two(path: Path) -> Pair:
    """Two forms on the file, both opened before either saved."""
    states = FormState(path.parent), FormState(path.parent)
    for state in states:
        state.open(path)
    return states


def conflict_of(state: FormState, choices: dict | None = None) -> Conflict:
    conflict = state.save(choices)
    assert conflict is not None
    return conflict


def answers_in(path: Path) -> Answers:
    return from_file(path.read_bytes())


# Two forms


def test_the_second_to_save_is_asked(two: Pair, path: Path) -> None:
    """The conflict has the answers that differ and no others, with both versions; nothing is overwritten."""
    first, second = two
    first.set(("approved_by",), "The Commissioner")
    first.set(("recommendations", 0, "owner"), "Head of Victims")
    assert first.save() is None
    saved = path.read_bytes()
    second.set(("approved_by",), "The Deputy")
    second.set(("status",), "draft")
    conflict = conflict_of(second)
    assert [(d.where, d.label, d.mine, d.theirs, d.suggested) for d in conflict.differences] == [
        (
            ("recommendations", "3", "owner"),
            "Recommendation 3: Owner",
            "Head of Joint Justice Services",
            "Head of Victims",
            THEIRS,
        ),
        (("status",), "Status", "draft", "final", MINE),
        (("approved_by",), "Approved by", "The Deputy", "The Commissioner", ""),
    ]
    assert conflict.data == path.read_bytes() == saved
    assert second.answer(("approved_by",)) == "The Deputy"
    assert second.is_changed


def test_what_was_chosen_is_saved(two: Pair, path: Path) -> None:
    """Each answer is the chosen side's, the rest is both sides'; the form goes on from there."""
    first, second = two
    first.set(("approved_by",), "The Commissioner")
    first.set(("recommendations", 0, "owner"), "Head of Victims")
    first.save()
    second.set(("approved_by",), "The Deputy")
    second.set(("status",), "draft")
    conflict = conflict_of(second)
    wheres = [difference.where for difference in conflict.differences]
    for left_out in range(len(wheres)):
        some = {where: MINE for place, where in enumerate(wheres) if place != left_out}
        assert conflict_of(second, some).differences == conflict.differences
    choices = dict(zip(wheres, (THEIRS, MINE, MINE), strict=True))
    assert second.save(choices) is None
    answers = answers_in(path)
    assert (answers["status"], answers["approved_by"]) == ("draft", "The Deputy")
    assert answers["recommendations"][0]["owner"] == "Head of Victims"
    assert said(second.answers) == said(answers)
    assert not second.is_changed
    assert [revision.by for revision in second.revisions[-2:]] == ["form", "form"]
    second.set(("status",), "final")
    assert second.save() is None


def test_both_typed_the_same(two: Pair, path: Path) -> None:
    """There is nothing to choose, and the second save adds nothing."""
    first, second = two
    for state in two:
        state.set(("approved_by",), "The Commissioner")
        assert state.save() is None
    assert len(first.revisions) == len(second.revisions)
    assert answers_in(path)["approved_by"] == "The Commissioner"


def test_updates_of_both_are_kept_without_a_question(two: Pair, path: Path) -> None:
    """Updates are added to and never overwritten; no choice can lose one, and no question is asked for them."""
    first, second = two
    where = ("recommendations", 1, "updates")
    begun = first.answer(where)
    first.set(where, [*begun, {"on": "2024-04-01", "text": "First's."}])
    first.set(("corrections",), [{"on": "2024-05-01", "text": "First's correction."}])
    first.save()
    second.add_item("recommendations")
    second.set(where, [*begun, {"on": "2024-04-02", "text": "Second's."}])
    second.set(("corrections",), [{"on": "2024-05-01", "text": "Second's correction."}])
    assert second.save() is None
    texts = {entry["text"] for entry in answers_in(path)["recommendations"][1]["updates"]}
    assert texts == {"Begun.", "First's.", "Second's."}
    assert {entry["text"] for entry in answers_in(path)["corrections"]} == {
        "First's correction.",
        "Second's correction.",
    }
    assert len(second.items("recommendations")) == 3
    assert {entry["text"] for entry in second.answer(where)} == texts


def test_a_third_save_in_between_is_a_new_conflict(two: Pair, path: Path) -> None:
    """Choices made between two versions say nothing about a third, even of the same answer."""
    first, second = two
    first.set(("approved_by",), "The Commissioner")
    first.save()
    second.set(("approved_by",), "The Deputy")
    choices = {difference.where: MINE for difference in conflict_of(second).differences}
    first.set(("approved_by",), "The Mayor")
    first.save()
    again = conflict_of(second, choices)
    assert [(difference.mine, difference.theirs) for difference in again.differences] == [("The Deputy", "The Mayor")]
    assert answers_in(path)["approved_by"] == "The Mayor"
    assert second.save(choices) is None
    assert answers_in(path)["approved_by"] == "The Deputy"


def test_a_change_by_hand_is_a_conflict_too(two: Pair, path: Path) -> None:
    """So is one that puts remarks and new lines in; choosing one's own answers leaves those."""
    state, _ = two
    state.set(("approved_by",), "The Deputy")
    text = path.read_text(encoding="utf-8")
    path.write_text(f"# A remark.\n{text}\napproved_by: The Mayor  # says the minute\n", encoding="utf-8")
    choices = {difference.where: MINE for difference in conflict_of(state).differences}
    assert state.save(choices) is None
    saved = path.read_text(encoding="utf-8")
    assert saved.startswith("# A remark.\n")
    assert "approved_by: The Deputy  # says the minute\n" in saved


def test_a_remark_alone_is_no_conflict(two: Pair, path: Path) -> None:
    """Where every answer is the same, the save goes into the file as it is now."""
    state, _ = two
    state.set(("approved_by",), "The Deputy")
    path.write_text("# A remark.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    [difference] = conflict_of(state).differences
    assert (difference.where, difference.suggested) == (("approved_by",), MINE)
    state.save({difference.where: MINE})
    assert path.read_text(encoding="utf-8").startswith("# A remark.\n")


def test_a_file_that_is_taken_while_a_new_one_is_typed(two: Pair, path: Path) -> None:
    """Two new inspections of one name: the second is told to take another, and neither is lost."""
    new = []
    for approved_by in ("First", "Second"):
        state = FormState(path.parent)
        state.begin_new()
        state.set(("inspection_title",), "Stop and search")
        state.set(("published_on",), "2024-09-27")
        state.set(("approved_by",), approved_by)
        new.append(state)
    first, second = new
    first.save()
    assert "already" in second.cannot_save
    assert answers_in(first.path)["approved_by"] == "First"
    second.file_name_wanted = "stop-and-search-2"
    second.save()
    assert answers_in(second.path)["approved_by"] == "Second"


# Items


def item(number: str, **answers: Any) -> Answers:
    return {"number": number, "text": f"The text of {number}."} | answers


def of(*items: Answers, **answers: Any) -> Answers:
    return {"recommendations": list(items)} | answers


def told(base: Answers, mine: Answers, theirs: Answers) -> dict[tuple, str]:
    return {difference.where: difference.suggested for difference in differences(base, mine, theirs)}


def test_items_are_the_same_by_number_whatever_their_place() -> None:
    """One side reorders, the other answers: only the answer differs, at the item it is of."""
    base = of(item("1"), item("2"))
    mine = of(item("2"), item("1", owner="Mine"))
    theirs = of(item("1"), item("2", owner="Theirs"))
    found = told(base, mine, theirs)
    assert found == {
        ("recommendations", "1", "owner"): MINE,
        ("recommendations", "2", "owner"): THEIRS,
    }
    assert merged(mine, theirs, found) == of(item("2", owner="Theirs"), item("1", owner="Mine"))


@pytest.mark.parametrize("side", [MINE, THEIRS])
def test_an_item_that_one_side_added_is_one_difference(side: str) -> None:
    """It is kept or left whole, with everything in it."""
    base = of(item("1"))
    more = of(item("1"), item("2", owner="New", updates=[{"on": "2024-03-01", "text": "Begun."}]))
    mine, theirs = (more, base) if side == MINE else (base, more)
    [difference] = differences(base, mine, theirs)
    assert (difference.where, difference.label) == (("recommendations", "2"), "Recommendation 2")
    assert difference.suggested == side
    assert (difference.mine if side == MINE else difference.theirs) == more["recommendations"][1]
    assert (difference.theirs if side == MINE else difference.mine) is None
    other = THEIRS if side == MINE else MINE
    assert merged(mine, theirs, {difference.where: side}) == more
    assert merged(mine, theirs, {difference.where: other}) == base


def test_an_item_removed_here_and_untouched_there_is_suggested_to_go() -> None:
    """Only one side changed it."""
    base = of(item("1"), item("2"))
    assert told(base, of(item("1")), base) == {("recommendations", "2"): MINE}
    assert told(base, base, of(item("1"))) == {("recommendations", "2"): THEIRS}


@pytest.mark.parametrize("change", [{"owner": "Theirs"}, {"updates": [{"on": "2024-03-01", "text": "Begun."}]}])
def test_an_item_removed_here_and_changed_there_is_for_a_person_to_decide(change: Answers) -> None:
    """Whatever was changed in it, an update included, no suggestion throws it away."""
    base = of(item("1"), item("2"))
    changed = of(item("1"), item("2", **change))
    for mine, theirs in ((of(item("1")), changed), (changed, of(item("1")))):
        assert told(base, mine, theirs) == {("recommendations", "2"): ""}


def test_a_number_put_right_is_an_item_gone_and_one_come() -> None:
    """Nothing of the other side's work on it is lost without a choice."""
    base = of(item("1"))
    mine, theirs = of(item("1a")), of(item("1", owner="Theirs"))
    assert told(base, mine, theirs) == {("recommendations", "1a"): MINE, ("recommendations", "1"): ""}


def test_items_of_one_number_are_told_apart() -> None:
    """A number typed twice, or not yet, is a fault elsewhere; no item is lost by it here."""
    items = [item("1"), item("1", owner="A"), item("1 (2)", owner="B"), {"text": "C"}, {"text": "D"}]
    mine = of(*items)
    assert merged(mine, of(), {where: MINE for where in told(of(), mine, of())}) == mine
    assert merged(mine, copy.deepcopy(mine), {}) == mine


def test_lists_do_not_share_numbers() -> None:
    """Recommendation 1 is not area for improvement 1."""
    mine = {"recommendations": [item("1")], "areas_for_improvement": [item("1", owner="A")]}
    assert differences(mine, mine, mine) == ()
    [difference] = differences(mine, mine, {"recommendations": [item("1")]})
    assert difference.label == "Area for improvement 1"


def test_cards_with_nothing_in_them_stay_where_they_are() -> None:
    """They are no difference, and the form that goes on with the merged answers still has them."""
    mine = of({"number": ""}, item("1"), {"number": ""})
    theirs = of(item("1"))
    assert differences(theirs, mine, theirs) == ()
    assert merged(mine, theirs, {}) == mine


def test_keys_that_nobody_knows_are_compared_whole() -> None:
    """Whatever shape each side has them in."""
    mine, theirs = {"weather": "fine"}, {"weather": {"sky": "blue"}}
    assert told({}, mine, theirs) == {("weather",): ""}
    assert merged(mine, theirs, {("weather",): THEIRS}) == theirs
    assert merged(mine, theirs, {("weather",): MINE}) == mine


@pytest.mark.parametrize("chosen", [*itertools.product((MINE, THEIRS), repeat=3)])
def test_every_combination_gives_what_was_chosen(chosen: tuple[str, ...]) -> None:
    """At the top, in a set of keys and deep in an item."""
    base = of(item("1"), office_use={"published_on_website": "true"})
    sides = {}
    for side in (MINE, THEIRS):
        sides[side] = of(
            item("1", chief_constable={"position": side}),
            status=side,
            office_use={"published_on_website": side},
        )
    wheres = [
        ("recommendations", "1", "chief_constable", "position"),
        ("status",),
        ("office_use", "published_on_website"),
    ]
    found = differences(base, sides[MINE], sides[THEIRS])
    assert [difference.where for difference in found] == wheres
    result = merged(sides[MINE], sides[THEIRS], dict(zip(wheres, chosen, strict=True)))
    assert result == of(
        item("1", chief_constable={"position": chosen[0]}),
        status=chosen[1],
        office_use={"published_on_website": chosen[2]},
    )


# Any edits by both

texts = st.sampled_from(["A", "B", "C", "Two\n\nparagraphs"])
maybe = st.one_of(st.just(""), texts)
entries = st.lists(
    st.fixed_dictionaries({"on": st.sampled_from(["2024-01-01", "2024-02-02"]), "text": texts}),
    max_size=2,
    unique_by=lambda entry: (entry["on"], entry["text"]),
)
items = st.fixed_dictionaries(
    {"number": st.sampled_from(["1", "2", "AFI 3", "4b"])},
    optional={
        "text": maybe,
        "owner": maybe,
        "addressed_to": st.lists(texts, max_size=2),
        "chief_constable": st.fixed_dictionaries({}, optional={"position": texts, "response": maybe}),
        "updates": entries,
    },
)
inspections = st.fixed_dictionaries(
    {},
    optional={
        "inspection_title": texts,
        "police_forces": st.lists(texts, max_size=2),
        "key_findings": maybe,
        "status": texts,
        "office_use": st.fixed_dictionaries(
            {}, optional={"published_on_website": texts, "submitted_to_hmicfrs": texts}
        ),
        "recommendations": st.lists(items, max_size=3, unique_by=lambda item: item["number"]),
        "areas_for_improvement": st.lists(items, max_size=2, unique_by=lambda item: item["number"]),
        "corrections": entries,
        "weather": st.one_of(texts, st.dictionaries(texts, texts, max_size=1)),
    },
)


@st.composite
def edited(draw: Callable, base: Answers) -> Answers:
    """The answers after a person's work on them: answers changed, items moved, removed and added, updates added."""
    answers = copy.deepcopy(base)
    other = draw(inspections)
    for key in draw(st.lists(st.sampled_from(sorted({*answers, *other, "status"})), max_size=3, unique=True)):
        if key == "corrections":
            answers[key] = united(answers.get(key), other.get(key))
        elif key not in ITEM_LISTS:
            answers[key] = other.get(key, "")
    for name in ITEM_LISTS:
        kept = draw(st.permutations(answers.get(name) or []))
        kept = kept[: draw(st.integers(0, len(kept)))] if draw(st.booleans()) else kept
        by_number = {item["number"]: item for item in kept}
        for new in other.get(name) or []:
            old = by_number.setdefault(new["number"], {})
            updates = united(old.get("updates"), new.get("updates"))
            old |= new
            if updates:
                old["updates"] = updates
        answers[name] = list(by_number.values())
    return answers


def united(old: list | None, new: list | None) -> list:
    return [*(old or []), *(entry for entry in new or [] if entry not in (old or []))]


sides = inspections.flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base)))


def comparable(answers: Answers, with_entries: bool = True) -> Answers:
    """The answers with items by their numbers and entries in one order, or without entries."""
    plain = copy.deepcopy(said(answers))
    for holder in [plain, *(item for name in ITEM_LISTS for item in plain.get(name, []))]:
        for key in ("updates", "corrections"):
            if (found := holder.pop(key, None)) and with_entries:
                holder[key] = sorted(map(said_by, found))
    for name in ITEM_LISTS:
        if name in plain:
            plain[name] = {item["number"]: item for item in plain[name]}
    return plain


def said_by(entry: dict[str, str]) -> tuple:
    """An entry, whatever the order of its keys."""
    return tuple(sorted(entry.items()))


def entries_of(answers: Answers) -> set[tuple]:
    found = {("corrections", said_by(entry)) for entry in answers.get("corrections") or []}
    for name in ITEM_LISTS:
        for item in answers.get(name) or []:
            found |= {(name, item["number"], said_by(entry)) for entry in item.get("updates") or []}
    return found


def numbers_of(answers: Answers, name: str) -> list[str]:
    return [item["number"] for item in answers.get(name) or []]


@AT_ANY_SPEED
@given(sides)
def test_all_of_one_side_is_that_side(three: tuple[Answers, Answers, Answers]) -> None:
    """Choosing one side throughout gives its answers, whatever both did, and both sides' updates."""
    base, mine, theirs = three
    found = differences(base, mine, theirs)
    all_mine = merged(mine, theirs, {difference.where: MINE for difference in found})
    all_theirs = merged(mine, theirs, {difference.where: THEIRS for difference in found})
    assert comparable(all_mine, with_entries=False) == comparable(mine, with_entries=False)
    assert comparable(all_theirs, with_entries=False) == comparable(theirs, with_entries=False)
    for name in ITEM_LISTS:
        assert numbers_of(said(all_mine), name) == numbers_of(said(mine), name)


@AT_ANY_SPEED
@given(sides, st.data())
def test_no_choice_loses_an_update(three: tuple[Answers, Answers, Answers], data: st.DataObject) -> None:
    """Whatever is chosen, each answer is one of the two sides', and every update of an item that stays is there."""
    base, mine, theirs = three
    found = differences(base, mine, theirs)
    choices = {difference.where: data.draw(st.sampled_from((MINE, THEIRS))) for difference in found}
    result = merged(mine, theirs, choices)
    kept = {(name, number) for name in ITEM_LISTS for number in numbers_of(result, name)}
    wanted = {
        entry for entry in entries_of(mine) | entries_of(theirs) if entry[0] == "corrections" or entry[:2] in kept
    }
    assert entries_of(result) == wanted
    after = {difference.where: difference for difference in differences(base, result, theirs)}
    for difference in found:
        if choices[difference.where] == THEIRS:
            assert difference.where not in after
        else:
            assert after[difference.where].mine == difference.mine


@AT_ANY_SPEED
@given(sides)
def test_a_suggestion_is_the_side_that_alone_changed_the_answer(three: tuple[Answers, Answers, Answers]) -> None:
    """Where one side left everything as it was, the suggestions together give the other side's work."""
    base, mine, _ = three
    for here, there, side in ((mine, base, MINE), (base, mine, THEIRS)):
        found = differences(base, here, there)
        assert {difference.suggested for difference in found} <= {side}
        result = merged(here, there, {difference.where: difference.suggested for difference in found})
        assert comparable(result, with_entries=False) == comparable(mine, with_entries=False)


@AT_ANY_SPEED
@given(inspections)
def test_one_version_does_not_differ_from_itself(answers: Answers) -> None:
    """And merged with itself it is itself."""
    assert differences(answers, answers, copy.deepcopy(answers)) == ()
    assert comparable(merged(answers, copy.deepcopy(answers), {})) == comparable(answers)


def test_norfolk_edited_twice_in_the_file(two: Pair, path: Path) -> None:
    """The lines that neither side touched are to the byte as they were, after two saves and a choice."""
    first, second = two
    before = path.read_bytes()
    first.set(("recommendations", 0, "status"), "complete")
    first.save()
    second.set(("recommendations", 1, "status"), "superseded")
    conflict = conflict_of(second)
    second.save({difference.where: difference.suggested for difference in conflict.differences})
    changed = path.read_bytes()
    assert b"    status: superseded\n" in changed
    assert changed.replace(b"    status: superseded\n", b"") == before.replace(
        b"status: awaiting national body", b"status: complete"
    )
