"""A register with an inspection of each kind, for the tests of its formats."""

from dataclasses import replace
from datetime import date, timedelta

from section55.model.deadlines import statutory_last_day
from section55.register.entries import RegisterEntry, make_register
from section55.register.items import RegisterItem

AS_OF = date(2024, 2, 1)
WELSH = "Ymateb i’r arolygiad: tŷ, ŵyn a gwên 🚓 “Meeting the needs of victims”, part 1"
FORMULA = '=HYPERLINK("https://bad.example/","Look")'


def item(entry: RegisterEntry, number: str, **facts: object) -> RegisterItem:
    """An open recommendation of an inspection, but for what is named."""
    assert entry.published_on
    usual = {
        "slug": entry.slug,
        "inspection_title": entry.title,
        "published_on": entry.published_on,
        "kind": "Recommendation",
        "number": number,
        "text": f"Recommendation **{number}**:\n\n- a part; and\n- another",
        "addressed_to": ("Chief Constables", "College of Policing"),
        "due": "By 31 December 2024",
        "due_on": date(2024, 12, 31),
        "position": "partly accepted",
        "action": "proposed",
        "status": "open",
        "owner": "Head of Joint Justice Services",
        "last_update_on": None,
        "last_update": "",
    }
    known = usual | facts
    name = {"heading": f"{known['kind']} {number}", "name": number}
    plain = dict.fromkeys(("part", "group", "cause", "title", "answered_with"), "")
    return RegisterItem(**(name | plain | known))


def entry(published: date, name: str, title: str, **facts: object) -> RegisterEntry:
    """An inspection whose response is not published, but for what is named."""
    slug = f"{published}-{name}"
    usual = {
        "office": "norfolk",
        "office_name": "Office of the Police and Crime Commissioner for Norfolk",
        "body": "PCC",
        "publication_types": ("National", "Thematic"),
        "police_forces": ("Norfolk Constabulary", "Dyfed-Powys Police"),
        "report_url": f"https://hmicfrs.example/{name}?a=1&b=2",
        "last_day": statutory_last_day(published),
        "printed_deadline": statutory_last_day(published) + timedelta(days=1),
        "status": "draft",
    }
    return RegisterEntry(f"parameters/{slug}.yaml", slug, title=title, published_on=published, **(usual | facts))


def with_items(of: RegisterEntry, *facts: dict) -> RegisterEntry:
    return replace(of, items=tuple(item(of, **each) for each in facts))


WAITING = with_items(
    entry(
        date(2023, 12, 19),
        "welsh",
        WELSH,
        milestones=(("Invite the chief constable", date(2023, 12, 27)), ("Publish", date(2024, 2, 9))),
        missing=("The chief officer was not invited; nothing says when.", "AFIs are not mentioned."),
    ),
    {"number": "1"},
    {"number": "2", "status": "complete"},
    {"number": "3", "due_on": date(2024, 1, 31), "owner": FORMULA, "text": "@SUM(A1:A9)"},
    {"number": "1", "kind": "Area for improvement", "due": "Immediately", "due_on": None},
    {"number": "1", "kind": "Cause of concern", "last_update_on": date(2024, 1, 5), "last_update": "+1 post"},
)
EARLY = entry(date(2024, 1, 25), "early", FORMULA, milestones=(("Invite the chief constable", date(2024, 2, 2)),))
OVERDUE = entry(date(2023, 11, 1), "overdue", "Overdue " * 40, missing=("-1 day is left, or so; =1+1",))
DONE = with_items(
    entry(date(2023, 10, 31), "done", "Done in time", response_published_on=date(2023, 12, 22), status="final"),
    {"number": "9", "due_on": date(2024, 3, 1)},
)
LATE = entry(date(2023, 9, 5), "late", "Done late", response_published_on=date(2023, 11, 1), status="final")
REFUSED = RegisterEntry("parameters/broken.yaml", "broken", ("Line 3: =2 is not a date.", "Line 9: unknown key."))
REGISTER = make_register([WAITING, EARLY, OVERDUE, DONE, LATE, REFUSED], AS_OF)
ORDER = [REFUSED, OVERDUE, WAITING, EARLY, DONE, LATE]
ITEM_NUMBERS = ["9", "1", "3", "1", "1", "2"]
