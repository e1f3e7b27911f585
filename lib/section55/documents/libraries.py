"""The libraries whose version can change what a build makes."""

import platform
from importlib.metadata import version

DOCUMENT_LIBRARIES = ("mistune", "nbconvert", "papermill", "pikepdf", "typst")
"""Those that decide what a document says or how it looks: its audit record names their versions.

In the order of the alphabet, which is what a notebook file puts the keys of its outputs in.
"""
LIBRARIES = (
    *DOCUMENT_LIBRARIES,
    *("holidays", "ipython", "jinja2", "lxml", "markupsafe", "nbclient", "nbformat", "pydantic", "pyyaml"),
)
"""All whose version can change a run notebook or a document: with another version, everything is built again."""


def installed_versions() -> list[str]:
    """The versions of Python and of `LIBRARIES` here: "3.11.7", "mistune 3.0.2"."""
    return [platform.python_version(), *(f"{name} {version(name)}" for name in LIBRARIES)]
