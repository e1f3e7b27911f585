"""Makes the report of an inspection: the sentences that count, the headings, the positions in words."""

import re
from collections.abc import Iterator
from datetime import date

from section55.documents.report import DatedText, Detail, ItemList, Report, ReportItem
from section55.files.reader import InspectionFile
from section55.model.deadlines import printed_deadline, statutory_last_day
from section55.model.inspection import Inspection
from section55.model.item_questions import Item
from section55.model.items import CAUSES_OF_CONCERN, KINDS, RECOMMENDATIONS, ItemKind, item_heading
from section55.model.office import OfficeProfile
from section55.model.web_address import quote_address
from section55.model.wording import counted, in_words, listed, long_date, possessive, sentence_start

INSPECTORATE = "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)"

_ACTION_WORDS = {None: "", "taken": "Action taken", "proposed": "Action proposed", "none": "No action"}


def report_on(source: InspectionFile) -> Report:
    """Return the facts of one inspection and of the response to it."""
    inspection, office = source.inspection, source.office
    deadline = printed_deadline(inspection.published_on, office.prints_statutory_deadline)
    anchors: set[str] = set()
    dated = inspection.response_published_on or inspection.approved_on or inspection.published_on
    return Report(
        slug=source.slug,
        is_draft=inspection.is_draft,
        language=office.language,
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
            Detail("Inspection title", inspection.inspection_title),
            Detail("Published on", long_date(inspection.published_on)),
            Detail("Publication types", listed(inspection.publication_types)),
            Detail("Police forces", listed(inspection.police_forces)),
            Detail(
                "Link to report",
                inspection.report_link_text or inspection.inspection_title,
                quote_address(inspection.report_url),
            ),
            Detail("Section 55 response deadline", long_date(deadline)),
        ),
        corrections=tuple(
            DatedText(f"Corrected on {long_date(correction.on)}", correction.text)
            for correction in inspection.corrections
        ),
        statutory_last_day=long_date(statutory_last_day(inspection.published_on)),
        key_findings=inspection.key_findings,
        lists=tuple(_item_lists(inspection, office, anchors)),
        force=office.force_name,
        force_heading=f"{office.chief_officer_title} response to report and any Recommendations/Areas for Improvement",
        chief_officer=office.chief_officer_title,
        chief_constable_comments=inspection.chief_constable_comments,
        body_heading=f"{office.body_abbreviation} response to report and any Recommendations/Areas for Improvement",
        body=office.body_abbreviation,
        commissioner_comments=inspection.commissioner_comments,
        reply_heading=f"Reply to the {possessive(office.chief_officer_title)} comments",
        reply_to_chief_constable=inspection.reply_to_chief_constable,
        office_use=tuple(_office_use(inspection, office)),
    )


def _title(office: OfficeProfile) -> str:
    short = "" if office.body_abbreviation == office.body_title else f" ({office.body_abbreviation})"
    body = f"{possessive(office.area)} {possessive(office.body_title)}{short}"
    return f"{body} response to inspections published by {INSPECTORATE}"


def _item_lists(inspection: Inspection, office: OfficeProfile, anchors: set[str]) -> Iterator[ItemList]:
    for list_name, kind in KINDS.items():
        items = getattr(inspection, list_name)
        if items or kind is not CAUSES_OF_CONCERN:
            is_counted = kind is RECOMMENDATIONS
            sentence = recommendations_sentence(inspection) if is_counted else _put_forward(kind, len(items))
            reported = tuple(_report_item(kind, item, office, anchors) for item in items)
            yield ItemList(kind.heading, kind.many.replace(" ", "-"), sentence, reported)


def recommendations_sentence(inspection: Inspection) -> str:
    """Return the sentence that counts the recommendations of the whole report and those answered here."""
    made, here = inspection.recommendations_made, len(inspection.recommendations)
    counts = (
        f"{sentence_start(counted(made, 'recommendation'))} {'was' if made == 1 else 'were'} made within the report"
    )
    if made == 0:
        return f"{counts}."
    if here == 0:
        return f"{counts}; {'it is not' if made == 1 else 'none of them is'} answered here."
    if here < made:
        verb = "was" if here == 1 else "were"
        directed = all(map(_is_directed_at_chief_constables, inspection.recommendations))
        what = f"{verb} directed at Chief Constables" if directed else f"{'is' if here == 1 else 'are'} answered here"
        counts += f", {in_words(here)} of which {what}"
    return f"{counts}. {_detailed_below(here)}"


def _is_directed_at_chief_constables(item: Item) -> bool:
    return any("chief constable" in addressee.casefold() for addressee in item.addressed_to)


def _detailed_below(number: int) -> str:
    return (
        f"{'This is' if number == 1 else 'These are'} detailed below using the same numbering from the report itself:"
    )


def _put_forward(kind: ItemKind, number: int) -> str:
    sentence = f"{sentence_start(counted(number, kind.one, kind.many))} {'was' if number == 1 else 'were'} put forward."
    return f"{sentence} {_detailed_below(number)}" if number else sentence


def _report_item(kind: ItemKind, item: Item, office: OfficeProfile, anchors: set[str]) -> ReportItem:
    heading = item_heading(kind, item.number)
    return ReportItem(
        kind=kind.one,
        number=item.number,
        heading=heading,
        anchor=_anchor(heading, anchors),
        text=item.text,
        addressed_to=listed(item.addressed_to),
        due=item.due or (long_date(item.due_on) if item.due_on else ""),
        position_word=sentence_start(item.chief_constable.position or ""),
        position=_position_sentence(item.chief_constable.position, kind.one, office.force_name),
        response=item.chief_constable.response,
        action_word=_ACTION_WORDS[item.commissioner.action],
        action=_action_sentence(item.commissioner.action, kind.one, office.body_abbreviation),
        explanation=item.commissioner.explanation,
    )


def _anchor(heading: str, taken: set[str]) -> str:
    wanted = "-".join(re.findall(r"[a-z0-9]+", heading.casefold())) or "item"
    anchor, again = wanted, 1
    while anchor in taken:
        again += 1
        anchor = f"{wanted}-{again}"
    taken.add(anchor)
    return anchor


def _position_sentence(position: str | None, kind: str, force: str) -> str:
    return {
        None: "",
        "accepted": f"{force} accepts this {kind}.",
        "partly accepted": f"{force} partly accepts this {kind}.",
        "not accepted": f"{force} does not accept this {kind}.",
        "not applicable": f"This {kind} does not apply to {force}.",
        "noted": f"{force} notes this {kind}.",
    }[position]


def _action_sentence(action: str | None, kind: str, body: str) -> str:
    return {
        None: "",
        "taken": f"The {body} has taken action in response to this {kind}.",
        "proposed": f"The {body} proposes action in response to this {kind}.",
        "none": f"The {body} has taken no action, and proposes none, in response to this {kind}.",
    }[action]


def _office_use(inspection: Inspection, office: OfficeProfile) -> Iterator[str]:
    for key in office.office_use:
        done = getattr(inspection.office_use, key)
        if done:
            on = f": {long_date(done)}" if isinstance(done, date) else ""
            yield f"{office.office_use_item(key)}{on}."
