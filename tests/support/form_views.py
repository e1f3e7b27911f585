"""The form's widgets without a browser: a form on an inspection, what it says, and its fields."""

from pathlib import Path

from section55.form.state.form_state import FormState
from section55.form.view.check_answers import LEAVE_ALL
from section55.form.view.field import Field
from section55.form.view.form_view import FormView
from section55.form.view.item_cards import ItemCard
from section55.form.view.sections import CHECK, section_of
from support.widgets import control, part, press, words_in


def view_of_first_inspection(folder: Path, output: Path) -> FormView:
    """A form with the first inspection of a folder open."""
    view = FormView(FormState(folder), output)
    view.choose(view.chooser.inspections[0])
    return view


def view_of(path: Path, output: Path) -> FormView:
    """A form with a parameter file open."""
    view = FormView(FormState(path.parent), output)
    view.choose(next(listed for listed in view.chooser.inspections if listed.source == path))
    return view


def message_of(view: FormView) -> str:
    """The message above the form."""
    return words_in(part(view.widget, "s55-message"))


def card(view: FormView, *where: str | int) -> ItemCard:
    """The card of an item in the section that is shown, with those around it open."""
    for item_list in view.sections.current.item_lists:
        item_list.open_cards(where)
    [found] = [
        card for item_list in view.sections.current.item_lists for card in item_list.all_cards() if card.where == where
    ]
    return found


def field(view: FormView, *where: str | int) -> Field:
    """The field of a question, in its section, which is shown."""
    view.go_to(section_of(where))
    return next(found for found in view.sections.fields() if found.where() == where)


def field_of_item(view: FormView, *where: str | int) -> Field:
    """The field of a question about an item, in its section, with the cards around it open."""
    view.go_to(section_of(where))
    place = max((path for path in view.answers.places if where[: len(path)] == path), key=len)
    card(view, *place)
    return field(view, *where)


def give_reasons(view: FormView, reason: str = "It was published so.") -> None:
    """Gives one reason for all that the law requires and the inspection does not have, as Build asks of a final."""
    view.go_to(CHECK)
    view.sections.on_link(LEAVE_ALL)
    check = view.sections.current.check
    assert check is not None
    control(check.box, "Reason").value = reason
    press(check.box, "Keep this reason")
