"""What is done once for all inspections, before processes are forked: they share it, and do none of it again."""

import gc
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

NEEDED_BY_CELLS = (
    "section55.build.engine.cell_shell",
    "section55.notebook.response",
    "section55.notebook.response_cells",
)
NEEDED_BY_A_BUILD = (
    "section55.build.run_notebook",  # first: it keeps a slow import of nbformat's out
    "section55.build.exporters",
    "section55.build.build_one",
)


def prepare_workers() -> None:
    """Gets this process ready to fork workers."""
    import_all(NEEDED_BY_CELLS)
    from section55.documents.html_page import load_templates

    load_templates()


def prepare_cells() -> None:
    """Gets this process ready to fork processes for cells."""
    prepare_workers()
    from section55.build.engine.cell_shell import get_shell

    get_shell()


def prepare_build() -> None:
    """Imports what a build needs and its cells do not, and makes what checks the first notebook and all others."""
    import_all(NEEDED_BY_A_BUILD)
    from nbformat.validator import get_validator

    get_validator()


def import_all(modules: Sequence[str]) -> None:
    """Imports modules without looking for garbage, of which imports leave next to none: it takes a fifth of them."""
    gc.disable()
    for module in modules:
        import_module(module)
    gc.enable()


def rehearse(parameter_file: Path) -> None:
    """Makes what the cells show of a parameter file, for what is worked out once and kept: it is the same for others.

    Raises whatever the cells may raise.
    """
    from section55.files.reader import read_inspection
    from section55.notebook.response_cells import Response

    response = Response(read_inspection(parameter_file))
    for name in ("deadline", "recommendations", "findings", "report", "audit"):
        getattr(response, name)
