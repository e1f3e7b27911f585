"""Changes some answers of a parameter file that was read without fault, reads it back and saves it."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import gettempdir
from typing import Any

from section55.files.history import Revision
from section55.files.reader import OFFICES, InspectionFile, read_inspection
from section55.files.saving import save
from section55.files.temporary_folders import temporary_folder
from section55.files.yaml.editor import replace_answers
from section55.model.disk_errors import OTHER_TEMPORARY_FOLDER
from section55.model.errors import WorkbookError
from section55.model.paths import Where


def save_answers(source: InspectionFile, shown_as: str, answers: Mapping[Where, Any], by: str) -> Revision:
    """Saves a parameter file with these answers instead of its own; returns the revision that it then is.

    Raises `FaultsFound` where the file with these answers would be refused, `ChangedMeanwhile` where
    somebody saved it since it was read, and `WorkbookError` for an answer that no parameter file may
    hold. Then nothing is saved.
    """
    old = source.parameter_file.data
    try:
        new = replace_answers(old.decode(), answers).encode()
    except ValueError as error:
        raise WorkbookError(str(error)) from None
    _refuse_faults(source.path, shown_as, new)
    return save(source.path, new, by=by, instead_of=old)


def _refuse_faults(path: Path, shown_as: str, data: bytes) -> None:
    """Reads the data as if it were the parameter file at this path; raises `FaultsFound`."""
    with temporary_folder() as folder:
        draft = folder / path.name
        try:
            shutil.copytree(path.parent / OFFICES, folder / OFFICES)
            draft.write_bytes(data)
        except OSError as error:
            reason = error.strerror or "not all of it could be copied"
            raise WorkbookError(
                f"{shown_as}: nothing was saved. To check the answers, the file is copied to {gettempdir()} first, "
                f"and that failed: {reason}. Make room there and try again. {OTHER_TEMPORARY_FOLDER}"
            ) from None
        read_inspection(draft, shown_as)
