"""The notebook run, exported and put in place for each inspection that changed; and documents verified."""

from typing import TYPE_CHECKING

from section55.public_names import import_when_used

if TYPE_CHECKING:
    from section55.build.batch import Plan, build_all
    from section55.build.task import Result
    from section55.build.verify import verify_document, verify_folder
else:
    __getattr__ = import_when_used(
        {
            "Plan": "section55.build.batch",
            "Result": "section55.build.task",
            "build_all": "section55.build.batch",
            "verify_document": "section55.build.verify",
            "verify_folder": "section55.build.verify",
        }
    )

__all__ = ["Plan", "Result", "build_all", "verify_document", "verify_folder"]
