"""The register in JupyterLab: a table that narrows down, a picture with words, a table for analysis."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from section55 import workspace
from section55.notebook import register as notebook_register
from section55.notebook.register import RegisterCells
from section55.notebook.register_table import EXPORT, filterable_table, narrowed
from section55.register import filters
from section55.register.entries import RegisterEntry, make_register
from section55.register.filters import item_text
from section55.register.items import RegisterItem
from support.register_folders import register
from support.registers import AS_OF, EARLY, entry, with_items


def test_the_table_in_jupyterlab_narrows_down(register_folder: Path, tmp_path: Path) -> None:
    """Each control leaves the inspections that fit it, and all of them together."""
    panel = filterable_table(register(register_folder), tmp_path)
    assert "Six inspections" in panel.html.value
    panel.choices["State"].value = "Overdue"
    assert "One inspection," in panel.html.value
    assert "Title of 2022-10-01-overdue" in panel.html.value
    panel.choices["State"].value = ""
    panel.choices["Type"].value = "Revisit"
    assert "Title of 2022-12-15-later" in panel.html.value
    assert "overdue" not in panel.html.value.split("<tbody>")[1].split("</tbody>")[0]
    panel.choices["Type"].value = ""
    panel.search.value = "LATE"
    assert "Three inspections" in panel.html.value


def test_each_control_of_the_table_has_a_label_and_what_there_is_to_choose(
    register_folder: Path, tmp_path: Path
) -> None:
    """Nobody meets a list without a name, and each offers "Any" first and then what some inspection has."""
    panel = filterable_table(register(register_folder), tmp_path)
    assert [*panel.choices] == ["Year", "Type", "Police force", "Owner", "State", "Items", "Kind"]
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
    assert set(frame["office"]) == {"mayor"}
    assert frame["is_open"].tolist() == [True, False]
    inspections = RegisterCells(register(register_folder)).inspections()
    assert inspections["last_day"].dropna().dt.year.tolist() == [2022, 2022, 2023, 2022, 2022]
    assert "items" not in inspections


def test_items_narrow_down_with_the_inspections(register_folder: Path, tmp_path: Path) -> None:
    """Counts, inspections and items follow each list and the words, and words are looked for in every text."""
    panel = filterable_table(register(register_folder, date(2023, 6, 1)), tmp_path)
    assert "Two items, as of 1 June 2023" in panel.html.value
    panel.choices["Items"].value = "Overdue"
    assert "One item," in panel.html.value
    assert "Open, 32 days overdue" in panel.html.value
    panel.choices["Items"].value = ""
    panel.search.value = "sensitive POST"
    assert "Two inspections," in panel.html.value
    assert "Two items," in panel.html.value
    panel.choices["Kind"].value = "Area for improvement"
    assert "No items," in panel.html.value


def test_what_is_shown_is_written_as_a_spreadsheet(register_folder: Path, tmp_path: Path) -> None:
    """The button writes what the lists leave, and says where; what the disk refuses is a sentence."""
    panel = filterable_table(register(register_folder), tmp_path / "outputs")
    panel.choices["State"].value = "Overdue"
    panel.button.click()
    book = openpyxl.load_workbook(tmp_path / "outputs" / EXPORT)
    assert [row[3].value for row in book["Inspections"].iter_rows(min_row=2)] == ["Title of 2022-10-01-overdue"]
    assert EXPORT in panel.message.value
    (tmp_path / "outputs" / EXPORT).unlink()
    (tmp_path / "outputs" / EXPORT).mkdir()
    panel.button.click()
    assert "Written" not in panel.message.value


def test_each_inspection_leads_to_its_documents_and_the_form(register_folder: Path) -> None:
    """The report, the published response, the documents that were built in the workbook, and the form."""
    panel = filterable_table(register(register_folder), workspace.OUTPUTS)
    links = re.findall("href='([^']*)'", panel.html.value)
    assert "https://example.org/late" in links
    assert links.count("response.ipynb") == 6


def test_a_person_gets_one_cell_and_the_file_nothing(register_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first cell has it all as widgets, which no notebook keeps; the others show a person nothing."""
    cells = RegisterCells(register(register_folder))
    assert cells.open_items.bundle
    monkeypatch.setattr(notebook_register, "is_a_person_there", lambda: True)
    shown = (cells.counts, cells.timeline, cells.inspections, cells.open_items, cells.record, cells.page)
    assert [cell.bundle for cell in shown] == [{}] * 6


def test_a_choice_looks_at_no_texts_and_words_at_each_twice_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To put the texts together is what takes time, of 13,000 items too: what a list chooses needs none of them."""
    days = [date(2021, 1, 1) + timedelta(days=20 * number) for number in range(50)]
    made = [with_items(entry(day, str(day), "Inspection"), {"number": "1"}, {"number": "2"}) for day in days]
    many = make_register(made, date(2026, 1, 1))
    looked_at: list[str] = []

    def note(entry: RegisterEntry, item: RegisterItem) -> str:
        looked_at.append(item.name)
        return item_text(entry, item)

    monkeypatch.setattr(filters, "item_text", note)
    for chosen in ({"Year": "2023"}, {"Items": "Overdue"}, {"State": "Overdue"}, {"Kind": "Recommendation"}):
        narrowed(many, chosen, "")
    assert looked_at == []
    narrowed(many, {"Year": "2022"}, "no such words")
    assert 0 < len(looked_at) <= 2 * 2 * sum(day.year == 2022 for day in days)


def test_a_choice_from_a_list_is_that_name_alone() -> None:
    """The items of the Chief Constable are chosen without those of the Deputy Chief Constable."""
    both = make_register(
        [
            with_items(
                EARLY, *({"number": name, "owner": name} for name in ("Chief Constable", "Deputy Chief Constable"))
            )
        ],
        AS_OF,
    )
    found = narrowed(both, {"Owner": "Chief Constable"}, "")
    assert [each.owner for each in found.items()] == ["Chief Constable"]


def test_rows_of_several_offices_name_them(register_folder: Path, tmp_path: Path) -> None:
    """Two offices answer one report: their rows look alike without a name. Of one office none is printed."""
    whole = register(register_folder, date(2023, 6, 1))
    assert ">Office</th>" not in filterable_table(whole, tmp_path).html.value
    other = replace(whole.entries[-1], office="kent", short_name="OPCC Kent")
    page = filterable_table(replace(whole, entries=(*whole.entries[:-1], other)), tmp_path).html.value
    assert page.count(">Office</th>") == 2
    assert "<td>OPCC Kent</td>" in page
