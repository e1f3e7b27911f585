"""Changes have numbers, and each is acknowledged once it is on the disk."""

from pathlib import Path

import pytest

from section55.form.state.unsaved import UnsavedFile, find_unsaved
from section55.form.view.browser_side import BrowserSide
from section55.form.view.change_numbers import ChangeNumbers
from section55.form.view.form_view import FormView
from support.form_views import field
from support.workbook import NORFOLK


def test_a_number_is_kept_when_nothing_before_it_waits() -> None:
    """Two writers, the form's and the office's: the slower one holds back what came after its change."""
    numbers = ChangeNumbers()
    numbers.receive({"page": "one", "number": 3})
    numbers.start_waiting("form")
    numbers.receive({"page": "one", "number": 5})
    numbers.start_waiting("office")
    assert numbers.kept == {"one": 2}
    numbers.stop_waiting("form")
    assert numbers.kept == {"one": 4}
    numbers.stop_waiting("office")
    assert numbers.kept == {"one": 5}


def test_two_pages_of_one_form_have_numbers_of_their_own() -> None:
    """The later page begins with greater numbers, which once acknowledged what the earlier one had not sent yet."""
    numbers = ChangeNumbers()
    numbers.receive({"page": "one", "number": 1001})
    numbers.receive({"page": "two", "number": 2001})
    assert numbers.kept == {"one": 1001, "two": 2001}
    numbers.start_waiting("form")
    numbers.receive({"page": "three", "number": 3001})
    assert numbers.kept == {"one": 1000, "two": 2000, "three": 0}
    numbers.stop_waiting("form")
    numbers.receive({"page": "two", "event": "leave"})
    assert numbers.kept == {"one": 1001, "three": 3001}
    assert numbers.pages == {"one", "three"}


def receive(view: FormView, **message: object) -> None:
    """Gives the form a message of the browser."""
    view.browser.receive(message)


def test_a_numbered_text_is_acknowledged_once_it_is_on_the_disk(
    view: FormView, parameter_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before, and not where the disk refuses."""
    acknowledged: list[int] = []
    monkeypatch.setattr(
        BrowserSide, "show_save_state", lambda browser, _: acknowledged.append(browser.numbers.kept[""]), raising=True
    )
    mark = field(view, "approved_by").mark
    receive(view, event="input", mark=mark, text="The Commissioner", number=7)
    assert acknowledged[-1] == 7
    assert find_unsaved(parameter_folder, NORFOLK)[0].answers["approved_by"] == "The Commissioner"

    def refuse(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(UnsavedFile, "write", refuse)
    receive(view, event="input", mark=mark, text="The Commissioner herself", number=8)
    assert acknowledged[-1] == 7


def test_a_choice_that_overtakes_its_control_is_taken(view: FormView) -> None:
    """ipywidgets holds it back while the kernel is busy."""
    status = field(view, "status")
    index = [word for _, word in status.control.options].index("final")
    receive(view, event="choice", mark=status.mark, label="", choice=index, number=1)
    assert view.answers.get(("status",)) == "final"
    switch = field(view, "recommendations_answered_in_comments")
    receive(view, event="choice", mark=switch.mark, label=switch.label, choice=True, number=2)
    assert view.answers.get(("recommendations_answered_in_comments",)) == "true"


def test_a_page_that_is_left_holds_nothing_back(view: FormView, parameter_folder: Path) -> None:
    """Any form may go on with its unsaved work; with the next change it is this form's again."""
    field(view, "approved_by").control.value = "The Commissioner"
    assert find_unsaved(parameter_folder, NORFOLK)[0].is_open
    receive(view, event="leave")
    assert not find_unsaved(parameter_folder, NORFOLK)[0].is_open
    field(view, "approved_by").control.value = "The Commissioner, again"
    assert find_unsaved(parameter_folder, NORFOLK)[0].is_open


def test_a_ping_is_answered(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser knows by it that the kernel is there."""
    sent: list[object] = []
    monkeypatch.setattr(BrowserSide, "send", lambda _, content, **__: sent.append(content))
    receive(view, event="ping")
    assert {"pong": True} in sent
