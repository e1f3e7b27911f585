"""Pages of any headings, paragraphs, lists and tables that a report may have, and what was lost of what they ask."""

import re

from hypothesis import strategies as st

from section55.intake.proposal import Proposal
from section55.intake.text_blocks import fold
from support.report_layouts import found_items

_WORDS = st.sampled_from(
    [
        "police",
        "force",
        "records",
        "victims",
        "review",
        "plan",
        "the",
        "a",
        "its",
        "and",
        "of",
        "in",
        "to",
        "with",
        "chief",
        "constables",
        "officers",
        "data",
    ]
)
_VERBS = st.sampled_from(["should", "must", "recommend", "may", "can", "does"])
_SENTENCES = st.builds(
    lambda before, verb, after: f"{' '.join(before).capitalize()} {verb} {' '.join(after)}.",
    st.lists(_WORDS, min_size=1, max_size=4), _VERBS, st.lists(_WORDS, min_size=1, max_size=5),
)  # fmt: skip
_HEADINGS = st.sampled_from(
    ["Recommendations", "Recommendation 1", "Recommendation 2", "Areas for improvement", "Area for improvement",
     "Cause of concern", "Main findings", "Contents", "Recommendations from the 2021 inspection", "Vetting",
     "Accelerated cause of concern 2", "Recommendations to the Home Office", "Innovative practice"]
)  # fmt: skip
_BLOCKS = st.one_of(
    st.builds(lambda level, words: f"<h{level}>{words}</h{level}>", st.integers(1, 4), _HEADINGS),
    st.builds(lambda words: f"<p><strong>{words}</strong></p>", _HEADINGS),
    st.builds(lambda words: f"<p>{' '.join(words)}</p>", st.lists(_SENTENCES, min_size=1, max_size=3)),
    st.builds(lambda words: f"<nav><p>{words}</p></nav>", _SENTENCES),
    st.builds(
        lambda tag, words: f"<{tag}>{''.join(f'<li>{each}</li>' for each in words)}</{tag}>",
        st.sampled_from(["ul", "ol"]), st.lists(_SENTENCES, min_size=1, max_size=3),
    ),
    st.builds(
        lambda head, words: f"<table><tr><th>No.</th><th>{head}</th></tr>"
        f"{''.join(f'<tr><td>{number}</td><td>{each}</td></tr>' for number, each in enumerate(words))}</table>",
        st.sampled_from(["Recommendation", "Finding"]), st.lists(_SENTENCES, min_size=1, max_size=3),
    ),
    st.builds(lambda number, words: f"<p>Recommendation {number} {words}</p>", st.integers(1, 4), _SENTENCES),
)  # fmt: skip
PAGES = st.lists(_BLOCKS, max_size=12).map(
    lambda blocks: f"<html><body><h1>A report</h1>{''.join(blocks)}</body></html>"
)


def lost_sentences(page: str, proposal: Proposal) -> list[str]:
    """The sentences of a page with should, must or recommend that are in no item and not left over."""
    kept = fold(" ".join([*(each.start for each in found_items(proposal.answers)), *proposal.left_over]))
    words = re.sub(r"Recommendation \d ", "", page)
    sentences = re.findall(r"[A-Z][^.<>]* (?:should|must|recommend) [^.<>]*\.", words)
    return [sentence for sentence in sentences if fold(sentence) not in kept]
