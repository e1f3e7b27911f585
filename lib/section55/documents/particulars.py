"""The particulars of an inspection and of the response to it, each once."""

from collections.abc import Iterator

from section55.documents.report import Detail
from section55.model.catalogue import _
from section55.model.deadlines import printed_deadline
from section55.model.inspection import Inspection
from section55.model.inspectorates import all_inspectorates
from section55.model.office import OfficeProfile
from section55.model.web_address import quote_address
from section55.model.wording import listed, long_date


def particulars(inspection: Inspection, office: OfficeProfile, *, are_in_title: bool) -> Iterator[Detail]:
    """Yield each line; ``are_in_title`` where title and lead name the report, its day and its address already."""
    if not are_in_title:
        yield Detail(_("Inspection title"), inspection.inspection_title, is_quoted=True)
        yield Detail(_("Published on"), long_date(inspection.published_on))
    yield Detail(_("Publication types"), listed(inspection.publication_types))
    yield Detail(_("Police forces"), listed(inspection.police_forces))
    if inspection.inspectorates:
        yield Detail(_("Inspectorates"), all_inspectorates(inspection.published_on, inspection.inspectorates))
    if not are_in_title:
        yield report_link(inspection)
    deadline = printed_deadline(inspection.published_on, office.prints_statutory_deadline)
    yield Detail(_("Section 55 response deadline"), long_date(deadline))
    if approved := _approved(inspection):
        yield Detail(_("Response approved"), approved)
    if inspection.response_published_on or inspection.response_url:
        link = quote_address(inspection.response_url) if inspection.response_url else ""
        on = inspection.response_published_on
        yield Detail(_("Response published"), long_date(on) if on else _("On the office’s website"), link)


def report_link(inspection: Inspection, words: str = "") -> Detail:
    """Return the link to the report: its own words, or other ones."""
    own = inspection.report_link_text or inspection.inspection_title
    return Detail(_("Link to report"), words or own, quote_address(inspection.report_url), is_quoted=not words)


def _approved(inspection: Inspection) -> str:
    by, on = inspection.approved_by, inspection.approved_on
    if by and on:
        return _("By {name} on {day}", name=by, day=long_date(on))
    return _("By {name}", name=by) if by else long_date(on) if on else ""
