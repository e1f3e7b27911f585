"""A character of a PDF's page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Character:
    """One character of a page."""

    text: str
    mark: int
    """The number of the marked content that it belongs to; -1 for none."""
    bold: bool
    italic: bool
    size: float
    left: float
    right: float
    bottom: float
    """The line that the letters stand on."""
    top: float
    made: bool = False
    """Whether it is a space or a line's end that nobody wrote, and stands nowhere."""
    link: str = ""
    """The address that it leads to, where a page has an area for that."""
