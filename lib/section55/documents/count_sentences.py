"""The sentences that count: how many items a report makes, how many are answered here, and whose numbers they bear.

A document says of the report only what the parameter file says of it. Each sentence for each list:

what the file says                     the sentence
total 0                                No areas for improvement were put forward.
no total, none listed                  No areas for improvement are answered here.
no total, some listed                  Three areas for improvement are answered here.
a total, none listed                   11 areas for improvement were put forward; none of them is answered here.
a total, fewer listed                  11 areas for improvement were put forward, three of which are answered here.
a total, all listed                    Three areas for improvement were put forward.

Items that are listed without an answer are "listed here". Of recommendations, the number of those that
are listed is that of the whole report where the file has no other, as its key says. Those made for causes
of concern count with the others.
"""

from section55.documents.counts_in_figures import counts_in_figures
from section55.model.answers_due import are_in_comments
from section55.model.catalogue import is_english
from section55.model.counts import ItemCounts
from section55.model.inspection import Inspection
from section55.model.items import CAUSES_OF_CONCERN, RECOMMENDATIONS, ItemKind
from section55.model.placed_items import PlacedItem
from section55.model.wording import counted, in_words, in_words_alone, sentence_start

_MADE = {RECOMMENDATIONS: "made within the report"}
_PUT_FORWARD = "put forward"
_NUMBERING = {
    "report": " using the same numbering from the report itself",
    "office": ", numbered here for reference",
}
_COMMENTS = "in the comments"


def count_sentence(kind: ItemKind, inspection: Inspection) -> str:
    """Return the sentence or sentences that stand under the heading of a list; a colon ends them before its items."""
    return _Counting(kind, inspection).sentence() if is_english() else counts_in_figures(kind, inspection)


