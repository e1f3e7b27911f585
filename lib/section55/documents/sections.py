"""The sections of a document that have anything to print, in the order of the office's profile."""

from collections.abc import Iterator, Mapping

from section55.documents.report_standing import Section
from section55.model.catalogue import _
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.office_document import SectionName
from section55.model.office_names import Name

ANCHORS: dict[SectionName, str] = {
    "at a glance": "glance",
    "particulars": "particulars",
    "key findings": "key-findings",
    "recommendations": "recommendations",
    "causes of concern": "causes-of-concern",
    "areas for improvement": "areas-for-improvement",
    "chief officer response": "chief-officer",
    "local policing body response": "local-policing-body",
    "progress": "progress",
    "office use": "office-use",
}


def sections_of(inspection: Inspection, office: OfficeProfile, there: Mapping[SectionName, bool]) -> Iterator[Section]:
    """Yield each section under its heading.

    ``there`` says of the sections that not every document has whether this one has them.
    """
    document = office.document
    for section in document.printed_sections:
        name = section.section
        if there.get(name, True) and _has_words(name, inspection, office):
            yield Section(name, section.heading or usual_heading(name, office), ANCHORS[name])


def usual_heading(name: SectionName, office: OfficeProfile) -> str:
    """The heading of a section where the profile has no other; empty where it stands without one."""
    return {
        "at a glance": _("At a glance"),
        "key findings": _("Key findings"),
        "recommendations": _("Recommendations"),
        "causes of concern": _("Causes of concern"),
        "areas for improvement": _("Areas for Improvement"),
        "chief officer response": _response_heading(office.names.chief_officer),
        "local policing body response": _response_heading(office.names.body),
        "progress": _("Progress"),
        "office use": _("For office use only"),
    }.get(name, "")


def _response_heading(author: Name) -> str:
    if author.stands_before_a_noun:
        return author.response("report and any Recommendations/Areas for Improvement")
    return author.response(_("the report and any Recommendations/Areas for Improvement"))


def _has_words(name: SectionName, inspection: Inspection, office: OfficeProfile) -> bool:
    """Whether anything can stand in a section, even where nothing was entered."""
    document = office.document
    if name == "key findings":
        return bool(inspection.key_findings) or not document.is_letter
    if name == "chief officer response" and document.is_by_item:
        return bool(inspection.chief_constable_comments)
    if name == "local policing body response" and (document.is_by_item or document.is_letter):
        has_comments = bool(inspection.commissioner_comments) and not document.is_letter
        is_answered = any(item.item.commissioner.is_given for item in inspection.items()) and not document.is_by_item
        return has_comments or is_answered or bool(inspection.reply_to_chief_constable)
    return name != "office use" or bool(office.office_use)
