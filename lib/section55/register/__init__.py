"""Every inspection as it stands on a day, in each format."""

from typing import TYPE_CHECKING

from section55.public_names import import_when_used

if TYPE_CHECKING:
    from section55.register.cache import read_register
    from section55.register.entries import Register
else:
    __getattr__ = import_when_used(
        {"Register": "section55.register.entries", "read_register": "section55.register.cache"}
    )

__all__ = ["Register", "read_register"]
