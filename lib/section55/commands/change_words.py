"""How a changed answer is printed: what it is of, and the words that differ."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from section55.files.named_changes import NamedChange

_MOST = 60
"""Of two texts, one of which is longer than this, only what differs is printed."""


def change_line(change: "NamedChange") -> str:
    """A change in a line: "Recommendation 4: Status: “open” became “complete”"."""
    from section55.model.changed_words import changed_words
    from section55.model.wording import shortened

    old, new = _flat(change.old), _flat(change.new)
    if not change.keys:
        return f"{change.name}: added, {shortened(new)}" if old == "" else f"{change.name}: removed, {shortened(old)}"
    if old and new and max(len(old), len(new)) > _MOST:
        old, new = changed_words(old, new)
        return f"{change.name}: “{old}” became “{new}”"
    return f"{change.name}: {shortened(old) if old else 'nothing'} became {shortened(new) if new else 'nothing'}"


def first_line(change: "NamedChange") -> str:
    """An answer that a file began with: "Inspection title: “Custody”"."""
    from section55.model.wording import shortened

    return f"{change.name}: {shortened(_flat(change.new)) if change.new else 'nothing'}"


def _flat(answer: Any) -> str:
    """An answer in a line: of an item its text, of a dated entry its day and text."""
    if isinstance(answer, dict):
        parts = [answer.get("on"), answer.get("text")]
        known = ", ".join(part for part in parts if isinstance(part, str) and part)
        return " ".join(
            (known or "; ".join(f"{key}: {_flat(value)}" for key, value in answer.items() if value)).split()
        )
    if isinstance(answer, list):
        return "; ".join(map(_flat, answer))
    return "" if answer is None else " ".join(str(answer).split())
