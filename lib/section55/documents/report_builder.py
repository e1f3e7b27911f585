"""Makes the report of an inspection: its details, its items, the answers to them, the office's own list."""

from collections.abc import Iterator
from datetime import date

from section55.documents.report import DatedText, Detail, Report
from section55.documents.report_answers import Answers, body_side, force_side
from section55.documents.report_items import item_anchors, item_lists
from section55.files.reader import InspectionFile
from section55.model.deadlines import printed_deadline, statutory_last_day
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from section55.model.web_address import quote_address
from section55.model.wording import listed, long_date, possessive

INSPECTORATE = "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"


def report_on(source: InspectionFile) -> Report:
    """Return the facts of one inspection and of the response to it."""
    inspection, office = source.inspection, source.office
    deadline = printed_deadline(inspection.published_on, office.prints_statutory_deadline)
    anchors = item_anchors(inspection)
    force, body = force_side(inspection, office), body_side(inspection, office)
    dated = inspection.response_published_on or inspection.approved_on or inspection.published_on
    return Report(
        slug=source.slug,
        is_draft=inspection.is_draft,
        language=office.language,
        report_language=inspection.report_language or "",
        dated=dated.isoformat(),
        office_name=office.office_name,
        office_website=quote_address(office.website),
        contact_email=office.contact_email,
        accent_colour=office.accent_colour,
        logo_alt=office.logo_alt,
        title=_title(office),
        inspection_title=inspection.inspection_title,
        statutory_sentence=office.statutory_sentence,
        details=(
            Detail("Inspection title", inspection.inspection_title, is_quoted=True),
            Detail("Published on", long_date(inspection.published_on)),
            Detail("Publication types", listed(inspection.publication_types)),
            Detail("Police forces", listed(inspection.police_forces)),
            Detail(
                "Link to report",
                inspection.report_link_text or inspection.inspection_title,
                quote_address(inspection.report_url),
                is_quoted=True,
            ),
            Detail("Section 55 response deadline", long_date(deadline)),
        ),
        corrections=tuple(
            DatedText(f"Corrected on {long_date(correction.on)}", correction.text)
            for correction in inspection.corrections
        ),
        statutory_last_day=long_date(statutory_last_day(inspection.published_on)),
        key_findings=inspection.key_findings,
        lists=tuple(item_lists(inspection, anchors, force, body)),
        force=office.force_name,
        force_heading=f"{office.chief_officer_title} response to report and any Recommendations/Areas for Improvement",
        chief_officer=office.chief_officer_title,
        chief_constable_comments=inspection.chief_constable_comments,
        force_answers=tuple(Answers(force, anchors).section(inspection)),
        body_heading=f"{office.body_abbreviation} response to report and any Recommendations/Areas for Improvement",
        body=office.body_abbreviation,
        commissioner_comments=inspection.commissioner_comments,
        body_answers=tuple(Answers(body, anchors).section(inspection)),
        reply_heading=f"Reply to the {possessive(office.chief_officer_title)} comments",
        reply_to_chief_constable=inspection.reply_to_chief_constable,
        office_use=tuple(_office_use(inspection, office)),
    )


def _title(office: OfficeProfile) -> str:
    short = "" if office.body_abbreviation == office.body_title else f" ({office.body_abbreviation})"
    body = f"{possessive(office.area)} {possessive(office.body_title)}{short}"
    return f"{body} response to inspections published by {INSPECTORATE}"


def _office_use(inspection: Inspection, office: OfficeProfile) -> Iterator[str]:
    for key in office.office_use:
        done = getattr(inspection.office_use, key)
        if done:
            on = f": {long_date(done)}" if isinstance(done, date) else ""
            yield f"{office.office_use_item(key)}{on}."
