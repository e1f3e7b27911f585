"""Our office without a browser: its questions, its groups, its preview, its save and the ways in and out."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import ipywidgets as widgets
import pytest

from section55.files.yaml.parser import read_answers
from section55.form.state.form_state import FormState
from section55.form.view.form_view import FormView
from section55.form.view.office_groups import GROUPS, group_of
from section55.model.office import OfficeProfile
from section55.model.paths import Where, inner_model, question_at, questions
from support.filling_in_offices import KENT
from support.form_views import field, message_of
from support.widgets import control, controls, html_in, inside, is_off, part, press, words_in
from support.workbook import NORFOLK


@pytest.fixture
def office(view: FormView) -> FormView:
    """The form with Our office open, of the office of Norfolk's inspection."""
    press(view.widget, "Our office")
    return view


@pytest.fixture
def profile(parameter_folder: Path) -> Path:
    return parameter_folder / "offices" / "norfolk.yaml"


def all_questions(where: Where = ()) -> Iterator[str]:
    """Every question of a profile by its keys; a list is one."""
    for key, question in questions(OfficeProfile, where).items():
        path = (*where, key)
        if inner_model(question.annotation) and "list" not in str(question.annotation):
            yield from all_questions(path)
        else:
            yield ".".join(map(str, path))


def test_every_question_of_a_profile_is_asked_once() -> None:
    """A key that the model gets has its place in the form, and none is there that the model has not."""
    asked = [question for group in GROUPS for each in group.sets for question in each.questions]
    assert sorted(asked) == sorted(all_questions())
    for question in asked:
        assert group_of(tuple(question.split("."))) in {group.key for group in GROUPS}


def test_a_press_is_acknowledged_though_the_page_is_left_at_once(office: FormView) -> None:
    """Whoever goes back within a moment reads that all is saved, and not for ever that something is not received."""

    async def press_and_go_back() -> None:
        office.browser.receive({"event": "change", "page": "one", "number": 7})
        press(office.widget, "Back to the inspection")

    asyncio.run(press_and_go_back())
    assert office.browser.numbers.kept == {"one": 7}


def test_every_question_has_the_models_own_name(office: FormView) -> None:
    """Each group shows a control for each of its questions, filled from the profile."""
    for group in GROUPS:
        press(office.widget, group.name)
        for question in (question for each in group.sets for question in each.questions):
            title = question_at(OfficeProfile, tuple(question.split("."))).title
            assert controls(office.widget, title) or title in words_in(office.office.box), question
    press(office.widget, "Names")
    assert control(office.widget, "Force").value == "Norfolk Constabulary"


def test_what_is_typed_is_shown_on_page_one(office: FormView) -> None:
    """The picture is another once the colour is; a fault is named in its place, and the picture stays as it was."""
    before = part(office.widget, "s55-page").value
    assert before.startswith('<img src="data:image/png;base64,')
    assert 'alt="Page one of the document on Meeting the needs' in before
    press(office.widget, "Look")
    control(office.widget, "Colour").value = "#336633"
    green = part(office.widget, "s55-page").value
    assert green.startswith("<img ")
    assert green != before
    control(office.widget, "Colour").value = "#ffcc00"
    assert part(office.widget, "s55-page").value == green
    assert words_in(part(office.widget, "s55-page-note")) == (
        "It is drawn once this is given and right. The picture shows the profile as it was before. "
        "Colour: #ffcc00 on white has a contrast of 1.5 to 1, and WCAG 2.2 asks for 4.5 (1.4.3)."
    )
    assert "background: #ffcc00" in html_in(office.office.box)
    press(office.widget, "Use #8f7200, the nearest colour that can be read")
    assert control(office.widget, "Colour").value == "#8f7200"
    assert part(office.widget, "s55-page").value not in (before, green)
    assert not controls(office.widget, "Use #8f7200")


def test_a_fault_stands_at_its_field_and_counts_on_its_group(office: FormView) -> None:
    """Save says why not; pressed all the same, it saves nothing and gives its reason."""
    control(office.widget, "Website").value = "norfolk"
    assert "“norfolk”" in words_in(part(office.widget, "s55-key-website"))
    assert control(office.widget, "Names (1 to do)")
    save = control(office.office.box, "Save")
    assert is_off(save)
    assert "Save: not yet. One answer to give or put right first; see below." in words_in(office.office.box)
    save.click()
    assert message_of(office) == "One answer to give or put right first; see below."


