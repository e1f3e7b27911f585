"""Both versions shown where somebody else saved since."""

import json
from pathlib import Path

from section55.files.saving import save
from section55.form.view.form_view import FormView
from support.form_views import field, field_of_item, message_of
from support.widgets import control, html_in, part, press, words_in
from support.workbook import NORFOLK


def test_a_save_over_anothers_is_a_choice_between_both_versions(view: FormView, parameter_folder: Path) -> None:
    """Both versions of each answer that differs are shown; Not now saves nothing and keeps everything."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("recommendations_total: 6", "recommendations_total: 7")
    save(path, theirs.encode(), by="command")
    field(view, "recommendations_total").control.value = "8"
    press(view.widget, "Save")
    assert path.read_text(encoding="utf-8") == theirs
    both = words_in(part(view.widget, "s55-conflict"))
    assert "Recommendations in the report Both were changed. Your words 8 Words saved by You, " in both
    assert html_in(part(view.widget, "s55-conflict")).count("<mark>") == 2
    press(view.widget, "Not now")
    assert message_of(view) == "Nothing was saved. Your changes are kept as unsaved work."
    assert path.read_text(encoding="utf-8") == theirs
    assert view.answers.get(("recommendations_total",)) == "8"


def test_what_was_not_kept_of_two_versions_is_put_aside(view: FormView, parameter_folder: Path) -> None:
    """No word is lost: the file's own is in its history, this form's beside the file."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("recommendations_total: 6", "recommendations_total: 7")
    save(path, theirs.encode(), by="command")
    field(view, "recommendations_total").control.value = "8"
    press(view.widget, "Save")
    control(view.widget, "Keep: Recommendations in the report").value = "theirs"
    press(view.widget, "Save with these choices")
    assert view.answers.get(("recommendations_total",)) == "7"
    (aside,) = parameter_folder.glob(".*.discarded.json")
    assert json.loads(aside.read_bytes())["answers"]["recommendations_total"] == "8"
    assert message_of(view).endswith(f"What you did not keep is put aside as {aside.name}.")


def test_both_texts_can_be_kept_and_edited(view: FormView, parameter_folder: Path) -> None:
    """Of a long text the words of both are kept, one after the other; a number is one or the other."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("\nreply_to_chief_constable:", "") + (
        "reply_to_chief_constable: |\n  We thank the force.\n"
    )
    save(path, theirs.encode(), by="command")
    field(view, "reply_to_chief_constable").control.value = "We are grateful."
    press(view.widget, "Save")
    choice = control(view.widget, "Keep: Reply to the chief constable")
    assert [label for label, _ in choice.options][-1] == "Keep both, and edit them"
    choice.value = "both"
    press(view.widget, "Save with these choices")
    assert view.answers.get(("reply_to_chief_constable",)) == "We are grateful.\n\nWe thank the force."


def test_different_answers_come_together_while_a_person_types(view: FormView, parameter_folder: Path) -> None:
    """No question, and the field that is typed in stays; what came in is shown where it stands, and said."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    theirs = path.read_text(encoding="utf-8").replace("recommendations_total: 6", "recommendations_total: 7")
    theirs = theirs.replace("owner: Head of Joint Justice Services", "owner: Head of Victims")
    save(path, theirs.encode(), by="command")
    total = field(view, "recommendations_total")
    owner = field_of_item(view, "recommendations", 0, "owner")
    findings = field(view, "key_findings")
    findings.control.value = "Typed here."
    view.save()
    message = message_of(view)
    assert not view.prompts.is_asking
    assert view.sections.current.fields == [findings]
    findings.control.value = "Typed here. And on."
    assert view.answers.get(("key_findings",)) == "Typed here. And on."
    assert (total.control.value, owner.control.value) == ("7", "Head of Victims")
    assert message.endswith(
        "as revision 3. Saved elsewhere meanwhile, and here now too: "
        "Recommendations in the report and Recommendation 3: Owner."
    )
