"""The register as a calendar, read by a library other than the one that wrote it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from section55.register.entries import Register, RegisterEntry, make_register
from section55.register.formats.ics import as_ics
from support.registers import AS_OF, REGISTER, WAITING, WELSH, with_items

MADE_AT = datetime(2024, 2, 1, 9, 30, 15, 999, tzinfo=UTC)


def events(register: Register = REGISTER, made_at: datetime = MADE_AT) -> dict[str, vobject.base.Component]:
    calendar = vobject.readOne(as_ics(register, made_at).decode())
    calendar.validate(raiseException=True)
    return {event.uid.value: event for event in calendar.vevent_list}


def test_the_calendar_has_the_last_days_of_what_is_not_published() -> None:
    """Each deadline is an all-day event in words, with the report's link and what is to look at."""
    found = events()
    deadlines = {uid: event for uid, event in found.items() if "due: " in event.summary.value and ".deadline@" in uid}
    assert {event.dtstart.value for event in deadlines.values()} == {
        date(2023, 12, 26),
        date(2024, 2, 12),
        date(2024, 3, 20),
    }
    event = deadlines["2023-12-19-welsh.norfolk.deadline@section55.invalid"]
    assert event.summary.value == f"Section 55 response due: {WELSH}"
    assert event.dtend.value == date(2024, 2, 13)
    assert event.dtstamp.value == datetime(2024, 2, 1, 9, 30, 15, tzinfo=UTC)
    assert event.transp.value == "TRANSPARENT"
    assert event.url.value == WAITING.report_url
    assert event.categories.value == ["Section 55", "Deadline"]
    assert event.description.value.splitlines() == [
        "11 days left, as of 1 February 2024.",
        "The last lawful day to publish the response is 12 February 2024 (Police Act 1996, s.55(5A)).",
        "The deadline that is printed is 13 February 2024.",
        "To look at:",
        *(f"- {sentence}" for sentence in WAITING.missing),
    ]


def test_alarms_sound_before_a_deadline_at_nine() -> None:
    """Alarms sound 14, 7 and 1 days before, at nine in the morning; none for a day that is past already."""
    found = {event.dtstart.value: event for uid, event in events().items() if ".deadline@" in uid}
    midnight = datetime(2024, 3, 20)
    alarms = found[date(2024, 3, 20)].valarm_list
    assert [midnight + alarm.trigger.value for alarm in alarms] == [
        datetime(2024, 3, 6, 9),
        datetime(2024, 3, 13, 9),
        datetime(2024, 3, 19, 9),
    ]
    assert {alarm.action.value for alarm in alarms} == {"DISPLAY"}
    assert len(found[date(2024, 2, 12)].valarm_list) == 2
    assert "valarm" not in found[date(2023, 12, 26)].contents


def test_the_calendar_has_steps_and_days_that_open_items_are_due() -> None:
    """A step that is late is still there, an item without a date is not; what is closed or was met is cancelled."""
    found = events().values()
    days = {event.summary.value: event.dtstart.value for event in found if "status" not in event.contents}
    assert days[f"Publish: {WELSH}"] == date(2024, 2, 9)
    assert days[f"Invite the chief constable: {WELSH}"] == date(2023, 12, 27)
    assert days[f"Recommendation 3 due: {WELSH}"] == date(2024, 1, 31)
    assert days["Recommendation 9 due: Done in time"] == date(2024, 3, 1)
    assert f"Recommendation 2 due: {WELSH}" not in days
    assert f"Area for improvement 1 due: {WELSH}" not in days
    assert len(days) == 3 + 3 + 4
    assert {event.summary.value for event in found if "status" in event.contents} == {
        f"Recommendation 2 due: {WELSH}",
        "Section 55 response published: Done in time",
        "Section 55 response published: Done late",
    }


