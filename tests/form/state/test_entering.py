"""A response entered answer by answer: the file that comes of it."""

import shutil
from pathlib import Path

from section55 import workspace
from section55.files.reader import read_inspection
from section55.form.state.form_state import FormState
from section55.model.inspection import Inspection
from support.examples import write_examples
from support.form_states import PUBLISHED, TODAY, answers_in, begin_inspection, enter, form_on
from support.workbook import NORFOLK, ChangeFile


def test_norfolk_entered_in_an_empty_form_is_norfolks_file(empty_folder: Path, norfolk_file: Path) -> None:
    """The whole response typed answer by answer is saved as the same inspection, value for value."""
    wanted = answers_in(norfolk_file)
    state = form_on(TODAY, empty_folder)
    state.begin_new()
    assert state.answers.tree == {"office": "norfolk"}
    enter(state, wanted)
    state.file_name_words = "meeting-the-needs-of-victims"
    assert state.cannot_save == ""
    assert state.save() is None
    path = empty_folder / f"{NORFOLK}.yaml"
    assert read_inspection(path).inspection == read_inspection(norfolk_file).inspection
    assert answers_in(path) == wanted
    assert answers_in(path)["office_use"]["submitted_to_hmicfrs"] == "true"
    assert state.path == path
    assert not state.is_changed


def test_a_new_file_is_in_the_models_order_with_literal_blocks(empty_folder: Path, norfolk_file: Path) -> None:
    """Keys stand in their order whatever was typed first; long text is in blocks; empty lists are written out."""
    state = form_on(TODAY, empty_folder)
    state.begin_new()
    enter(state, dict(reversed(answers_in(norfolk_file).items())))
    state.save()
    text = state.path.read_text(encoding="utf-8")
    keys = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert keys == [key for key in Inspection.model_fields if key in keys]
    assert {"causes_of_concern", "areas_for_improvement"} <= {*keys}
    for line in ("key_findings: |", "published_on: 2023-12-19", "recommendations_total: 6", '  - number: "3"'):
        assert f"\n{line}\n" in text
    for line in ("causes_of_concern: []", "areas_for_improvement: []", "    text: |", "        When a crime is"):
        assert f"\n{line}" in text
    assert "  submitted_to_hmicfrs: true\n" in text
    assert text.endswith("\nstatus: final\n")


def test_a_new_inspection_is_a_draft(empty_folder: Path) -> None:
    """An inspection that nobody called final is a draft, and its three lists are there to be filled."""
    state = begin_inspection(empty_folder)
    state.save()
    assert answers_in(state.path) == {
        "office": "norfolk",
        "inspection_title": "Stop and search",
        "published_on": PUBLISHED,
        "recommendations": [],
        "causes_of_concern": [],
        "areas_for_improvement": [],
        "status": "draft",
    }


def test_a_new_file_names_the_schema_that_lies_beside_it(empty_folder: Path) -> None:
    """Editors check a file from the form as they do the files that ``section55 new`` writes."""
    shutil.copy(workspace.PARAMETERS / "inspection.schema.json", empty_folder)
    state = begin_inspection(empty_folder)
    state.save()
    first = state.path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=inspection.schema.json"


def test_hard_texts_are_saved_as_they_were_typed(tmp_path: Path) -> None:
    """Welsh, emoji, markup, 43 recommendations and very long words come back from the file value for value."""
    folder = tmp_path / "parameters"
    for slug in write_examples(folder):
        state = form_on(TODAY, folder)
        state.begin_new()
        enter(state, answers_in(folder / f"{slug}.yaml"))
        state.file_name_words = f"{slug[11:]}-again"
        state.save()
        assert state.path.name == f"{slug}-again.yaml"
        typed, saved = (read_inspection(folder / f"{name}.yaml").inspection for name in (slug, f"{slug}-again"))
        assert typed == saved


def test_an_answer_under_an_empty_key_has_its_place(change_file: ChangeFile, state: FormState) -> None:
    """A key that stands empty in the file, in quotes or without, takes answers like one that is absent."""
    for empty in ("", '""'):
        old = state.folder / f"{NORFOLK}.yaml"
        text = old.read_text(encoding="utf-8")
        start, end = text.index("office_use:"), text.index("status: final")
        path = state.folder / "2023-12-19-empty.yaml"
        path.write_text(f"{text[:start]}office_use: {empty}\n{text[end:]}", encoding="utf-8")
        state.open(path)
        state.answers.set(("office_use", "submitted_to_hmicfrs"), "2024-02-09")
        state.save()
        assert answers_in(path)["office_use"] == {"submitted_to_hmicfrs": "2024-02-09"}
