"""Police forces as people give them: in part, several at once, or by a name that is none of theirs."""

from section55.form.view.force_field import ForceField
from section55.form.view.form_view import FormView
from support.form_views import field
from support.widgets import control, controls, press, words_in


def forces(view: FormView, *typed: str) -> ForceField:
    """The field of a new inspection, after some names were typed and added."""
    view.begin_new()
    found = field(view, "police_forces")
    assert isinstance(found, ForceField)
    for text in typed:
        found.control.value = text
        press(found.box, "Add: Police forces")
    return found


def test_the_best_match_is_taken_and_separators_split(view: FormView) -> None:
    """Nothing that is no force's name comes of a part of a name or of several in one line."""
    forces(view, "norfolk", "Suffolk Constabulary, Essex Police", "kent\nsussex")
    assert view.answers.get(("police_forces",)) == [
        *("Norfolk Constabulary", "Suffolk Constabulary", "Essex Police", "Kent Police", "Sussex Police")
    ]


def test_an_unknown_name_is_asked_about(view: FormView) -> None:
    """It is kept, put right or left out, as the officer says; nothing that was typed is lost meanwhile."""
    found = forces(view, "Norflok Constabulary")
    assert view.answers.get(("police_forces",)) == ["Norflok Constabulary"]
    assert "is not a force that the workbook knows" in words_in(found.box)
    press(found.box, "Use Norfolk Constabulary")
    assert view.answers.get(("police_forces",)) == ["Norfolk Constabulary"]
    found.control.value = "Police Scotland"
    press(found.box, "Add: Police forces")
    press(found.box, "Leave Police Scotland out")
    assert view.answers.get(("police_forces",)) == ["Norfolk Constabulary"]
    found.control.value = ""
    found.control.value = "Police Scotland"
    press(found.box, "Add: Police forces")
    press(found.box, "Keep Police Scotland")
    assert view.answers.get(("police_forces",)) == ["Norfolk Constabulary", "Police Scotland"]
    assert not controls(found.box, "Keep Police Scotland")


def test_the_offices_own_force_comes_first(view: FormView) -> None:
    """Of the names that are offered."""
    assert control(forces(view).box, "Police forces").options[0] == "Norfolk Constabulary"


def test_a_line_of_a_report_gives_the_force_that_it_names(view: FormView) -> None:
    """A title that is pasted is no force's name; what may be the end of a longer name is asked about as it stands."""
    found = forces(view, "Inspection of Norfolk Constabulary's custody suites", "East Sussex Police")
    assert view.answers.get(("police_forces",)) == ["Norfolk Constabulary", "East Sussex Police"]
    assert "“East Sussex Police” is not a force that the workbook knows" in words_in(found.box)


def test_the_forces_that_the_title_names_are_offered(view: FormView) -> None:
    """They are added by a press, and by nothing else; once there is a force, no other is offered."""
    found = forces(view)
    title = field(view, "inspection_title")
    title.control.value = "Inspection of Norfolk Constabulary"
    view.update()
    assert "The title names Norfolk Constabulary." in words_in(found.box)
    assert not view.answers.get(("police_forces",))
    title.control.value = "A joint inspection of Norfolk Constabulary and suffolk constabulary"
    view.update()
    press(found.box, "Add Norfolk Constabulary and Suffolk Constabulary")
    assert view.answers.get(("police_forces",)) == ["Norfolk Constabulary", "Suffolk Constabulary"]
    view.update()
    assert "The title names" not in words_in(found.box)
    press(found.box, "Remove Norfolk Constabulary")
    view.update()
    assert "The title names" not in words_in(found.box)
