"""What the form and the page about its office share: widgets, marks, the focus, messages."""

from collections.abc import Mapping
from itertools import count

from section55.form.state.form_state import FormState
from section55.form.view.browser_side import BrowserSide
from section55.form.view.message_bar import MessageBar
from section55.form.view.widget_factory import WidgetFactory


class FormPart:
    """The form as a whole, or a page of it."""

    def __init__(
        self,
        form_state: FormState,
        factory: WidgetFactory,
        browser: BrowserSide,
        message: MessageBar,
        marks: "count[int]",
    ) -> None:
        """``marks`` gives the whole form the numbers of its marks."""
        self.form_state, self.factory = form_state, factory
        self.browser, self.message, self.marks = browser, message, marks

    @property
    def offices(self) -> Mapping[str, str]:
        return self.form_state.offices

    @property
    def own_force(self) -> str:
        office = self.form_state.office
        return office.force_name if office else ""

    def new_mark(self) -> str:
        return f"f{next(self.marks)}"

    def focus(self, mark: str) -> None:
        self.browser.focus(mark)

    def drop_drafts(self, mark: str) -> None:
        self.browser.drop_drafts(mark)

    def announce(self, message: str) -> None:
        self.browser.announce(message)

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form, and let a screen reader say it."""
        self.message.show(message, is_error)
