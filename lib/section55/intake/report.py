"""A report of the inspectorate as the answers of a parameter file: its items, and all that asks for something else."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from section55.intake.addressees import addressees_listed
from section55.intake.blocks import Block, Source, compose
from section55.intake.due import find_due
from section55.intake.found_items import FoundItem, texts_of
from section55.intake.items import UNCOUNTED, WORKED_OUT, describe_item
from section55.intake.proposal import How, Proposal, Read
from section55.intake.report_facts import read_facts
from section55.intake.report_marks import ASKS, find_heading
from section55.intake.report_walk import AREAS_KEY, CAUSES_KEY, RECOMMENDATIONS_KEY, find_items
from section55.intake.text_blocks import fold, plain_words
from section55.intake.tidy import joined, without_contents
from section55.model.counts import TOTALS
from section55.model.items import KINDS, RECOMMENDATIONS_OF_A_CAUSE
from section55.model.paths import Where
from section55.model.wording import counted

_SENTENCE = re.compile(r"(?<=[.!?:;])\s+(?=[“\"'(]?[A-Z0-9])|\n+")
_MADE_NUMBER = "The report gives it no number: it is numbered here, in the report's order."


def read_report(source: Source) -> Proposal:
    """What a report says. Everything that asks for something and became no item is left over, and listed."""
    blocks = list(joined(without_contents(source.blocks)))
    inside = [block for block in blocks if not block.outside]
    proposal = Proposal(notes=list(source.notes))
    read_facts(source, inside, proposal)
    items = _once(find_items(inside, proposal.answers.get("inspection_title", "")), proposal)
    for key in KINDS:
        _add_list(key, [item for item in items if item.kind == key], proposal)
    _compare_counts(proposal)
    proposal.left_over += _left_over(blocks, items)
    if source.kind == "untagged pdf":
        proposal.mark_all_as_guessed()
    return proposal


def _once(items: Sequence[FoundItem], proposal: Proposal) -> list[FoundItem]:
    """The items, each once: a report says most of them in its summary and again in their chapters."""
    seen: dict[str, FoundItem] = {}
    kept: list[FoundItem] = []
    for item in items:
        item.recommendations = _once(item.recommendations, proposal)
        words = fold("".join(block.text for block in item.blocks))
        before = seen.get(words) if words else None
        if before is not None and before.kind == item.kind:
            before.number = before.number or item.number
            before.recommendations = before.recommendations or item.recommendations
            continue
        seen[words] = item
        kept.append(item)
    return kept


def _add_list(key: str, items: list[FoundItem], proposal: Proposal) -> None:
    groups = _needs_groups(items)
    numbers: set[tuple[str, str]] = set()
    own = {(item.group if groups else "", item.number) for item in items if item.number}
    for item in items:
        group = item.group if groups else ""
        if item.number and (group, item.number) in numbers:
            proposal.notes.append(f"{KINDS[key].name} {item.number} stands there twice with other words. Which is it?")
            proposal.left_over += [words for words in texts_of([item]) if words]
            continue
        answers = proposal.answers.setdefault(key, [])
        where: Where = (key, len(answers))
        answers.append(_answers(item, where, _number(item, group, numbers, own), group, proposal))
    if any(not item.number for item in items):
        proposal.answers.setdefault("numbering", {})[key] = "office"


def _answers(item: FoundItem, where: Where, number: str, group: str, proposal: Proposal) -> dict[str, Any]:
    found: dict[str, Any] = {"number": number}
    if group:
        found["group"] = group
    if item.title:
        found["title"] = item.title
    if item.accelerated:
        found["accelerated"] = True
    found["text"] = compose(_from_the_left(item.blocks)) or item.title
    how: How = "read" if item.number else "guessed"
    why = "" if item.number else _MADE_NUMBER
    proposal.read.append(Read((*where, "number"), how, item.number, item.place, why))
    published_on = proposal.answers.get("published_on")
    if item.kind == CAUSES_KEY:
        proposal.read.append(Read((*where, "text"), "read", found["text"], item.place))
    else:
        heading = addressees_listed(item.to, proposal.own_forces) if item.to else None
        read = describe_item(found, where, item.place, published_on, proposal.own_forces, heading)
        if item.due and "due" not in found:
            read = [each for each in read if each.where != (*where, "due")]
            read += _add_due(found, item.due, where, published_on)
        proposal.read += read
    inner: set[tuple[str, str]] = set()
    own = {("", each.number) for each in item.recommendations if each.number}
    for index, each in enumerate(item.recommendations):
        place = (*where, RECOMMENDATIONS_OF_A_CAUSE, index)
        number = _number(each, "", inner, own)
        found.setdefault(RECOMMENDATIONS_OF_A_CAUSE, []).append(_answers(each, place, number, "", proposal))
        if not each.number:
            proposal.answers.setdefault("numbering", {})[RECOMMENDATIONS_KEY] = "office"
    return found


def _add_due(found: dict[str, Any], words: str, where: Where, published_on: date | None) -> list[Read]:
    """Adds to an item the time that stands beside it: "By 31 May 2025", "31 May 2025", "3 months"."""
    times = (find_due(f"{start}{words}, it should be done", published_on) for start in ("", "By ", "Within "))
    on = next((due.on for due in times if due and due.on), None)
    found["due"] = words
    read = [Read((*where, "due"), "read", words)]
    if on is None:
        return [*read, Read((*where, "due_on"), "missing", words, why=UNCOUNTED)]
    found["due_on"] = on
    return [*read, Read((*where, "due_on"), "worked out", words, why=WORKED_OUT)]


def _from_the_left(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of an item that was one of a list itself, as a text of its own."""
    if not blocks or blocks[0].kind != "item":
        return list(blocks)
    level = blocks[0].level + 1
    first = replace(blocks[0], kind="paragraph", level=0, marker="")
    rest = [
        replace(block, level=max(0, block.level - level)) if block.kind == "item" and block.marker
        else replace(block, kind="paragraph") if block.kind == "item" else block
        for block in blocks[1:]
    ]  # fmt: skip
    return [first, *rest]


