"""An office's profile as text: only the lines of changed answers differ, and it says what the form says."""

import difflib
from collections.abc import Iterator
from typing import Any

import pytest

from section55.files.yaml.parser import read_answers
from section55.form.state.answers import drop_gaps, set_answer
from section55.form.state.profile_file import find_changes, to_profile_yaml
from section55.model.paths import Where

PROFILE = """\
# Our names.
office_name: Office of the Commissioner   # in full
area: Kent
accent_colour: "#1d4f7b"
# What is done with a response.
office_use: [published_on_website, submitted_to_hmicfrs]
milestones:
  invite: 5
  # Two weeks before the last day.
  draft: 42
document:
  layout: letter
  sections:
    - section: particulars
    - {section: key findings, heading: What they found}
  smart_punctuation: false
letter:
  to:
    - name: The Home Secretary
      address:
        - 2 Marsham Street
        - London
  closing: Yours faithfully
"""


def changed(answers: dict[Where, Any], text: str = PROFILE) -> list[str]:
    """The lines that come and go when some answers of a profile are others."""
    tree = drop_gaps(read_answers(text.encode()))
    for where, answer in answers.items():
        set_answer(tree, where, answer)
    after = to_profile_yaml(tree, text)
    return [line for line in lines_between(text, after) if line[:1] in "+-"]


def lines_between(before: str, after: str) -> Iterator[str]:
    yield from list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ({("area",): "Kent"}, []),
        (
            {("office_name",): "Office of the Mayor"},
            ["-office_name: Office of the Commissioner   # in full", "+office_name: Office of the Mayor   # in full"],
        ),
        ({("accent_colour",): "#8f7200"}, ['-accent_colour: "#1d4f7b"', '+accent_colour: "#8f7200"']),
        ({("milestones", "draft"): "40"}, ["-  draft: 42", "+  draft: 40"]),
        ({("milestones", "publish"): "50"}, ["+  publish: 50"]),
        (
            {("document", "sections", 1, "heading"): "Findings"},
            [
                "-    - {section: key findings, heading: What they found}",
                *("+    - section: key findings", "+      heading: Findings"),
            ],
        ),
        (
            {("document", "sections"): []},
            ["-    - section: particulars", "-    - {section: key findings, heading: What they found}"],
        ),
        ({("document", "status_words", "partly done"): "Amber"}, ["+  status_words:", "+    partly done: Amber"]),
        ({("letter", "to", 0, "address"): ["2 Marsham Street"]}, ["-        - London"]),
        ({("letter", "from"): ["1 High Street", "Maidstone"]}, ["+  from: [1 High Street, Maidstone]"]),
        ({("short_name",): "OPCC Kent"}, ["+short_name: OPCC Kent"]),
    ],
    ids=str,
)
def test_only_the_lines_of_changed_answers_differ(answers: dict[Where, Any], lines: list[str]) -> None:
    """A line that nobody changed keeps its bytes, with its comment; a new one stands where the model has it."""
    assert changed(answers) == lines


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("accent_colour",), 'accent_colour: "#1d4f7b"'),
        (("milestones", "invite"), "  invite: 3"),
        (("document", "layout"), "  layout: report"),
        (("document", "smart_punctuation"), "  smart_punctuation: true"),
        (("letter", "closing"), "  closing: Yours sincerely"),
    ],
    ids=str,
)
def test_an_emptied_answer_is_what_no_answer_means(where: Where, line: str) -> None:
    """An empty line would be a fault where something must stand; so there stands what the documents have anyway."""
    text = PROFILE.replace('"#1d4f7b"', '"#8f7200"')
    after = changed({where: ""}, text)
    assert f"+{line}" in after
    assert [each for each in after if each[0] == "+"] == [f"+{line}"]


def test_an_item_for_office_use_may_have_the_offices_own_words() -> None:
    """The other items stay as they are written."""
    words = {"submitted_to_hmicfrs": "Copy sent to the inspectors"}
    assert changed({("office_use",): ["published_on_website", words]}) == [
        "-office_use: [published_on_website, submitted_to_hmicfrs]",
        "+office_use:",
        "+  - published_on_website",
        "+  - submitted_to_hmicfrs: Copy sent to the inspectors",
    ]


def test_no_items_for_office_use_is_an_answer() -> None:
    """The list and its heading are left out; a profile without that line prints all of it."""
    assert changed({("office_use",): []}) == [
        "-office_use: [published_on_website, submitted_to_hmicfrs]",
        "+office_use: []",
    ]
    assert changed({("office_use",): []}, "area: Kent\n") == ["+office_use: []"]
    assert changed({("office_use",): []}, "office_use: []\narea: Kent\n") == []


@pytest.mark.parametrize("where", [("document", "answers"), ("document", "progress"), ("language",)], ids=str)
def test_what_a_profile_says_by_saying_nothing_is_no_change(where: Where) -> None:
    """Whoever looks at a choice and takes it back has changed nothing."""
    before = drop_gaps(read_answers(PROFILE.encode()))
    answers = drop_gaps(read_answers(PROFILE.encode()))
    set_answer(answers, where, {"answers": "by author", "progress": "shown", "language": "en-GB"}[where[-1]])
    assert find_changes(before, answers) == {}
    set_answer(answers, where, "other")
    assert find_changes(before, answers) == {where: "other"}


def test_a_new_profile_is_in_the_models_order() -> None:
    """Nothing is quoted that need not be, and nothing unanswered is there."""
    answers = {
        "accent_colour": "#8f7200",
        "area": "Kent",
        "contact_email": "",
        "milestones": {"draft": "42", "invite": ""},
        "office_name": "Office of the Commissioner",
        "letter": {"from": ["1 High Street"]},
    }
    assert to_profile_yaml(answers, None) == (
        "office_name: Office of the Commissioner\narea: Kent\n"
        'accent_colour: "#8f7200"\nmilestones:\n  draft: 42\nletter:\n  from: [1 High Street]\n'
    )


def test_a_character_that_no_file_may_hold_is_refused() -> None:
    """It is found before anything is written."""
    with pytest.raises(ValueError, match="U\\+0007"):
        changed({("area",): "Kent\x07"})
