"""Makes the report of an inspection: its details, its items, the answers to them, the office's own list."""

from collections.abc import Iterator
from datetime import date, datetime

from section55.documents.glance import glance_at
from section55.documents.particulars import particulars, report_link
from section55.documents.progress import progress_on
from section55.documents.report import Report
from section55.documents.report_answers import Answers, body_side, force_side
from section55.documents.report_items import item_anchors, item_lists
from section55.documents.report_letter import letter_copies, letter_on
from section55.documents.report_standing import DatedText, LanguageLink, Progress
from section55.documents.sections import sections_of, usual_heading
from section55.files.reader import InspectionFile
from section55.model.catalogue import LANGUAGE_NAMES, _, in_language, other_language
from section55.model.deadlines import printed_deadline, statutory_last_day
from section55.model.document_title import document_title, whose_response
from section55.model.inspection import Inspection
from section55.model.inspectorates import inspectorate_abbreviation
from section55.model.items import CAUSES_OF_CONCERN
from section55.model.office import OfficeProfile
from section55.model.office_names import Name, without_article
from section55.model.web_address import quote_address
from section55.model.wording import listed, long_date, sentence_start


def report_on(source: InspectionFile) -> Report:
    """Return the facts of one inspection and of the response to it, in the language of its office."""
    with in_language(source.office.language):
        return _report_on(source)


def _report_on(source: InspectionFile) -> Report:
    inspection, office = source.inspection, source.office
    document, names = office.document, office.names
    anchors = item_anchors(inspection)
    force, body = force_side(inspection, office), body_side(inspection, office)
    lists = tuple(item_lists(inspection, office, anchors, force, body))
    items = [item for item_list in lists for item in item_list.items()]
    progress = progress_on(inspection, office, items)
    glance = glance_at(inspection, office, items, _glance_notes(inspection, office, progress))
    recorded = datetime.fromisoformat(source.revisions[-1].time).date() if source.revisions else None
    dated = inspection.response_published_on or inspection.approved_on or recorded or inspection.published_on
    says_whose = any(name in document.title for name in ("{body}", "{office}"))
    # A letter has no lead: its annex has to name the report, its day and its address.
    names_report = not document.is_letter and (not document.title or "{inspection}" in document.title)
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
        has_smart_punctuation=document.smart_punctuation,
        logo_alt=office.logo_alt,
        masthead_note=_masthead_note(inspection),
        other_language=_language_link(source),
        kicker=whose_response(office) if names_report and not says_whose else "",
        title=document_title(inspection, office),
        response_name=names.body.response(),
        inspection_title=inspection.inspection_title,
        lead=_lead(inspection) if names_report else "",
        report_link=report_link(inspection, _("Read the report")),
        sections=tuple(
            sections_of(
                inspection,
                office,
                {
                    "at a glance": glance is not None,
                    "causes of concern": any(item_list.kind == CAUSES_OF_CONCERN.many for item_list in lists),
                    "progress": progress is not None and not document.is_by_item,
                },
            )
        ),
        glance=glance,
        answers_by_item=document.is_by_item,
        inspectors=_("The inspectors") if inspection.inspectorates else _inspectors(inspection),
        progress=progress,
        progress_heading=document.heading("progress", usual_heading("progress", office)),
        letter=letter_on(inspection, office),
        letter_copies=letter_copies(inspection, office),
        has_short_audit_trail=document.audit_trail == "short",
        statutory_sentence=_(office.statutory_sentence),
        details=tuple(particulars(inspection, office, are_in_title=names_report)),
        corrections=tuple(
            DatedText(_("Corrected on {day}", day=long_date(correction.on)), correction.text)
            for correction in inspection.corrections
        ),
        statutory_last_day=long_date(statutory_last_day(inspection.published_on)),
        key_findings=inspection.key_findings,
        lists=lists,
        force=without_article(office.force_name),
        force_heading=document.heading("chief officer response", usual_heading("chief officer response", office)),
        force_comments_name=names.chief_officer.comments,
        no_force_comments=_no_comments(names.chief_officer),
        chief_constable_comments=inspection.chief_constable_comments,
        force_answers=() if document.is_by_item else tuple(Answers(force, anchors).section(inspection)),
        body_heading=document.heading(
            "local policing body response", usual_heading("local policing body response", office)
        ),
        body=without_article(office.body_abbreviation),
        body_comments_name=names.body.comments,
        no_body_comments=_no_comments(names.body),
        commissioner_comments=inspection.commissioner_comments,
        body_answers=() if document.is_by_item else tuple(Answers(body, anchors).section(inspection)),
        reply_heading=_("Reply to {whose}", whose=names.chief_officer.owns("comments")),
        reply_to_chief_constable=inspection.reply_to_chief_constable,
        office_use=tuple(_office_use(inspection, office)),
    )


def _inspectors(inspection: Inspection) -> str:
    """Who published the report, for short."""
    return listed([inspectorate_abbreviation(inspection.published_on), *inspection.inspectorates])


def _lead(inspection: Inspection) -> str:
    return _(
        "{who} published this report on {day}.", who=_inspectors(inspection), day=long_date(inspection.published_on)
    )


def _no_comments(name: Name) -> str:
    return _("No comments from {name} have been entered.", name=name.text)


def _masthead_note(inspection: Inspection) -> str:
    on = inspection.response_published_on
    return _("Section 55 response · published {day}", day=long_date(on)) if on else _("Section 55 response")


def _language_link(source: InspectionFile) -> LanguageLink | None:
    other, language = source.other_language, other_language()
    if other is None:
        return None
    link = quote_address(other.response_url) if other.response_url else f"../{other.slug}/{other.slug}.html"
    return LanguageLink(language, LANGUAGE_NAMES[language], link)


def _glance_notes(inspection: Inspection, office: OfficeProfile, progress: Progress | None) -> dict[str, str]:
    deadline = printed_deadline(inspection.published_on, office.prints_statutory_deadline)
    on = inspection.response_published_on
    published = f" {_('Published on {day}.', day=long_date(on))}" if on else ""
    notes = {_("Deadline"): f"{long_date(deadline)}.{published}"}
    if progress and progress.as_at and office.document.is_by_item:
        notes[_("Progress")] = _("{when}; it stands with each item.", when=sentence_start(progress.as_at))
    return notes


def _office_use(inspection: Inspection, office: OfficeProfile) -> Iterator[str]:
    for entry in office.office_use:
        done = getattr(inspection.office_use, entry.item)
        if done:
            on = f": {long_date(done)}" if isinstance(done, date) else ""
            yield f"{office.office_use_words(entry)}{on}."
