"""What the texts say of how many recommendations, causes and areas for improvement there are, against the lists."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from section55.checks.mentions import Mention, adds_to_others, may_speak_of_items, mentions_in, mentions_in_heading
from section55.checks.report_sentences import report_sentences
from section55.checks.table import DRAFTING, Case, Notice, Notices, Table, Text, notice, quoted
from section55.model.counts import TOTALS
from section55.model.inspection import Inspection
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, KINDS, RECOMMENDATIONS, ItemKind
from section55.model.wording import in_words_alone

CHECKS = Table()
_MOST_KEPT = 4096
"""What is found in so many sentences is kept: offices use the same ones in many responses."""


@CHECKS.check(
    "recommendations-silent",
    DRAFTING,
    "A text speaks of the report's recommendations, and none is listed and no number given.",
)
def _recommendations_silent(case: Case) -> Notices:
    return _silent(case, RECOMMENDATIONS)


@CHECKS.check(
    "causes-of-concern-silent",
    DRAFTING,
    "A text speaks of the report's causes of concern, and none is listed and no number given.",
)
def _causes_silent(case: Case) -> Notices:
    return _silent(case, CAUSES_OF_CONCERN)


@CHECKS.check(
    "areas-for-improvement-silent",
    DRAFTING,
    "A text speaks of the report's areas for improvement, and none is listed and no number given.",
)
def _areas_silent(case: Case) -> Notices:
    return _silent(case, AREAS_FOR_IMPROVEMENT)


def _silent(case: Case, kind: ItemKind) -> Notices:
    if not _has_none(case, kind):
        return
    for text, mentions in _mentions(case):
        spoken_of = [one for one in mentions if kind in one.kinds and one.number != 0 and not _is_known(one, case)]
        if spoken_of:
            known = (
                "the report is said to make none" if case.inspection.counts(kind.key).total == 0 else "none is listed"
            )
            yield _notice(
                text, spoken_of, known, kind, "List them under {list}, {give}, or say here that there are none."
            )


@CHECKS.check(
    "counts-differ",
    DRAFTING,
    "A text gives another number of recommendations, causes of concern or areas for improvement than the file.",
)
def _counts_differ(case: Case) -> Notices:
    for kind in KINDS.values():
        if _has_none(case, kind) or _known_number(case, kind) is None:
            continue
        for text, mentions in _mentions(case):
            other = [one for one in mentions if one.kinds[0] is kind and not _is_known(one, case)]
            if other:
                cure = "Put the number right, list the others under {list}, or {give}."
                yield _notice(text, other, _known_words(case, kind), kind, cure)


def _has_none(case: Case, kind: ItemKind) -> bool:
    """Whether the file has no item of a kind, gives no number of them, and does not say that comments answer them."""
    return _known_number(case, kind) == 0


def _known_number(case: Case, kind: ItemKind) -> int | None:
    """How many of a kind the report makes as far as the file knows; None where it knows that there are others."""
    counts = case.inspection.counts(kind.key)
    if counts.total is not None:
        return counts.total
    if kind is RECOMMENDATIONS and case.inspection.recommendations_answered_in_comments:
        return None
    return counts.listed


def _is_known(mention: Mention, case: Case) -> bool:
    """Whether the file has what a text speaks of: a part of the report's items may be spoken of as well."""
    numbers = [_known_number(case, kind) for kind in mention.kinds]
    known = sum(number for number in numbers if number is not None)
    if None in numbers or mention.number is None:
        return None in numbers or known > 0
    return mention.number == known if mention.is_whole else mention.number <= known


def _known_words(case: Case, kind: ItemKind) -> str:
    counts = case.inspection.counts(kind.key)
    if counts.total is not None:
        return f"the report is said to make {in_words_alone(counts.total)}"
    verb = "is" if counts.listed == 1 else "are"
    return f"{in_words_alone(counts.listed)} {verb} listed here, and no other number is given"


def _notice(text: Text, mentions: list[Mention], known: str, kind: ItemKind, cure: str) -> Notice:
    """A finding about what a text speaks of; ``cure`` has places for the list and for what gives its number."""
    give, number = "give the number of the whole report under", Inspection.model_fields[TOTALS[kind.key]].title
    return notice(
        text.where,
        f"This speaks of {quoted(one.words for one in mentions)}, but {known}.",
        in_file=cure.format(list=kind.key, give=f"{give} {TOTALS[kind.key]}"),
        in_form=cure.format(list=kind.title, give=f"{give} “{number}”"),
    )


def _mentions(case: Case) -> Iterator[tuple[Text, tuple[Mention, ...]]]:
    """The key findings and the comments, each with where it speaks of the report's items."""
    inspection = case.inspection
    for text in case.markdown:
        if len(text.where) == 1:
            yield text, _mentions_in(text.words, inspection.published_on, inspection.inspection_title)


@lru_cache(maxsize=_MOST_KEPT)
def _mentions_in_words(words: str, is_heading: bool) -> tuple[Mention, ...]:
    return tuple((mentions_in_heading if is_heading else mentions_in)(words))


_adds_to_others = lru_cache(maxsize=_MOST_KEPT)(adds_to_others)


@lru_cache(maxsize=32)
def _mentions_in(text: str, published_on: date, title: str) -> tuple[Mention, ...]:
    """Where a text speaks of them; what stands under a heading, or is added to elsewhere, is not all of the report."""
    sentences = list(report_sentences(text, may_speak_of_items, published_on, title))
    is_more = any(_adds_to_others(sentence.words) for sentence in sentences)
    found: list[Mention] = []
    for sentence in sentences:
        for mention in _mentions_in_words(sentence.words, sentence.is_heading):
            is_whole = mention.is_whole and not sentence.is_under_heading and not is_more
            if mention.number != 0 or is_whole:
                found.append(mention._replace(is_whole=is_whole))
    return tuple(found)
