"""A new inspection begins with what an earlier response of the office has."""

from pathlib import Path

import yaml

from section55.form.state.form_state import FormState
from section55.form.state.intake.earlier import list_earlier, take_over


def earlier_response(folder: Path) -> Path:
    """Norfolk's response with someone to approve it, and one owner of every item."""
    path = next(folder.glob("*.yaml"))
    answers = yaml.safe_load(path.read_text(encoding="utf-8"))
    for item in answers["recommendations"]:
        item["owner"] = "Head of Policy"
    path.write_text(yaml.safe_dump(answers | {"approved_by": "The Chief Executive"}), encoding="utf-8")
    return path


def test_what_is_standing_is_taken_over(parameter_folder: Path) -> None:
    """Who approves, and the owner of every item that has none; what was answered already stays."""
    path = earlier_response(parameter_folder)
    state = FormState(parameter_folder)
    state.begin_new()
    state.answers.set(("recommendations",), [{"number": "1"}, {"number": "2", "owner": "Head of Custody"}])
    assert list_earlier(state)[0][1] == path
    [sentence] = take_over(path, state)
    assert sentence == f"Taken over from {path.stem}: who approves and the owner (Head of Policy)."
    assert state.answers.get(("approved_by",)) == "The Chief Executive"
    assert [item["owner"] for item in state.answers.items(("recommendations",))] == [
        "Head of Policy",
        "Head of Custody",
    ]
    assert not state.answers.get(("published_on",)) and not state.answers.get(("inspection_title",))


def test_what_is_answered_already_is_left(parameter_folder: Path) -> None:
    """Where everything is answered, nothing is taken over, and that is said."""
    path = earlier_response(parameter_folder)
    state = FormState(parameter_folder)
    state.begin_new()
    state.answers.set(("approved_by",), "The Deputy Commissioner")
    [sentence] = take_over(path, state)
    assert sentence.startswith(f"Nothing was taken over from {path.stem}")
    assert state.answers.get(("approved_by",)) == "The Deputy Commissioner"
