"""The form's widgets on Norfolk's inspection."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from section55.form.view.form_view import FormView
from support.form_views import view_of_first_inspection


@pytest.fixture
def view(parameter_folder: Path, tmp_path: Path) -> Iterator[FormView]:
    """The form on Norfolk's inspection."""
    view = view_of_first_inspection(parameter_folder, tmp_path / "outputs")
    yield view
    view.close()
