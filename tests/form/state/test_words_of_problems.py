"""What the form says of a fault or a finding: sentences without a word of a text editor."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import section55
from section55.checks import findings
from section55.files.reader import read_inspection
from section55.model.errors import Message
from support.faulty_files import OPENABLE, REFUSED, TODAY, TRIPS, faults_of
from support.form_states import open_form
from support.workbook import ChangeFile

OF_A_FILE = re.compile(
    r"\bcolon\b|\bdash|a line\b|new line|\bline \d|indent|(?:in|double|single) quotes|quotation marks|the brackets"
    r"|section55 |“[a-z]+: |[a-z]_[a-z]|set of keys|(?-i:YAML)|UTF-8|in small letters|year-month-day|like \d{4}-",
    re.IGNORECASE,
)
"""Words of sentences that help in a text editor and are of no use in a form."""
MESSAGES = {"Message": (0,), "refusal": (1,), "_date_refusal": (1, 2), "notice": (1,)}
"""What makes a message, and which of its arguments both the file and the form show."""


@pytest.mark.parametrize("path", TRIPS, ids=lambda path: path.stem[11:])
def test_every_check_has_words_for_the_form(path: Path) -> None:
    """Whatever a finding says of a file, what it says in the form is a sentence without a word of a text editor."""
    for finding in findings(read_inspection(path), TODAY):
        assert is_for_a_form(finding.message.for_form), finding.message.for_form


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.name)
def test_every_kind_of_fault_has_words_for_the_form(path: Path) -> None:
    """No fault but one of an office profile has a word of a text editor in the form."""
    for fault in faults_of(path):
        if fault.file == path.name:
            words = fault.message.for_form
            if fault.code == "key_unknown":
                # It is about a key of the file that the form has no question for, and names it.
                words = re.sub("“[^”]*”", "it", words)
            assert is_for_a_form(words), words


def is_for_a_form(words: str) -> bool:
    return words[0] == words[0].upper() and words.endswith((".", "?")) and not OF_A_FILE.search(words)


def test_every_kind_of_fault_has_a_file_that_is_refused_for_it() -> None:
    """The words of every fault are looked at, for each has a file that is refused for it."""
    kinds = {
        call.args[index].value
        for call in calls("refusal", "_date_refusal", "Disagreement", "Fault")
        for index in [{"Disagreement": 1, "Fault": 3}.get(name_of(call), 0)]
        if isinstance(call.args[index], ast.Constant)
    }
    # A file that cannot be opened cannot be opened in the form, histories are broken in tests of their own, and a
    # file with a name that Windows keeps for itself could not be checked out there.
    assert kinds - {fault.code for path in REFUSED for fault in faults_of(path)} == {
        "cannot_open",
        "history_broken",
        "reserved_name",
    }
    assert len(kinds) > 20


def test_what_file_and_form_share_has_no_words_of_a_file() -> None:
    """Wherever a message is made, what both show is written without them: they go where only a file shows them."""
    made = list(calls(*MESSAGES))
    assert len(made) > 80
    for call in made:
        shared = [call.args[index] for index in MESSAGES[name_of(call)] if index < len(call.args)]
        for_form = [keyword.value for keyword in call.keywords if keyword.arg == "in_form"]
        for part in (*shared, *for_form):
            for node in ast.walk(part):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert not OF_A_FILE.search(node.value), node.value


def calls(*names: str) -> Iterator[ast.Call]:
    """Every call of these functions in the package."""
    for path in Path(section55.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name_of(node) in names:
                yield node


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_a_message_without_words_for_the_form_shows_none_of_the_file() -> None:
    """The form shows what both share; where they share nothing, that the file is to be put right."""
    message = Message("It is wrong.", in_file="Add a line.", in_form="Tick the box.")
    assert (message.for_file, message.for_form) == ("It is wrong. Add a line.", "It is wrong. Tick the box.")
    assert Message("It is wrong.", in_file="Add a line.").for_form == "It is wrong."
    assert Message(in_file="Add a line.").for_form == "This is to be put right in the file, by hand."


@pytest.mark.parametrize("path", [*TRIPS, *OPENABLE], ids=lambda path: path.stem[11:])
def test_no_sentence_speaks_of_lines_of_a_file(path: Path) -> None:
    """A form has no lines, colons or dashes; only an office profile is still put right in an editor."""
    for problem in open_form(path, TODAY).check_result.problems:
        assert problem.sentence[0] == problem.sentence[0].upper()
        assert problem.sentence.endswith((".", "?"))
        assert "  " not in problem.sentence
        if not problem.sentence.startswith("In the office profile ") and "is no question of this form" not in (
            problem.sentence
        ):
            assert not OF_A_FILE.search(problem.sentence), problem.sentence


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("31/12/2024", "“31/12/2024” can only be 31 December 2024. Type it like that."),
        (
            "03/04/2024",
            "“03/04/2024” can be 3 April 2024 or 4 March 2024. Type the one that is meant, with its month in letters.",
        ),
        ("soon", "“soon” is not a date. Type it like 19 December 2023."),
        (
            "2024-02-30",
            "There is no such day as 2024-02-30. Check the month and the day; type the date like 19 December 2023.",
        ),
    ],
)
def test_a_wrong_date_of_a_file_is_put_right_as_people_write_dates(
    change_file: ChangeFile, written: str, sentence: str
) -> None:
    """The form never asks for year-month-day, which the file is to have."""
    [problem] = open_form(change_file("due_on: 2024-12-31", f"due_on: {written}"), TODAY).check_result.blockers
    assert problem.sentence == sentence
