"""A change in the words of the page that lists it: what histories keep is in English, whatever language a page has."""

import re

from section55.model.catalogue import _, is_english
from section55.model.item_questions import ACTIONS, ITEM_STATUSES, POSITIONS
from section55.model.items import KINDS
from section55.model.wording import long_date, meant_dates, sentence_start
from section55.register.changes import RegisterChange

_NAMES = {word.casefold(): word for kind in KINDS.values() for word in (kind.name, kind.one)}
_ITEM = re.compile(rf"({'|'.join(map(re.escape, _NAMES))}|part) (.+)", re.IGNORECASE)
_ANSWERS = frozenset((*POSITIONS, *ITEM_STATUSES, *ACTIONS, "draft", "final"))


def kind_of_change(change: RegisterChange) -> str:
    """What a change is: "Closed", "Status, a correction"."""
    return _("{how}, a correction", how=_(change.kind)) if change.is_correction else _(change.kind)


def item_of_change(change: RegisterChange) -> str:
    """The item that a change is of: "Cause of concern 1, recommendation 2, part b"."""
    if is_english() or not change.item:
        return change.item or _("The response")
    return sentence_start(", ".join(map(_piece, change.item.split(", "))))


def _piece(piece: str) -> str:
    if not (found := _ITEM.fullmatch(piece)):
        return piece
    name, number = found.groups()
    if name.casefold() == "part":
        return _("part {number}", number=number)
    return f"{_(_NAMES[name.casefold()])} {number}"


def sentence_of_change(change: RegisterChange) -> str:
    """The change in words: "Status: open → complete"."""
    if is_english() or not change.what:
        return _(change.sentence) if change.sentence == "Begun here" else change.sentence
    if change.kind in ("Update", "Corrected") and not change.old:
        return change.new
    what = ": ".join(_(title) for title in change.what.split(": "))
    return f"{what}: {_answer(change.old)} → {_answer(change.new)}"


def _answer(text: str) -> str:
    if not text:
        return _("nothing")
    days = meant_dates(text)
    return long_date(days[0]) if days else _(text) if text in _ANSWERS else text


def who_made(change: RegisterChange) -> str:
    """Who saved a change, or noticed it."""
    noticed = change.by.removeprefix("noticed by ")
    if noticed != change.by:
        return _("noticed by {name}", name=noticed)
    return change.by or _("Not known")
