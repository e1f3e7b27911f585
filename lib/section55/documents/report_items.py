"""The lists of items as the documents have them: under groups, with their parts, with where their answers stand."""

import re
from collections.abc import Iterator
from itertools import groupby

from section55.documents.count_sentences import count_sentence
from section55.documents.excerpts import excerpt
from section55.documents.report import FIRST_ITEM_LEVEL, ItemGroup, ItemList, ReportItem
from section55.documents.report_answers import Answers, Side
from section55.documents.report_standing import DatedText, Sign, Tag
from section55.documents.sections import ANCHORS
from section55.model.catalogue import ENGLISH, _, in_language
from section55.model.inspection import Inspection
from section55.model.item_places import fold
from section55.model.item_questions import Cause, ItemStatus
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, KINDS, RECOMMENDATIONS, ItemKind
from section55.model.office import OfficeProfile
from section55.model.office_document import SectionName
from section55.model.paths import Where
from section55.model.placed_items import PlacedItem
from section55.model.wording import listed, long_date, sentence_start, short_date

_RESERVED = frozenset(
    (*("main", "contents", "corrections", "reply", "audit-trail", "annex", "letter"), *ANCHORS.values())
)
"""The anchors that a document has besides those of its items."""
_OTHER_ANCHORS = re.compile(r"(?<=-)(?:response|explanation|restated|note|table)(?=-|$)|^(?:correction|group)(?=-)")
"""What makes an anchor one of an answer, a note, a correction or a group; an item's has an "s" after it."""
_STATUS_SIGNS: dict[ItemStatus, Sign] = {
    "open": "open",
    "awaiting national body": "other",
    "partly done": "partly",
    "complete": "done",
    "superseded": "other",
    "not applicable": "other",
}

_SECTION_NAMES: dict[str, SectionName] = {
    RECOMMENDATIONS.key: "recommendations",
    CAUSES_OF_CONCERN.key: "causes of concern",
    AREAS_FOR_IMPROVEMENT.key: "areas for improvement",
}


def item_anchors(inspection: Inspection) -> dict[Where, str]:
    """Return what the anchors of each item begin with, by its path; no two are alike."""
    taken = set(_RESERVED)
    # English, so that a document and its translation have the same anchors.
    with in_language(ENGLISH):
        return {item.where: _free_anchor(item.heading, taken) for item in inspection.items()}


def item_lists(
    inspection: Inspection, office: OfficeProfile, anchors: dict[Where, str], force: Side, body: Side
) -> Iterator[ItemList]:
    """Yield each list that the document has: causes of concern where there are any, or the file says how many."""
    reported = _ReportedItems(office, anchors, Answers(force, anchors), Answers(body, anchors))
    for kind in KINDS.values():
        items = [item for item in inspection.items() if item.place.list_name == kind.key]
        if items or kind is not CAUSES_OF_CONCERN or inspection.counts(kind.key).total is not None:
            yield reported.item_list(kind, items, count_sentence(kind, inspection))


class _ReportedItems:
    def __init__(self, office: OfficeProfile, anchors: dict[Where, str], force: Answers, body: Answers) -> None:
        self._document = office.document
        self._anchors, self._force, self._body = anchors, force, body
        self._group_anchors: set[str] = set()

    def item_list(self, kind: ItemKind, items: list[PlacedItem], sentence: str) -> ItemList:
        """Return a list; ``items`` are all its items, with those inside others."""
        holds_recommendations = kind is CAUSES_OF_CONCERN and any(item.kind is RECOMMENDATIONS for item in items)
        caption = _("{kind} and the answers to them", kind=_(kind.heading))
        if holds_recommendations:
            caption = _("{kind}, the recommendations made for them, and the answers to them", kind=_(kind.heading))
        return ItemList(
            kind=kind.many,
            heading=self._document.heading(_SECTION_NAMES[kind.key], _(kind.heading)),
            anchor=kind.many.replace(" ", "-"),
            sentence=sentence,
            groups=tuple(self._groups([item for item in items if not item.whole and not item.cause])),
            caption=caption,
            has_due=any(_due(item, with_whole=True) for item in items),
            has_force=not all(map(self._force.is_silent, items)),
            has_body=not all(map(self._body.is_silent, items)),
        )

    def _groups(self, items: list[PlacedItem]) -> Iterator[ItemGroup]:
        """Items that follow each other under one heading; a heading that comes again says that it goes on."""
        seen: set[str] = set()
        for folded, together in groupby(items, key=lambda item: fold(item.place.group)):
            grouped = list(together)
            heading = grouped[0].place.group
            if folded in seen:
                heading += f" {_('(continued)')}"
            seen |= {folded} - {""}
            level = FIRST_ITEM_LEVEL + bool(heading)
            anchor = f"group-{_free_anchor(heading, self._group_anchors)}" if heading else ""
            yield ItemGroup(heading, anchor, tuple(self._item(item, level) for item in grouped))

    def _item(self, placed: PlacedItem, level: int) -> ReportItem:
        item = placed.item
        return ReportItem(
            name=placed.heading,
            title=item.title,
            anchor=self._anchors[placed.where],
            level=level,
            is_part=placed.whole is not None,
            text=item.text,
            addressed_to=listed(item.addressed_to),
            is_accelerated=isinstance(item, Cause) and item.accelerated,
            due=_due(placed, with_whole=False),
            due_with_whole=_due(placed, with_whole=True),
            position_word=self._force.position_word(placed),
            position=self._force.own_sentence(placed),
            action=self._body.own_sentence(placed),
            answered_with=placed.answered_at.place.in_sentence if placed.answered_at is not placed else "",
            force=self._force.summary(placed),
            body=self._body.summary(placed),
            excerpt="" if item.title else excerpt(item.text),
            status=self._status(placed),
            owner=item.owner,
            updated=short_date(max(update.on for update in item.updates)) if item.updates else "",
            updates=tuple(DatedText(long_date(update.on), update.text) for update in item.updates),
            force_answer=self._force.standing_at(placed, level) if self._document.is_by_item else None,
            body_answer=self._body.standing_at(placed, level) if self._document.is_by_item else None,
            inside=tuple(self._item(inner, level + 1) for inner in (*placed.parts, *placed.recommendations)),
        )

    def _status(self, placed: PlacedItem) -> Tag | None:
        """How far an item has come; nothing for a part that has no status but the whole's."""
        status = placed.item.status if placed.whole else placed.status
        return Tag(sentence_start(self._document.status_words.word(status)), _STATUS_SIGNS[status]) if status else None


def _due(placed: PlacedItem, *, with_whole: bool) -> str:
    dated = placed if with_whole else placed.item
    return dated.due or (long_date(dated.due_on) if dated.due_on else "")


def _free_anchor(heading: str, taken: set[str]) -> str:
    plain = "-".join(re.findall(r"[a-z0-9]+", heading.casefold())) or "item"
    wanted = _OTHER_ANCHORS.sub(r"\g<0>s", plain)
    anchor, again = wanted, 1
    while anchor in taken:
        again += 1
        anchor = f"{wanted}-{again}"
    taken.add(anchor)
    return anchor
