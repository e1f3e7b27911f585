"""Two answers of one office profile that cannot both be right."""

from collections.abc import Iterator, Mapping
from typing import Any

from section55.model.closed_lists import read_choice
from section55.model.errors import Message, Mistake
from section55.model.office_document import SECTION_NAMES


def office_disagreements(answers: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each mistake that lies between answers of a profile, which need not be valid otherwise."""
    yield from _sections_named_twice(answers)


def _sections_named_twice(answers: Mapping[str, Any]) -> Iterator[Mistake]:
    document = answers.get("document")
    sections = document.get("sections") if isinstance(document, Mapping) else None
    first: dict[str, int] = {}
    for index, section in enumerate(sections if isinstance(sections, list) else []):
        typed = section.get("section") if isinstance(section, Mapping) else None
        name = read_choice(str(typed), SECTION_NAMES)
        if name and first.setdefault(name, index) != index:
            yield Mistake(
                ("document", "sections", index, "section"),
                "section_repeated",
                Message(
                    f"The section “{name}” is also item {first[name] + 1} of this list, and a document has it once. "
                    "Remove one of the two, or name another."
                ),
            )