def test_a_save_says_so_and_the_inspection_has_it(office: FormView, profile: Path) -> None:
    """Back at the inspection, its sections are named as the office now calls its chief officer."""
    control(office.widget, "Chief officer's title").value = "Commissioner of Police"
    assert office.browser.save_state.kind == "kept"
    press(office.office.box, "Save")
    assert message_of(office).startswith("Saved in ")
    assert "chief_officer_title: Commissioner of Police\n" in profile.read_text(encoding="utf-8")
    assert office.browser.save_state.kind == "saved"
    press(office.office.box, "Save")
    assert message_of(office) == "There is nothing to save: all changes are saved."
    press(office.widget, "Back to the inspection")
    assert "Commissioner of Police" in office.sections.names.values()
    assert office.office.box not in office.body.children


def test_what_is_not_saved_is_still_there(office: FormView, profile: Path) -> None:
    """Whoever goes back, or chooses another inspection, finds their words when they return; or drops them."""
    control(office.widget, "Area").value = "Norwich"
    press(office.widget, "Back to the inspection")
    assert message_of(office) == "The office's profile has changes that are not saved yet. Our office has them."
    assert field(office, "inspection_title").control.value.startswith("Meeting the needs")
    press(office.widget, "Our office")
    assert control(office.widget, "Area").value == "Norwich"
    office.choose(office.chooser.inspections[0])
    assert office.side.box in office.body.children
    press(office.widget, "Our office")
    assert control(office.widget, "Area").value == "Norwich"
    press(office.widget, "Drop the changes")
    assert control(office.widget, "Area").value == "Norfolk"
    assert message_of(office).startswith("The profile is as it was saved. What was typed is put aside as .norfolk.")
    assert "area: Norfolk\n" in profile.read_text(encoding="utf-8")


def test_a_crash_loses_no_word(office: FormView, parameter_folder: Path, tmp_path: Path) -> None:
    """The next form goes on with what was typed, and says whose it is."""
    control(office.widget, "Area").value = "Norwich"
    office.close()
    second = FormView(FormState(parameter_folder), tmp_path)
    press(second.widget, "Our office")
    assert control(second.widget, "Area").value == "Norwich"
    assert "is back, and not saved yet. Save it, or drop the changes." in message_of(second)
    second.close()


def test_two_officers_on_one_profile(office: FormView, profile: Path) -> None:
    """Whoever saves second chooses; what is not kept is gone, and the page says so."""
    control(office.widget, "Area").value = "Norwich"
    text = profile.read_text(encoding="utf-8").replace("area: Norfolk", "area: East Anglia")
    profile.write_text(text, encoding="utf-8")
    press(office.office.box, "Save")
    assert profile.read_text(encoding="utf-8") == text
    assert "A profile has no history: what you do not keep is gone." in words_in(office.office.box)
    press(office.widget, "Not now: go back to the form, save nothing")
    assert control(office.widget, "Area").value == "Norwich"
    press(office.office.box, "Save")
    control(office.widget, "Keep: Area").value = "theirs"
    press(office.widget, "Save with these choices")
    assert control(office.widget, "Area").value == "East Anglia"
    assert message_of(office).startswith("Saved in ")
    assert profile.read_text(encoding="utf-8") == text


def test_the_list_for_office_use_is_put_in_order(office: FormView, profile: Path) -> None:
    """Ticked items are printed, in the order in which they stand; with none, the list is left out."""
    press(office.widget, "Document")
    press(office.widget, "Move up: Published on the website")
    control(office.widget, "Submitted to HMICFRS").value = False
    press(office.office.box, "Save")
    assert read_answers(profile.read_bytes())["office_use"] == [
        *("copied_to_secretary_of_state", "forwarded_to_chief_constable"),
        *("published_on_website", "forwarded_to_police_and_crime_panel"),
    ]
    control(office.widget, "Published on the website, in our words").value = "Response put on our site"
    press(office.office.box, "Save")
    assert read_answers(profile.read_bytes())["office_use"][2] == {"published_on_website": "Response put on our site"}
    press(office.widget, "Move up: Published on the website")
    assert control(office.widget, "Published on the website, in our words").value == "Response put on our site"
    for label in [each.description for each in inside(part(office.widget, "s55-ordered")) if is_ticked(each)]:
        control(office.widget, label).value = False
    press(office.office.box, "Save")
    assert "office_use: []\n" in profile.read_text(encoding="utf-8")


def is_ticked(widget: widgets.Widget) -> bool:
    return isinstance(widget, widgets.Checkbox) and widget.value


