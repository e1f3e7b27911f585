"""Makes the Word document in which the force answers: each item's own words, a position to choose, a box to type in."""

from collections.abc import Iterator
from datetime import date

from section55.files.hashes import sha256
from section55.files.reader import InspectionFile
from section55.intake.inline import Run
from section55.intake.returns.form import (
    ABOUT,
    COMMENTS,
    COMMENTS_MARK,
    END,
    END_MARK,
    PLACEHOLDER,
    POSITION,
    PROPERTY,
    RESPONSE,
    AskedItem,
    asked_items,
    carried_text,
)
from section55.intake.word.from_html import HtmlToWord
from section55.intake.word.writer import WordWriter
from section55.model.addressees import is_force_addressed
from section55.model.item_questions import POSITIONS
from section55.model.items import KINDS
from section55.model.office import OfficeProfile
from section55.model.wording import listed, long_date

_HOW = (
    "At each item, say from the list whether the force accepts it, and type the answer in the box below.",
    "Bold, lists and tables are taken over; pictures, comments and headers are not.",
    "Please leave the grey text, which is the report's own, as it is, and send this document back as .docx.",
)


def make_return(source: InspectionFile, wanted_by: date | None = None) -> bytes:
    """The Word document for the force's answers to an inspection; the same bytes for the same file and day."""
    inspection, office = source.inspection, source.office
    asked = list(asked_items(inspection))
    title = f"{office.chief_officer_title}'s return: {inspection.inspection_title}"
    writer = WordWriter(title, header=f"Return to {office.short_name}: {source.slug}")
    writer.heading(f"{office.chief_officer_title}'s return", 0)
    writer.paragraph([Run(inspection.inspection_title, bold=True)])
    for line in _particulars(source, wanted_by):
        writer.paragraph([Run(line)])
    for line in _HOW:
        writer.paragraph([Run(line)], numbered=(1, 0))
    list_key = ""
    for each in asked:
        if each.item.place.list_name != list_key:
            list_key = each.item.place.list_name
            writer.heading(KINDS[list_key].heading, 1)
        _write_item(writer, each, office)
    writer.heading(COMMENTS, 1, COMMENTS_MARK)
    writer.paragraph([Run("Comments to be published with the answers, as section 55 of the Police Act 1996 asks.")])
    writer.box(COMMENTS)
    writer.paragraph([Run(END)], "Label", mark=END_MARK)
    return writer.finish({PROPERTY: carried_text(source.slug, sha256(source.parameter_file.data), asked)})


def _particulars(source: InspectionFile, wanted_by: date | None) -> list[str]:
    inspection, office = source.inspection, source.office
    lines = [f"The report was published on {long_date(inspection.published_on)}. {office.office_name} asks for the "
             f"answers of {office.names.force.text}."]  # fmt: skip
    day = wanted_by or inspection.chief_constable_comments_wanted_by
    return [*lines, f"Please send this document back by {long_date(day)}."] if day else lines


def _write_item(writer: WordWriter, each: AskedItem, office: OfficeProfile) -> None:
    title = f": {each.item.item.title}" if each.item.item.title else ""
    writer.heading(f"{each.item.heading}{title}", 2, each.mark("item"))
    start = writer.length()
    HtmlToWord(writer, "Asked").write(each.html)
    writer.lock_since(start)
    if facts := list(_facts(each, office)):
        writer.paragraph([Run(f"{ABOUT}{' '.join(facts)}")], mark=each.mark("facts"))
    if each.has_answer:
        writer.choice(POSITION, POSITIONS, PLACEHOLDER, each.mark("position"))
        writer.paragraph([Run(RESPONSE)], "Label", mark=each.mark("response"))
        writer.box(f"{RESPONSE} to {each.item.place.in_sentence}")


def _facts(each: AskedItem, office: OfficeProfile) -> Iterator[str]:
    """What is said of an item below its words, in sentences."""
    placed, item = each.item, each.item.item
    if item.addressed_to:
        yield f"Addressed to {listed(item.addressed_to)}."
    if due := item.due or (long_date(item.due_on) if item.due_on else ""):
        yield f"Due: {due}."
    # A part, and a recommendation made for a cause of concern, may say itself whom it asks, or leave that to the whole.
    if not is_force_addressed(placed.addressed_to, office):
        yield "It does not ask the force itself; an answer is welcome and not needed."
    if each.has_answer and item.chief_constable.is_given:
        yield "An answer is recorded already. Leave the box empty to keep it."
    if placed.answered_at.where != placed.where:
        yield f"It is answered with {placed.answered_at.place.in_sentence}."
    elif not each.has_answer:
        yield "Its parts are answered one by one below."
