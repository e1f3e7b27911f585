"""The words of a closed list: read however they are spaced or capitalised, and guessed where another word was typed.

A guess is a temptation to a hurried person. So it never says the opposite of what was typed, nor more than it.
"""

import re
from collections.abc import Sequence

_GAP = re.compile(r"[\s_\u2010-\u2015-]+")
_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’][^\W\d_]+)*")
_QUALIFIERS = frozenset(
    {
        *("not", "no", "none", "non", "nor", "neither", "never", "nothing", "without", "cannot", "un", "in", "dis"),
        *("isn't", "wasn't", "hasn't", "haven't", "didn't", "won't", "isn’t", "wasn’t", "hasn’t", "haven’t", "won’t"),
        *("to", "be", "being", "yet", "will", "would", "shall", "should", "may", "might", "could", "must", "if"),
        *("part", "partly", "partial", "partially", "mostly", "largely", "nearly", "almost", "half", "semi", "some"),
        *("except", "excluding", "but", "unless", "until", "subject", "pending", "provisionally", "conditionally"),
    }
)
"""Words that turn or narrow what stands beside them."""
_SYNONYMS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("accepted",): (
        *("agree", "agreed", "agreed in full", "agree in full", "fully agreed", "wholly agreed", "accept", "accepts"),
        *("accepted in full", "accept in full", "accepted fully", "fully accepted", "wholly accepted"),
    ),
    ("partly accepted",): (
        *("accepted in part", "accept in part", "part accepted", "partially accepted", "accepted partly"),
        *("agreed in part", "agree in part", "part agreed", "partly agreed", "partially agreed", "accepted partially"),
    ),
    ("not accepted",): (
        *("reject", "rejected", "not agreed", "not accept", "do not accept", "disagree", "disagreed", "declined"),
    ),
    ("not applicable",): ("n/a", "n.a", "na", "does not apply"),
    ("complete", "taken"): ("done", "completed"),
    ("complete",): ("closed", "finished", "fully complete", "fully completed"),
    ("partly done",): (
        *("part done", "partially done", "done in part", "part complete", "partly complete", "partially complete"),
        *("part completed", "partly completed", "partially completed"),
    ),
    ("open", "partly done"): ("in progress", "work in progress", "ongoing", "on going", "under way", "underway"),
    ("open",): ("not started", "to be started", "outstanding"),
    ("proposed",): ("planned", "intended"),
    ("none",): ("no action", "nil", "no action taken or proposed"),
}
"""Words of the lists, and what people write for them: of several words the list that is asked has one, or either may be
meant."""
_LEAST_ALIKE = 0.8
_MOST_LETTERS_MORE = 2
_SHORT = 3


def read_choice(text: str, words: Sequence[str]) -> str | None:
    """The word of a list that a text is, capitals and spaces aside; None where it is none of them."""
    folded = _fold(text)
    return next((word for word in words if _fold(word) == folded), None)


def guess_choices(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """The words of a list of which a text surely means one, the likeliest first; none where that is not sure.

    A word that is negated or qualified is guessed from known synonyms alone, never from its spelling.
    """
    folded = _fold(text).rstrip(" .")
    for meant, typed in _SYNONYMS.items():
        if folded in typed and (known := tuple(word for word in meant if word in words)):
            return known
    if not _PLAIN.fullmatch(folded) or not _QUALIFIERS.isdisjoint(folded.split()):
        return ()
    alike = {word: _likeness(folded.split(), _fold(word).split()) for word in words}
    best = max(alike, key=lambda word: alike[word], default="")
    return (best,) if best and alike[best] >= _LEAST_ALIKE else ()


def _fold(text: str) -> str:
    return _GAP.sub(" ", text).strip().casefold()


def _likeness(typed: Sequence[str], meant: Sequence[str]) -> float:
    """How much a misspelt answer is like a word of the list, from 0 to 1: as much as the worst of its parts."""
    if len(typed) != len(meant):
        return 0
    return min(map(_word_likeness, typed, meant))


def _word_likeness(typed: str, meant: str) -> float:
    from difflib import SequenceMatcher

    if typed == meant:
        return 1
    # A prefix or a suffix can turn a word. A slip of the fingers leaves its first letter and about its length.
    is_longer_or_shorter = abs(len(typed) - len(meant)) > _MOST_LETTERS_MORE
    if typed[0] != meant[0] or typed.endswith(meant) or is_longer_or_shorter or len(meant) <= _SHORT:
        return 0
    return SequenceMatcher(None, typed, meant).ratio()
