"""Examples to begin a profile from: all of them, and nothing in them that no office has."""

from pathlib import Path

import pytest

from section55 import workspace
from section55.form.state.example_profiles import find_examples, read_example

EXAMPLES = workspace.PARAMETERS / "offices" / "examples"


def test_each_example_says_what_it_is_of(tmp_path: Path) -> None:
    """By its own first line; where a folder of profiles has no examples, the workbook's are there."""
    found = find_examples(tmp_path)
    assert {*found.values()} == {*EXAMPLES.glob("*.yaml")}
    assert found["A Mayor with the functions of a police and crime commissioner."] == EXAMPLES / "mayor.yaml"
    own = tmp_path / "examples"
    own.mkdir()
    (own / "ours.yaml").write_text("office_name: Ours\n", encoding="utf-8")
    assert find_examples(tmp_path) == {"ours": own / "ours.yaml"}


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_invented_name_is_taken_over(path: Path) -> None:
    """Nobody publishes a response of an office in Anyshire; how such an office writes is taken over."""
    answers = read_example(path)
    assert "anyshire" not in str(answers).lower()
    assert "example.org" not in str(answers)
    assert answers["chief_officer_title"]
