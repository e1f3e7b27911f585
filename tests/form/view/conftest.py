"""The form's widgets on Norfolk's inspection."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from section55.form.view.form_view import FormView
from support.form_views import opened_on


@pytest.fixture
def view(parameter_folder: Path, tmp_path: Path) -> Iterator[FormView]:
    """The form on Norfolk's inspection."""
    opened = opened_on(parameter_folder, tmp_path / "outputs")
    yield opened
    opened.close()
