"""Whether everything that is entered stands in the document: the office's profile says which sections it has."""

from collections.abc import Iterator
from typing import NamedTuple

from section55.checks.table import DRAFTING, STATUTORY, Case, Notices, Table, notice
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, KINDS, RECOMMENDATIONS
from section55.model.office_document import SectionName
from section55.model.paths import Where
from section55.model.wording import sentence_start

CHECKS = Table()
_SECTION_OF_LIST: dict[str, SectionName] = {
    RECOMMENDATIONS.key: "recommendations",
    CAUSES_OF_CONCERN.key: "causes of concern",
    AREAS_FOR_IMPROVEMENT.key: "areas for improvement",
}


class _Unprinted(NamedTuple):
    """An answer that the document would not show."""

    where: Where
    what: str
    """As the subject of a sentence, with its verb: "the comments stand"."""
    section: SectionName
    """The section that would show it."""


@CHECKS.check(
    "answers-not-printed",
    STATUTORY,
    "An item, an answer or comments stand in no section that the office's profile prints.",
    "s.55(5)",
)
def _answers_not_printed(case: Case) -> Notices:
    for unprinted in (*_lists(case), *_force(case), *_body(case)):
        if not case.office.document.has_section(unprinted.section):
            yield notice(
                unprinted.where,
                f"{sentence_start(unprinted.what)} in no section of the document, and everything that section 55 asks "
                f"for is to be published (s.55(5)). {_cure(case, unprinted.section)}",
            )


@CHECKS.check(
    "details-not-printed",
    DRAFTING,
    "The key findings stand in no section that the office's profile prints, or a letter's details in no letter.",
)
def _details_not_printed(case: Case) -> Notices:
    if case.inspection.key_findings and not case.office.document.has_section("key findings"):
        cure = _cure(case, "key findings")
        yield notice(("key_findings",), f"The key findings stand in no section of the document. {cure}")
    if case.office.document.is_letter:
        return
    for key in ("letter_date", "letter_reference", "letter_to", "letter_signed_by"):
        if getattr(case.inspection, key):
            yield notice(
                (key,),
                f"This is printed in a letter alone, and the layout in {_profile(case)} is report. Leave it empty, or "
                "let that be letter.",
            )
            return


@CHECKS.check("letter-incomplete", DRAFTING, "A letter that is final or published has no addressee, date or signatory.")
def _letter_incomplete(case: Case) -> Notices:
    if not (case.office.document.is_letter and case.is_finished):
        return
    inspection, letter = case.inspection, case.office.letter
    day = inspection.letter_date or inspection.response_published_on or inspection.approved_on
    name_one = f"Name one here, or for all letters in {_profile(case)}."
    if not day:
        yield notice(("letter_date",), "The letter has no date. Write it.")
    if not (inspection.letter_to or letter.to):
        yield notice(("letter_to",), f"The letter has no addressee. {name_one}")
    if not (inspection.letter_signed_by or letter.signed_by):
        yield notice(("letter_signed_by",), f"The letter has no signatory. {name_one}")


def _lists(case: Case) -> Iterator[_Unprinted]:
    for kind in KINDS.values():
        items = [item for item in case.inspection.items() if item.kind is kind and not item.whole and not item.cause]
        if items:
            yield _Unprinted((kind.key,), f"the {kind.many} stand", _SECTION_OF_LIST[kind.key])


def _force(case: Case) -> Iterator[_Unprinted]:
    section: SectionName = "chief officer response"
    owns = case.names.chief_officer.owns
    if case.inspection.chief_constable_comments:
        yield _Unprinted(("chief_constable_comments",), f"{owns('comments')} stand", section)
    for item in [] if case.office.document.is_by_item else case.inspection.items():
        if item.item.chief_constable.is_given:
            yield _Unprinted((*item.where, "chief_constable"), f"{owns('answers')} stand", section)
            return


def _body(case: Case) -> Iterator[_Unprinted]:
    section: SectionName = "local policing body response"
    document, inspection, owns = case.office.document, case.inspection, case.names.body.owns
    if inspection.commissioner_comments and not document.is_letter:
        yield _Unprinted(("commissioner_comments",), f"{owns('comments')} stand", section)
    if inspection.reply_to_chief_constable:
        yield _Unprinted(("reply_to_chief_constable",), "this reply stands", section)
    for item in [] if document.is_by_item else inspection.items():
        if item.item.commissioner.is_given:
            where = (*item.where, "commissioner")
            yield _Unprinted(where, f"{owns('explanations')} stand", section)
            return


def _cure(case: Case, section: SectionName) -> str:
    return f"Name “{section}” among the sections in {_profile(case)}."


def _profile(case: Case) -> str:
    return case.source.office_profile.name