def _needs_groups(items: Sequence[FoundItem]) -> bool:
    """Whether numbers begin again under each heading."""
    times = Counter(item.number for item in items if item.number)
    again = {number for number, count in times.items() if count > 1}
    groups = [(item.group, item.number) for item in items if item.number in again]
    return bool(again) and len(set(groups)) == len(groups) and all(group for group, _ in groups)


def _number(item: FoundItem, group: str, numbers: set[tuple[str, str]], own: set[tuple[str, str]]) -> str:
    """An item's number; of one without, the first that neither another one has nor the report gives, in ``own``."""
    number = item.number
    if not number:
        count = 1
        while (group, str(count)) in numbers | own:
            count += 1
        number = str(count)
    numbers.add((group, number))
    return number


def _compare_counts(proposal: Proposal) -> None:
    inner = [
        each for cause in proposal.answers.get(CAUSES_KEY, []) for each in cause.get(RECOMMENDATIONS_OF_A_CAUSE, [])
    ]
    for key in (RECOMMENDATIONS_KEY, CAUSES_KEY, AREAS_KEY):
        kind = KINDS[key]
        here = len(proposal.answers.get(key, [])) + (len(inner) if key == RECOMMENDATIONS_KEY else 0)
        total = proposal.answers.get(TOTALS[key])
        if total is None:
            continue
        if here != total:
            proposal.notes.insert(0, f"It has {counted(here, kind.one, kind.many)} here, and the text says {total}.")
        if here > total:
            del proposal.answers[TOTALS[key]]  # a file would be refused that lists more than it says there are


def _left_over(blocks: Sequence[Block], items: Sequence[FoundItem]) -> list[str]:
    """Every sentence that asks for something and is in no item, once."""
    taken = fold(" ".join(texts_of(items)))
    found: dict[str, str] = {}
    for block in blocks:
        is_heading = block.kind == "heading" or find_heading(block) is not None
        for sentence in _sentences(block):
            words = " ".join(sentence.split())
            if not ASKS.search(words) or (is_heading and not re.search(r"\b(?:should|must)\b", words)):
                continue
            if fold(words) not in taken:
                found.setdefault(fold(words), words)
    return list(found.values())


def _sentences(block: Block) -> Iterator[str]:
    """The sentences of a block; those of a table cell by cell."""
    cells = [plain_words(cell) for row in block.rows for cell in row]
    for text in cells or [block.text]:
        yield from _SENTENCE.split(text)
