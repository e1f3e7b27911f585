"""The register's page by way of papermill: runs ``register.ipynb`` for a folder, and exports the run."""

from datetime import date
from pathlib import Path

from section55 import workspace
from section55.files.temporary_folders import temporary_folder


def register_html(folder: Path, as_of: date) -> str:
    """The finished page of a folder's register as it stands on a day. Raises `RunFailed`."""
    from section55.build.run_notebook import run_notebook  # noqa: I001 - first: it keeps a slow import of nbformat's out

    from section55.build.exporters import export_html

    with temporary_folder() as scratch:
        run = run_notebook(
            workspace.REGISTER_NOTEBOOK,
            {"parameters_folder": str(folder.resolve()), "as_of": as_of.isoformat()},
            scratch / "register.failed.ipynb",
        )
    return export_html(run)