def test_days_of_nested_items_have_events_of_their_own() -> None:
    """Parts, recommendations of causes of concern and numbers that begin again are told apart."""
    due = {"due_on": date(2024, 8, 31)}
    nested = with_items(
        WAITING,
        {"number": "1", **due},
        {"number": "1", "part": "a", "heading": "Recommendation 1, part a", **due},
        {"number": "1", "cause": "1", "heading": "Recommendation 1 of cause of concern 1", **due},
        {"number": "1", "group": "Vetting", "heading": "Recommendation 1, Vetting", **due},
        {"number": "1", "kind": "Cause of concern", **due},
    )
    found = {uid: event for uid, event in events(make_register([nested], AS_OF)).items() if ".deadline@" not in uid}
    items = {uid: event.summary.value for uid, event in found.items() if "due: " in event.summary.value}
    before = "2023-12-19-welsh.norfolk."
    part, grouped = "recommendation.recommendation-1%2C-part-a", "recommendation.recommendation-1%2C-vetting"
    assert items == {
        f"{before}recommendation.1@section55.invalid": f"Recommendation 1 due: {WELSH}",
        f"{before}{part}@section55.invalid": f"Recommendation 1, part a, due: {WELSH}",
        f"{before}recommendation.recommendation-1-of-cause-of-concern-1@section55.invalid": (
            f"Recommendation 1 of cause of concern 1 due: {WELSH}"
        ),
        f"{before}{grouped}@section55.invalid": f"Recommendation 1, Vetting, due: {WELSH}",
        f"{before}cause-of-concern.1@section55.invalid": f"Cause of concern 1 due: {WELSH}",
    }


def test_a_refused_file_has_no_event() -> None:
    """A file that cannot be read for a day would leave an event that no later file takes away."""
    assert not [uid for uid in events() if "broken" in uid]


def test_a_later_calendar_updates_an_earlier_one() -> None:
    """The same deadline has the same identity on any day, and a later file's word counts."""
    now, later = events(), events(replace(REGISTER, as_of=date(2024, 2, 5)), MADE_AT + timedelta(days=4))
    assert set(now) == set(later)
    for uid, event in later.items():
        assert int(event.sequence.value) == int(now[uid].sequence.value) + 4 * 24 * 60 * 60
        assert event.dtstamp.value > now[uid].dtstamp.value


def test_of_two_calendars_of_one_day_the_later_counts() -> None:
    """A second apart is enough; numbers stay below what calendars can hold, and above those of whole days."""
    first, second = events(), events(made_at=MADE_AT + timedelta(seconds=1))
    for uid, event in second.items():
        assert int(event.sequence.value) == int(first[uid].sequence.value) + 1
        assert event.dtstamp.value == first[uid].dtstamp.value + timedelta(seconds=1)
    assert 100_000 < int(events(made_at=datetime(2060, 1, 1, tzinfo=UTC)).popitem()[1].sequence.value) < 2**31


def test_milestones_and_items_that_are_done_are_cancelled() -> None:
    """What was ahead comes again as cancelled, with the identity that it had, once the response or item is done."""
    done = replace(
        WAITING,
        response_published_on=AS_OF,
        items=tuple(replace(item, status="complete") for item in WAITING.items),
    )
    before, after = events(make_register([WAITING], AS_OF)), events(make_register([done], AS_OF))
    assert set(before) == set(after)
    assert any(".milestone." in uid for uid in after)
    assert {event.status.value for event in after.values()} == {"CANCELLED"}
    assert not any("valarm" in event.contents for event in after.values())


def test_no_two_events_have_one_identity() -> None:
    """Two offices' answers to one report are two deadlines; one file read from two folders is one."""
    other = replace(WAITING, office="suffolk", items=())
    again = replace(WAITING, file="elsewhere/copy.yaml")
    data = as_ics(make_register([WAITING, other, again], AS_OF), MADE_AT).decode()
    calendar = vobject.readOne(data)
    uids = [event.uid.value for event in calendar.vevent_list]
    assert len(uids) == len(set(uids)) == 2 + 2 * 2 + 4
    assert all(uid.isascii() and " " not in uid for uid in uids)


