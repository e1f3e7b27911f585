"""Options that take one of the model's kinds of answer, with the model's own sentences for a wrong value."""

import re
from datetime import date, datetime
from importlib import import_module
from typing import Any

import click

from section55.model.catalogue import ENGLISH, WELSH


class AnswerType(click.ParamType):  # type: ignore[type-arg]  # takes arguments only in newer releases of click
    """A kind of answer of the model, which is imported only when a value is converted, since that is slow."""

    def __init__(self, name: str, module: str, kind: str) -> None:
        """``module`` is the one of the model that has the kind."""
        self.name = name
        self.module = module
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from pydantic import TypeAdapter, ValidationError

        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return TypeAdapter(getattr(import_module(f"section55.model.{self.module}"), self.kind)).validate_python(
                value
            )
        except ValidationError as error:
            self.fail(error.errors()[0]["msg"], param, ctx)


class WholeNumber(click.IntRange):
    """A whole number, with a sentence for what is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and not re.fullmatch(r"-?[0-9]+", value.strip()):
            from section55.model.wording import shortened

            self.fail(f"{shortened(value)} is not a whole number. Type one in digits, like 3.", param, ctx)
        return super().convert(value, param, ctx)


class _DayOrDoneType(AnswerType):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return True if value is True or value == "done" else super().convert(value, param, ctx)


DAY = AnswerType("DATE", "day_types", "Day")
"""A date like 2023-12-19."""
DAY_OR_DONE = _DayOrDoneType("DATE|done", "day_types", "Day")
"""A date, or the word "done", which is True."""
WEB_LINK = AnswerType("URL", "answer_types", "WebLink")
SHORT_NAME = AnswerType("SHORT-NAME", "answer_types", "PlainSlug")
ITEM_STATUS = AnswerType("STATUS", "item_questions", "ItemStatus")

language_option = click.option(
    "--language",
    type=click.Choice((ENGLISH, WELSH)),
    help="Of responses in two languages the file in this one; a page is in it too. [default: as the profiles are]",
)
