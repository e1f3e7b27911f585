"""What a press could not do, shown in the form instead of a log."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from section55.model.errors import WorkbookError, sentence_of


class ShowsMessages(Protocol):
    """A part of the form that can show a message."""

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message to the person."""


Part = TypeVar("Part", bound=ShowsMessages)
Arguments = ParamSpec("Arguments")


def show_errors(method: Callable[Concatenate[Part, Arguments], None]) -> Callable[Concatenate[Part, Arguments], None]:
    """Show in the form what a method raises: ipywidgets would write it to a log, where nobody sees it."""

    @wraps(method)
    def guarded(self: Part, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            method(self, *args, **kwargs)
        except WorkbookError as error:
            self.show_message(sentence_of(error), is_error=True)
        except OSError as error:
            self.show_message(f"{sentence_of(error)} Nothing was lost.", is_error=True)
        except Exception as error:
            self.show_message(f"{sentence_of(error, 'The form')} What you typed is kept.", is_error=True)

    return guarded
