"""The report of an inspection that lies in no file."""

from typing import Any

from section55 import workspace
from section55.documents.audit import audit_of
from section55.documents.html_page import render_response
from section55.documents.report import Report
from section55.documents.report_builder import report_on
from section55.files.reader import InputFile, InspectionFile
from section55.files.yaml.node import Node
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from support.examples import MAYOR, inspection


def inspection_file(profile: dict[str, Any] = MAYOR, **answers: Any) -> InspectionFile:
    """A complete inspection with these answers instead of the ordinary ones, as if it had been read."""
    return InspectionFile(
        path=None,  # type: ignore[arg-type]
        slug="2022-11-02-example",
        inspection=Inspection.model_validate(inspection(**answers)),
        office=OfficeProfile.model_validate(profile),
        parameter_file=InputFile("2022-11-02-example.yaml", b""),
        office_profile=InputFile("offices/mayor.yaml", b""),
        logo=None,
        tree=Node(1, {}),
    )


def report(profile: dict[str, Any] = MAYOR, **answers: Any) -> Report:
    """The facts of such an inspection's documents."""
    return report_on(inspection_file(profile, **answers))


def page_of(source: InspectionFile) -> str:
    """The finished page of an inspection, through the same templates as a build."""
    return render_response(report_on(source), audit_of(source, workspace.MASTER_NOTEBOOK), source.inputs)
