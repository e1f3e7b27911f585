"""What a preview and a build show: the answers as they are typed now."""

from pathlib import Path

import pytest

from section55.form.state.form_state import FormState
from section55.model.errors import WorkbookError


def test_what_cannot_be_built_has_a_reason(opened: FormState) -> None:
    """The reason has the number of answers that stand in the way; an inspection without any can be built."""
    assert opened.cannot_build == ""
    opened.answers.set(("report_url",), "")
    assert opened.cannot_build == "One answer to give or put right first: see Check your answers."
    opened.answers.set(("published_on",), "soon")
    assert opened.cannot_build == "Two answers to give or put right first: see Check your answers."
    with pytest.raises(WorkbookError, match="Two answers"):
        opened.preview_source()


def test_a_preview_has_what_is_typed_and_not_saved(opened: FormState, path: Path) -> None:
    """A preview is the inspection as a save would leave it, and the file is left alone."""
    before = path.read_bytes()
    opened.answers.set(("approved_by",), "The Commissioner")
    source = opened.preview_source()
    assert source.inspection.approved_by == "The Commissioner"
    assert b"approved_by: The Commissioner\n" in source.parameter_file.data
    assert path.read_bytes() == before
