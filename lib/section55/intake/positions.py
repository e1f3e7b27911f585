"""The position of a force in its own words: "Norfolk Constabulary accepts this recommendation."."""

import re
from collections.abc import Sequence
from dataclasses import replace

from section55.intake.blocks import Block
from section55.intake.text_blocks import plain_words

_OBJECT = (
    r"(?:this|the|these|each|both|all)(?: of the)? (?:\w+ )?(?:recommendations?|areas? for improvement"
    r"|findings?|causes? of concern)"
)
_SENTENCES = {
    "partly accepted": rf"(?:partially|partly) (?:accepts?|agrees? with) {_OBJECT}|accepts? {_OBJECT} in part"
    rf"|{_OBJECT} (?:is|are) (?:partially|partly) accepted",
    "not accepted": rf"(?:does not|do not|doesn['’]t) (?:accept|agree with) {_OBJECT}|rejects? {_OBJECT}"
    rf"|{_OBJECT} (?:is|are) (?:not accepted|rejected)",
    "not applicable": rf"{_OBJECT} (?:is|are|does|do) not (?:apply|applicable|relevant|directed at)\b.*",
    "noted": rf"(?:notes?|has noted) {_OBJECT}|{_OBJECT} (?:is|are|has been) noted",
    "accepted": rf"(?:fully )?(?:accepts?|agrees? with|accepted) {_OBJECT}(?: in full)?|{_OBJECT} (?:is|are"
    rf"|has been) (?:fully )?accepted",
}  # fmt: skip
_LABEL = re.compile(
    r"(?:position|status|response|accepted\?)\s*:\s*(?P<word>partly accepted|partially accepted|not accepted|accepted"
    r"|not applicable|noted)\.?",
    re.IGNORECASE,
)
_WORDS = {"partially accepted": "partly accepted"}
_ALONE = {
    "accepted": r"(?:(?:recommendation|fully) )?(?:accepted|agreed)(?: in full)?|derbyniwyd",
    "partly accepted": r"(?:partially|partly|part)[ -](?:accepted|agreed)|(?:accepted|agreed) in part"
    r"|derbyniwyd yn rhannol",
    "not accepted": r"not (?:accepted|agreed)|rejected|ni dderbyniwyd",
    "not applicable": r"not applicable(?: to (?:the|our|this) force)?|n/a|amherthnasol",
    "noted": r"noted|nodwyd",
}
"""The first words of an answer that say nothing but the position: "Accepted. The force has a board."."""


def take_position(blocks: Sequence[Block]) -> tuple[str, list[Block]]:
    """The position that an answer begins with, and the answer without the sentence that says it and nothing else."""
    for index, block in enumerate(blocks[:2]):
        words = " ".join(block.text.split())
        if label := _LABEL.fullmatch(words):
            word = label["word"].lower()
            return _WORDS.get(word, word), [*blocks[:index], *blocks[index + 1 :]]
        first, rest = _first_sentence(words)
        for position, pattern in _SENTENCES.items():
            alone = rf"(?:{_ALONE[position]})[.:]?" if index == 0 else r"\b\B"
            if re.fullmatch(rf"[^.]{{0,60}}?\b(?:{pattern})[.:]?|{alone}", first, re.IGNORECASE):
                if not rest:
                    return position, [*blocks[:index], *blocks[index + 1 :]]
                _, shown = _first_sentence(" ".join(block.markdown.split()))
                kept = replace(block, text=rest, markdown=shown) if plain_words(shown) == rest else block
                return position, [*blocks[:index], kept, *blocks[index + 1 :]]
    return "", list(blocks)


def _first_sentence(text: str) -> tuple[str, str]:
    first, _, rest = text.partition(". ")
    return (f"{first}.", rest) if rest else (text, "")
