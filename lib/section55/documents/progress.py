"""Progress: how far each item has come, who answers for it, and what became of it day by day."""

from collections.abc import Sequence

from section55.documents.glance import as_at
from section55.documents.report import ReportItem
from section55.documents.report_standing import Progress
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile


def progress_on(inspection: Inspection, office: OfficeProfile, items: Sequence[ReportItem]) -> Progress | None:
    """Return what the section on progress has; None where no item has a status, an owner or an update.

    That something is due says nothing of progress, so that a due date alone makes no such section.
    """
    shown = [item for item in items if item.has_progress]
    if not shown or not office.document.shows_progress:
        return None
    return Progress(
        as_at=as_at(inspection),
        has_status=any(item.status for item in shown),
        has_owner=any(item.owner for item in shown),
        has_due=any(item.due_with_whole for item in shown),
        has_updated=any(item.updates for item in shown),
    )
