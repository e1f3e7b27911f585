"""A draft, to change."""

import pytest

from support.parameter_texts import draft_text


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text that ``section55 new`` writes."""
    return draft_text(tmp_path_factory.mktemp("draft"))
