"""Above the sections: what the last press did, or why it could not; it goes once that is not so any more."""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from section55.form.view.browser_side import BrowserSide
from section55.form.view.widget_factory import WidgetFactory, update_html

_MARK = "message"


class Reason(NamedTuple):
    """Why something cannot be done now, and links to what to put right."""

    sentence: str
    """Empty where it can be done."""
    links: Sequence[tuple[str, str]] = ()
    """The name of each link, which the form follows when it is pressed, and its words."""


NOT_KEPT = "Unsaved changes cannot be kept beside the file now, so they are in this form alone. Save them."
OPENED_ELSEWHERE = (
    "The form was opened in another window while this page was out of reach. What was typed here is kept and offered "
    "there. To go on here instead, load this page again."
)


class MessageBar:
    """The last message, to read and for a screen reader to say."""

    def __init__(self, factory: WidgetFactory, browser: BrowserSide) -> None:
        self._browser = browser
        self._find_reason: Callable[[], Reason] | None = None
        self._is_outdated = self._is_news = False
        self.widget = factory.html("", "s55-message", f"s55-at-{_MARK}")

    def show(self, message: str, is_error: bool = False) -> None:
        """Show a message of one line or more, or none; an error is brought into sight."""
        self._find_reason, self._is_outdated, self._is_news = None, False, False
        self.widget.value = _render(message, is_error)
        if message:
            self._browser.announce(message)
        if is_error:
            self._browser.scroll_to(_MARK)

    def show_reason(self, find: Callable[[], Reason], takes_focus: bool) -> None:
        """Show why something cannot be done, until it can; ``find`` is asked again after each change."""
        reason = find()
        self.show(reason.sentence, is_error=True)
        self._find_reason = find
        self.widget.value = _render_reason(reason)
        if takes_focus and reason.links:
            self._browser.focus(_MARK)

    def mark_outdated(self) -> None:
        """Note that something was changed since: what the last press did is no news any more."""
        self._is_outdated = True

    def mark_news(self) -> None:
        """Note that the message is news alone: there is nothing in it to do or to keep in mind."""
        self._is_news = True

    def drop_news(self) -> None:
        """Show no longer what was news alone: the officer has gone on."""
        if self._is_news:
            update_html(self.widget, "")

    def update(self) -> None:
        """Show no more than what still is so."""
        if self._find_reason is not None:
            update_html(self.widget, _render_reason(self._find_reason()))
        elif self._is_outdated:
            update_html(self.widget, "")


def _render(message: str, is_error: bool) -> str:
    css_class = "s55-problem s55-fault" if is_error else "s55-notice"
    return "".join(f"<p class='{css_class}'>{escape(line)}</p>" for line in message.splitlines())


def _render_reason(reason: Reason) -> str:
    links = "".join(
        f"<button type='button' class='s55-jump' data-jump='{link}'>{escape(words)}</button>"
        for link, words in reason.links
    )
    return _render(reason.sentence, is_error=True) + (f"<div class='s55-links'>{links}</div>" if links else "")
