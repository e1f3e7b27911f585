"""When something is due, in the words of real reports."""

from datetime import date

import pytest

from section55.model.due_phrases import DuePhrase, due_phrases_in, leading_due_phrases

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
        ("As soon as possible, and by no later than 31 July 2025", "2025-07-31", "2025-07-31"),
        ("By the end of March 2025", "2025-03-01", "2025-03-31"),
        ("By February 2024", "2024-02-01", "2024-02-29"),
        ("By end of 2025", "2025-01-01", "2025-12-31"),
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
            "By 31 February 2025",
            "Immediately after arrest",
            "Within 500 years",
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By 31 December 2024, the College of Policing should work with forces.", ["By 31 December 2024"]),
        ("By 31 December\n2024, chief constables should", ["By 31 December 2024"]),
        ("Within three months, all chief constables should review it.", ["Within three months"]),
        ("Within six months chief constables should make sure that", ["Within six months"]),
        ("Immediately, all chief constables should stop.", ["Immediately"]),
        ("**Recommendation 1**: Within six months, forces should", ["Within six months"]),
        ("Recommendation 4\n\nBy 1 October 2023, chief fire officers should", ["By 1 October 2023"]),
        ("1. By 1 May 2025, all forces should", ["By 1 May 2025"]),
        ("> By the end of April 2024, the force should", ["By the end of April 2024"]),
        ("Chief constables should, by 1 June 2023, specify", ["by 1 June 2023"]),
        ("The force should, within three months, review", ["within three months"]),
        ("We recommend that, by 30 April 2023, the Home Office", ["by 30 April 2023"]),
        ("HMIC recommends that within six months the force should", ["within six months"]),
        (
            "Forces should:\n\n(a) by 1 May 2025, do this; and\n\n(b) by 1 July 2025, do that.",
            ["by 1 May 2025", "by 1 July 2025"],
        ),
        ("The force should make sure that:\n\n- within seven days, victims are told;\n- immediately, x", []),
        ("The force should immediately review its cells.", []),
        ("The force should make sure that officers update victims within 28 days of a report of crime.", []),
        ("Immediately following arrest, officers should search.", []),
        ("31 March 2025 was the day on which the scheme began.", []),
        ("By its nature, this should be done soon.", []),
        ("Within the force, supervisors should review cases.", []),
        ("Within three months of completing its review, the force should", []),
        ("The force should revise its approach to cautions.", []),
        ("", []),
    ],
)
def test_the_words_of_a_report_say_when(text: str, words: list[str]) -> None:
    """What a text, or a part of it, begins with is when it is due; what stands deeper in it may be a standard."""
    assert [phrase.words for phrase in leading_due_phrases(text, PUBLISHED)] == words


def test_a_very_long_text_is_read_quickly() -> None:
    """Nothing in a text makes reading it slow."""
    from time import perf_counter

    for text in (
        "within " * 20_000,
        "by the end of " * 10_000,
        "1 " * 50_000,
        "one hundred and " * 10_000,
        "*" * 50_000,
    ):
        start = perf_counter()
        due_phrases_in(text, PUBLISHED)
        leading_due_phrases(text, PUBLISHED)
        assert perf_counter() - start < 2
