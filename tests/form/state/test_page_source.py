"""The inspection whose first page shows what a profile makes of it."""

from dataclasses import replace

from section55.form.state.form_state import FormState
from section55.form.state.office_state import OfficeState
from section55.form.state.page_source import find_page_source
from support.workbook import NORFOLK


def test_it_is_the_one_that_is_open_as_it_is_typed(opened: FormState, office: OfficeState) -> None:
    """With the profile as it is typed, neither of them saved."""
    opened.answers.set(("inspection_title",), "Stop and search")
    opened.answers.set(("report_url",), "soon")
    office.answers.set(("force_name",), "The Constabulary")
    assert office.office_file is not None
    source = find_page_source(opened, office.office_file)
    assert source is not None
    assert source.inspection.inspection_title == "Stop and search"
    assert source.office.force_name == "The Constabulary"
    assert source.office_profile.name == "offices/norfolk.yaml"
    assert b"force_name: The Constabulary\n" in source.office_profile.data


def test_without_one_open_it_is_the_newest(state: FormState, office: OfficeState) -> None:
    """One that is no YAML is passed over; where there is none at all, there is no page."""
    assert office.office_file is not None
    broken = state.folder / "2024-01-01-broken.yaml"
    broken.write_text("office: [\n", encoding="utf-8")
    source = find_page_source(state, office.office_file)
    assert source is not None
    assert source.slug == NORFOLK
    (state.folder / f"{NORFOLK}.yaml").unlink()
    assert find_page_source(state, office.office_file) is None


def test_an_inspection_that_was_just_begun_shows_another(state: FormState, office: OfficeState) -> None:
    """Nothing can be made of it before its day of publication; a page of it has placeholders from then on."""
    state.begin_new()
    assert office.office_file is not None
    before = find_page_source(state, office.office_file)
    state.answers.set(("published_on",), "2024-01-02")
    after = find_page_source(state, office.office_file)
    assert before is not None
    assert after is not None
    assert (before.slug, after.inspection.inspection_title) == (NORFOLK, "Not answered yet")
    assert replace(after, office=before.office).office == before.office


def test_a_faulty_profile_on_the_disk_is_no_hindrance(opened: FormState, office: OfficeState) -> None:
    """The page is that of the profile which is being put right."""
    path = office.folder / "norfolk.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("#1d4f7b", "#ffcc00"), encoding="utf-8")
    assert opened.office is None
    assert office.office_file is not None
    assert find_page_source(opened, office.office_file) is not None


def test_problems_follow_a_profile_that_was_saved(opened: FormState, office: OfficeState) -> None:
    """The form checks the inspection anew once its office's profile is another."""
    assert not opened.check_result.blockers
    path = office.folder / "norfolk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("#1d4f7b", "#ffcc00"), encoding="utf-8")
    assert [problem.where for problem in opened.check_result.blockers] == [("office",)]
    path.write_text(text, encoding="utf-8")
    assert not opened.check_result.blockers
