"""Where two texts differ, in as few words as show it."""

_AROUND = 3
_MOST_WORDS = 24


def changed_words(old: str, new: str) -> tuple[str, str]:
    """The two texts from a few words before they first differ to a few after they last do, with "…" for the rest."""
    before, after = old.split(), new.split()
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return _excerpt(before, start, end), _excerpt(after, start, end)


def _excerpt(words: list[str], start: int, end: int) -> str:
    first = max(start - _AROUND, 0)
    last = min(len(words) - end + _AROUND, len(words))
    shown = words[first:last]
    is_cut = len(shown) > _MOST_WORDS
    text = " ".join(shown[:_MOST_WORDS] if is_cut else shown)
    return f"{'…' if first else ''}{text}{'…' if is_cut or last < len(words) else ''}"
