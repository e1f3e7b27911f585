"""Parameter files: read strictly, changed in place, saved with their history."""

from typing import TYPE_CHECKING

from section55.public_names import import_when_used

if TYPE_CHECKING:
    from section55.files.reader import InspectionFile, read_inspection
    from section55.files.saving import save
    from section55.model.errors import FaultsFound
else:
    __getattr__ = import_when_used(
        {
            "FaultsFound": "section55.model.errors",
            "InspectionFile": "section55.files.reader",
            "read_inspection": "section55.files.reader",
            "save": "section55.files.saving",
        }
    )

__all__ = ["FaultsFound", "InspectionFile", "read_inspection", "save"]
