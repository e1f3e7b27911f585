"""The register as JSON: what the run notebook carries to the exporters, and what is kept of each file that was read."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import ConfigDict, TypeAdapter

from section55.files.fingerprints import Mark
from section55.register.changes import RegisterChange
from section55.register.entries import Register, RegisterEntry
from section55.register.items import RegisterItem

MIME_TYPE = "application/vnd.section55.register+json"

_Read = TypeVar("_Read")
Marks = dict[str, Mark | None]
"""The marks of files by their names."""
Cached = tuple[str, Marks, dict[str, tuple[Marks, _Read]]]
"""The versions and the files that all of it depends on; by a file's name its own marks, and what was read of it."""

_NOTHING_ELSE = ConfigDict(extra="forbid")
_REGISTER = TypeAdapter(Register)
CACHED_ENTRIES: TypeAdapter[Cached[RegisterEntry]] = TypeAdapter(Cached[RegisterEntry], config=_NOTHING_ELSE)
CACHED_ITEMS: TypeAdapter[Cached[tuple[RegisterItem, ...]]] = TypeAdapter(
    Cached[tuple[RegisterItem, ...]], config=_NOTHING_ELSE
)
CACHED_CHANGES: TypeAdapter[Cached[tuple[RegisterChange, ...]]] = TypeAdapter(
    Cached[tuple[RegisterChange, ...]], config=_NOTHING_ELSE
)


def register_facts(register: Register) -> dict[str, object]:
    """The register for JSON; its files by their names alone, wherever the folder lies."""
    entries = tuple(replace(entry, file=Path(entry.file).name) for entry in register.entries)
    facts: dict[str, object] = _REGISTER.dump_python(replace(register, entries=entries), mode="json")
    return facts


def register_from_facts(facts: dict[str, object]) -> Register:
    """The register that `register_facts` gave; raises pydantic's ``ValidationError`` for anything else."""
    return _REGISTER.validate_python(facts)
