"""Why an inspection cannot be saved or built: said with links, as long as it is so, and after each save."""

import re

import pytest

from section55.form.view.form_view import FormView
from support.form_views import field, message_of
from support.widgets import html_in, part, press

WHY_NOT = "Type the inspection title and the day it was published: the file is named by them."


def links_of(view: FormView) -> list[str]:
    """What the links of the message above the form lead to."""
    return re.findall(r"data-jump='([\w-]+)'", html_in(part(view.widget, "s55-message")))


def test_what_a_save_needs_is_linked_and_goes_once_it_is_there(view: FormView) -> None:
    """A link to each question that names the file; answered, its link goes, and with the last the sentence."""
    view.begin_new()
    view.save()
    assert message_of(view).startswith(WHY_NOT)
    assert [view.state.check_result.problems[int(link)].where for link in links_of(view)] == [
        ("inspection_title",),
        ("published_on",),
    ]
    field(view, "inspection_title").control.value = "A report"
    assert message_of(view).startswith(WHY_NOT)
    assert len(links_of(view)) == 1
    field(view, "published_on").control.value = "3 January 2025"
    assert message_of(view) == ""


def test_what_a_build_needs_leads_to_check_your_answers(view: FormView) -> None:
    """Build says how many answers are left, and its link shows them."""
    field(view, "report_url").control.value = ""
    press(view.widget, "Build HTML and PDF")
    assert message_of(view).startswith("One answer to give or put right first")
    [link] = links_of(view)
    view.browser.receive({"event": "jump", "index": link})
    assert view.sections.current_key == "check"
    field(view, "report_url").control.value = "https://hmicfrs.justiceinspectorates.gov.uk/publications/a-report/"
    assert message_of(view) == ""


def test_a_save_says_whether_the_documents_can_be_built(view: FormView) -> None:
    """A wrong date is saved, and said in the same breath: nobody takes the file for one that is finished."""
    field(view, "approved_on").control.value = "31 February 2024"
    view.save()
    assert "as revision 2." in message_of(view)
    assert message_of(view).endswith(
        "The documents cannot be built yet. One answer to give or put right first: see Check your answers."
    )
    field(view, "approved_on").control.value = "1 February 2024"
    view.save()
    assert message_of(view).endswith("as revision 3.")


def test_news_goes_with_the_next_change(view: FormView) -> None:
    """That it was saved is not said above words that were typed since."""
    field(view, "approved_by").control.value = "The Commissioner"
    view.save()
    assert "Saved in" in message_of(view)
    field(view, "approved_by").control.value = "The Commissioner of Norfolk"
    assert message_of(view) == ""


def test_news_goes_where_the_officer_goes_on(view: FormView) -> None:
    """That it was saved stands in the bar; below it the sentence goes with the next section. An error stays."""
    field(view, "approved_by").control.value = "The Commissioner"
    view.save()
    assert "Saved in" in message_of(view)
    press(view.side.box, "Key findings")
    assert message_of(view) == ""
    field(view, "approved_by").control.value = "The Commissioner of Norfolk"
    view.save()
    view.jump(0)
    assert message_of(view) == ""
    view.show_message("The disk is full.", is_error=True)
    press(view.side.box, "Office use")
    assert message_of(view) == "The disk is full."


def test_the_focus_goes_to_the_links_only_after_a_press(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever saves by the keyboard in the middle of a word goes on typing there."""
    focused: list[str] = []
    view.begin_new()
    monkeypatch.setattr(view.browser, "focus", focused.append)
    view.browser.receive({"event": "save"})
    assert message_of(view).startswith(WHY_NOT)
    assert focused == []
    press(view.widget, "Save")
    assert focused == ["message"]
