"""What the cells of the register notebook call and show."""

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from section55 import workspace
from section55.files.own_folders import own_parameters
from section55.model.errors import WorkbookError
from section55.model.wording import counted, long_date
from section55.notebook.display import CellOutput, TextLines, find_path, is_a_person_there, show
from section55.register import facts, page
from section55.register.cache import read_register
from section55.register.entries import Register
from section55.register.totals import years_of_publication

if TYPE_CHECKING:
    import pandas


def open_register(parameters_folder: str, as_of: str) -> "RegisterCells":
    """Return the register of a folder as it stands on a day, for the cells to show.

    Without a folder it is that of the workbook's own ``parameters/``, and without a day that of today.
    Raises `WorkbookError` for a folder that is not there and for a day that is no date.
    """
    folder = find_path(parameters_folder) if parameters_folder else own_parameters()
    if not folder.is_dir():
        raise WorkbookError(f"There is no folder {folder}. Give the folder that the parameter files are in.")
    try:
        day = date.fromisoformat(as_of) if as_of else date.today()
    except ValueError:
        raise WorkbookError(f"“{as_of}” is not a date. Type it like 2024-02-09.") from None
    return RegisterCells(read_register(workspace.parameter_files_in(folder), day))


class RegisterCells:
    """The register, as the notebook's cells show it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def _ipython_display_(self) -> None:
        if is_a_person_there():
            from section55.notebook.register_table import filterable_table

            show(filterable_table(self._register).widget)
        else:
            number = counted(len(self._register.entries), "inspection")
            show(TextLines([f"{number}, as of {long_date(self._register.as_of)}".capitalize()]))

    @property
    def counts(self) -> TextLines:
        """What there is, in figures."""
        return TextLines(f"{label}: {number:,}" for label, number in page.counts(self._register))

    @property
    def timeline(self) -> CellOutput:
        """A picture of the deadlines ahead and the planned steps, with its text alternative."""
        picture = page.picture(self._register)
        if not picture:
            return TextLines(["No response is waiting to be published."])
        alternative = page.picture_in_words(self._register)
        return CellOutput(
            {"text/plain": alternative, "text/html": f'<img alt="{escape(alternative)}" src="{picture}">'}
        )

    @property
    def inspections(self) -> TextLines:
        """A line for each inspection: to be published, soonest first, then published, newest first."""
        as_of = self._register.as_of
        lines = []
        for entry in self._register.entries:
            last_day = [long_date(entry.last_day)] if entry.last_day else []
            lines.append(" | ".join([entry.slug, *last_day, entry.state(as_of)]))
        return TextLines(lines)

    @property
    def open_items(self) -> TextLines:
        """A line for each item still open, the longest open first."""
        return TextLines(
            f"{item.heading} of {item.slug} | {item.status} | {counted(age, 'day')} open"
            for item, age in page.items_by_age(self._register)
        )

    @property
    def record(self) -> TextLines:
        """How many responses of each year were published in time, late or not yet."""
        return TextLines(
            f"{year.year}: {year.due} due, {year.in_time} in time, {year.late} late, "
            f"{year.undated} on a day not recorded, {year.overdue} overdue"
            for year in years_of_publication(self._register)
        )

    def frame(self) -> "pandas.DataFrame":
        """Return a table for analysis: a row for each item, the columns of `RegisterItem`, dates as datetimes."""
        import pandas

        table = pandas.DataFrame([vars(item) for item in self._register.items()])
        dates = [column for column in ("published_on", "due_on", "last_update_on") if column in table]
        return table.assign(**{column: pandas.to_datetime(table[column]) for column in dates})

    @property
    def page(self) -> CellOutput:
        """The register's facts for the exporters."""
        return CellOutput({"text/plain": "The register's page", facts.MIME_TYPE: facts.register_facts(self._register)})
