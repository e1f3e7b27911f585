"""Two answers of one parameter file that cannot both be right."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from section55.model.errors import Message, Mistake
from section55.model.items import ITEM_LISTS
from section55.model.wording import counted, shortened


def disagreements(answers: Mapping[str, Any]) -> Iterator[Mistake]:
    """Each pair of answers that cannot both be right, in answers that need not be valid otherwise.

    They are looked for before each answer is validated, so that a file with other faults has these too.
    """
    for name in ITEM_LISTS:
        items = answers.get(name)
        if isinstance(items, list):
            yield from _repeated_numbers(name, items)
    total, listed_items = str(answers.get("recommendations_total")).strip(), answers.get("recommendations")
    if not isinstance(listed_items, list) or not re.fullmatch("[0-9]{1,9}", total):
        return
    if int(total) < len(listed_items):
        yield Mistake(
            ("recommendations_total",),
            "total_too_small",
            Message(
                f"The report is said to make {counted(int(total), 'recommendation')}, but "
                f"{counted(len(listed_items), 'recommendation')} {'is' if len(listed_items) == 1 else 'are'} listed "
                "here. Type the number that the whole report makes, or leave this empty to count the list."
            ),
        )


def _repeated_numbers(name: str, items: list[Any]) -> Iterator[Mistake]:
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        number = item.get("number") if isinstance(item, Mapping) else getattr(item, "number", None)
        if number is None or isinstance(number, (list, dict)):
            continue
        shown = "".join(character for character in " ".join(str(number).split()) if character.isprintable())
        folded = shown.casefold()
        if folded in first:
            yield Mistake(
                (name, index, "number"),
                "number_repeated",
                Message(
                    f"Number {shortened(shown)} is also that of item {first[folded] + 1} of this list. "
                    "Type the number that the report prints, each once."
                ),
            )
        first.setdefault(folded, index)
