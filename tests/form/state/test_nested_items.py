"""The form saves a file with nested items as its officer laid it out, whatever was changed in it."""

import copy
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from section55.files.yaml.writer import strip_answer
from section55.form.state.answers import (
    has_gaps,
    keys_of_wrong_shape,
    normalise,
    parse_answers,
    path_in_form,
    set_answer,
    to_yaml,
)
from section55.model.paths import Where
from support.nested_answers import ANSWERS, ITEMS, changed_lines, own_lines
from support.nested_texts import NESTED
from support.parameter_texts import difference, plain

AT_ANY_SPEED = settings(deadline=None)


def test_the_form_can_hold_nested_items() -> None:
    """Nothing of the file has a shape that the form cannot keep, and a save without a change changes nothing."""
    answers = parse_answers(NESTED.encode())
    assert keys_of_wrong_shape(answers) == []
    assert not has_gaps(answers)
    assert to_yaml(answers, NESTED) == NESTED
    assert plain(to_yaml(answers, None)) == normalise(answers)


@AT_ANY_SPEED
@given(item=st.sampled_from(ITEMS), changed=ANSWERS)
def test_a_save_changes_only_the_lines_of_the_item(item: Where, changed: tuple[Where, Any]) -> None:
    """However deep the item lies, the comments and the layout of everything else stay."""
    inside, answer = changed
    answers = parse_answers(NESTED.encode())
    set_answer(answers, (*item, *inside), answer.isoformat() if isinstance(answer, date) else copy.deepcopy(answer))
    text = to_yaml(answers, NESTED)
    assert strip_answer(plain(text)) == normalise(answers)
    own = own_lines(NESTED, item)
    assert changed_lines(NESTED, text) <= {*own, own.stop}


def test_switches_and_dates_are_written_without_quotation_marks() -> None:
    """A recommendation that is added inside a cause of concern is written as a person would write it."""
    answers = parse_answers(NESTED.encode())
    new = {"number": "3", "text": "Do that too.", "due_on": "2024-08-31", "parts": [{"number": "a", "text": "Now."}]}
    answers["causes_of_concern"][0]["recommendations"].append(new)
    answers["causes_of_concern"][1]["accelerated"] = "true"
    assert difference(NESTED, to_yaml(answers, NESTED)) == (
        [],
        [
            '  - number: "3"\n',
            "    text: Do that too.\n",
            "    due_on: 2024-08-31\n",
            "    parts:\n",
            "      - number: a\n",
            "        text: Now.\n",
            "  accelerated: true\n",
        ],
    )


def test_a_path_below_empty_items() -> None:
    """A problem of the second filled part is shown at its own place, behind parts that are still empty."""
    answers = {"recommendations": [{"number": "1", "parts": [{"number": ""}, {"number": "a"}, {}, {"number": "b"}]}]}
    found = path_in_form(answers, ("recommendations", 0, "parts", 1, "text"))
    assert found == ("recommendations", 0, "parts", 3, "text")
