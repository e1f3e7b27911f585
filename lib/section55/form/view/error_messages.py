"""What a press could not do, said in the form instead of a log."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol

from section55.model.errors import WorkbookError, sentence_of


class Told(Protocol):
    """What can be told that something failed."""

    def say(self, sentence: str, is_fault: bool = False) -> None:
        """Tells a sentence to the person."""


def told_when_it_fails(method: Callable[..., Any]) -> Callable[..., Any]:
    """A button's press whose failure is shown in the form: ipywidgets would swallow it into a log."""

    @wraps(method)
    def guarded(self: Told, *arguments: Any) -> Any:
        try:
            return method(self, *arguments)
        except WorkbookError as error:
            self.say(sentence_of(error), is_fault=True)
        except OSError as error:
            self.say(f"{sentence_of(error)} Nothing was lost.", is_fault=True)
        except Exception as error:
            self.say(f"{sentence_of(error, 'The form')} What you typed is kept.", is_fault=True)
        return None

    return guarded
