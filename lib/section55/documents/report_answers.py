"""The answers to the items, of the force and of the local policing body: where each stands, and what it comes to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from section55.documents.report import FIRST_ITEM_LEVEL, Answer, AnswerSummary, Quotation
from section55.documents.report_standing import Sign
from section55.model.answers_due import AnswerDue, body_answer_due, force_answer_due
from section55.model.catalogue import N_, _, is_english
from section55.model.inspection import Inspection
from section55.model.item_questions import Action, ChiefConstableAnswer, CommissionerAnswer, Position
from section55.model.office import OfficeProfile
from section55.model.office_names import Name
from section55.model.paths import Where
from section55.model.placed_items import PlacedItem
from section55.model.wording import sentence_start

_POSITION_SIGNS: dict[Position | None, Sign] = {
    None: "",
    "accepted": "done",
    "partly accepted": "partly",
    "not accepted": "refused",
    "not applicable": "other",
    "noted": "other",
}
_ACTION_SIGNS: dict[Action | None, Sign] = {None: "", "taken": "done", "proposed": "open", "none": "other"}
_ACTION_WORDS = {
    None: "",
    "taken": N_("Action taken"),
    "proposed": N_("Action proposed"),
    "none": N_("No action"),
}


@dataclass(frozen=True)
class Side:
    """One of the two that answer: the force, or the local policing body."""

    key: str
    """Of its answer in an item."""
    author: Name
    """Who answers."""
    section: str
    """The anchor of its section in the document."""
    suffix: str
    """What the anchors of its answers end with."""
    restates: bool
    """Whether each answer stands below the words that it answers."""
    has_comments: bool
    not_addressed: str
    due: Callable[[PlacedItem], AnswerDue]
    word: Callable[[PlacedItem], str]
    """What its answer to an item comes to, in a word or two; empty where that is not said."""
    sign: Callable[[PlacedItem], Sign]
    """What the tag with that word looks like."""
    sentence: Callable[[PlacedItem], str]
    """The same in a sentence on all the items that this one's answer answers."""
    text: Callable[[PlacedItem], str]

    def is_given(self, item: PlacedItem) -> bool:
        """Whether its answer stands at this very item."""
        answer: ChiefConstableAnswer | CommissionerAnswer = getattr(item.item, self.key)
        return answer.is_given


def force_side(inspection: Inspection, office: OfficeProfile) -> Side:
    """Return the force as it answers an inspection."""
    return Side(
        key="chief_constable",
        author=office.names.chief_officer,
        section="chief-officer",
        suffix="response",
        restates=office.document.restate,
        has_comments=bool(inspection.chief_constable_comments),
        not_addressed=_("Not addressed to {name}", name=office.names.force.text),
        due=lambda item: force_answer_due(item, inspection, office),
        word=lambda item: sentence_start(_(item.position)) if item.position else "",
        sign=lambda item: _POSITION_SIGNS[item.position],
        sentence=lambda item: _position_sentence(item, office.names.force),
        text=lambda item: item.item.chief_constable.response,
    )


def body_side(inspection: Inspection, office: OfficeProfile) -> Side:
    """Return the local policing body as it answers an inspection."""
    return Side(
        key="commissioner",
        author=office.names.body,
        section="letter" if office.document.is_letter else "local-policing-body",
        suffix="explanation",
        restates=False,
        has_comments=bool(inspection.commissioner_comments),
        not_addressed="",
        due=lambda item: body_answer_due(item, inspection),
        word=lambda item: _(_ACTION_WORDS[item.action]),
        sign=lambda item: _ACTION_SIGNS[item.action],
        sentence=lambda item: _action_sentence(item, office.names.body),
        text=lambda item: item.item.commissioner.explanation,
    )


