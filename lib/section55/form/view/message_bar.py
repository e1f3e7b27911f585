"""Above the sections: what the last press did, or why it could not."""

from html import escape

from section55.form.view.browser_side import BrowserSide
from section55.form.view.widget_factory import WidgetFactory


class MessageBar:
    """The last message, to read and for a screen reader to say."""

    def __init__(self, factory: WidgetFactory, browser: BrowserSide) -> None:
        self._browser = browser
        self.widget = factory.html("", "s55-message", "s55-at-message")

    def show(self, message: str, is_error: bool = False) -> None:
        """Show a message of one line or more, or none; an error is brought into sight."""
        css_class = "s55-problem s55-fault" if is_error else "s55-notice"
        self.widget.value = "".join(f"<p class='{css_class}'>{escape(line)}</p>" for line in message.splitlines())
        if message:
            self._browser.announce(message)
        if is_error:
            self._browser.scroll_to("message")
