"""The sentences that count, each written out in full in ``count_sentences.txt``."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest

from section55.documents.count_sentences import count_sentence
from section55.model.items import KINDS, RECOMMENDATIONS, ItemKind
from support.counted_items import counted_inspection

TABLE = Path(__file__).with_name("count_sentences.txt")
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class Row(NamedTuple):
    """What a file says, in the words of `counted_inspection`, and the sentence for it."""

    kind: ItemKind
    words: str
    sentence: str


def rows() -> Iterator[Row]:
    """Yield the rows of the table: the name of a list after #, then words, and the sentence below them, indented."""
    kind, words = RECOMMENDATIONS, ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            kind = next(kind for kind in KINDS.values() if kind.title == line[2:])
        elif line.startswith("    "):
            yield Row(kind, words, line.strip())
        elif not line.startswith("##"):
            words = line


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_sentence_is_the_one_that_was_read_and_approved(kind: ItemKind) -> None:
    """Whatever a file says of the numbers, the sentence is good English, and says no more of the report than that."""
    wrong = {
        row.words: (printed, row.sentence)
        for row in rows()
        if row.kind is kind and (printed := count_sentence(kind, counted_inspection(kind, row.words))) != row.sentence
    }
    assert not wrong


def in_words(total: int | None, listed: int, to_chiefs: int | None = None, *others: str) -> str:
    """The words of a row."""
    directed = None if to_chiefs is None else f"to chief constables {to_chiefs}"
    facts = (None if total is None else f"total {total}", f"listed {listed}", directed, *others)
    return ", ".join(filter(None, facts))


def test_the_table_has_every_combination() -> None:
    """Totals given or not, 0 among them; none, some or all listed; whose numbers; answered in comments or not."""
    wanted = set()
    for total, listed, to_chiefs, other in product(
        (None, 0, 1, 2, 12), (0, 1, 2, 3), (None, 0, 1, 2), ("", "in comments", "numbered here")
    ):
        most = listed if total is None else total
        if max(listed, to_chiefs or 0) > most or (total == 0 and other == "in comments"):
            continue
        if to_chiefs is None or other != "numbered here":
            wanted.add((RECOMMENDATIONS.key, in_words(total, listed, to_chiefs, other)))
        if to_chiefs is None and other != "in comments":
            wanted |= {(key, in_words(total, listed, None, other)) for key in KINDS}
    assert wanted <= {(row.kind.key, row.words) for row in rows()}


def test_every_number_of_a_sentence_is_the_file_s() -> None:
    """No sentence has a number that the file does not give, be it in words or in figures."""
    for row in rows():
        inspection = counted_inspection(row.kind, row.words)
        counts = inspection.counts(row.kind.key)
        items = [item for item in inspection.items() if item.kind is row.kind]
        made_for_them = sum(len(item.recommendations) for item in items)
        inside = sum(bool(item.cause) for item in items)
        known = {counts.listed, counts.total, counts.to_chief_constables, made_for_them, inside}
        for word in re.findall(r"[0-9,]+[0-9]|\b(?:" + "|".join(WORDS) + r")\b", row.sentence.casefold()):
            if word != "no":
                number = WORDS.index(word) if word in WORDS else int(word.replace(",", ""))
                assert number in known, row


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("directed at Chief Constables", "to chief constables"),
        ("No recommendations were made within the report.", "total 0"),
        ("No areas for improvement were put forward.", "total 0"),
        ("No causes of concern were put forward.", "total 0"),
        ("in the comments", "in comments"),
        ("numbered here for reference", "numbered here"),
    ],
)
def test_a_document_says_nothing_that_the_file_does_not_say(claim: str, fact: str) -> None:
    """Each claim of the report stands only where the file has the answer that it rests on."""
    claimed = [row for row in rows() if claim in row.sentence]
    assert claimed
    assert all(fact in row.words for row in claimed)