class Answers:
    """The answers of one side to the items of an inspection."""

    def __init__(self, side: Side, anchors: Mapping[Where, str]) -> None:
        self._side, self._anchors = side, anchors

    def section(self, inspection: Inspection) -> Iterator[Answer]:
        """Yield each answer once, in the order of the items, with the headings that one part by part stands under."""
        for item in inspection.items():
            if not item.whole and not item.cause:
                yield from self._answers(item, FIRST_ITEM_LEVEL)

    def summary(self, item: PlacedItem) -> AnswerSummary:
        """Return what the answer to an item comes to, or why there is none."""
        due = self._side.due(item)
        if self._is_not_asked(item):
            return AnswerSummary(_("Not required"))
        if due == "with another":
            return self._of_another(item.answered_at)
        if due == "due":
            missing = AnswerSummary(_("No answer entered"))
            return self._standing_at(item, item) if self._side.is_given(item) else missing
        if due == "to the whole" and item.whole:
            return self._standing_at(item.whole, item)
        if due == "in comments":
            return self._in_comments()
        return AnswerSummary(
            {
                "in parts": _("In its parts"),
                "in recommendations": _("In its recommendations"),
                "not addressed": self._side.not_addressed,
            }[due]
        )

    def standing_at(self, item: PlacedItem, level: int) -> Answer | None:
        """Return the answer that stands at this very item, under a heading of this level; None where none does."""
        return self._answer(item, level) if self._side.is_given(item) else None

    def position_word(self, item: PlacedItem) -> str:
        """Return what the answer to an item comes to, but for a part that has no answer but the whole's."""
        return "" if self._side.due(item) == "to the whole" else self._side.word(item)

    def own_sentence(self, item: PlacedItem) -> str:
        """Return the sentence of the answer that stands at this very item; empty where none does."""
        return self._side.sentence(item) if self._side.is_given(item) else ""

    def is_silent(self, item: PlacedItem) -> bool:
        """Whether nothing need be shown of an answer to this item."""
        return self._is_not_asked(item) or not self.summary(item).word

    def _is_not_asked(self, item: PlacedItem) -> bool:
        """Whether nobody asks for an answer where this item's stands, nor in any of the parts that it has there."""
        at = item.answered_at
        due = self._side.due(at)
        return due == "not asked" or (due == "in parts" and all(map(self._is_not_asked, at.parts)))

    def _of_another(self, other: PlacedItem) -> AnswerSummary:
        inside = {
            "in parts": N_("In the parts of {item}"),
            "in recommendations": N_("In the recommendations of {item}"),
        }.get(self._side.due(other))
        if inside is None:
            return self.summary(other)
        word = _(inside, item=other.place.in_sentence)
        return self._linked(word, other) if self._is_shown(other) else AnswerSummary(word)

    def _standing_at(self, item: PlacedItem, of: PlacedItem) -> AnswerSummary:
        return self._linked(self._side.word(of) or _("Answered"), item, self._side.sign(of))

    def _linked(self, word: str, item: PlacedItem, sign: Sign = "") -> AnswerSummary:
        return AnswerSummary(word, self._anchor(item), sign, self._side.author.response(_heading(item)))

    def _in_comments(self) -> AnswerSummary:
        if not self._side.has_comments:
            return AnswerSummary()
        return AnswerSummary(_("In the comments"), self._side.section, link=self._side.author.comments)

    def _answers(self, item: PlacedItem, level: int) -> Iterator[Answer]:
        is_shown = self._is_shown(item)
        if is_shown:
            yield self._answer(item, level)
        for inner in (*item.parts, *item.recommendations):
            yield from self._answers(inner, level + is_shown)

    def _answer(self, item: PlacedItem, level: int) -> Answer:
        return Answer(
            name=item.answer_heading,
            title="" if item.answers_for[1:] else item.item.title,
            level=level,
            anchor=self._anchor(item),
            item_anchor=self._anchors[item.answers_for[0].where],
            quotations=self._quotations(item),
            full_name=self._side.author.response(_heading(item)),
            whose=_within_a_line(self._side.author.response()),
            answers_several=len(item.answers_for) > 1,
            sentence=self.own_sentence(item),
            text=self._side.text(item),
        )

    def _is_shown(self, item: PlacedItem) -> bool:
        """Whether an item has a heading among the answers.

        It has one above its own answer, above its parts where their words need its own, and above what
        is inside it where that answers other items too.
        """
        if self._side.is_given(item):
            return True
        if len(item.answers_for) > 1:
            return any(map(self._is_answered_inside, (*item.parts, *item.recommendations)))
        return self._side.restates and bool(item.answers_for) and any(map(self._is_answered_inside, item.parts))

    def _is_answered_inside(self, item: PlacedItem) -> bool:
        return self._side.is_given(item) or any(map(self._is_answered_inside, (*item.parts, *item.recommendations)))

    def _quotations(self, item: PlacedItem) -> tuple[Quotation, ...]:
        if not self._side.restates:
            return ()
        return tuple(
            Quotation(
                name=quoted.heading,
                title=quoted.item.title,
                anchor=self._anchors[quoted.where],
                text=quoted.item.text,
            )
            for quoted in item.answers_for
        )

    def _anchor(self, item: PlacedItem) -> str:
        return f"{self._anchors[item.where]}-{self._side.suffix}"


