"""Forms without a widget: on Norfolk's inspection, and on a folder that has none yet."""

from pathlib import Path

import pytest

from section55.form.state.form_state import FormState
from section55.form.state.office_state import OfficeState
from support.form_states import TODAY, form_on
from support.workbook import NORFOLK


@pytest.fixture
def state(parameter_folder: Path) -> FormState:
    """A form on a folder with Norfolk's inspection in it, as on 15 January 2024."""
    return form_on(TODAY, parameter_folder)


@pytest.fixture
def path(parameter_folder: Path) -> Path:
    return parameter_folder / f"{NORFOLK}.yaml"


@pytest.fixture
def opened(state: FormState, path: Path) -> FormState:
    """The same, with Norfolk's inspection open."""
    state.open(path)
    return state


@pytest.fixture
def office(parameter_folder: Path) -> OfficeState:
    """Norfolk's profile, open."""
    state = OfficeState(parameter_folder)
    state.open("norfolk")
    return state
