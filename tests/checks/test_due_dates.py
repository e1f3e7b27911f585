"""When items are due: the report's words, what is printed, and the date agree, or the difference is found."""

from datetime import date
from pathlib import Path

import pytest

from section55.checks import findings
from section55.files.reader import read_inspection
from support.workbook import ChangeFile

TEXT = "By 31 December 2024, the College of Policing should work"
DUE = "    due: By 31 December 2024\n    due_on: 2024-12-31\n"
CODES = ("due-not-as-in-text", "due-dates-differ", "due-before-report")


MISSING = ("By 31 March 2025, forces should work", "", "")


def found_in(path: Path) -> dict[str, str]:
    """The sentences about when something is due, by their codes."""
    return {one.code: one.sentence for one in findings(read_inspection(path)) if one.code in CODES}


def with_due(change_file: ChangeFile, text: str, due: str, due_on: str) -> dict[str, str]:
    """What is found where Norfolk's recommendation, of a report of 19 December 2023, is due at these times."""
    change_file(TEXT, text)
    answers = (f"    due: {due}\n" if due else "") + (f"    due_on: {due_on}\n" if due_on else "")
    return found_in(change_file(DUE, answers))


@pytest.mark.parametrize(
    ("text", "due", "due_on"),
    [
        ("By 31 December 2024, chief constables should work", "By 31 December 2024", "2024-12-31"),
        ("By 31 December 2024, chief constables should work", "31.12.2024", ""),
        ("By 31 December 2024, chief constables should work", "", "2024-12-31"),
        ("By 31 December 2024, chief constables should work", "By the end of December 2024", "2024-12-31"),
        ("By the end of December 2024, forces should work", "By 31 December 2024", "2024-12-31"),
        ("By the end of December 2024, forces should work", "", "2024-12-31"),
        ("Within six months, chief constables should work", "Within six months", "2024-06-19"),
        ("Within six months, chief constables should work", "Within 6 months of publication", "2024-06-30"),
        ("Within six months, chief constables should work", "By 19 June 2024", "2024-06-19"),
        ("Within six months, chief constables should work", "", "2024-06-18"),
        ("Within a year, chief constables should work", "Within 12 months", "2024-12-31"),
        ("Immediately, all chief constables should work", "Immediately", ""),
        ("Immediately, all chief constables should work", "Immediately", "2023-12-19"),
        ("Immediately, all chief constables should work", "With immediate effect", "2024-01-31"),
        ("The force should immediately work", "", ""),
        ("The force should immediately work", "Within three months", "2024-03-19"),
        ("The force should work", "By 31 March 2025", "2025-03-31"),
        ("The force should work", "", ""),
        ("The force should work within three months of completing its review", "", ""),
        ("The force should update victims within 28 days", "By 31 March 2025", "2025-03-31"),
        ("By 31 December 2024, forces should work", "As soon as funding allows", "2026-01-01"),
        ("By 1 May 2024, forces should work. By 1 July 2024, they should report", "By 1 July 2024", "2024-07-01"),
        ("By 1 May 2024 (b) and by 1 July 2024 (c), forces should work", "By 1 May 2024 and 1 July 2024", "2024-07-01"),
        ("Within three months of the new standards, forces should work", "Within three months of the standards", ""),
    ],
)
def test_times_that_agree_pass(change_file: ChangeFile, text: str, due: str, due_on: str) -> None:
    """The same time in other words, and times that cannot be read surely, are no finding."""
    assert with_due(change_file, text, due, due_on) == {}


@pytest.mark.parametrize(
    ("text", "due", "due_on", "code", "words"),
    [
        (
            *("By 31 March 2025, forces should work", "By 31 March 2024", "", "due-not-as-in-text"),
            "The words of recommendation 3 say “By 31 March 2025”, but “By 31 March 2024” is printed as due. One of "
            "them is mistyped.",
        ),
        (
            *(*MISSING, "due-not-as-in-text"),
            "The words of recommendation 3 say “By 31 March 2025”, and nothing is printed as due. Type that after "
            "due:, and the date that it comes to after due_on:.",
        ),
        (
            *("By 31 March 2025, forces should work", "", "2024-03-31", "due-not-as-in-text"),
            "but it is due on 31 March 2024. One of them is mistyped.",
        ),
        (
            *("Within three months, forces should work", "Within six months", "2024-06-19", "due-not-as-in-text"),
            "say “Within three months”, but “Within six months” is printed as due.",
        ),
        (
            *("Immediately, forces should work", "Within six months", "2024-06-19", "due-not-as-in-text"),
            "say “Immediately”, but “Within six months” is printed as due.",
        ),
        (
            *("Chief constables should, by 1 June 2024, work", "By 1 June 2025", "2025-06-01", "due-not-as-in-text"),
            "say “by 1 June 2024”, but “By 1 June 2025” is printed as due.",
        ),
        (
            *("The force should work", "Within six months", "2025-03-19", "due-dates-differ"),
            "Recommendation 3 is printed as due “Within six months”, and the report was published on 19 December "
            "2023, but due_on is 19 March 2025. One of them is mistyped.",
        ),
        (
            *("The force should work", "Immediately", "2024-12-31", "due-dates-differ"),
            "printed as due “Immediately”, and the report was published on 19 December 2023, but due_on is 31 December "
            "2024.",
        ),
        (
            *("The force should work", "By the end of March 2025", "2025-05-31", "due-dates-differ"),
            "printed as due “By the end of March 2025”, but due_on is 31 May 2025.",
        ),
        (
            *("The force should work", "By 31 March 2025", "2024-03-31", "due-dates-differ"),
            "Recommendation 3 is printed as due 31 March 2025, but due_on is 31 March 2024. One of them is mistyped.",
        ),
        (
            *("The force should work", "By 31 March 2023", "", "due-before-report"),
            "Recommendation 3 is due by 31 March 2023, before the report was published on 19 December 2023. Check "
            "the year.",
        ),
        (
            *("The force should work", "", "2023-03-31", "due-before-report"),
            "Recommendation 3 is due on 31 March 2023, before the report was published on 19 December 2023. Check "
            "the year.",
        ),
    ],
)
def test_times_that_differ_are_found(
    change_file: ChangeFile, text: str, due: str, due_on: str, code: str, words: str
) -> None:
    """A mistyped year, another period, and a time that was left out."""
    found = with_due(change_file, text, due, due_on)
    assert [*found] == [code]
    assert words in found[code]


def test_the_form_names_its_own_fields(change_file: ChangeFile) -> None:
    """What is to be typed where nothing is printed as due is said in the form's words, not in those of the file."""
    with_due(change_file, *MISSING)
    path = change_file(MISSING[0], MISSING[0])
    [message] = [one.message for one in findings(read_inspection(path)) if one.code == "due-not-as-in-text"]
    assert message.for_form == (
        "The words of recommendation 3 say “By 31 March 2025”, and nothing is printed as due. "
        "Type that under “Due”, and the date that it comes to under “Due on”."
    )


def test_a_period_counts_from_the_day_of_the_report(change_file: ChangeFile) -> None:
    """A publication date that is mistyped by a year shows in what is due "within six months"."""
    assert with_due(change_file, "Within six months, forces should", "Within six months", "2024-06-19") == {}
    path = change_file("published_on: 2023-12-19", "published_on: 2022-12-19")
    assert [*found_in(path)] == ["due-dates-differ"]
    assert read_inspection(path).inspection.published_on == date(2022, 12, 19)
