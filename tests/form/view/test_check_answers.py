"""Check your answers: problems under three words, a reason for what stays, and the gate before a final is built."""

from pathlib import Path

import pytest

from section55.checks import findings
from section55.files.reader import read_inspection
from section55.files.saving import read_revisions
from section55.form.state.form_state import FormState
from section55.form.view.form_view import FormView
from section55.form.view.sections import CHECK
from support.form_views import card, field, give_reasons, message_of
from support.widgets import control, part, press, words_in
from support.workbook import NORFOLK


def checked(view: FormView) -> str:
    """What the page says, brought up to date."""
    view.go_to(CHECK)
    return words_in(part(view.widget, "s55-problems"))


def test_problems_stand_under_three_words(view: FormView) -> None:
    """What is needed to build, what the law requires, and advice; what the profile causes is said once, apart."""
    field(view, "report_url").control.value = ""
    field(view, "commissioner_comments").control.value = "We welcome the XX report."
    words = checked(view)
    headings = [words.index(word) for word in ("Needed to build (1)", "Required by law", "Advice", "From the office")]
    assert headings == sorted(headings)
    assert words.count("The document prints 13 February 2024 as its deadline") == 1


def test_a_published_response_can_come_to_nought(view: FormView) -> None:
    """With a reason for each, nothing is left to do, in any section."""
    give_reasons(view)
    for index in reversed(range(len(view.state.check_result.problems))):
        view.sections.on_link(f"leave-{index}")
        check = view.sections.current.check
        assert check is not None
        control(check.box, "Reason").value = "Looked at."
        press(check.box, "Keep this reason")
    assert view.state.check_result.problems == ()
    assert "Nothing is missing" in checked(view)
    assert "Check your answers\nNothing to put right" in [
        getattr(button, "description", "") for button in view.side.box.children[0].children
    ]


def test_a_final_is_built_only_with_a_reason_for_what_the_law_requires(view: FormView) -> None:
    """Build leads to Check your answers; nothing is built or saved before."""
    press(view.widget, "Build HTML and PDF")
    assert message_of(view).startswith("This response is final, and the law requires")
    assert view.sections.current_key == CHECK
    assert not view.documents.content.value


def test_a_final_is_built_before_its_copies_are_sent(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is nothing to send yet; once it is published, a copy that is not recorded needs a reason again."""
    built: list[Path] = []
    monkeypatch.setattr(view.documents, "build", lambda path, on_done: built.append(path))
    view.set_answer(("office_use", "published_on_website"), None)
    give_reasons(view)
    view.set_answer(("office_use", "submitted_to_hmicfrs"), None)
    assert "a copy was sent to the inspectors" in checked(view)
    press(view.widget, "Build HTML and PDF")
    assert [path.stem for path in built] == [NORFOLK]
    view.set_answer(("office_use", "published_on_website"), "2024-02-09")
    press(view.widget, "Build HTML and PDF")
    assert message_of(view) == (
        "This response is final, and the law requires one more thing of it. Put it right, or give a reason for going "
        "without; then press Build again."
    )
    assert len(built) == 1


def test_one_reason_for_two_is_for_both(view: FormView) -> None:
    """Nobody says "all 2"."""
    give_reasons(view)
    view.set_answer(("office_use", "submitted_to_hmicfrs"), None)
    view.set_answer(("commissioner_comments",), "")
    assert "Give one reason for both" in checked(view)


def test_what_can_wait_is_not_counted_before_a_final_is_built(view: FormView) -> None:
    """Check your answers lists the copies with the rest, so the sentence says that they are not meant."""
    for key in ("published_on_website", "submitted_to_hmicfrs", "copied_to_secretary_of_state"):
        view.set_answer(("office_use", key), None)
    press(view.widget, "Build HTML and PDF")
    message = message_of(view)
    assert "The copies that section 55(6) asks for can wait until it is published. Put each right" in message


def test_a_reason_goes_into_the_file_and_its_history(view: FormView, parameter_folder: Path) -> None:
    """The finding is there with its reason, in the file, in the history and in ``section55 check``."""
    give_reasons(view, "The report was answered as a whole.")
    view.save()
    path = parameter_folder / f"{NORFOLK}.yaml"
    noted = [finding for finding in findings(read_inspection(path)) if finding.noted]
    assert len(noted) >= 4
    assert {finding.noted for finding in noted} == {"The report was answered as a whole."}
    changed = [change.field for revision in read_revisions(path) for change in revision.changes]
    assert any(name.startswith("noted_findings") for name in changed)


def test_a_reason_stays_with_its_item_and_is_taken_back(peel: FormView) -> None:
    """Moved up the list, the item keeps its reason; taken back, it is a problem again."""
    law = next(p for p in peel.state.check_result.problems if p.where[:1] == ("recommendations",) and p.code)
    before = len(peel.state.check_result.problems)
    peel.go_to(CHECK)
    peel.sections.on_link(f"leave-{peel.state.check_result.problems.index(law)}")
    check = peel.sections.current.check
    assert check is not None
    press(check.box, "Keep this reason")
    assert message_of(peel) == "Type the reason first."
    control(check.box, "Reason").value = "It is for another force."
    press(check.box, "Keep this reason")
    peel.state.answers.move_item(law.where[:2], 1 if law.where[1] == 0 else -1)
    assert [p.noted for p in peel.state.check_result.noted] == ["It is for another force."]
    peel.sections.on_link("take-back-0")
    assert len(peel.state.check_result.problems) == before


def test_missing_answers_are_not_amber_at_first(empty_folder: Path, tmp_path: Path) -> None:
    """A new inspection is not amber; after Check your answers each question says that it is needed."""
    view = FormView(FormState(empty_folder), tmp_path)
    view.begin_new()
    assert "Needed to build:" not in words_in(field(view, "report_url").box)
    view.go_to(CHECK)
    view.update_problems()
    assert "Needed to build: not answered yet." in words_in(field(view, "report_url").box)
    view.close()


def test_a_section_is_complete_only_where_nothing_in_it_is_left(view: FormView) -> None:
    """The list of the sections, the rows of the items and the words at the questions agree, whoever is to answer."""
    view.answers.set(("recommendations_total",), "")
    view.answers.set(("recommendations", 0, "commissioner"), {})
    view.rebuild()
    view.go_to("recommendations")
    assert "Required by law: Nothing explains" in words_in(view.body)
    assert status_of(view, "Recommendations") == status_of(view, "PCC") == "In progress: 1 required by law"
    assert "1 to look at" in card(view, "recommendations", 0).row.description
    field(view, "recommendations", 0, "commissioner", "explanation").control.value = "We asked for a report."
    view.update()
    assert "Required by law:" not in words_in(view.body)
    assert status_of(view, "Recommendations") == status_of(view, "PCC") == "Complete"


def status_of(view: FormView, section: str) -> str:
    """How far a section has come, as the list of the sections says it."""
    return control(view.side.box, section).description.partition("\n")[2]
