"""Puts blocks together that a page's end or a narrow column took apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from section55.intake.blocks import Block

_ENDS = re.compile(r"[.:;!?…]['’”\"*)\]]*$|\)$")


def joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, a paragraph that breaks off in the middle of a sentence joined with the rest of it."""
    before: Block | None = None
    for block in blocks:
        if before is not None and _goes_on(before, block):
            before = replace(
                before, text=f"{before.text} {block.text}", markdown=_one_emphasis(before.markdown, block.markdown)
            )
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _goes_on(before: Block, block: Block) -> bool:
    if before.kind not in ("paragraph", "item") or block.kind != "paragraph" or before.outside != block.outside:
        return False
    return len(before.text) > 60 and not _ENDS.search(before.text.strip()) and bool(re.match(r"[a-z]", block.text))


def _one_emphasis(before: str, after: str) -> str:
    if before.endswith("**") and after.startswith("**"):
        return f"{before[:-2]} {after[2:]}"
    return f"{before} {after}"
