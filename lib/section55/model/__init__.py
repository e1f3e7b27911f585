"""What an inspection and an office are, in the statute's days and in English words; no file, no screen."""

from typing import TYPE_CHECKING

from section55.public_names import import_when_used

if TYPE_CHECKING:
    from section55.model.errors import WorkbookError
    from section55.model.inspection import Inspection
    from section55.model.office import OfficeProfile
else:
    __getattr__ = import_when_used(
        {
            "Inspection": "section55.model.inspection",
            "OfficeProfile": "section55.model.office",
            "WorkbookError": "section55.model.errors",
        }
    )

__all__ = ["Inspection", "OfficeProfile", "WorkbookError"]
