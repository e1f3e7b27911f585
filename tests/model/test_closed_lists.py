"""Words of closed lists: read as people type them, and never guessed to be what they deny."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.model.closed_lists import guess_choices, read_choice
from section55.model.inspection import STATUSES, Inspection
from section55.model.item_questions import ACTIONS, ITEM_STATUSES, POSITIONS
from section55.model.office import OfficeProfile
from section55.model.office_use import OFFICE_USE_ITEMS


def closed_lists_of(annotation: Any) -> Iterator[tuple[str, ...]]:
    """Every closed list of words in the questions of a model, and of the models inside it."""
    if get_origin(annotation) is Literal:
        words = get_args(annotation)
        if all(isinstance(word, str) for word in words):
            yield words
    for field in getattr(annotation, "model_fields", {}).values():
        yield from closed_lists_of(field.annotation)
    # A named tuple has its questions among its annotations.
    of_tuple = (
        annotation.__annotations__.values() if isinstance(annotation, type) and hasattr(annotation, "_fields") else ()
    )
    for inner in (*get_args(annotation), *of_tuple):
        yield from closed_lists_of(inner)


LISTS = sorted({*closed_lists_of(Inspection), *closed_lists_of(OfficeProfile)})
EVERY_WORD = [(words, word) for words in LISTS for word in words]
BEFORE = [
    *("not ", "not yet ", "not fully ", "no ", "no longer ", "none ", "nothing ", "never ", "neither ", "un", "un-"),
    *("in", "in-", "non", "non-", "non ", "dis", "mis", "de", "over", "under", "half", "half-", "semi-", "quasi-"),
    *("to be ", "being ", "will be ", "would be ", "should be ", "may be ", "could be ", "if ", "unless ", "until "),
    *("part ", "part-", "part", "partly ", "partial ", "partially ", "mostly ", "largely ", "nearly ", "almost "),
    *("isn't ", "hasn’t been ", "won't be ", "cannot be ", "without ", "except ", "all but ", "about to be "),
    *("pending ", "subject to being ", "provisionally ", "conditionally ", "80% ", "2 of 3 "),
]
BEHIND = [
    *(" yet to be", " in part", " partly", " in principle", " with reservations", " (with conditions)", " except b"),
    *(" but not b", " not", " - not", ": no", "?", " ?", " / not", " or not", ", no", " subject to funding", " never"),
    *(" next year", "-ish", " by March", " for a only", " if funded", " until June", " pending review", "less"),
]
SYNONYMS = [
    *((POSITIONS, word) for word in ("agreed", "accept", "agree", "accepted in full", "rejected", "n/a")),
    *((ITEM_STATUSES, word) for word in ("closed", "completed", "done", "finished", "in progress", "ongoing")),
    *((ACTIONS, word) for word in ("done", "completed", "planned", "intended", "no action")),
]


def test_every_closed_list_of_the_models_is_looked_at() -> None:
    """The lists that these tests go through are those of the models, whatever is added to them."""
    assert {POSITIONS, ACTIONS, ITEM_STATUSES, STATUSES, OFFICE_USE_ITEMS, ("report", "office")} <= {*LISTS}


@pytest.mark.parametrize(("words", "word"), EVERY_WORD, ids=str)
def test_capitals_and_spaces_make_no_difference(words: tuple[str, ...], word: str) -> None:
    """ "Taken", "COMPLETE", "partly-done" and "Partly  done" are the words that they look like."""
    typed = (word, word.upper(), word.capitalize(), word.title(), f"  {word} ", word.replace(" ", "\u00a0"))
    for text in (*typed, word.replace(" ", "  "), word.replace(" ", "-"), word.replace(" ", "_")):
        assert read_choice(text, words) == word


@pytest.mark.parametrize(
    ("words", "text", "meant"),
    [
        (POSITIONS, "agreed", ["accepted"]),
        (POSITIONS, "Agreed in part", ["partly accepted"]),
        (POSITIONS, "Accepted in part", ["partly accepted"]),
        (POSITIONS, "partially  accepted", ["partly accepted"]),
        (POSITIONS, "Partially agreed.", ["partly accepted"]),
        (POSITIONS, "rejected", ["not accepted"]),
        (POSITIONS, "Not agreed", ["not accepted"]),
        (POSITIONS, "N/A", ["not applicable"]),
        (POSITIONS, "accpeted", ["accepted"]),
        (POSITIONS, "acepted", ["accepted"]),
        (POSITIONS, "unaccepted", []),
        (POSITIONS, "not acepted", []),
        (POSITIONS, "noot accepted", []),
        (POSITIONS, "accepted in principle", []),
        (POSITIONS, "acceptable", []),
        (POSITIONS, "accepted*", []),
        (ITEM_STATUSES, "closed", ["complete"]),
        (ITEM_STATUSES, "Completed", ["complete"]),
        (ITEM_STATUSES, "DONE", ["complete"]),
        (ITEM_STATUSES, "in-progress", ["open", "partly done"]),
        (ITEM_STATUSES, "ongoing", ["open", "partly done"]),
        (ITEM_STATUSES, "part complete", ["partly done"]),
        (ITEM_STATUSES, "superceded", ["superseded"]),
        (ITEM_STATUSES, "awaiting nationl body", ["awaiting national body"]),
        (ITEM_STATUSES, "compleet", ["complete"]),
        (ITEM_STATUSES, "incomplete", []),
        (ITEM_STATUSES, "not complete", []),
        (ITEM_STATUSES, "Not done", []),
        (ITEM_STATUSES, "almost done", []),
        (ITEM_STATUSES, "completing", []),
        (ITEM_STATUSES, "reopened", []),
        (ITEM_STATUSES, "unopened", []),
        (ITEM_STATUSES, "awaiting", []),
        (ACTIONS, "propose", ["proposed"]),
        (ACTIONS, "planned", ["proposed"]),
        (ACTIONS, "done", ["taken"]),
        (ACTIONS, "no action", ["none"]),
        (ACTIONS, "not taken", []),
        (ACTIONS, "none taken", []),
        (ACTIONS, "None proposed", []),
        (ACTIONS, "to be taken", []),
        (ACTIONS, "overtaken", []),
        (ACTIONS, "mistaken", []),
        (ACTIONS, "one", []),
        (STATUSES, "finall", ["final"]),
        (STATUSES, "not final", []),
        (STATUSES, "published", []),
        (STATUSES, "", []),
        (OFFICE_USE_ITEMS, "published on web site", []),
        (OFFICE_USE_ITEMS, "publised on website", ["published_on_website"]),
        (OFFICE_USE_ITEMS, "unpublished on website", []),
    ],
)
def test_a_guess_means_what_was_typed(words: tuple[str, ...], text: str, meant: list[str]) -> None:
    """A slip of the fingers and a known synonym are met with their word, and what may mean another thing with none."""
    assert read_choice(text, words) is None
    assert list(guess_choices(text, words)) == meant


TYPED = {
    (POSITIONS, "accepted"): "agree, agreed, agreed in full, agree in full, fully agreed, wholly agreed, accept, "
    "accepts, accepted in full, accept in full, accepted fully, fully accepted, wholly accepted",
    (POSITIONS, "partly accepted"): "accepted in part, accept in part, part accepted, partially accepted, "
    "accepted partly, agreed in part, agree in part, part agreed, partly agreed, partially agreed, accepted partially",
    (
        POSITIONS,
        "not accepted",
    ): "reject, rejected, not agreed, not accept, do not accept, disagree, disagreed, declined",
    (POSITIONS, "not applicable"): "n/a, n.a., na, does not apply",
    (ITEM_STATUSES, "complete"): "done, completed, closed, finished, fully complete, fully completed",
    (ITEM_STATUSES, "partly done"): "part done, partially done, done in part, part complete, partly complete, "
    "partially complete, part completed, partly completed, partially completed",
    (ITEM_STATUSES, "open"): "not started, to be started, outstanding",
    (ITEM_STATUSES, "open, partly done"): "in progress, work in progress, ongoing, on going, under way, underway",
    (ACTIONS, "taken"): "done, completed",
    (ACTIONS, "proposed"): "planned, intended",
    (ACTIONS, "none"): "no action, nil, no action taken or proposed",
}
"""What people type for the words of a list."""


@pytest.mark.parametrize(("words", "meant"), TYPED, ids=str)
def test_what_people_write_for_a_word_is_met_with_it(words: tuple[str, ...], meant: str) -> None:
    """Returns and tables have these words; each is offered as the one of the list, and none is taken for it unasked."""
    for typed in TYPED[words, meant].split(", "):
        assert read_choice(typed, words) is None
        assert guess_choices(typed, words) == tuple(meant.split(", ")), typed


@pytest.mark.parametrize(("words", "word"), [*EVERY_WORD, *SYNONYMS], ids=str)
def test_what_denies_or_narrows_a_word_is_never_taken_for_it(words: tuple[str, ...], word: str) -> None:
    """No word in front of a word of the list, and none behind it, is overheard."""
    for text in (*(f"{before}{word}" for before in BEFORE), *(f"{word}{behind}" for behind in BEHIND)):
        for typed in (text, text.upper(), text.capitalize(), text.replace(" ", "-"), text.replace(" ", "  ")):
            assert read_choice(typed, words) not in (word, *guess_choices(word, words)), typed
            assert not {word, *guess_choices(word, words)} & {*guess_choices(typed, words)}, typed


@given(
    list_and_word=st.sampled_from(EVERY_WORD),
    before=st.lists(st.sampled_from([word.strip() for word in BEFORE if word.endswith(" ")]), max_size=3),
    behind=st.lists(st.sampled_from([word.strip() for word in BEHIND]), max_size=3),
    joint=st.sampled_from([" ", "  ", "-", "\u00a0"]),
)
def test_several_words_around_one_are_not_overheard_either(
    list_and_word: tuple[tuple[str, ...], str], before: list[str], behind: list[str], joint: str
) -> None:
    """ "not yet complete, but to be" is neither read nor guessed as "complete"."""
    words, word = list_and_word
    text = joint.join([*before, word, *behind])
    if before or behind:
        assert read_choice(text, words) != word
        assert word not in guess_choices(text, words)


@given(list_and_word=st.sampled_from(EVERY_WORD), letters=st.data())
def test_a_slip_of_the_fingers_in_a_long_word_is_met_with_it(
    list_and_word: tuple[tuple[str, ...], str], letters: st.DataObject
) -> None:
    """A letter that is left out, and two that change places, still leave the word to be known by."""
    words, word = list_and_word
    if " " in word or min(map(len, word.split("_"))) < 6:
        return
    index = letters.draw(st.integers(1, len(word) - 2))
    if word[index] in " _" or word[index + 1] in " _" or word[index - 1] in " _":
        return
    slips = {word[:index] + word[index + 1 :], word[:index] + word[index + 1] + word[index] + word[index + 2 :]}
    for slip in slips - {word}:
        assert guess_choices(slip, words) == (word,)


@given(text=st.text(max_size=40), words=st.sampled_from(LISTS))
def test_any_text_is_read_and_guessed_without_a_crash(text: str, words: tuple[str, ...]) -> None:
    """Whatever is typed, what comes back are words of the list."""
    assert read_choice(text, words) in (None, *words)
    assert {*guess_choices(text, words)} <= {*words}
