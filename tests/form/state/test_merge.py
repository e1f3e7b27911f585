"""Two versions of an inspection: what differs, which side is suggested, and what a choice gives."""

import copy
import itertools
from typing import Any

import pytest

from section55.form.state.answers import AnswerTree
from section55.form.state.merge import BOTH, MINE, THEIRS, find_differences, merge


def item(number: str, **answers: Any) -> AnswerTree:
    return {"number": number, "text": f"The text of {number}."} | answers


def of(*items: AnswerTree, **answers: Any) -> AnswerTree:
    return {"recommendations": list(items)} | answers


def suggestions(base: AnswerTree, mine: AnswerTree, theirs: AnswerTree) -> dict[tuple, str]:
    return {difference.where: difference.suggested for difference in find_differences(base, mine, theirs)}


def test_items_are_the_same_by_number_whatever_their_place() -> None:
    """Where one side reorders items and the other answers one, only the answer differs, at the item it is of."""
    base = of(item("1"), item("2"))
    mine = of(item("2"), item("1", owner="Mine"))
    theirs = of(item("1"), item("2", owner="Theirs"))
    found = suggestions(base, mine, theirs)
    assert found == {
        ("recommendations", "1", "owner"): MINE,
        ("recommendations", "2", "owner"): THEIRS,
    }
    assert merge(mine, theirs, found) == of(item("2", owner="Theirs"), item("1", owner="Mine"))


@pytest.mark.parametrize("side", [MINE, THEIRS])
def test_an_item_that_one_side_added_is_one_difference(side: str) -> None:
    """An added item is kept or left as a whole, with everything in it."""
    base = of(item("1"))
    more = of(item("1"), item("2", owner="New", updates=[{"on": "2024-03-01", "text": "Begun."}]))
    mine, theirs = (more, base) if side == MINE else (base, more)
    [difference] = find_differences(base, mine, theirs)
    assert (difference.where, difference.label) == (("recommendations", "2"), "Recommendation 2")
    assert difference.suggested == side
    assert (difference.mine if side == MINE else difference.theirs) == more["recommendations"][1]
    assert (difference.theirs if side == MINE else difference.mine) is None
    other = THEIRS if side == MINE else MINE
    assert merge(mine, theirs, {difference.where: side}) == more
    assert merge(mine, theirs, {difference.where: other}) == base


def test_an_item_removed_here_and_untouched_there_is_suggested_to_go() -> None:
    """The suggestion follows the one side that changed the item, by removing it."""
    base = of(item("1"), item("2"))
    assert suggestions(base, of(item("1")), base) == {("recommendations", "2"): MINE}
    assert suggestions(base, base, of(item("1"))) == {("recommendations", "2"): THEIRS}


@pytest.mark.parametrize("change", [{"owner": "Theirs"}, {"updates": [{"on": "2024-03-01", "text": "Begun."}]}])
def test_an_item_removed_here_and_changed_there_is_for_a_person_to_decide(change: AnswerTree) -> None:
    """Whatever was changed in a removed item, an update included, no suggestion throws it away."""
    base = of(item("1"), item("2"))
    changed = of(item("1"), item("2", **change))
    for mine, theirs in ((of(item("1")), changed), (changed, of(item("1")))):
        assert suggestions(base, mine, theirs) == {("recommendations", "2"): ""}


def test_a_number_put_right_is_an_item_gone_and_one_come() -> None:
    """Where one side corrects an item's number, nothing of the other side's work on it is lost without a choice."""
    base = of(item("1"))
    mine, theirs = of(item("1a")), of(item("1", owner="Theirs"))
    assert suggestions(base, mine, theirs) == {("recommendations", "1a"): MINE, ("recommendations", "1"): ""}


def test_items_of_one_number_are_kept_apart() -> None:
    """A number typed twice, or not yet, is a fault elsewhere; no item is lost by it here."""
    items = [item("1"), item("1", owner="A"), item("1 (2)", owner="B"), {"text": "C"}, {"text": "D"}]
    mine = of(*items)
    assert merge(mine, of(), {where: MINE for where in suggestions(of(), mine, of())}) == mine
    assert merge(mine, copy.deepcopy(mine), {}) == mine


def test_lists_do_not_share_numbers() -> None:
    """Recommendation 1 is not area for improvement 1."""
    mine = {"recommendations": [item("1")], "areas_for_improvement": [item("1", owner="A")]}
    assert find_differences(mine, mine, mine) == ()
    [difference] = find_differences(mine, mine, {"recommendations": [item("1")]})
    assert difference.label == "Area for improvement 1"


