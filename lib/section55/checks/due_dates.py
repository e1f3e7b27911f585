"""When items are due: in the report's own words, as printed, and as a date. The three have to agree."""

from collections.abc import Callable
from operator import methodcaller

from section55.checks.table import DRAFTING, Case, Notices, Table, notice, quoted
from section55.model.asked_due import asked_due_phrases
from section55.model.due_phrases import DuePhrase, due_phrases_in
from section55.model.item_questions import AnyItem, Item
from section55.model.placed_items import PlacedItem
from section55.model.wording import dates_in, listed, long_date, sentence_start, shortened

CHECKS = Table()

_DUE, _DUE_ON = Item.model_fields["due"].title, Item.model_fields["due_on"].title


@CHECKS.check("due-before-report", DRAFTING, "A recommendation is due before its report was published.")
def _due_before_report(case: Case) -> Notices:
    published = case.inspection.published_on
    for placed in case.inspection.items():
        item = placed.item
        days = [item.due_on] if item.due_on else [phrase.last for phrase in due_phrases_in(item.due, published)]
        if days and max(days) < published:
            yield notice(
                (*placed.where, "due_on" if item.due_on else "due"),
                f"{sentence_start(placed.place.in_sentence)} is due {'on' if item.due_on else 'by'} "
                f"{long_date(max(days))}, before the report was published on {long_date(published)}. Check the year.",
            )


@CHECKS.check("due-dates-differ", DRAFTING, "The due date as printed and the date that it comes to are not the same.")
def _due_dates_differ(case: Case) -> Notices:
    for placed in case.inspection.items():
        item = placed.item
        if item.due and item.due_on and (printed := _printed_otherwise(item, case)):
            due = f"{sentence_start(placed.place.in_sentence)} is printed as due {printed}"
            other = f"is {long_date(item.due_on)}. One of them is mistyped."
            yield notice(
                (*placed.where, "due_on"),
                in_file=f"{due}, but due_on {other}",
                in_form=f"{due}, but “{_DUE_ON}” {other}",
            )


def _printed_otherwise(item: AnyItem, case: Case) -> str:
    """What is printed as due, in words, where that cannot come to the date that is given; else empty."""
    published, day = case.inspection.published_on, item.due_on
    phrases = due_phrases_in(item.due, published)
    if day is None or not phrases or any(phrase.may_be(day) for phrase in phrases):
        return ""
    if days := dates_in(item.due):
        return listed([long_date(each) for each in days])
    after = f", and the report was published on {long_date(published)}" if phrases[-1].counts_from_report else ""
    return f"{shortened(item.due)}{after}"


@CHECKS.check(
    "due-not-as-in-text",
    DRAFTING,
    "An item's own words say when it is due, and what is printed as due is another time or nothing.",
)
def _due_not_as_in_text(case: Case) -> Notices:
    for placed in case.inspection.items():
        asked = asked_due_phrases(placed.item.text, case.inspection.published_on)
        if not asked:
            continue
        words = f"The words of {placed.place.in_sentence} say {quoted(phrase.words for phrase in asked)}"
        if not any(one.due or one.due_on for one in (placed, *placed.parts)):
            yield notice(
                (*placed.where, "due"),
                f"{words}, and nothing is printed as due.",
                in_file="Type that after due:, and the date that it comes to after due_on:.",
                in_form=f"Type that under “{_DUE}”, and the date that it comes to under “{_DUE_ON}”.",
            )
        elif other := _other_than(asked, placed, case):
            yield notice((*placed.where, "due"), f"{words}, but {other}. One of them is mistyped.")


def _other_than(asked: list[DuePhrase], placed: PlacedItem, case: Case) -> str:
    """What the file gives as due, in words, where no time in the item's text agrees with it; else empty."""
    published = case.inspection.published_on
    printed = due_phrases_in(placed.due, published)

    def is_in_words(fits: Callable[[DuePhrase], bool]) -> bool:
        return any(map(fits, asked)) or any(map(fits, due_phrases_in(placed.item.text, published)))

    if printed and not is_in_words(lambda phrase: any(map(phrase.agrees_with, printed))):
        return f"{shortened(placed.due)} is printed as due"
    if not placed.due and (day := placed.due_on) and not is_in_words(methodcaller("may_be", day)):
        return f"it is due on {long_date(day)}"
    return ""
