"""Each kind of answer: what it takes, what it makes of it, and what it refuses in which words."""

from datetime import date, datetime

import pytest

from section55.model import answer_types as kinds
from section55.model.inspection import Inspection
from support.answer_kinds import ADAPTERS, EACH_KIND, refused


@pytest.mark.parametrize(
    ("kind", "value", "clean"),
    [
        ("OneLine", "Custody", "Custody"),
        ("OneLine", "  Custody suites \n", "Custody suites"),
        ("OneLine", "0123", "0123"),
        ("OneLine", "£40,000 – “half”", "£40,000 – “half”"),
        ("OptionalLine", None, ""),
        ("OptionalLine", "", ""),
        ("OptionalLine", " By June ", "By June"),
        ("Number", "3", "3"),
        ("Number", "12b", "12b"),
        ("Number", "AFI 1", "AFI 1"),
        ("Number", "1.10", "1.10"),
        ("Number", "007", "007"),
        ("Markdown", None, ""),
        ("Markdown", "", ""),
        ("Markdown", "\n\nOne  \r\ntwo\u2028three\x0bfour\n\n", "One  \ntwo\nthree\nfour"),
        ("Markdown", "  - indented\n", "  - indented"),
        ("Markdown", "a\tb", "a\tb"),
        ("Day", "2023-12-19", date(2023, 12, 19)),
        ("Day", " 2024-02-29 ", date(2024, 2, 29)),
        ("Day", date(2023, 12, 19), date(2023, 12, 19)),
        ("Day", "1990-01-01", date(1990, 1, 1)),
        ("Day", "2100-12-31", date(2100, 12, 31)),
        ("DayOrDone", "true", True),
        ("DayOrDone", True, True),
        ("DayOrDone", "2024-02-09", date(2024, 2, 9)),
        ("DayOrDone", date(2024, 2, 9), date(2024, 2, 9)),
        ("WebLink", "https://example.org", "https://example.org"),
        ("WebLink", "http://example.org:8080/a?b=c&d=(e)#f", "http://example.org:8080/a?b=c&d=(e)#f"),
        ("WebLink", "HTTPS://Example.org/%20", "HTTPS://Example.org/%20"),
        ("WebLink", "https://heddlu.cymru/adroddiad-ŵ", "https://heddlu.cymru/adroddiad-ŵ"),
        ("Count", "0", 0),
        ("Count", "10000", 10_000),
        ("Count", "007", 7),
        ("Count", 6, 6),
        ("Switch", "true", True),
        ("Switch", "false", False),
        ("Switch", True, True),
        ("PlainSlug", "norfolk", "norfolk"),
        ("PlainSlug", "west-mercia-2", "west-mercia-2"),
        ("PlainSlug", "a" * 100, "a" * 100),
        ("Position", "partly accepted", "partly accepted"),
        ("Action", "none", "none"),
        ("ItemStatus", " open ", "open"),
        ("Status", "final", "final"),
        ("list of OneLine", None, []),
        ("list of OneLine", [], []),
        ("list of OneLine", ["a ", " b"], ["a", "b"]),
    ],
)
def test_taken(kind, value, clean):
    """Each kind takes its answers, as text or from the form, and gives one clean value."""
    found = ADAPTERS[kind].validate_python(value)
    assert (found, type(found)) == (clean, type(clean))


