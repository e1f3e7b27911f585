"""Unsaved work is kept beside the file while a person types, and the form says whether it could be."""

from collections.abc import Callable
from typing import Protocol

from section55.form.view.timers import Timers
from section55.model.errors import reason_of

DELAY = 0.6
"""Seconds after a change until it is kept beside the file; never more than two."""


class KeepsUnsaved(Protocol):
    """A state whose unsaved work can be kept beside its file."""

    @property
    def is_changed(self) -> bool:
        """Whether a save would change the file."""

    def write_unsaved(self) -> None:
        """Write unsaved changes beside the file; raises ``OSError`` where the disk refuses."""


class Autosave:
    """Keeps unsaved work shortly after each change."""

    def __init__(
        self, state: KeepsUnsaved, timers: Timers, announce: Callable[[str], None], on_done: Callable[[], None]
    ) -> None:
        """``on_done`` is called after each attempt, when `note` says how it went."""
        self._state, self._timers, self._announce, self._on_done = state, timers, announce, on_done
        self.note = ""
        """What became of the unsaved changes, as a sentence; empty where there are none."""

    def start(self) -> None:
        """Keep the changes in a moment."""
        self._timers.start("keep", DELAY, self._keep)

    def _keep(self) -> None:
        try:
            self._state.write_unsaved()
        except OSError as error:
            self.note = f"They could not be kept beside the file: {reason_of(error)}. Save, or make room."
            self._announce(f"Unsaved changes: {self.note}")
        else:
            self.note = "They are kept: a crash does not lose them." if self._state.is_changed else ""
        self._on_done()
