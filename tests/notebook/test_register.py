"""The register in JupyterLab: a table that narrows down, a picture with words, a table for analysis."""

from pathlib import Path

from section55.notebook.register import RegisterCells
from section55.notebook.register_table import filterable_table
from support.register_folders import register


def test_the_table_in_jupyterlab_narrows_down(register_folder: Path) -> None:
    """Each control leaves the inspections that fit it, and all of them together."""
    panel = filterable_table(register(register_folder))
    assert "Six inspections" in panel.html.value
    panel.choices["State"].value = "Overdue"
    assert "One inspection," in panel.html.value
    assert "Title of 2022-10-01-overdue" in panel.html.value
    panel.choices["State"].value = ""
    panel.choices["Type"].value = "Revisit"
    assert "Title of 2022-12-15-later" in panel.html.value
    assert "overdue" not in panel.html.value.split("<tbody>")[1].split("Overdue")[0]
    panel.choices["Type"].value = ""
    panel.search.value = "LATE"
    assert "Two inspections" in panel.html.value


def test_each_control_of_the_table_has_a_label_and_what_there_is_to_choose(register_folder: Path) -> None:
    """Nobody meets a list without a name, and each offers "Any" first and then what some inspection has."""
    panel = filterable_table(register(register_folder))
    assert [*panel.choices] == ["Year", "Type", "Police force", "State"]
    assert [control.description for control in (*panel.choices.values(), panel.search)] == [*panel.choices, "Words"]
    assert {control.options[0] for control in panel.choices.values()} == {("Any", "")}
    assert [label for label, _ in panel.choices["Type"].options] == ["Any", "Revisit", "Specific reviews"]


def test_the_picture_has_words(register_folder: Path) -> None:
    """The notebook shows the deadlines as a picture with a text alternative; where none is ahead, a sentence."""
    shown = RegisterCells(register(register_folder)).timeline.bundle
    assert 'alt="A bar for each response still to be published' in shown["text/html"]
    assert "a line at 20 December 2022" in shown["text/plain"]
    for path in register_folder.glob("*.yaml"):
        path.unlink()
    assert "No response is waiting" in RegisterCells(register(register_folder)).timeline.bundle["text/plain"]


def test_items_are_a_table_for_analysis(register_folder: Path) -> None:
    """In the notebook, ``register.frame()`` is a pandas table with a row for each item and real dates."""
    frame = RegisterCells(register(register_folder)).frame()
    assert list(frame["number"]) == ["1", "2"]
    assert frame["due_on"].dt.year.tolist() == [2023, 2023]
    assert frame.groupby("status").size().to_dict() == {"complete": 1, "open": 1}
