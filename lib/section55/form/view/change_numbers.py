"""The numbers of what was changed in the browser: up to which of them everything is on the disk."""

from collections.abc import Mapping


class ChangeNumbers:
    """Each page numbers its changes; this knows which have arrived, and which are still to be written.

    The same form may be shown by two pages at once. Each has numbers of its own, so that neither takes
    what the other has sent for its own.
    """

    def __init__(self) -> None:
        self._received: dict[str, int] = {}
        """By the page the number of its last change that arrived."""
        self._waiting: dict[object, dict[str, int]] = {}
        self.pages: set[str] = set()
        """The pages that show the form: those that were heard of, and have not left since."""
        self._has_left = False
        """Whether the last word of the pages was that one is left."""

    def receive(self, message: Mapping[str, object]) -> None:
        """Note the number of a message of a page, where it has one; one that leaves the form has none any more."""
        page, number = str(message.get("page") or ""), message.get("number")
        if message.get("event") == "leave":
            self._received.pop(page, None)
            self.pages.discard(page)
            self._has_left = True
        else:
            self.pages.add(page)
            self._has_left = False
            self._received[page] = max(self._received.get(page, 0), number if isinstance(number, int) else 0)

    @property
    def is_left(self) -> bool:
        """Whether every page that showed the form has said that it is left."""
        return not self.pages and self._has_left

    def forget_pages(self) -> None:
        """Take the pages for gone that nothing was heard of for long; the next word of one brings it back."""
        self.pages.clear()

    def start_waiting(self, writer: object) -> None:
        """Note that a writer has something to write from now on."""
        self._waiting.setdefault(writer, {page: number - 1 for page, number in self._received.items()})

    def stop_waiting(self, writer: object) -> None:
        """Note that a writer has written everything that arrived."""
        self._waiting.pop(writer, None)

    @property
    def kept(self) -> dict[str, int]:
        """By the page the number of its last change that is on the disk with all before it."""
        return {
            page: min([number, *(before.get(page, 0) for before in self._waiting.values())])
            for page, number in self._received.items()
        }
