"""What changed between two texts or two revisions, word by word, as HTML that can be read aloud."""

import re
from datetime import datetime
from difflib import SequenceMatcher
from html import escape
from typing import Any

from section55.files.answer_changes import changes_between
from section55.files.history import Change
from section55.files.saving import officer_name
from section55.model.answer_names import answer_name
from section55.model.paths import parse_key_path
from section55.model.wording import date_in_words, long_date

_MOST_WORDS = 20_000
"""Longer texts are shown as old and new: comparing them word by word would take seconds."""


def render_word_changes(old: str, new: str) -> str:
    """Return both texts in one: removed words as ``del``, added ones as ``ins``, each with words that say so."""
    before, after = _split_words(old), _split_words(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return _render_removed(old) + _render_added(new)
    parts = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(escape("".join(before[a:b])))
        else:
            parts.append(_render_removed("".join(before[a:b])) + _render_added("".join(after[c:d])))
    return "".join(parts).replace("\n", "<br>")


def render_own_words(other: str, text: str) -> str:
    """Return a text with the words marked that another does not have."""
    before, after = _split_words(other), _split_words(text)
    if not other or max(len(before), len(after)) > _MOST_WORDS:
        return escape(text).replace("\n", "<br>")
    parts = []
    for kind, _, _, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        words = "".join(after[c:d])
        parts.append(escape(words) if kind == "equal" or not words.strip() else f"<mark>{escape(words)}</mark>")
    return "".join(parts).replace("\n", "<br>")


def _split_words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def _render_removed(text: str) -> str:
    return _render_change("del", "removed", text)


def _render_added(text: str) -> str:
    return _render_change("ins", "added", text)


def _render_change(element: str, word: str, text: str) -> str:
    # Screen readers mostly pass over del and ins, so the words that say it are there for them.
    unseen = "<span class='s55-unseen'>"
    return f"<{element}>{unseen} [{word}: </span>{escape(text)}{unseen}] </span></{element}>" if text else ""


def render_answer_changes(old: dict[str, Any], new: dict[str, Any]) -> str:
    """Return every answer that differs between two revisions, under its question's name, as HTML."""
    changes = list(changes_between(old, new))
    if not changes:
        return "<p>The two say the same.</p>"
    return "".join(_render_answer(answer_name(parse_key_path(change.field), new, old), change) for change in changes)


def _render_answer(name: str, change: Change) -> str:
    words = render_word_changes(as_text(change.old), as_text(change.new))
    return f"<h5>{escape(name)}</h5><p>{words}</p>"


def as_text(value: Any) -> str:
    """Return an answer as text, a list or the keys of an item on a line each; empty for none."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "\n".join(filter(None, (as_text(answer) for answer in value.values())))
    if isinstance(value, list):
        return "\n".join(map(as_text, value))
    return _in_words(str(value))


def _in_words(text: str) -> str:
    """Return a date in words, and what is done on a day that is not known as that; any other text as it is."""
    if text == "true":
        return "Done, date not known"
    return date_in_words(text)


def time_in_words(time: str) -> str:
    """Return a time of the history, ``2024-02-09T10:30:00Z``, as the clock here had it: "9 February 2024, 10:30"."""
    try:
        there = datetime.fromisoformat(time)
    except ValueError:
        return time
    here = there.astimezone()
    return f"{long_date(here.date())}, {here:%H:%M}"


def who_in_words(officer: str) -> str:
    """Return who did something, as a person at the form reads it: "You" where it is oneself."""
    return "You" if officer == officer_name() else officer