def test_addressees_and_sections_are_rows(office: FormView, profile: Path) -> None:
    """They are added, filled in, moved up and removed; a row that stays empty is not written."""
    press(office.widget, "Letter")
    for _ in range(3):
        press(office.widget, "Add an addressee")
    names = [each for each in inside(office.office.box) if getattr(each, "description", "") == "Addressee"]
    names[0].value, names[1].value = "The Home Secretary", "HM Chief Inspector"
    addresses = [each for each in inside(office.office.box) if getattr(each, "description", "") == "Address"]
    addresses[1].value = "6th Floor\n\nGlobe House \n"
    press(office.widget, "Move up: Addressee 2")
    press(office.widget, "Document")
    press(office.widget, "Remove: Section 1")
    press(office.office.box, "Save")
    text = profile.read_text(encoding="utf-8")
    assert text.endswith(
        "letter:\n  to:\n    - name: HM Chief Inspector\n      address: [6th Floor, Globe House]\n"
        "    - name: The Home Secretary\n"
    )
    assert "section: particulars" not in text
    while controls(office.widget, "Remove: Section 1"):
        press(office.widget, "Remove: Section 1")
    press(office.widget, "Begin from the usual order")
    assert len([each for each in inside(office.office.box) if getattr(each, "description", "") == "Heading"]) == 10


def test_a_new_office_from_nothing(empty_folder: Path, tmp_path: Path) -> None:
    """In a folder without any profile, the form writes the first; then an inspection can be begun."""
    (empty_folder / "offices" / "norfolk.yaml").unlink()
    view = FormView(FormState(empty_folder), tmp_path)
    assert "Press Our office" in words_in(view.chooser.box)
    press(view.widget, "Our office")
    assert "Type the police area first" in words_in(view.office.box)
    for key, answer in KENT.items():
        label = str(question_at(OfficeProfile, (key,)).title)
        press(view.widget, next(group.name for group in GROUPS if group.key == group_of((key,))) + to_do(view, key))
        control(view.office.box, label).value = answer
    assert words_in(part(view.widget, "s55-page-note")) == "There is no inspection yet whose first page could be shown."
    press(view.office.box, "Save")
    assert (empty_folder / "offices" / "kent.yaml").exists()
    press(view.widget, "Back to the start")
    view.begin_new()
    assert field(view, "office").control.value == "kent"
    view.close()


def to_do(view: FormView, key: str) -> str:
    """What the name of the group of a question has behind it now."""
    count = sum(group_of(problem.where) == group_of((key,)) for problem in view.office.state.problems)
    return f" ({count} to do)" if count else ""


def test_several_offices_are_a_choice(office: FormView, profile: Path) -> None:
    """One is left for another only when nothing in it is unsaved."""
    assert not controls(office.widget, "Office profile")
    text = (
        profile.read_text(encoding="utf-8")
        .replace("for Norfolk", "for Suffolk")
        .replace("area: Norfolk", "area: Suffolk")
    )
    profile.with_name("suffolk.yaml").write_text(text, encoding="utf-8")
    press(office.widget, "Back to the inspection")
    press(office.widget, "Our office")
    chooser = control(office.widget, "Office profile")
    assert [value for _, value in chooser.options] == ["norfolk", "suffolk"]
    chooser.value = "suffolk"
    assert control(office.widget, "Area").value == "Suffolk"
    control(office.widget, "Area").value = "Ipswich"
    chooser.value = "norfolk"
    assert message_of(office) == "Save this profile first, or drop its changes."
    assert (chooser.value, control(office.widget, "Area").value) == ("suffolk", "Ipswich")
    press(office.widget, "New office")
    assert message_of(office) == "Save this profile first, or drop its changes."


def test_a_question_above_comes_first(view: FormView, parameter_folder: Path) -> None:
    """Our office does not open over a question about unsaved work."""
    field(view, "approved_by").control.value = "The Commissioner"
    view.close()
    second = FormView(FormState(parameter_folder), view.output)
    second.choose(
        next(each for each in second.chooser.inspections if each.source == parameter_folder / f"{NORFOLK}.yaml")
    )
    assert not controls(second.widget, "Our office")
    second.office.open()
    assert message_of(second) == "First answer what is asked above."
    assert second.office.box not in second.body.children
    second.close()


def test_late_words_of_a_page_that_was_left_are_not_taken(office: FormView) -> None:
    """The browser may send them after another profile was opened."""
    area = control(office.widget, "Area")
    press(office.widget, "Back to the inspection")
    area.value = "Late"
    assert office.office.state.answers.get(("area",)) == "Norfolk"
