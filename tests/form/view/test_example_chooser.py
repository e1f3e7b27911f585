"""Our office, begun from an example: how such an office writes, with names that are the officer's own to give."""

from pathlib import Path

from section55.form.state.example_profiles import find_examples
from section55.form.view.form_view import FormView
from support.form_views import message_of
from support.widgets import control, controls, press

PICK, MAYOR = "Begin from an example", "A Mayor with the functions of a police and crime commissioner."


def test_a_new_office_is_begun_from_an_example(view: FormView, parameter_folder: Path) -> None:
    """It is not saved before every name is there; once something is typed no example can cover it."""
    press(view.widget, "Our office")
    assert not controls(view.widget, PICK)
    press(view.widget, "New office")
    chooser = control(view.widget, PICK)
    chooser.value = dict(chooser.options)[MAYOR]
    assert message_of(view) == "The example is filled in, and not saved yet. Give the names of your own office."
    assert not controls(view.widget, PICK)
    assert control(view.widget, "Office name").value == ""
    assert view.office.state.answers.get(("body_abbreviation",)) == "Mayor"
    press(view.widget, "Save")
    assert sorted(path.name for path in (parameter_folder / "offices").glob("*.yaml")) == ["norfolk.yaml"]
    press(view.widget, "Drop the changes")
    assert controls(view.widget, PICK)


def test_an_example_that_cannot_be_read_says_so(view: FormView, parameter_folder: Path) -> None:
    """An office's own examples may be in any encoding: one that is not UTF-8 is listed, and refused in a sentence."""
    examples = parameter_folder / "offices" / "examples"
    (examples / "ours.yaml").write_bytes("# Café.\noffice_name: Café\n".encode("cp1252"))
    press(view.widget, "Our office")
    press(view.widget, "New office")
    chooser = control(view.widget, PICK)
    chooser.value = examples / "ours.yaml"
    assert message_of(view).startswith("ours.yaml cannot be opened here until it is put right by hand:")


def test_an_example_says_in_a_whole_sentence_what_it_is(tmp_path: Path) -> None:
    """Its first line is what the list shows; that of the Welsh profile used to end in the middle of a sentence."""
    examples = find_examples(tmp_path)
    assert len(examples) == 6
    assert [words for words in examples if not words.endswith(".")] == []
