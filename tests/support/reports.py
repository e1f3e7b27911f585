"""The report of an inspection that lies in no file."""

from typing import Any

from section55.documents.report import Report
from section55.documents.report_builder import report_on
from section55.files.reader import InputFile, InspectionFile
from section55.files.yaml.node import Node
from section55.model.inspection import Inspection
from section55.model.office import OfficeProfile
from support.examples import MAYOR, inspection


def inspection_file(profile: dict[str, Any] = MAYOR, **answers: Any) -> InspectionFile:
    """A complete inspection with these answers instead of the ordinary ones, as if it had been read."""
    nothing = InputFile("nothing.yaml", b"")
    return InspectionFile(
        path=None,  # type: ignore[arg-type]
        slug="2022-11-02-example",
        inspection=Inspection.model_validate(inspection(**answers)),
        office=OfficeProfile.model_validate(profile),
        parameter_file=nothing,
        office_profile=nothing,
        logo=None,
        tree=Node(1, {}),
    )


def report(profile: dict[str, Any] = MAYOR, **answers: Any) -> Report:
    """The facts of such an inspection's documents."""
    return report_on(inspection_file(profile, **answers))
