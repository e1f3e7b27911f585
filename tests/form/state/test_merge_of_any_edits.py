"""Any edits by both sides: no choice loses a word that was not given up."""

import copy
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from section55.form.state.answers import AnswerTree, normalise
from section55.form.state.flat_answers import put_into
from section55.form.state.merge import MINE, THEIRS, find_differences, merge, suggestions
from section55.model.items import ITEM_LISTS

AT_ANY_SPEED = settings(deadline=None)
texts = st.sampled_from(["A", "B", "C", "Two\n\nparagraphs"])
maybe = st.one_of(st.just(""), texts)
entries = st.lists(
    st.fixed_dictionaries({"on": st.sampled_from(["2024-01-01", "2024-02-02"]), "text": texts}),
    max_size=2,
    unique_by=lambda entry: (entry["on"], entry["text"]),
)
numbers = st.sampled_from(["1", "2", "AFI 3", "4b"])


def lists_of(members: st.SearchStrategy[AnswerTree], most: int) -> st.SearchStrategy[list[AnswerTree]]:
    return st.lists(members, max_size=most, unique_by=lambda item: item["number"])


parts = st.fixed_dictionaries(
    {"number": numbers}, optional={"text": maybe, "commissioner": st.fixed_dictionaries({}, optional={"action": texts})}
)
inner_items = st.fixed_dictionaries({"number": numbers}, optional={"owner": maybe, "parts": lists_of(parts, 2)})
items = st.fixed_dictionaries(
    {"number": numbers},
    optional={
        "parts": lists_of(parts, 2),
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
        "recommendations": lists_of(items, 3),
        "causes_of_concern": lists_of(
            st.fixed_dictionaries(
                {"number": numbers}, optional={"text": maybe, "recommendations": lists_of(inner_items, 2)}
            ),
            2,
        ),
        "areas_for_improvement": lists_of(items, 2),
        "corrections": entries,
        "weather": st.one_of(texts, st.dictionaries(texts, texts, max_size=1)),
    },
)


@st.composite
def edited(draw: Callable, base: AnswerTree) -> AnswerTree:
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
        items_kept = {item["number"]: item for item in kept}
        for new in other.get(name) or []:
            old = items_kept.setdefault(new["number"], {})
            updates = united(old.get("updates"), new.get("updates"))
            old |= new
            if updates:
                old["updates"] = updates
        answers[name] = list(items_kept.values())
    return answers


def united(old: list[Any] | None, new: list[Any] | None) -> list[Any]:
    return [*(old or []), *(entry for entry in new or [] if entry not in (old or []))]


Versions = tuple[AnswerTree, AnswerTree, AnswerTree]
"""What both sides began from, this form's answers, and the file's."""
sides = inspections.flatmap(lambda base: st.tuples(st.just(base), edited(base), edited(base)))


def comparable(answers: AnswerTree, with_entries: bool = True) -> AnswerTree:
    """The answers with items by their numbers and entries in one order, or without entries."""
    plain = copy.deepcopy(normalise(answers))
    for holder in [plain, *(item for name in ITEM_LISTS for item in plain.get(name, []))]:
        for key in ("updates", "corrections"):
            if (found := holder.pop(key, None)) and with_entries:
                holder[key] = sorted(map(pairs_of, found))
    return by_number(plain)


def by_number(answers: AnswerTree) -> AnswerTree:
    """The answers with items by their numbers, in each other too."""
    lists = [name for name in (*ITEM_LISTS, "parts") if isinstance(answers.get(name), list)]
    return answers | {name: {item["number"]: by_number(item) for item in answers[name]} for name in lists}


def pairs_of(entry: dict[str, str]) -> tuple:
    """An entry, whatever the order of its keys."""
    return tuple(sorted(entry.items()))


def entries_of(answers: AnswerTree) -> set[tuple[Any, ...]]:
    found = {("corrections", pairs_of(entry)) for entry in answers.get("corrections") or []}
    for name in ITEM_LISTS:
        for item in answers.get(name) or []:
            found |= {(name, item["number"], pairs_of(entry)) for entry in item.get("updates") or []}
    return found


