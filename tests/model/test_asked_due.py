"""By when a report's own words ask for something, in the words of real reports and in those made after them."""

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section55.model.asked_due import asked_due_phrases, without_asked_due

PUBLISHED = date(2024, 9, 10)


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
def test_what_a_text_begins_with_is_when_it_is_due(text: str, words: list[str]) -> None:
    """What a text, or a part of it, begins with, or has between its verb and what is asked, is when it is due."""
    assert [phrase.words for phrase in asked_due_phrases(text, PUBLISHED)] == words


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("The force should review its guidance within six months.", "within six months", "2025-03-10"),
        ("The force should review its guidance within 6 months and publish it.", "within 6 months", "2025-03-10"),
        ("The force should review its guidance within six (6) months.", "within six (6) months", "2025-03-10"),
        ("The force should within six months review its guidance.", "within six months", "2025-03-10"),
        ("The force should by 31 March 2025 review its guidance.", "by 31 March 2025", "2025-03-31"),
        ("The force should review, within three months, its guidance.", "within three months", "2024-12-10"),
        ("The force should review its guidance by the end of March 2025.", "by the end of March 2025", "2025-03-31"),
        ("The force should review its guidance by the end of 2025.", "by the end of 2025", "2025-12-31"),
        ("The force should review its guidance before 31 March 2025.", "before 31 March 2025", "2025-03-30"),
        ("The force should review it by no later than 31 March 2025.", "by no later than 31 March 2025", "2025-03-31"),
        ("Forces should review it within 28 days of publication.", "within 28 days of publication", "2024-10-08"),
        ("The force should make sure that all officers are trained by April 2025.", "by April 2025", "2025-04-30"),
        ("All officers should be trained within six months.", "within six months", "2025-03-10"),
        ("A plan should be in place within twelve months.", "within twelve months", "2025-09-10"),
        ("The force needs to improve its supervision within one year.", "within one year", "2025-09-10"),
        ("The force should stop this practice immediately.", "immediately", "2024-09-10"),
        ("The force should change its policy with immediate effect.", "with immediate effect", "2024-09-10"),
        ("We found poor records. The force should review them within two months.", "within two months", "2024-11-10"),
        ("The force should act. This should be done within six months.", "within six months", "2025-03-10"),
        ("The force should act.\n\nThis should be in place by 30 June 2025.", "by 30 June 2025", "2025-06-30"),
        ("We recommend that Northshire Police reviews it within a month.", "within a month", "2024-10-10"),
        ("The College should work with the NPCC within six months to agree it.", "within six months", "2025-03-10"),
        ("Forces should, within six months:\n\n- review it; and\n- publish it.", "within six months", "2025-03-10"),
        ("**The force should review its guidance within six months.**", "within six months", "2025-03-10"),
    ],
)
def test_what_stands_behind_the_verb_is_when_it_is_due(text: str, words: str, day: str) -> None:
    """In the middle of the sentence that asks or at its end, with a comma and without."""
    [phrase] = asked_due_phrases(text, PUBLISHED)
    assert (phrase.words, phrase.falls_on(PUBLISHED).isoformat()) == (words, day)


@pytest.mark.parametrize(
    "text",
    [
        "The force should make sure that victims are updated within 28 days.",
        "The force should attend within 24 hours of a call.",
        "Supervisors should review each case within seven days.",
        "The force should review the cases within the force.",
        "The force should make sure that complaints are resolved within three months.",
        "The force should resolve complaints within three months.",
        "Complaints should be resolved within three months.",
        "Vetting should be renewed within 12 months.",
        "The force should review all cases opened before 1 April 2025.",
        "The force should review the cases that it had by 31 March 2024.",
        "The force should complete the plan that it began in March 2025.",
        "The force should identify those who reoffend within 12 months.",
        "The force should monitor reoffending within 12 months.",
        "The force should reduce repeat calls within six months.",
        "The force should set a target of answering letters within two months.",
        "The force should remind supervisors to review cases within three months.",
        "The force should review its guidance within three months of the review.",
        "The force should review its guidance every six months.",
        "The force should record crimes immediately.",
        "Officers should make sure that victims are told immediately.",
        "The force should tell the holder without delay.",
        "The force had planned to act by 31 March 2025. It should improve.",
        "The force should improve. The College will publish guidance by 31 March 2025.",
        "The force should review its guidance. Officers should record crimes within one month.",
    ],
)
def test_what_is_part_of_what_is_asked_is_no_time_to_be_ready_by(text: str) -> None:
    """A standard for each case, a time before the report, another's promise: nothing of the kind is due."""
    assert asked_due_phrases(text, PUBLISHED) == []


_TIMES = st.one_of(
    st.builds("{} 31 March {}".format, st.sampled_from(["by", "no later than", "before"]), st.integers(2025, 2039)),
    st.builds("by the end of {} {}".format, st.sampled_from(["March", "June", "December"]), st.integers(2025, 2039)),
    st.builds("within {} months".format, st.sampled_from(["two", "three", "six", "eighteen", "2", "9", "18"])),
    st.builds("within {} of publication".format, st.sampled_from(["28 days", "six weeks", "one year"])),
    st.just("with immediate effect"),
)  # fmt: skip
_WHO = st.sampled_from(["The force", "Chief constables", "The College and the Home Office", "All forces"])
_WHAT = st.sampled_from(
    [
        "review its vetting policy",
        "write a plan for call handling",
        "agree terms with councils",
        "train its supervisors",
    ]
)


@given(who=_WHO, what=_WHAT, when=_TIMES)
def test_a_time_is_the_same_wherever_it_stands(who: str, what: str, when: str) -> None:
    """At the beginning, behind the verb or at the end, with commas or without, it comes to the same day."""
    first = f"{who[0].lower()}{who[1:]}"
    places = [
        f"{when[0].upper()}{when[1:]}, {first} should {what}.",
        f"{who} should, {when}, {what}.",
        f"{who} should {what} {when}.",
        f"{who} should {what}, {when}.",
    ]
    if when != "with immediate effect":
        places.append(f"{who} should {when} {what}.")
    for text in places:
        [phrase] = asked_due_phrases(text, PUBLISHED)
        assert phrase.words.lower() == when.lower()
        assert without_asked_due(text).lower() == f"{who} should {what}.".lower()


def test_a_very_long_text_is_read_quickly() -> None:
    """Nothing in a text makes reading it slow."""
    for text in (
        *("within " * 20_000, "by the end of " * 10_000, "1 " * 50_000, "one hundred and " * 10_000, "*" * 50_000),
        *("The force should " + "by 1 May 2020 " * 10_000, "A " * 50_000, "should " + "remind " * 20_000),
        *("should be made " * 10_000 + "by 1 May 2025", "It should be done. " * 10_000),
    ):
        start = process_time()
        asked_due_phrases(text, PUBLISHED)
        assert process_time() - start < 2
