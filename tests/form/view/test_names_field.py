"""The field for any number of names: what it says when one is added or removed."""

import pytest

from section55.form.view.form_view import FormView
from support.form_views import field
from support.widgets import control, inside, press


def test_what_is_added_and_removed_is_announced(view: FormView, monkeypatch: pytest.MonkeyPatch) -> None:
    """With how many are chosen then; a button is called by what it removes, without the sign on it."""
    heard: list[str] = []
    monkeypatch.setattr(view.browser, "announce", heard.append)
    types = field(view, "publication_types")
    control(types.box, "Publication types").value = "Custody"
    press(types.box, "Add: Publication types")
    assert heard[-1] == "Custody added, three chosen."
    press(types.box, "Remove Custody")
    assert heard[-1] == "Custody removed, two chosen."
    press(types.box, "Remove Criminal Justice Joint Inspections")
    press(types.box, "Remove Joint Inspection")
    assert heard[-1] == "Joint Inspection removed, none chosen."


def test_a_name_that_stays_keeps_its_button(view: FormView) -> None:
    """Its press would be lost where a new one took its place while another name is added."""
    types = field(view, "publication_types")
    first = next(each for each in inside(types.box) if (each.tooltip or "").startswith("Remove "))
    control(types.box, "Publication types").value = "Custody"
    press(types.box, "Add: Publication types")
    assert any(each is first for each in inside(types.box))
    press(types.box, first.tooltip)
    assert not any(each is first for each in inside(types.box))
    assert first.comm is None
