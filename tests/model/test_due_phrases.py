"""When something is due, in the words of real reports."""

from datetime import date

import pytest

from section55.model.due_phrases import DuePhrase, due_phrases_in

PUBLISHED = date(2024, 9, 10)


def the_phrase(text: str) -> DuePhrase:
    """The one time that stands in a text."""
    [phrase] = due_phrases_in(text, PUBLISHED)
    return phrase


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("By 31 March 2025", "2025-03-31", "2025-03-31"),
        ("by 31st March 2025", "2025-03-31", "2025-03-31"),
        ("31/03/2025", "2025-03-31", "2025-03-31"),
        ("No later than 31 March 2025", "2025-03-31", "2025-03-31"),
        ("On or before 31 Mar 2025", "2025-03-31", "2025-03-31"),
        ("Before 1 April 2025", "2025-03-31", "2025-04-01"),
        ("Before 1 January 0001", "0001-01-01", "0001-01-01"),
        ("As soon as possible, and by no later than 31 July 2025", "2025-07-31", "2025-07-31"),
        ("By the end of March 2025", "2025-03-01", "2025-03-31"),
        ("By February 2024", "2024-02-01", "2024-02-29"),
        ("By end of 2025", "2025-01-01", "2025-12-31"),
        ("Before the end of 2025", "2025-01-01", "2025-12-31"),
        ("By the end of the 2024/25 financial year", "2025-03-31", "2025-03-31"),
        ("No later than the end of financial year 2024–2025", "2025-03-31", "2025-03-31"),
        ("Immediately", "2024-09-10", "2024-12-11"),
        ("With immediate effect", "2024-09-10", "2024-12-11"),
    ],
)
def test_a_time_comes_to_days(text: str, first: str, last: str) -> None:
    """A day is a day, a month is its days, and what is immediate is not much later than the report."""
    phrase = the_phrase(text)
    assert (phrase.first, phrase.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "target", "period"),
    [
        ("Within six months", "2025-03-10", (6, "month")),
        ("within 6 months of publication", "2025-03-10", (6, "month")),
        ("Within three months of the publication of this report", "2024-12-10", (3, "month")),
        ("within three months of the report's publication", "2024-12-10", (3, "month")),
        ("Within twelve months of the date of this report", "2025-09-10", (12, "month")),
        ("within one year", "2025-09-10", (12, "month")),
        ("within two years", "2026-09-10", (24, "month")),
        ("Within a month", "2024-10-10", (1, "month")),
        ("Within the next three months", "2024-12-10", (3, "month")),
        ("Within 28 days", "2024-10-08", (28, "day")),
        ("within four weeks", "2024-10-08", (28, "day")),
        ("within six (6) months", "2025-03-10", (6, "month")),
        ("in the next 12 months", "2025-09-10", (12, "month")),
        ("Over the next two years", "2026-09-10", (24, "month")),
        ("no later than three months after publication", "2024-12-10", (3, "month")),
    ],
)
def test_a_period_counts_from_the_report(text: str, target: str, period: tuple[int, str]) -> None:
    """Months and weeks are counted from publication, roughly: offices round to the end of a month."""
    phrase = the_phrase(text)
    assert phrase.period == period
    assert phrase.may_be(date.fromisoformat(target))
    assert not phrase.may_be(date(2026, 1, 1)) or target.startswith("2026")
    assert not phrase.may_be(date(2024, 9, 9))


@pytest.mark.parametrize(("day", "months"), [("2024-08-31", 6), ("2023-11-30", 3), ("2024-02-29", 12)])
def test_months_have_their_own_lengths(day: str, months: int) -> None:
    """Six months after 31 August is the last day of February."""
    [phrase] = due_phrases_in(f"Within {months} months", date.fromisoformat(day))
    assert phrase.may_be(date(2025, 2, 28) if months != 3 else date(2024, 2, 29))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("By 31 March 2025", "2025-03-31"),
        ("By February 2024", "2024-02-29"),
        ("By end of 2025", "2025-12-31"),
        ("Immediately", "2024-11-30"),
        ("Within three months", "2025-02-28"),
        ("Within one year", "2025-11-30"),
        ("Within 28 days", "2024-12-28"),
    ],
)
def test_the_day_that_a_time_comes_to(text: str, day: str) -> None:
    """What is immediate and what is a period count from the day given, here 30 November; a month is its last day."""
    assert the_phrase(text).falls_on(date(2024, 11, 30)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "Ongoing",
            "As soon as possible",
            "By 31 March",
            "By the end of Q2 2025",
            "By Easter 2025",
            "Spring 2025",
        ),
        *("Within three months of completing the review", "Within six months of the College publishing its guidance"),
        *("Within 28 days of a report of crime", "Within 12 to 18 months", "Within 10 working days", "Within 24 hours"),
        *(
            "By the end of the 2025 financial year",
            "By the end of the 2024/26 financial year",
            "By the end of 2024/25",
            "By 31 February 2025",
            "Immediately after arrest",
            "Within 500 years",
            "No later than six months",
            "Within a six month period",
        ),
    ],
)
def test_what_cannot_be_read_surely_is_not_read(text: str) -> None:
    """Days without a year, periods that count from another day, and what is no day at all."""
    assert due_phrases_in(text, PUBLISHED) == []


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("By 31 March 2025", "31 March 2025", True),
        ("By 31 March 2025", "By 31 March 2024", False),
        ("By 31 March 2025", "By the end of March 2025", True),
        ("By April 2025", "By the end of March 2025", False),
        ("Within six months", "Within 6 months of the publication of this report", True),
        ("Within 12 months", "Within one year", True),
        ("Within 28 days", "Within four weeks", True),
        ("Within 90 days", "Within three months", True),
        ("Within three months", "Within six months", False),
        ("Within three months", "Within four months", False),
        ("Within six months", "By 10 March 2025", True),
        ("Within six months", "By 31 March 2025", True),
        ("Within six months", "By 10 December 2025", False),
        ("Immediately", "With immediate effect", True),
        ("Immediately", "Within three months", False),
        ("Immediately", "By 31 March 2025", False),
        ("Immediately", "By 30 September 2024", True),
    ],
)
def test_two_times_agree_or_not(one: str, other: str, agree: bool) -> None:
    """The same time in other words agrees, and another time does not."""
    assert the_phrase(one).agrees_with(the_phrase(other)) == agree
    assert the_phrase(other).agrees_with(the_phrase(one)) == agree


def test_a_very_long_text_is_read_quickly() -> None:
    """Nothing in a text makes reading it slow."""
    from time import process_time

    for text in (
        "within " * 20_000,
        "by the end of " * 10_000,
        "1 " * 50_000,
        "one hundred and " * 10_000,
        "*" * 50_000,
    ):
        start = process_time()
        due_phrases_in(text, PUBLISHED)
        assert process_time() - start < 2
