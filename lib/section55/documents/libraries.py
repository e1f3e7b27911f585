"""The libraries whose version can change what a build makes."""

import platform
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution

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
    return [platform.python_version(), *(f"{name} {_version(name)}" for name in LIBRARIES)]


def document_versions() -> dict[str, str]:
    """The version of each of `DOCUMENT_LIBRARIES` that this process has; they are read once."""
    return {name: version_here(name) for name in DOCUMENT_LIBRARIES}


@cache
def version_here(library: str) -> str:
    """The version of a library that this process has; it is read once."""
    return _version(library)


def _version(library: str) -> str:
    # Its own `version` parses all that an author wrote about a library, which takes three times as long.
    found = re.search(r"^Version: *(\S+)", distribution(library).read_text("METADATA") or "", re.MULTILINE)
    if found is None:
        raise PackageNotFoundError(library)
    return found[1]
