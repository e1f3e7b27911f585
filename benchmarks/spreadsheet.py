"""What the register's spreadsheet takes, beside XlsxWriter alone writing the same cells.

.venv/bin/python benchmarks/spreadsheet.py FOLDER
"""

import io
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from xlsxwriter import Workbook

from section55 import workspace
from section55.register.cache import read_register
from section55.register.formats import xlsx, xlsx_sheet

Rows = list[list[str | int | date | None]]


def measure(folder: Path, rounds: int = 5) -> tuple[int, list[float], list[float]]:
    """How many items a folder's register has, and the processor's seconds of both, which take turns."""
    register = read_register(workspace.parameter_files_in(folder), date.today())
    cells: list[tuple[xlsx_sheet.Sheet, Rows]] = []
    add_sheet = xlsx.add_sheet

    def note(workbook: Workbook, styles: xlsx_sheet.Styles, sheet: xlsx_sheet.Sheet, rows: object) -> None:
        written = list(rows)
        cells.append((sheet, list(xlsx_sheet._written(written))))
        add_sheet(workbook, styles, sheet, iter(written))

    xlsx.add_sheet = note
    xlsx.as_xlsx(register)
    xlsx.add_sheet = add_sheet
    ours, alone = [], []
    for _ in range(rounds):
        ours.append(_seconds(lambda: xlsx.as_xlsx(register)))
        alone.append(_seconds(lambda: _write(cells, is_large=xlsx._is_large(register))))
    return sum(1 for _ in register.items()), ours, alone


def _seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def _write(cells: list[tuple[xlsx_sheet.Sheet, Rows]], is_large: bool) -> bytes:
    """The same values of the same kinds, in the same tables, and no rule, height or look besides."""
    data = io.BytesIO()
    with Workbook(data, {"constant_memory": is_large}) as workbook:
        day, text = workbook.add_format({"num_format": "d mmm yyyy"}), workbook.add_format({"text_wrap": True})
        for sheet, rows in cells:
            page = workbook.add_worksheet(sheet.title)
            if not is_large:
                columns = [{"header": heading} for heading, _ in sheet.columns]
                page.add_table(0, 0, max(len(rows), 1), len(columns) - 1, {"columns": columns})
            for number, row in enumerate(rows, start=1):
                for place, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(number, place, value, day)
                    elif isinstance(value, int):
                        page.write_number(number, place, value)
                    elif (
                        value
                        and sheet.columns[place][0].startswith("Link")
                        and number <= xlsx_sheet.LAST_ROW_WITH_LINKS
                    ):
                        page.write_url(number, place, value, None, value)
                    elif value:
                        page.write_string(number, place, value, text)
    return data.getvalue()


if __name__ == "__main__":
    number, ours, alone = measure(Path(sys.argv[1]))
    mine, theirs = statistics.median(ours), statistics.median(alone)
    print(f"{number} items: {mine:.2f} s, XlsxWriter alone {theirs:.2f} s, {mine / theirs:.2f}")