def test_the_calendar_is_one_that_others_take_in() -> None:
    """The calendar is published and named; its lines end in CR LF and are folded at 75 octets between characters."""
    data = as_ics(REGISTER, MADE_AT)
    assert data.endswith(b"END:VCALENDAR\r\n")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()
    calendar = vobject.readOne(data.decode())
    assert calendar.version.value == "2.0"
    assert calendar.method.value == "PUBLISH"
    assert calendar.prodid.value == "-//Section 55 workbook//Register//EN"
    assert calendar.contents["x-wr-calname"][0].value == calendar.contents["name"][0].value == "Section 55 deadlines"
    assert data.count(b"DTSTART;VALUE=DATE:") == len(calendar.vevent_list)


def test_a_deadline_that_was_met_is_cancelled() -> None:
    """Once the response is published, the same event comes again as cancelled, without an alarm."""
    day = date(2024, 1, 10)
    waiting = RegisterEntry(
        "2023-12-19-x.yaml", "2023-12-19-x", title="X", published_on=date(2023, 12, 19), last_day=date(2024, 2, 12)
    )
    published = replace(waiting, response_published_on=date(2024, 1, 5))
    before, after = (
        icalendar.Calendar.from_ical(as_ics(Register(day, (entry,)), MADE_AT)) for entry in (waiting, published)
    )
    [due], [met] = before.walk("VEVENT"), after.walk("VEVENT")
    assert due["uid"] == met["uid"]
    assert met["status"] == "CANCELLED"
    assert due.walk("VALARM")
    assert not met.walk("VALARM")


def test_a_step_that_the_file_says_is_done_is_cancelled_and_a_moved_one_moves() -> None:
    """Comments are wanted on the file's own day; a step before one that is done is done too."""
    planned = (
        ("Invite the chief constable", date(2023, 12, 22)),
        ("Comments wanted", date(2024, 2, 5)),
        ("Draft", date(2024, 2, 6)),
        ("Sign-off", date(2024, 2, 7)),
        ("Publish", date(2024, 2, 9)),
    )
    waiting = replace(WAITING, milestones=planned, items=(), comments_wanted_by=date(2024, 2, 2))
    approved = replace(waiting, approved_on=AS_OF)
    before, after = events(make_register([waiting], AS_OF)), events(make_register([approved], AS_OF))
    uid = "2023-12-19-welsh.norfolk.milestone.comments-wanted@section55.invalid"
    assert before[uid].dtstart.value == date(2024, 2, 2)
    assert set(before) == set(after)
    done = [event.summary.value.split(":")[0] for event in after.values() if "status" in event.contents]
    assert done == ["Invite the chief constable", "Comments wanted", "Draft", "Sign-off"]


def test_a_step_has_an_alarm() -> None:
    """It sounds three days before, at nine; a step that is past or done has none."""
    alarmed = {
        uid: event.valarm_list for uid, event in events().items() if "milestone" in uid and "valarm" in event.contents
    }
    assert [len(alarms) for alarms in alarmed.values()] == [1]
    ((uid, [alarm]),) = alarmed.items()
    assert uid == "2023-12-19-welsh.norfolk.milestone.publish@section55.invalid"
    assert datetime(2024, 2, 9) + alarm.trigger.value == datetime(2024, 2, 6, 9)


def test_nothing_in_the_calendar_is_older_than_a_year() -> None:
    """What lies 400 days back is in no later calendar, so that it does not fill up with the past."""
    later = events(replace(REGISTER, as_of=date(2025, 2, 10)))
    assert later
    assert min(event.dtstart.value for event in later.values()) >= date(2024, 1, 1)
    assert as_ics(replace(REGISTER, as_of=date(2027, 2, 10)), MADE_AT).count(b"BEGIN:VEVENT") == 0


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """Texts are escaped and folded: two libraries read what was written, but for what a calendar may not hold."""
    entry = replace(WAITING, title=text)
    written = as_ics(Register(AS_OF, (entry,)), MADE_AT)
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    found = icalendar.Calendar.from_ical(written).events
    summaries = {str(event["SUMMARY"]) for event in found}
    shown = "".join(sign for sign in text.replace("\r\n", "\n") if sign >= " " or sign in "\n\t")
    assert f"Section 55 response due: {shown if text else entry.slug}" in summaries
    assert {str(event["UID"]) for event in found} == {event["uid"] for event in found}
