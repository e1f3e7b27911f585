"""Files with a finding or a fault each, and how the form and the reader take them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from section55.files.reader import read_inspection
from section55.form.state.form_state import FormState
from section55.form.state.opening import CannotOpen
from section55.model.errors import Fault, FaultsFound
from support.workbook import TESTS

TODAY = date(2024, 6, 1)
TRIPS = sorted((TESTS / "checks" / "cases").glob("*-trips.yaml"))
REFUSED = sorted(path for path in (TESTS / "refused").iterdir() if path.suffix in (".yaml", ".yml"))


def opened(path: Path, today: date = TODAY) -> FormState:
    state = FormState(path.parent, today)
    state.open(path)
    return state


def faults_of(path: Path) -> tuple[Fault, ...]:
    with pytest.raises(FaultsFound) as refused:
        read_inspection(path, shown_as=path.name)
    return refused.value.faults


def openable() -> Iterator[Path]:
    """The refused files that the form can open, to put them right there."""
    for path in REFUSED:
        try:
            opened(path)
        except CannotOpen:
            continue
        yield path


OPENABLE = list(openable())
