"""The counts of `count_sentences`, each number behind a label, for a language whose words change after a number."""

from collections.abc import Iterator

from section55.model.answers_due import are_in_comments
from section55.model.catalogue import N_, _
from section55.model.inspection import Inspection
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, RECOMMENDATIONS, ItemKind

_IN_REPORT = {
    RECOMMENDATIONS: N_("Number of recommendations in the report: {number}."),
    CAUSES_OF_CONCERN: N_("Number of causes of concern in the report: {number}."),
    AREAS_FOR_IMPROVEMENT: N_("Number of areas for improvement in the report: {number}."),
}
_NUMBERING = {
    "report": N_("The numbers are those of the report."),
    "office": N_("The numbers were given here for reference."),
}


def counts_in_figures(kind: ItemKind, inspection: Inspection) -> str:
    """Return what stands under the heading of a list: "Number of recommendations in the report: 6. …"."""
    return " ".join(_sentences(kind, inspection))


def _sentences(kind: ItemKind, inspection: Inspection) -> Iterator[str]:
    counts = inspection.counts(kind.key)
    items = [item for item in inspection.items() if item.kind is kind and not item.whole]
    total = counts.total
    if total is None and kind is RECOMMENDATIONS:
        total = counts.listed or None
    if total is not None:
        yield _(_IN_REPORT[kind], number=f"{total:,}")
    if total == 0:
        return
    if counts.to_chief_constables is not None:
        yield _("Number directed at Chief Constables: {number}.", number=f"{counts.to_chief_constables:,}")
    is_in_comments = are_in_comments(kind, inspection)
    if is_in_comments:
        yield _("They are answered together in the comments below.")
    if counts.listed and all(item.is_answered for item in items) and not is_in_comments:
        yield _("Number answered here: {number}.", number=f"{counts.listed:,}")
    elif counts.listed or not is_in_comments:
        yield _("Number listed here: {number}.", number=f"{counts.listed:,}")
    if made_for_causes := sum(bool(item.cause) for item in items):
        yield _("Number of these that were made for causes of concern: {number}.", number=f"{made_for_causes:,}")
    if made_for_them := sum(len(item.recommendations) for item in items):
        yield _("Number of recommendations made for these causes: {number}.", number=f"{made_for_them:,}")
    if counts.listed:
        yield _(_NUMBERING[inspection.numbered_by(kind.key)])
