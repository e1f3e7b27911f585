"""What the browser says, passed on to the part of the form that it is for."""

from collections.abc import Mapping
from typing import Any, Protocol

from section55.form.view.autosave import Autosave
from section55.form.view.browser_side import BrowserSide
from section55.form.view.guide_page import guide_page
from section55.form.view.inspection_chooser import OPEN, InspectionChooser
from section55.form.view.intake.intake import Intake
from section55.form.view.left_words_panel import LeftWordsPanel
from section55.form.view.office_view import OfficeView
from section55.form.view.reasons import SECTION
from section55.form.view.section_stack import SectionStack


class ReceivingForm(Protocol):
    """A form, as the messages of its browser's side find it."""

    autosave: Autosave
    browser: BrowserSide
    chooser: InspectionChooser
    intake: Intake
    left_words: LeftWordsPanel
    office: OfficeView
    sections: SectionStack

    @property
    def shows_office(self) -> bool:
        """Whether the page about the office is shown."""

    def save(self, is_pressed: bool = True) -> None:
        """Save the inspection."""

    def choose_section(self, key: str) -> None:
        """Show a section, with the focus on its heading."""

    def jump(self, index: int) -> None:
        """Go to the question of a problem."""


def dispatch(form: ReceivingForm, message: Mapping[str, Any]) -> None:
    """Do what a message of the browser asks for; `OnMessage` lists them."""
    event = message.get("event")
    if event == "begin" and not message.get("left"):
        form.browser.link([guide_page()])
    if form.intake.page is not None:
        form.intake.on_message(message)
    elif form.shows_office:
        form.office.on_message(message)
    elif event == "save":
        form.save(is_pressed=False)
    elif event == "jump":
        _follow(form, str(message["index"]))
    else:
        form.sections.on_message(message)
    if form.intake.page is None and not form.shows_office:
        form.autosave.on_message(message)
    elif event == "leave":
        form.autosave.let_go()
    form.left_words.on_message(message)


def _follow(form: ReceivingForm, link: str) -> None:
    if link.startswith(OPEN):
        form.chooser.choose(int(link.removeprefix(OPEN)))
    elif link.startswith(SECTION):
        form.choose_section(link.removeprefix(SECTION))
    elif link.isdigit():
        form.jump(int(link))
    else:
        form.sections.on_link(link)
