"""The form's widgets on Norfolk's inspection."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ipywidgets import Widget

from section55.form.view.form_view import FormView
from support.form_views import view_of, view_of_first_inspection
from support.nested_texts import NESTED


@pytest.fixture(autouse=True)
def no_widget_is_left() -> Iterator[None]:
    """Tests that count the kernel's widgets would else look, each time, at all that the tests before them made."""
    yield
    Widget.close_all()


@pytest.fixture
def view(parameter_folder: Path, tmp_path: Path) -> Iterator[FormView]:
    """The form on Norfolk's inspection."""
    view = view_of_first_inspection(parameter_folder, tmp_path / "outputs")
    yield view
    view.close()


@pytest.fixture
def peel(parameter_folder: Path, tmp_path: Path) -> Iterator[FormView]:
    """The form on an inspection with every kind of item inside another."""
    path = parameter_folder / "2024-05-02-peel.yaml"
    path.write_text(NESTED, encoding="utf-8")
    view = view_of(path, tmp_path / "outputs")
    yield view
    view.close()
