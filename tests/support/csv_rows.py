"""CSV as Python's own reader sees it."""

import csv
import io


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))