def test_recommendations_of_causes_and_parts_are_the_same_by_number() -> None:
    """However deep they lie, each side's own answers stay, and an item that one side added is one difference."""
    base = {"causes_of_concern": [item("1", recommendations=[item("1"), item("2", parts=[item("a"), item("b")])])]}
    mine, theirs = copy.deepcopy(base), copy.deepcopy(base)
    mine["causes_of_concern"][0]["recommendations"][1]["parts"][1]["owner"] = "Mine"
    theirs["causes_of_concern"][0]["recommendations"][0]["status"] = "open"
    theirs["causes_of_concern"][0]["recommendations"][1]["parts"].insert(0, item("c", owner="Theirs"))
    found = find_differences(base, mine, theirs)
    assert {difference.label: difference.suggested for difference in found} == {
        "Cause of concern 1, recommendation 1: Status": THEIRS,
        "Cause of concern 1, recommendation 2, part b: Owner": MINE,
        "Cause of concern 1, recommendation 2, part c": THEIRS,
    }
    merged = merge(mine, theirs, {difference.where: difference.suggested for difference in found})
    assert merged["causes_of_concern"][0]["recommendations"] == [
        item("1", status="open"),
        item("2", parts=[item("a"), item("b", owner="Mine"), item("c", owner="Theirs")]),
    ]
    assert merge(mine, theirs, {difference.where: MINE for difference in found}) == mine


def test_items_of_two_groups_are_kept_apart() -> None:
    """Numbers that begin again in each group are not those of one item."""
    base = of(item("1", group="Vetting"), item("1", group="Standards"))
    theirs = of(item("1", group="Standards", owner="Theirs"))
    assert [(each.label, each.suggested) for each in find_differences(base, base, theirs)] == [
        ("Recommendation 1, Vetting", THEIRS),
        ("Recommendation 1, Standards: Owner", THEIRS),
    ]


def test_cards_with_nothing_in_them_stay_where_they_are() -> None:
    """Empty cards are no difference, and the form that goes on with the merged answers still has them."""
    mine = of({"number": ""}, item("1"), {"number": ""})
    theirs = of(item("1"))
    assert find_differences(theirs, mine, theirs) == ()
    assert merge(mine, theirs, {}) == mine


def test_keys_that_nobody_knows_are_compared_whole() -> None:
    """An unknown key is one difference, whatever shape each side has it in."""
    mine, theirs = {"weather": "fine"}, {"weather": {"sky": "blue"}}
    assert suggestions({}, mine, theirs) == {("weather",): ""}
    assert merge(mine, theirs, {("weather",): THEIRS}) == theirs
    assert merge(mine, theirs, {("weather",): MINE}) == mine


def test_the_words_of_both_can_be_kept_where_both_have_a_long_text() -> None:
    """They stand one after the other; of a word of a list, a day or an unknown key one has to be chosen."""
    short = {"status": "draft", "published_on": "2024-01-01", "weather": "fine"}
    mine, theirs = {"key_findings": "Mine.\n"} | short, {"key_findings": "Theirs."} | dict.fromkeys(short, "other")
    found = find_differences({}, mine, theirs)
    assert [difference.where for difference in found if difference.can_have_both] == [("key_findings",)]
    choices = dict.fromkeys(((key,) for key in short), MINE) | {("key_findings",): BOTH}
    assert merge(mine, theirs, choices) == {"key_findings": "Mine.\n\nTheirs."} | short


@pytest.mark.parametrize("gone_here", [True, False])
def test_the_words_of_both_are_this_form_s_where_one_side_has_none(gone_here: bool) -> None:
    """A text that is on one side alone cannot have both; asked for all the same, it is as in this form."""
    with_text, without = {"key_findings": "Words."}, {"status": "draft"}
    mine, theirs = (without, with_text) if gone_here else (with_text, without)
    [difference] = [one for one in find_differences({}, mine, theirs) if one.where == ("key_findings",)]
    assert not difference.can_have_both
    assert merge(mine, theirs, {("key_findings",): BOTH, ("status",): MINE}) == mine


@pytest.mark.parametrize("chosen", [*itertools.product((MINE, THEIRS), repeat=3)])
def test_every_combination_gives_what_was_chosen(chosen: tuple[str, ...]) -> None:
    """Each choice holds at the top, in a set of keys and deep in an item, whatever the others are."""
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
    found = find_differences(base, sides[MINE], sides[THEIRS])
    assert [difference.where for difference in found] == wheres
    result = merge(sides[MINE], sides[THEIRS], dict(zip(wheres, chosen, strict=True)))
    assert result == of(
        item("1", chief_constable={"position": chosen[0]}),
        status=chosen[1],
        office_use={"published_on_website": chosen[2]},
    )
