"""Imports that other libraries would make at once and a build never uses."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

UNNEEDED = ("rfc3987_syntax", "rfc3986_validator", "isoduration", "webcolors", "uri_template", "soupsieve")
"""What jsonschema looks for to check formats of texts, which no notebook asks for: one builds a grammar of
international addresses, which takes seconds; and a language of selectors of Beautiful Soup's."""


@contextmanager
def kept_out() -> Iterator[None]:
    """Keeps them out of what is imported in the block; whoever wants them later can import them."""
    absent = [name for name in UNNEEDED if name not in sys.modules]
    # With None in its place Python refuses the import, which the types of ``sys.modules`` do not know.
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "The soupsieve package is not installed")
            yield
    finally:
        for name in absent:
            del sys.modules[name]
