"""The register as JSON, which the run notebook carries to the exporters."""

from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from section55.register.entries import Register

MIME_TYPE = "application/vnd.section55.register+json"

_REGISTER = TypeAdapter(Register)


def register_facts(register: Register) -> dict[str, object]:
    """The register for JSON; its files by their names alone, wherever the folder lies."""
    entries = tuple(replace(entry, file=Path(entry.file).name) for entry in register.entries)
    facts: dict[str, object] = _REGISTER.dump_python(replace(register, entries=entries), mode="json")
    return facts


def register_from_facts(facts: dict[str, object]) -> Register:
    """The register that `register_facts` gave; raises pydantic's ``ValidationError`` for anything else."""
    return _REGISTER.validate_python(facts)
