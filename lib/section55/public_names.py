"""How a room hands out its few public names without importing what they need before somebody uses them."""

from collections.abc import Callable, Mapping
from importlib import import_module


def import_when_used(homes: Mapping[str, str]) -> Callable[[str], object]:
    """The ``__getattr__`` of a package (PEP 562) that takes each of these names from its module.

    ``homes`` has the full name of the module that each public name stands in. A command that needs
    nothing of a room but one light module then waits for nothing else. Any other name raises
    ``AttributeError``, as it does of a package without public names.
    """

    def take(name: str) -> object:
        if name not in homes:
            raise AttributeError(name)
        return getattr(import_module(homes[name]), name)

    return take
