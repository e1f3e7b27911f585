"""What the cells of the register notebook call and show."""

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from section55 import register_facts, register_page, workspace
from section55.faults import WorkbookError
from section55.notebook import Lines, Shown, a_person_is_there, found
from section55.register import Register
from section55.register_files import read_register
from section55.wording import counted, long_date

if TYPE_CHECKING:
    import pandas


def open_register(parameters_folder: str, as_of: str) -> "RegisterView":
    """The register of a folder as it stands on a day, for the cells to show.

    With no folder it is the workbook's own ``parameters/``; with no day, today. Raises
    `WorkbookError` for a folder that is not there and a day that is none.
    """
    folder = found(parameters_folder) if parameters_folder else workspace.PARAMETERS
    if not folder.is_dir():
        raise WorkbookError(f"There is no folder {folder}. Give the folder that the parameter files are in.")
    try:
        day = date.fromisoformat(as_of) if as_of else date.today()
    except ValueError:
        raise WorkbookError(f"“{as_of}” is not a date. Type it like 2024-02-09.") from None
    return RegisterView(read_register(workspace.parameter_files(folder), day))


class RegisterView:
    """The register, as the notebook's cells show it."""

    def __init__(self, register: Register) -> None:
        self._register = register

    def _ipython_display_(self) -> None:
        from IPython.display import display

        if a_person_is_there():
            from section55.register_filter import filtered_table

            display(filtered_table(self._register))
        else:
            number = counted(len(self._register.entries), "inspection")
            display(Lines([f"{number}, as of {long_date(self._register.as_of)}".capitalize()]))

    @property
    def counts(self) -> Lines:
        """What there is, in figures."""
        return Lines(f"{label}: {number:,}" for label, number in register_page.counts(self._register))

    @property
    def timeline(self) -> Shown:
        """A picture of the deadlines ahead and the planned steps, with its text alternative."""
        picture = register_page.picture(self._register)
        if not picture:
            return Lines(["No response is waiting to be published."])
        words = register_page.picture_in_words(self._register)
        return Shown({"text/plain": words, "text/html": f'<img alt="{escape(words)}" src="{picture}">'})

    @property
    def inspections(self) -> Lines:
        """A line for each inspection, soonest deadline first."""
        as_of = self._register.as_of
        return Lines(
            " | ".join(filter(None, (entry.slug, entry.last_day and long_date(entry.last_day), entry.state(as_of))))
            for entry in self._register.entries
        )

    @property
    def open_items(self) -> Lines:
        """A line for each item still open, the longest open first."""
        return Lines(
            f"{item.kind} {item.number} of {item.slug} | {item.status} | {counted(age, 'day')} open"
            for item, age in register_page.items_by_age(self._register)
        )

    @property
    def record(self) -> Lines:
        """How the responses of each year were met."""
        return Lines(
            f"{year.year}: {year.due} due, {year.in_time} in time, {year.late} late, "
            f"{year.undated} on a day not recorded, {year.overdue} overdue"
            for year in register_page.record_by_year(self._register)
        )

    def frame(self) -> "pandas.DataFrame":
        """Every item as a table for analysis: a row each, with the columns of `RegisterItem`, dates as datetimes."""
        import pandas

        table = pandas.DataFrame([vars(item) for item in self._register.items()])
        dates = [column for column in ("published_on", "due_on", "last_update_on") if column in table]
        return table.assign(**{column: pandas.to_datetime(table[column]) for column in dates})

    @property
    def page(self) -> Shown:
        """The register's facts for the exporters."""
        facts = register_facts.facts_of(self._register)
        return Shown({"text/plain": "The register's page", register_facts.MIME_TYPE: facts})
