"""From an inspection to its HTML and PDF, and the files back out of them."""

from typing import TYPE_CHECKING

from section55.public_names import import_when_used

if TYPE_CHECKING:
    from section55.documents.report import Report
    from section55.documents.report_builder import report_on
else:
    __getattr__ = import_when_used(
        {"Report": "section55.documents.report", "report_on": "section55.documents.report_builder"}
    )

__all__ = ["Report", "report_on"]
