"""What the cells of the two notebooks show, and JupyterLab started on them."""

from typing import TYPE_CHECKING

from section55.public_names import import_when_used

if TYPE_CHECKING:
    from section55.notebook.register import open_register
    from section55.notebook.response import open_response
else:
    __getattr__ = import_when_used(
        {"open_register": "section55.notebook.register", "open_response": "section55.notebook.response"}
    )

__all__ = ["open_register", "open_response"]
