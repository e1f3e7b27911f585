"""Files with one finding or one fault each, and which of them the form can open."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.form.state.opening import CannotOpen
from section55.model.errors import Fault, FaultsFound
from support.form_states import open_form
from support.workbook import TESTS

TODAY = date(2024, 6, 1)
FIRST_LINES = """\
office: example
inspection_title: The policing of rural crime
published_on: 2024-01-01
publication_types: [Thematic]
police_forces: [Hillshire Police]
report_url: https://hmicfrs.justiceinspectorates.gov.uk/rural-crime
"""
"""A file without fault, to add others to."""
TRIPS = sorted((TESTS / "checks" / "cases").glob("*-trips.yaml"))
REFUSED = sorted(path for path in (TESTS / "refused").iterdir() if path.suffix in (".yaml", ".yml"))


def faults_of(path: Path) -> tuple[Fault, ...]:
    """The faults that a file is refused for."""
    with pytest.raises(FaultsFound) as refused:
        read_inspection(path, shown_as=path.name)
    return refused.value.faults


def openable() -> Iterator[Path]:
    """The refused files that the form can open, to put them right there."""
    for path in REFUSED:
        try:
            open_form(path, TODAY)
        except CannotOpen:
            continue
        yield path


OPENABLE = list(openable())
