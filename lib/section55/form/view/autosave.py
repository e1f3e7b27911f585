"""Unsaved work is kept beside the file while a person types, and the browser is told how saving stands."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Any, Protocol

from section55.form.state.edited_answers import EditedAnswers
from section55.form.state.unsaved import NEW
from section55.form.view.browser_side import BrowserSide, SaveState
from section55.form.view.timers import Timers
from section55.model.errors import reason_of

DELAY = 0.6
"""Seconds after a change until it is kept beside the file; never more than two."""

SILENCE, SILENCE_OUT_OF_SIGHT = 20, 90
"""Seconds without a word from the page until it is taken for gone; one that is out of sight speaks once a minute."""
ANSWER = 1.5
"""Seconds that a page has to answer when it is asked."""


class KeepsUnsaved(Protocol):
    """A state whose unsaved work can be kept beside its file."""

    @property
    def is_changed(self) -> bool:
        """Whether a save would change the file."""

    @property
    def path(self) -> Path | None:
        """The file of what is open; None where it has none yet."""

    @property
    def answers(self) -> EditedAnswers:
        """The answers, saved or not."""

    def write_unsaved(self) -> None:
        """Write unsaved changes beside the file; raises ``OSError`` where the disk refuses."""

    def release(self) -> None:
        """Write what is unsaved, and let any form go on with it; raises ``OSError`` as `write_unsaved` does."""


class Autosave:
    """Keeps unsaved work shortly after each change."""

    def __init__(self, state: KeepsUnsaved, timers: Timers, browser: BrowserSide, folder: Path) -> None:
        """``folder`` is the one that the names of what is open count from."""
        self._folder = folder
        self._state, self._timers, self._browser = state, timers, browser
        self._kept_at = self._saved_at = 0.0
        self._problem = ""

    def start(self) -> None:
        """Keep the changes in a moment."""
        self._browser.numbers.start_waiting(self)
        self._timers.start("keep", DELAY, self.keep)

    def keep(self) -> None:
        """Keep the changes now."""
        try:
            self._state.write_unsaved()
        except OSError as error:
            self._problem = f"{reason_of(error)}. Save, or make room."
            self._browser.announce(f"Unsaved changes could not be kept: {self._problem}")
            self.show()
        else:
            self._kept_at = time()
            self._finish()

    def on_message(self, message: Mapping[str, Any]) -> None:
        """Take what the browser says: keep its changes, and hold nothing back once it is gone."""
        patience = SILENCE_OUT_OF_SIGHT if message.get("hidden") else SILENCE
        self._timers.postpone("silence", patience, self._on_silence)
        if "number" in message:
            self.start()
        if message.get("event") == "begin":
            self.show()
        elif message.get("event") == "leave":
            self.let_go()

    def let_go(self) -> None:
        """Let any form go on with the unsaved work: the page was left. With the next change it is this form's again."""
        with suppress(OSError):  # what could not be kept is still here, and the page said so when it was typed
            self._state.release()
            self._timers.cancel("keep")  # which would take the work back
            self._kept_at = time()
            self._finish()  # a page that was only slow learns that its words were written

    def stop(self) -> None:
        """Let any form go on with the unsaved work, and hold back no number: this is not shown any more."""
        with suppress(OSError):  # what could not be kept is still here, and the page said so when it was typed
            self._state.release()
            self._browser.numbers.stop_waiting(self)

    def ask(self) -> None:
        """Ask the page whether it is there: one that was closed need not have been able to say so."""
        self._browser.send({"ask": True})
        self._timers.postpone("silence", ANSWER, self._on_silence)

    def _on_silence(self) -> None:
        self.let_go()
        self._browser.numbers.forget_pages()

    def mark_saved(self) -> None:
        """Note that the file has everything now."""
        self._saved_at = time()
        self._finish()

    def mark_opened(self) -> None:
        """Note that something else is open now, which was saved at another time."""
        self._saved_at = 0.0

    def _finish(self) -> None:
        self._problem = ""
        self._browser.numbers.stop_waiting(self)
        self.show()

    def show(self) -> None:
        """Let the browser say how saving stands."""
        state = self._state
        unsaved = "kept" if self._kept_at and not self._problem else "unsaved"
        kind = unsaved if state.is_changed else "saved" if state.path else "new"
        name = str(state.path.relative_to(self._folder).with_suffix("")) if state.path else NEW
        title = str(state.answers.get(("inspection_title",)) or "")
        self._browser.show_save_state(SaveState(kind, self._kept_at, self._saved_at, self._problem, name, title))
