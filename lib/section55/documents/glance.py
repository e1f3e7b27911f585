"""At a glance: what was recommended, accepted and done, in figures that are counted from the file alone.

What the file does not say is not printed: without a position there is no figure of what was accepted.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from section55.documents.report import ReportItem
from section55.documents.report_standing import Figure, Glance
from section55.model import welsh
from section55.model.answers_due import are_in_comments
from section55.model.catalogue import N_, _, is_english
from section55.model.inspection import Inspection
from section55.model.item_questions import ITEM_STATUSES, POSITIONS, Position
from section55.model.items import KINDS, ItemKind
from section55.model.office import OfficeProfile
from section55.model.placed_items import PlacedItem
from section55.model.wording import counted, in_words, listed, long_date, sentence_start

_BY_PART = N_("part by part")
_POSITION_WORDS: dict[Position, str] = {
    "accepted": N_("accepted"),
    "partly accepted": N_("in part"),
    "not accepted": N_("not accepted"),
    "not applicable": N_("not applicable"),
    "noted": N_("noted"),
}


def glance_at(
    inspection: Inspection, office: OfficeProfile, items: Sequence[ReportItem], notes: dict[str, str]
) -> Glance | None:
    """Return what a reader sees first; None where the file has no item and no number of any, or the office wants none.

    ``notes`` are the lines below the figures, each with its label.
    """
    kinds = [kind for kind in KINDS.values() if _items(inspection, kind) or inspection.counts(kind.key).total]
    if not kinds or not office.document.has_section("at a glance"):
        return None
    kind, *others = kinds
    also = listed([_numbered(inspection, other) for other in others])
    owning = [item for item in inspection.items() if not item.whole]
    is_one = len(owning) == 1
    sentence = _sentence_on(items[0], owning[0].kind) if is_one else ""
    if is_one and not sentence:
        return None
    return Glance(
        figures=() if is_one else tuple(_figures(inspection, kind, office.names.force.text, office)),
        notes=() if is_one else tuple((notes | ({_("Also"): f"{sentence_start(also)}."} if also else {})).items()),
        sentence=sentence,
        caption=_caption(inspection) if len(owning) > 1 else "",
        has_force=_has_any(item.force.word for item in items),
        has_body=_has_any(item.body.word for item in items),
        has_status=any(item.status for item in items),
    )


def as_at(inspection: Inspection) -> str:
    """Return "as at" and the latest day of which an update speaks; empty where there is none."""
    days = [update.on for item in inspection.items() for update in item.item.updates]
    return _("as at {day}", day=long_date(max(days))) if days else ""


def _has_any(words: Iterable[str]) -> bool:
    return any(word not in ("", _("Not required")) for word in words)


def _items(inspection: Inspection, kind: ItemKind) -> list[PlacedItem]:
    return [item for item in inspection.items() if item.kind is kind and not item.whole]


def _counted_kind(kind: ItemKind, number: int) -> str:
    """What a number that stands above counts: "recommendations"; in Welsh, with no plural behind it, their number."""
    if number == 1 or is_english():
        return _(kind.one if number == 1 else kind.many)
    return _("number of {kinds}", kinds=welsh.with_article(_(kind.many)))


def _numbered(inspection: Inspection, kind: ItemKind) -> str:
    """How many the report makes, or else how many are listed here."""
    counts = inspection.counts(kind.key)
    number = counts.listed if counts.total is None else counts.total
    return counted(number, kind.one, kind.many) if is_english() else f"{_(kind.many)}: {number:,}"


def _caption(inspection: Inspection) -> str:
    kinds = dict.fromkeys(_(item.kind.one) for item in inspection.items())
    return _("How each {kinds} that is listed here stands", kinds=listed(list(kinds)))


def _sentence_on(item: ReportItem, kind: ItemKind) -> str:
    """The whole of it, where there is one item only: "One recommendation, accepted. Partly done."."""
    position = f", {item.position_word.lower()}" if item.position_word else ""
    status = f" {item.status.word}." if item.status else ""
    answered = _("One {kind} is answered here", kind=_(kind.one))
    return f"{answered}{position}.{status}" if item.has_answer else ""


def _figures(inspection: Inspection, kind: ItemKind, force: str, office: OfficeProfile) -> Iterator[Figure]:
    items, counts = _items(inspection, kind), inspection.counts(kind.key)
    made = counts.listed if counts.total is None else counts.total
    yield Figure(f"{made:,}", f"{_counted_kind(kind, made)}, {_answered(inspection, kind, made)}")
    positions = Counter(found for item in items if (found := _whole_or_by_part(item, lambda one: one.position)))
    if positions:
        rest = [_counted(positions[key], _(_POSITION_WORDS[key])) for key in POSITIONS[1:] if positions[key]]
        yield _figure(positions["accepted"], _("accepted by {force}", force=force), rest, positions[_BY_PART])
    statuses = Counter(found for item in items if (found := _whole_or_by_part(item, lambda one: one.status)))
    if statuses:
        word = office.document.status_words.word
        rest = [_counted(statuses[key], word(key)) for key in ITEM_STATUSES if statuses[key] and key != "complete"]
        yield _figure(
            statuses["complete"], f"{word('complete')} {as_at(inspection)}".rstrip(), rest, statuses[_BY_PART]
        )


def _figure(number: int, words: str, rest: list[str], by_part: int) -> Figure:
    """The number of those that have come furthest, and in words how many others there are."""
    others = [*rest, *([_counted(by_part, _(_BY_PART))] if by_part else [])]
    return Figure(f"{number:,}", f"{words}; {', '.join(others)}" if others else words)


def _counted(number: int, word: str) -> str:
    """How many are in a state: "two accepted". In Welsh the number follows, so that no word changes after it."""
    return f"{in_words(number)} {word}" if is_english() else f"{word}: {number:,}"


def _answered(inspection: Inspection, kind: ItemKind, made: int) -> str:
    if are_in_comments(kind, inspection):
        return _("answered together in the comments") if made > 1 else _("answered in the comments")
    answered = sum(item.is_answered for item in _items(inspection, kind))
    if answered == made:
        return {1: _("answered here"), 2: _("both answered here")}.get(made, _("all answered here"))
    return _counted(answered, _("answered here")) if answered else _("none answered here")


def _whole_or_by_part(item: PlacedItem, of: Callable[[PlacedItem], str | None]) -> str | None:
    """What is said of an item as a whole, or alike of each of its parts; "part by part" where the parts differ."""
    if found := of(item):
        return found
    inside = {_whole_or_by_part(part, of) for part in item.answered_at.parts}
    if len(inside) == 1:
        return inside.pop()
    return _BY_PART if inside - {None} else None
