"""What was read of a file, for a person: the date first, then what is not sure, each item, and what was left over."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from section55.intake.proposal import Proposal, Read
from section55.model.answer_names import answer_name
from section55.model.counts import TOTALS
from section55.model.deadlines import statutory_last_day
from section55.model.item_places import item_places
from section55.model.items import KINDS
from section55.model.wording import counted, listed, long_date, sentence_start, shortened

_PARTICULARS = ("inspection_title", "report_url", "publication_types", "police_forces")


def proposal_lines(proposal: Proposal) -> Iterator[str]:
    """The lines that are printed before anything is written."""
    how = {each.where: each for each in proposal.read}
    yield from _date_lines(proposal, how.get(("published_on",)))
    for key in _PARTICULARS:
        yield _answer_line(key, proposal.answers.get(key), how.get((key,)))
    yield _counts_line(proposal.answers)
    for place in item_places(proposal.answers):
        yield from _item_lines(place.heading, place.item, place.where, how)
    long_texts = [key for key in ("key_findings", "chief_constable_comments", "commissioner_comments")
                  if proposal.answers.get(key)]  # fmt: skip
    for key in long_texts:
        yield f"{answer_name((key,))}: {shortened(str(proposal.answers[key]), 80)}"
    for note in proposal.notes:
        yield f"Note: {note}"
    if proposal.left_over:
        yield f"{sentence_start(counted(len(proposal.left_over), 'passage'))} left over, in no item:"
        yield from (f"  {shortened(words, 200)}" for words in proposal.left_over)


def _date_lines(proposal: Proposal, read: Read | None) -> Iterator[str]:
    day = proposal.answers.get("published_on")
    if not isinstance(day, date):
        yield "Published on: not found."
        return
    yield (
        f"Published on: {long_date(day)} ({_how(read)}, from {shortened(read.source if read else '')}). "
        f"The last lawful day is {long_date(statutory_last_day(day))}."
    )
    if read is not None and read.why:
        yield f"  {read.why}"


def _answer_line(key: str, answer: Any, read: Read | None) -> str:
    name = answer_name((key,))
    if not answer:
        return f"{name}: not found."
    words = listed(answer) if isinstance(answer, list) else str(answer)
    why = f" {read.why}" if read is not None and read.why else ""
    return f"{name}: {words} ({_how(read)}).{why}"


def _counts_line(answers: Mapping[str, Any]) -> str:
    counts = []
    for key, kind in KINDS.items():
        here = sum(place.kind is kind and not place.whole for place in item_places(answers))
        total = answers.get(TOTALS[key])
        of = f" (of {total} in the whole report)" if total else ""
        counts.append(f"{counted(here, kind.one, kind.many)}{of}")
    return f"It has {listed(counts)}."


def _item_lines(heading: str, item: Mapping[str, Any], where: Any, how: Mapping[Any, Read]) -> Iterator[str]:
    due = item.get("due") or "no due date"
    if item.get("due_on"):
        due += f", {long_date(item['due_on'])}"
    to = listed(item.get("addressed_to") or ["nobody named"])
    yield f"{heading}: {shortened(str(item.get('text') or ''), 90)}"
    yield f"  To {to}; {due}."
    without_reason: list[str] = []
    for key in ("number", "text", "addressed_to", "due", "due_on"):
        read = how.get((*where, key))
        if read is None or read.how != "guessed":
            continue
        name = answer_name((*where, key)).rpartition(": ")[2]
        if read.why:
            yield f"  Guessed: {name}. {read.why}"
        else:
            without_reason.append(name if not without_reason else name.lower())
    if without_reason:
        yield f"  Guessed: {listed(without_reason)}."


def _how(read: Read | None) -> str:
    return read.how if read is not None else "read"


def remaining_lines(path: Path) -> Iterator[str]:
    """What a draft that was just written still needs before it can be built."""
    from section55.files.reader import read_inspection
    from section55.model.errors import FaultsFound
    from section55.workspace import shown

    try:
        read_inspection(path, shown(path))
    except FaultsFound as error:
        yield "It is a draft. Before it is built it needs:"
        yield from (f"  {line}" for line in error.lines)
