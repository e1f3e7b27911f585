"""The title of a document, and the line that says whose response it is."""

from section55.model.catalogue import _
from section55.model.inspection import Inspection
from section55.model.inspectorates import inspectorate_name
from section55.model.office import OfficeProfile
from section55.model.office_document import fill_in
from section55.model.office_names import whole_body_name
from section55.model.wording import sentence_start


def document_title(inspection: Inspection, office: OfficeProfile) -> str:
    """The title that the office's profile gives to this inspection's document; the inspection's own without one."""
    if not office.document.title:
        return inspection.inspection_title
    words = {
        "office": office.office_name,
        "body": office.body_title,
        "area": office.area,
        "force": office.force_name,
        "inspection": inspection.inspection_title,
        "inspectorate": inspectorate_name(inspection.published_on),
    }
    return sentence_start(fill_in(office.document.title, words))


def whose_response(office: OfficeProfile) -> str:
    """Whose response a document is: "Response of the Police and Crime Commissioner for Norfolk"."""
    return _("Response of {name}", name=whole_body_name(office.body_title, office.area))