def _heading(item: PlacedItem) -> str:
    """The heading above an answer: the item's own, or one that names all the items that it answers."""
    is_alone_and_titled = item.item.title and not item.answers_for[1:]
    return f"{item.answer_heading}: {item.item.title}" if is_alone_and_titled else item.answer_heading


def _within_a_line(words: str) -> str:
    """The words of a heading behind others: only "Response" begins with a letter that a sentence alone gives it."""
    return words.replace("Response of", "response of", 1) if is_english() else f"{words[:1].lower()}{words[1:]}"


def _items_answered(item: PlacedItem) -> tuple[str, bool]:
    """What an answer calls what it answers, like "these parts of the recommendation"; and whether that is several."""
    kind, are_several = item.kind, len(item.answers_for) > 1
    if item.whole:
        these = N_("these parts of the {kind}") if are_several else N_("this part of the {kind}")
        return _(these, kind=_(kind.one)), are_several
    return (_(f"these {kind.many}") if are_several else _(f"this {kind.one}")), are_several


_POSITIONS: dict[Position, tuple[str, str]] = {
    "accepted": (N_("{force} accepts {these}."), N_("{force} accept {these}.")),
    "partly accepted": (N_("{force} partly accepts {these}."), N_("{force} partly accept {these}.")),
    "not accepted": (N_("{force} does not accept {these}."), N_("{force} do not accept {these}.")),
    "noted": (N_("{force} notes {these}."), N_("{force} note {these}.")),
}
"""What is said of a position, by a force that is one and by one that is several."""
_ACTIONS: dict[Action, tuple[str, str]] = {
    "taken": (
        N_("{body} has taken action in response to {these}."),
        N_("{body} have taken action in response to {these}."),
    ),
    "proposed": (
        N_("{body} proposes action in response to {these}."),
        N_("{body} propose action in response to {these}."),
    ),
    "none": (
        N_("{body} has taken no action, and proposes none, in response to {these}."),
        N_("{body} have taken no action, and propose none, in response to {these}."),
    ),
}


def _position_sentence(item: PlacedItem, force: Name) -> str:
    position = item.item.chief_constable.position
    these, are_several = _items_answered(item)
    if position is None:
        return ""
    if position == "not applicable":
        apply = N_("{these} do not apply to {force}.") if are_several else N_("{these} does not apply to {force}.")
        return sentence_start(_(apply, these=sentence_start(these), force=force.text))
    return _(_POSITIONS[position][force.is_plural], force=_subject(force), these=these)


def _action_sentence(item: PlacedItem, body: Name) -> str:
    action = item.item.commissioner.action
    these, _are_several = _items_answered(item)
    return _(_ACTIONS[action][body.is_plural], body=_subject(body), these=these) if action else ""


def _subject(name: Name) -> str:
    """A name as the subject of a sentence, which it begins in English and does not in Welsh."""
    return name.at_start if is_english() else name.text
