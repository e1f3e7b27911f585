"""What the cells of the register notebook call and show."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any

from section55 import workspace
from section55.files.own_folders import own_outputs, own_parameters
from section55.model.errors import WorkbookError
from section55.model.wording import counted, long_date, sentence_start
from section55.notebook.display import CellOutput, TextLines, find_path, is_a_person_there, show
from section55.register import facts, page
from section55.register.cache import read_register
from section55.register.entries import Register, RegisterEntry
from section55.register.picture import picture, picture_in_words
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

            show(filterable_table(self._register, own_outputs()).widget)
        else:
            number = sentence_start(counted(len(self._register.entries), "inspection"))
            show(TextLines([f"{number}, as of {long_date(self._register.as_of)}"]))

    @property
    def counts(self) -> CellOutput:
        """What there is, in figures."""
        return _for_programs(f"{label}: {number:,}" for label, number in page.counts(self._register))

    @property
    def timeline(self) -> CellOutput:
        """A picture of the deadlines ahead and the planned steps, with its text alternative."""
        if is_a_person_there():
            return CellOutput({})
        image = picture(self._register)
        if not image:
            return TextLines(["No response is waiting to be published."])
        alternative = picture_in_words(self._register)
        return CellOutput({"text/plain": alternative, "text/html": f'<img alt="{escape(alternative)}" src="{image}">'})

    @property
    def inspections(self) -> "InspectionLines":
        """A line for each inspection; called, ``register.inspections()``, a table for analysis."""
        return InspectionLines(self._register)

    @property
    def open_items(self) -> CellOutput:
        """A line for each item still open, the longest open first."""
        return _for_programs(
            f"{item.heading} of {item.slug} | {item.status} | {counted(age, 'day')} open"
            for item, age in page.items_by_age(self._register)
        )

    @property
    def record(self) -> CellOutput:
        """How many responses of each year were published in time, late or not yet."""
        return _for_programs(
            f"{year.year}: {year.due} due, {year.in_time} in time, {year.late} late, "
            f"{year.undated} on a day not recorded, {year.overdue} overdue"
            for year in years_of_publication(self._register)
        )

    def frame(self) -> "pandas.DataFrame":
        """Return a table for analysis: a row for each item with its inspection's office, types, forces and links.

        Its columns are those of the JSON list of items; dates are datetimes.
        """
        from section55.register.formats.json_text import items_as_facts

        dates = ("published_on", "due_on", "last_update_on", "response_published_on")
        return _frame(items_as_facts(self._register), dates)

    @property
    def page(self) -> CellOutput:
        """The register's facts for the exporters."""
        if is_a_person_there():
            return CellOutput({})
        shown = facts.register_facts(page.page_register(self._register))
        return CellOutput({"text/plain": "The register's page", facts.MIME_TYPE: shown})


class InspectionLines(CellOutput):
    """A line for each inspection: to be published, soonest first, then published, newest first."""

    def __init__(self, register: Register) -> None:
        self._register = register
        super().__init__(_for_programs(_inspection_line(entry, register.as_of) for entry in register.entries).bundle)

    def __call__(self) -> "pandas.DataFrame":
        """Return a table for analysis: a row for each inspection, without its items; dates are datetimes."""
        from section55.register.formats.json_text import entries_as_facts

        facts_of_each = entries_as_facts(self._register)
        rows = [{key: fact for key, fact in row.items() if key != "items"} for row in facts_of_each]
        return _frame(rows, _DATES_OF_INSPECTIONS)


def _inspection_line(entry: RegisterEntry, as_of: date) -> str:
    last_day = [long_date(entry.last_day)] if entry.last_day else []
    return " | ".join([entry.slug, *last_day, entry.state(as_of)])


_DATES_OF_INSPECTIONS = (
    *("published_on", "last_day", "printed_deadline", "response_published_on"),
    *("invited_on", "comments_wanted_by", "comments_received_on", "approved_on"),
)
MOST_LINES = 100
"""A cell shows a program no more lines than this, and says how many more there are."""


def _for_programs(lines: Iterable[str]) -> CellOutput:
    """Some lines for a run of the notebook; nothing for a person, whose first cell has it all."""
    if is_a_person_there():
        return CellOutput({})
    texts = list(lines)
    more = len(texts) - MOST_LINES
    return TextLines([*texts[:MOST_LINES], f"and {more:,} more"] if more > 0 else texts)


def _frame(rows: Iterable[dict[str, Any]], dates: Iterable[str]) -> "pandas.DataFrame":
    import pandas

    table = pandas.DataFrame(list(rows))
    known = [column for column in dates if column in table]
    return table.assign(**{column: pandas.to_datetime(table[column]) for column in known})