@pytest.mark.parametrize(
    ("kind", "value", "code", "words"),
    [
        ("OneLine", None, "empty", "Nothing is written here. Type the answer after the colon."),
        ("OneLine", "", "empty", "Nothing is written here."),
        ("OneLine", " \n ", "empty", "Nothing is written here."),
        ("OneLine", "a\nb", "more_than_one_line", "it goes on after “a”"),
        ("OneLine", "a\u2029b", "more_than_one_line", "it goes on after “a”"),
        ("OneLine", ["a"], "not_text", "This should be one text, not a list. Remove the brackets or dashes."),
        ("OneLine", {"a": "b"}, "not_text", "a colon has made it a set of keys. Put the whole text in double quotes."),
        ("OneLine", 3, "not_text", "This should be text. Put it in double quotes."),
        ("OneLine", "good\x07 work", "control_character", "The text holds U+0007"),
        ("OneLine", "good\x1b[2J", "control_character", "It stands after “good”"),
        ("OneLine", "\ud83d", "control_character", "U+D83D"),
        ("OptionalLine", "a\nb", "more_than_one_line", "Write it on one line."),
        ("Markdown", ["a"], "not_text", "not a list"),
        ("Markdown", "a\x00b", "control_character", "U+0000"),
        ("Markdown", "a\ufffe", "control_character", "U+FFFE"),
        ("Day", None, "empty", "Nothing is written here."),
        ("Day", "2024-02-30", "date_impossible", "There is no such day as 2024-02-30."),
        ("Day", "2023-02-29", "date_impossible", "There is no such day as 2023-02-29."),
        ("Day", "2024-13-01", "date_impossible", "Check the month and the day"),
        ("Day", "03/04/2024", "date_ambiguous", "Type 2024-04-03 for 3 April 2024, or 2024-03-04 for 4 March 2024."),
        ("Day", "3.4.2024", "date_ambiguous", "Type 2024-04-03 for 3 April 2024, or 2024-03-04 for 4 March 2024."),
        ("Day", "19/12/2023", "date_not_iso", "Type 2023-12-19 for 19 December 2023."),
        ("Day", "12/19/2023", "date_not_iso", "Type 2023-12-19 for 19 December 2023."),
        ("Day", "04/04/2024", "date_not_iso", "Type 2024-04-04 for 4 April 2024."),
        ("Day", "31/02/2024", "date_not_iso", "Type it like 2023-12-19 for 19 December 2023."),
        ("Day", "2024/1/9", "date_not_iso", "Type 2024-01-09 for 9 January 2024."),
        ("Day", "2024-1-9", "date_not_iso", "Type 2024-01-09 for 9 January 2024."),
        ("Day", "19 December 2023", "date_not_iso", "Type 2023-12-19 for 19 December 2023."),
        ("Day", "1st Sept. 2024", "date_not_iso", "Type 2024-09-01 for 1 September 2024."),
        ("Day", "5 Mayor 2024", "date_not_iso", "Type it like 2023-12-19"),
        ("Day", "3 Ju 2024", "date_not_iso", "Type it like 2023-12-19"),
        ("Day", "3 Jun 2024", "date_not_iso", "Type 2024-06-03 for 3 June 2024."),
        ("Day", "soon", "date_not_iso", "“soon” is not a date in the form year-month-day."),
        ("Day", "20231219", "date_not_iso", "Type it like 2023-12-19"),
        ("Day", "٢٠٢٣-١٢-١٩", "date_not_iso", "Type it like 2023-12-19"),
        ("Day", "2023-12-19 09:30", "date_with_time", "Type the date alone: 2023-12-19."),
        ("Day", "2023-12-19T00:00:00Z", "date_with_time", "Type the date alone: 2023-12-19."),
        ("Day", datetime(2023, 12, 19, 9), "date_with_time", "This should be a date without a time."),
        ("Day", "0204-02-12", "date_implausible", "The year 204 cannot be meant."),
        ("Day", "1989-12-31", "date_implausible", "Type a date between 1990 and 2100"),
        ("Day", date(2101, 1, 1), "date_implausible", "The year 2101 cannot be meant."),
        ("Day", True, "not_text", "This should be text."),
        ("DayOrDone", "yes", "not_a_date_or_true", "“yes” is neither a date nor true."),
        ("DayOrDone", "false", "not_a_date_or_true", "or nothing where it has not been done."),
        ("DayOrDone", False, "not_a_date_or_true", "“false” is neither a date nor true."),
        ("DayOrDone", "TRUE", "not_a_date_or_true", "or true, in small letters"),
        ("DayOrDone", "03/04/2024", "date_ambiguous", "Type 2024-04-03"),
        ("WebLink", "ftp://example.org", "link_not_http", "“ftp://example.org” is not a link to a web page."),
        ("WebLink", "javascript:alert(1)", "link_not_http", "it begins with https://."),
        ("WebLink", " JavaScript:alert(1)", "link_not_http", "is not a link"),
        ("WebLink", "data:text/html,x", "link_not_http", "is not a link"),
        ("WebLink", "mailto:office@example.org", "link_not_http", "is not a link"),
        ("WebLink", "www.example.org", "link_not_http", "is not a link"),
        ("WebLink", "//example.org", "link_not_http", "is not a link"),
        ("WebLink", "https:example.org", "link_not_http", "is not a link"),
        ("WebLink", "https://", "link_not_http", "is not a link"),
        ("WebLink", "https://:443/x", "link_not_http", "is not a link"),
        ("WebLink", "https://example.org/a b", "link_malformed", "has a space in it"),
        ("WebLink", "https://example.org/a\tb", "link_malformed", "has a space in it"),
        ("WebLink", 'https://example.org/"', "link_malformed", 'has the sign " in it'),
        ("WebLink", "https://example.org/<b>", "link_malformed", "has the sign < in it"),
        ("WebLink", "https://example.org:99999/", "link_malformed", "is not a web address"),
        ("WebLink", "https://example.org:port/", "link_malformed", "is not a web address"),
        ("WebLink", "https://[::1/", "link_malformed", "is not a web address"),
        ("WebLink", "https://example.org/\x00", "control_character", "U+0000"),
        ("WebLink", "https://example.org\nx", "more_than_one_line", "Write it on one line."),
        ("Count", "six", "not_a_count", "“six” is not a count. Type a whole number in digits, like 6."),
        ("Count", "1.5", "not_a_count", "“1.5” is not a count."),
        ("Count", "-1", "not_a_count", "-1 cannot be a count here. Type a whole number from 0 to 10000."),
        ("Count", "10001", "not_a_count", "10001 cannot be a count here."),
        ("Count", "9" * 5000, "not_a_count", "is not a count."),
        ("Count", "1_000", "not_a_count", "“1_000” is not a count."),
        ("Count", "٣", "not_a_count", "is not a count."),
        ("Count", "0x1F", "not_a_count", "is not a count."),
        ("Count", True, "not_text", "This should be text."),
        ("Count", -1, "not_a_count", "-1 cannot be a count here."),
        ("Switch", "yes", "not_true_or_false", "“yes” is neither true nor false. Type true or false."),
        ("Switch", "True", "not_true_or_false", "“True” is neither true nor false."),
        ("PlainSlug", "Norfolk", "not_a_slug", "Did you mean “norfolk”?"),
        ("PlainSlug", "../norfolk", "not_a_slug", "Did you mean “norfolk”?"),
        ("PlainSlug", "west mercia", "not_a_slug", "Did you mean “west-mercia”?"),
        ("PlainSlug", "west_mercia.yaml", "not_a_slug", "Did you mean “west-mercia”?"),
        ("PlainSlug", "a--b", "not_a_slug", "Did you mean “a-b”?"),
        ("PlainSlug", "-", "not_a_slug", "“-” is not a plain name. Type lower case letters, digits and single hyphens"),
        ("PlainSlug", "a" * 101, "not_a_slug", "100 signs at the most."),
        ("Position", "agreed", "not_a_choice", "“agreed” is not one of these: “accepted”, “partly accepted”,"),
        ("Position", "Accepted", "not_a_choice", "Did you mean “accepted”?"),
        ("Action", "propose", "not_a_choice", "Did you mean “proposed”?"),
        ("ItemStatus", "closed", "not_a_choice", "Type one of them."),
        ("Status", None, "empty", "Nothing is written here."),
        ("list of OneLine", "a, b", "not_a_list", "Start a new line for each item, with a dash before it."),
        ("list of OneLine", {"a": "b"}, "not_a_list", "This should be a list."),
        ("list of OneLine", ["a", None], "empty", "Nothing is written here."),
        ("list of OneLine", [["a"]], "not_text", "not a list"),
    ],
)
def test_refused(kind, value, code, words):
    """Each kind refuses what it cannot take, with what is wrong and what to type instead."""
    found, sentence = refused(kind, value)
    assert found == code
    assert words in sentence
    assert sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    ("word", "near"),
    [("publishd_on", "published_on"), ("OFFICE", "office"), ("stauts", "status"), ("weather", None), ("", None)],
)
def test_nearest(word, near):
    """A misspelt word is met with the known one that is nearest, and a strange one with none."""
    assert kinds.nearest(word, list(Inspection.model_fields)) == near


@EACH_KIND
def test_each_kind_has_a_schema(kind):
    """Each kind can say in JSON Schema what it takes."""
    assert ADAPTERS[kind].json_schema()
