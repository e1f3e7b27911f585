"""What the cells of the master notebook call and show.

Run with a parameter file, each shows facts of the inspection, and the last ones carry the report
and its audit record for the exporters. Without one, a person gets the form and the other cells
stay empty; a program gets an error.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from section55.files.own_folders import own_outputs, own_parameters
from section55.model.errors import WorkbookError
from section55.notebook.display import CellOutput, find_path, is_a_person_there, show

if TYPE_CHECKING:
    from section55.notebook.response_cells import Response


class NoParameterFile(WorkbookError):
    """Raised when a program runs the notebook without naming an inspection."""

    def __init__(self) -> None:
        super().__init__(
            "No inspection was named. Run the notebook with the path of a parameter file: "
            "papermill notebooks/response.ipynb out.ipynb -r parameters_file parameters/NAME.yaml"
        )


def open_response(parameters_file: str) -> "Response | FormCells":
    """Return the response to the inspection of a parameter file, for the cells to show.

    A relative path is looked for from the current folder, then from the workbook's own. Without a
    path, a person in JupyterLab or Voilà gets the form. Raises `NoParameterFile` where a program
    gives none, `WhichFolder` where the form cannot know whose files are meant, and `FaultsFound` with
    every fault of a file that is refused.
    """
    if parameters_file:
        # Whoever opens the form does not wait for what makes a document.
        from section55.files.reader import read_inspection
        from section55.notebook.response_cells import Response

        return Response(read_inspection(find_path(parameters_file), parameters_file))
    if not is_a_person_there():
        raise NoParameterFile
    return FormCells(own_parameters(), own_outputs())


class FormCells:
    """What the cells show a person who named no inspection: the form in the first, nothing in the others."""

    deadline = recommendations = findings = report = audit = CellOutput({})

    def __init__(self, parameters: Path, outputs: Path) -> None:
        self._folders = parameters, outputs

    def _ipython_display_(self) -> None:
        from section55.form import open_form

        show(open_form(*self._folders))
