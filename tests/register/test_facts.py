"""The register's facts."""

import json
from pathlib import Path

from section55.register.facts import register_facts, register_from_facts
from support.register_folders import register


def test_facts_go_through_json_unchanged(register_folder: Path) -> None:
    """The exporters read from the notebook the facts that it was given."""
    first = register_facts(register(register_folder))
    assert register_facts(register_from_facts(json.loads(json.dumps(first)))) == first