def numbers_of(answers: AnswerTree, name: str) -> list[str]:
    return [item["number"] for item in answers.get(name) or []]


@AT_ANY_SPEED
@given(sides)
def test_all_of_one_side_is_that_side(versions: Versions) -> None:
    """Choosing one side throughout gives its answers, whatever both did, and both sides' updates."""
    base, mine, theirs = versions
    found = find_differences(base, mine, theirs)
    all_mine = merge(mine, theirs, {difference.where: MINE for difference in found})
    all_theirs = merge(mine, theirs, {difference.where: THEIRS for difference in found})
    assert comparable(all_mine, with_entries=False) == comparable(mine, with_entries=False)
    assert comparable(all_theirs, with_entries=False) == comparable(theirs, with_entries=False)
    for name in ITEM_LISTS:
        assert numbers_of(normalise(all_mine), name) == numbers_of(normalise(mine), name)


@AT_ANY_SPEED
@given(sides, st.data())
def test_no_choice_loses_an_update(versions: Versions, data: st.DataObject) -> None:
    """Whatever is chosen, each answer is one of the two sides', and every update of an item that stays is there."""
    base, mine, theirs = versions
    found = find_differences(base, mine, theirs)
    choices = {difference.where: data.draw(st.sampled_from((MINE, THEIRS))) for difference in found}
    result = merge(mine, theirs, choices)
    kept = {(name, number) for name in ITEM_LISTS for number in numbers_of(result, name)}
    wanted = {
        entry for entry in entries_of(mine) | entries_of(theirs) if entry[0] == "corrections" or entry[:2] in kept
    }
    assert entries_of(result) == wanted
    after = {difference.where: difference for difference in find_differences(base, result, theirs)}
    for difference in found:
        if choices[difference.where] == THEIRS:
            assert difference.where not in after
        else:
            assert after[difference.where].mine == difference.mine


@AT_ANY_SPEED
@given(sides)
def test_a_suggestion_is_the_side_that_alone_changed_the_answer(versions: Versions) -> None:
    """Where one side left everything as it was, the suggestions together give the other side's work."""
    base, mine, _ = versions
    for here, there, side in ((mine, base, MINE), (base, mine, THEIRS)):
        found = find_differences(base, here, there)
        assert {difference.suggested for difference in found} <= {side}
        result = merge(here, there, {difference.where: difference.suggested for difference in found})
        assert comparable(result, with_entries=False) == comparable(mine, with_entries=False)


@AT_ANY_SPEED
@given(inspections)
def test_one_version_does_not_differ_from_itself(answers: AnswerTree) -> None:
    """A version has no difference from itself, and merged with itself it stays as it is."""
    assert find_differences(answers, answers, copy.deepcopy(answers)) == ()
    assert comparable(merge(answers, copy.deepcopy(answers), {})) == comparable(answers)


@AT_ANY_SPEED
@given(sides)
def test_answers_are_made_equal_in_place(versions: Versions) -> None:
    """Items of one number stay the objects that they were, so that their cards stay open; the rest is the other's."""
    _, mine, theirs = (normalise(version) for version in versions)
    items = {name: {item["number"]: item for item in mine.get(name) or []} for name in ITEM_LISTS}
    put_into(mine, copy.deepcopy(theirs))
    assert mine == theirs
    for name in ITEM_LISTS:
        for item in mine.get(name) or []:
            assert items[name].get(item["number"], item) is item


@AT_ANY_SPEED
@given(sides)
def test_what_one_side_alone_changed_needs_no_choice(versions: Versions) -> None:
    """And where nobody is asked, each answer is that of the side which changed it."""
    base, mine, theirs = versions
    found = find_differences(base, mine, theirs)
    choices = suggestions(found)
    assert (choices is None) == any(not difference.suggested for difference in found)
    if choices is not None:
        result = merge(mine, theirs, choices)
        assert not [it for it in find_differences(base, mine, result) if it.suggested != THEIRS]
        assert not [it for it in find_differences(base, result, theirs) if it.suggested != MINE]
