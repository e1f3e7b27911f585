"""The reader, the register and the form agree on every file: all take it, or all refuse it with a reason."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from section55.files.reader import read_inspection
from section55.form.state.opening import CannotOpen
from section55.model.errors import FaultsFound
from section55.register.entry_reader import read_entry
from support.faulty_files import TODAY
from support.form_states import open_form
from support.workbook import TESTS, section55

ANSWERS = {
    "office": "example",
    "inspection_title": "The policing of rural crime",
    "published_on": "2024-01-01",
    "publication_types": "[Thematic]",
    "police_forces": "[Hillshire Police]",
    "report_url": "https://hmicfrs.justiceinspectorates.gov.uk/rural-crime",
    "report_link_text": "The report",
    "recommendations_total": "1",
    "key_findings": "Good.",
    "approved_by": "The Commissioner",
    "approved_on": "2024-02-09",
    "response_url": "https://example.org/response",
    "status": "final",
}
TYPED = (
    *("{}\u00a0", "\u00a0{}", "{}\u200b", "\ufeff{}", '"{} "', '" {}"', '"{}\\n"', "'{}'", "|\n  {}", "|+\n  {}\n"),
    *(">\n  {}", "“{}”", "{}\u202e", "\u2066{}\u2069", '""', "' '", "", '"\\u00a0"', '"\\u200b"', "[{}]", "{} # so"),
    *("\n  - {}\n  -", "{}\uf0b7", "{}e\u0302", '"{}\\u2028"', '"{}\\u0007"', "|\n  {}\n  {}", "~", "{}: x"),
)


def write(folder: Path, answers: dict[str, str]) -> Path:
    (folder / "offices").mkdir()
    (folder / "offices/example.yaml").write_bytes((TESTS / "refused/offices/example.yaml").read_bytes())
    path = folder / "2024-01-01-a.yaml"
    path.write_text("".join(f"{key}: {typed}\n" for key, typed in answers.items()), encoding="utf-8")
    return path


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(sorted(ANSWERS)), st.sampled_from(TYPED), min_size=1, max_size=3))
@example({"office": "{}\u00a0"})
@example({"office": '"{} "'})
@example({"office": "|\n  {}"})
@example({"approved_on": '""'})
@example({"response_url": "' '"})
@example({"status": '"{}\\n"'})
def test_all_agree_on_a_file(typed: dict[str, str]) -> None:
    """However an answer is typed, the form builds what the reader takes, and says why of what it refuses."""
    with TemporaryDirectory() as folder:
        path = write(Path(folder), ANSWERS | {key: how.replace("{}", ANSWERS[key]) for key, how in typed.items()})
        try:
            read_inspection(path, path.name)
            faults = 0
        except FaultsFound as refused:
            faults = refused.count
            assert faults and str(refused)
        entry = read_entry(path, path.name)
        assert entry.fault_count == faults
        assert bool(entry.faults) == (entry.last_day is None)
        try:
            state = open_form(path, TODAY)
        except CannotOpen as why:
            assert faults, str(why)
            return
        # What is left empty and a save puts right is no fault in the form.
        assert bool(state.check_result.blockers) == bool(faults) or (faults and state.is_changed)
        state.close()


@pytest.mark.parametrize("office", ["example\u00a0", '"example "', "|\n  example"])
def test_an_office_with_an_end_that_does_not_show_is_built(tmp_path: Path, office: str) -> None:
    """An inspection whose office was pasted with a blank at its end is checked, listed and built like any other."""
    path = write(tmp_path, ANSWERS | {"office": office})
    assert section55("build", path, "-o", tmp_path / "out").returncode == 0
    checked = section55("check", path)
    assert checked.returncode == 0 and "no faults" in checked.stdout
    assert (tmp_path / "out" / path.stem / f"{path.stem}.html").is_file()