class _Counting:
    """What a file says of the number of items of one kind."""

    def __init__(self, kind: ItemKind, inspection: Inspection) -> None:
        counts: ItemCounts = inspection.counts(kind.key)
        self._kind = kind
        self._items = [item for item in inspection.items() if item.kind is kind and not item.whole]
        self._listed, self._answered = counts.listed, counts.answered
        self._to_chiefs = counts.to_chief_constables
        self._total = counts.total
        if self._total is None and kind is RECOMMENDATIONS:
            self._total = counts.listed or None
        self._numbering = _NUMBERING[inspection.numbered_by(kind.key)]
        self._is_in_comments = are_in_comments(kind, inspection)
        if inspection.recommendations_answered_in_comments and not are_in_comments(RECOMMENDATIONS, inspection):
            # The comments that answer them all are still to come.
            self._answered = sum(item.is_answered for item in self._items)

    def sentence(self) -> str:
        if self._total == 0:
            return f"{self._made(0)}."
        if self._listed == 0:
            return self._none_listed()
        if self._total is None:
            return f"{sentence_start(self._counted(self._listed))} {self._is_here(self._listed)}. {self._below()}"
        if self._is_in_comments:
            return self._listed_and_in_comments(self._total)
        if self._listed < self._total:
            return self._fewer_listed(self._total)
        return f"{self._made(self._total)}{self._directed()}. {self._below(self._all_of_them())}"

    def _counted(self, number: int) -> str:
        return counted(number, self._kind.one, self._kind.many)

    def _made(self, number: int) -> str:
        verb = "was" if number == 1 else "were"
        return f"{sentence_start(self._counted(number))} {verb} {_MADE.get(self._kind, _PUT_FORWARD)}"

    def _is_here(self, number: int) -> str:
        """What is said of items of the list: "are answered here", where each of them is."""
        return f"{_is(number)} {'answered' if self._answered == self._listed else 'listed'} here"

    def _directed(self) -> str:
        """How many of the report's recommendations are to chief constables; empty where the file does not say."""
        number, total = self._to_chiefs, self._total
        if number is None or not total:
            return ""
        to_chiefs = "directed at Chief Constables"
        if total == 1:
            return f", and it was {to_chiefs}" if number else f", but it was not {to_chiefs}"
        verb = "was" if number < 2 else "were"
        return f", {_share(number, total)} of which {verb} {to_chiefs}"

    def _all_of_them(self) -> str:
        """The subject of a sentence on all the recommendations, after one that may have counted others too."""
        if self._total and self._to_chiefs and self._to_chiefs < self._total:
            return "Both" if self._total == 2 else f"All {in_words(self._total)}"
        return ""

    def _none_listed(self) -> str:
        if self._total is None:
            return self._none_listed_of_an_unknown_number()
        made = f"{self._made(self._total)}{self._directed()}"
        if self._is_in_comments:
            return f"{made}. {self._in_comments(self._total)} below."
        none = "it is not" if self._total == 1 else f"{_share(0, self._total)} of them is"
        if not self._directed():
            return f"{made}; {none} answered here."
        if self._total > 2:
            none = f"none of the {in_words(self._total)} is"
        elif self._total == 2:
            none = "neither is"
        return f"{made}. {sentence_start(none)} answered here."

    def _none_listed_of_an_unknown_number(self) -> str:
        if self._is_in_comments:
            if self._to_chiefs is None:
                return f"The recommendations made within the report are answered together {_COMMENTS} below."
            return (
                "None of the recommendations made within the report was directed at Chief Constables. "
                f"They are answered together {_COMMENTS} below."
            )
        if self._to_chiefs is not None:
            return "No recommendations were directed at Chief Constables, and none are answered here."
        return f"No {self._kind.many} are answered here."

    def _in_comments(self, total: int) -> str:
        if total == 1:
            return f"It is answered {_COMMENTS}"
        return f"{self._all_of_them() or 'They'} are answered together {_COMMENTS}"

    def _listed_and_in_comments(self, total: int) -> str:
        made = f"{self._made(total)}{self._directed()}. {self._in_comments(total)}"
        if self._listed < total:
            return f"{made}; {in_words(self._listed)} of them {_is(self._listed)} {self._detailed()}"
        return f"{made}, and {_is(total)} {self._detailed()}"

    def _fewer_listed(self, total: int) -> str:
        listed, made = self._listed, self._made(total)
        if self._to_chiefs is None:
            return f"{made}, {in_words(listed)} of which {self._is_here(listed)}. {self._below()}"
        made = f"{made}{self._directed()}."
        if self._to_chiefs == listed and all(map(_is_directed_at_chief_constables, self._items)):
            return f"{made} {self._below()}"
        share = f"{sentence_start(in_words(listed))} of the {in_words(total)}"
        return f"{made} {share} {self._is_here(listed)}. {self._below()}"

    def _below(self, subject: str = "") -> str:
        """Where the items of the list are; ``subject`` is what they are called where "These" would not be clear."""
        return f"{subject or ('This' if self._listed == 1 else 'These')} {_is(self._listed)} {self._detailed()}"

    def _detailed(self) -> str:
        where = f"detailed below{self._numbering}"
        if self._kind is CAUSES_OF_CONCERN:
            return f"{where}{self._with_recommendations()}:"
        inside = sum(bool(item.cause) for item in self._items)
        if not inside:
            return f"{where}:"
        causes = {item.cause.where for item in self._items if item.cause}
        under = (
            f"under the {'cause' if len(causes) == 1 else 'causes'} of concern that "
            f"{'it was' if inside == 1 else 'they were'} made for"
        )
        if inside == self._listed:
            return f"{where}, {under}."
        return f"{where}, {in_words(inside)} of them {under}:"

    def _with_recommendations(self) -> str:
        made_for_them = sum(len(item.recommendations) for item in self._items)
        if not made_for_them:
            return ""
        recommendations = counted(made_for_them, RECOMMENDATIONS.one, RECOMMENDATIONS.many)
        return f", together with {recommendations} made for {'it' if self._listed == 1 else 'them'}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _share(number: int, total: int) -> str:
    """A number of two or more: "none", "neither", "one", "both", "three", "all"."""
    if total == 2 and number != 1:
        return "both" if number else "neither"
    if number == total:
        return "all"
    return in_words_alone(number)


def _is_directed_at_chief_constables(item: PlacedItem) -> bool:
    return any("chief constable" in addressee.casefold() for addressee in item.addressed_to)
