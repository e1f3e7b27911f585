"""The list of inspections to choose from: soonest deadline first, unsaved work before all, the published last."""

import re
from pathlib import Path

from section55.form.state.form_state import FormState
from section55.form.state.unsaved import UnsavedWork
from support.form_states import begin_inspection
from support.workbook import NORFOLK


def test_an_unfinished_file_is_listed_by_what_it_has(state: FormState, parameter_folder: Path, path: Path) -> None:
    """A file with answers still missing has its title and its last day in the list all the same."""
    text = path.read_text(encoding="utf-8").replace("published_on_website: true", "published_on_website:")
    path.write_text(re.sub("report_url: .*", "report_url:", text), encoding="utf-8")
    (label,) = [listed.label for listed in state.list_inspections()]
    assert label.startswith("12 February 2024: Meeting the needs of victims")
    assert label.endswith("(Not finished. 28 days left)")


def test_the_soonest_deadline_comes_first_and_the_published_last(
    state: FormState, parameter_folder: Path, path: Path
) -> None:
    """Each inspection is listed by its last lawful day, its title and how it stands; what is published comes last."""
    text = path.read_text(encoding="utf-8").replace("status: final", "status: draft")
    for published in ("2023-12-01", "2024-01-10"):
        (parameter_folder / f"{published}-other.yaml").write_text(
            text.replace("published_on: 2023-12-19", f"published_on: {published}").replace(
                "published_on_website: true", "published_on_website:"
            ),
            encoding="utf-8",
        )
    (parameter_folder / "2024-01-01-broken.yaml").write_text("inspection_title: [\n", encoding="utf-8")
    labels = [listed.label for listed in state.list_inspections()]
    assert [label.partition(":")[0] for label in labels] == [
        "25 January 2024",
        "5 March 2024",
        "No deadline known",
        "12 February 2024",
    ]
    assert labels[2] == "No deadline known: 2024-01-01-broken (To be put right by hand)"
    assert labels[1].startswith("5 March 2024: Meeting the needs of victims in the Criminal Justice System")
    assert "(Draft. " in labels[1]
    assert "Draft" not in labels[3]
    assert "Published" in labels[3]


def test_unsaved_new_inspections_are_listed_before_all(state: FormState, parameter_folder: Path) -> None:
    """Work on an inspection that has no file yet is offered by its title once its form is gone."""
    new = begin_inspection(parameter_folder)
    new.write_unsaved()
    assert [listed.source for listed in state.list_inspections()] == [parameter_folder / f"{NORFOLK}.yaml"]
    new.close()
    first, second = state.list_inspections()
    assert first.label == "Not saved yet: Stop and search"
    assert isinstance(first.source, UnsavedWork)
    assert second.source == parameter_folder / f"{NORFOLK}.yaml"


def test_the_list_shows_unsaved_changes(opened: FormState) -> None:
    """The list says which inspections have changes that no file has."""
    assert "Unsaved changes" not in opened.list_inspections()[0].label
    opened.answers.set(("approved_by",), "The Commissioner")
    opened.write_unsaved()
    assert opened.list_inspections()[0].label.endswith(". Unsaved changes)")


def test_a_folder_that_is_not_there_has_no_inspections(tmp_path: Path) -> None:
    """A form on a folder that is not there lists no inspection and knows no office."""
    state = FormState(tmp_path / "none")
    assert state.list_inspections() == []
    assert state.offices == {}
    assert not state.is_open
    assert state.cannot_save == state.cannot_build == "Choose an inspection first."
    assert not state.is_changed
    state.write_unsaved()
