"""The register in JupyterLab: inspections and items, which lists to choose from and words narrow down together."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

from section55 import workspace
from section55.documents.formats import FORMATS
from section55.files.access import make_folder
from section55.files.atomic_write import write_whole
from section55.form.view.filter_panel import Action, FilterPanel, SearchField
from section55.model.items import KINDS
from section55.model.wording import counted, long_date, sentence_start, short_date
from section55.register.entries import Register, RegisterEntry
from section55.register.entry_parts import Urgency
from section55.register.filters import NOBODY, Filters
from section55.register.formats.columns import ordered_items
from section55.register.formats.table import next_step_words
from section55.register.item_lists import dated_title
from section55.register.items import RegisterItem
from section55.register.totals import NOBODY_NAMED

STATES: dict[Urgency, str] = {
    "broken": "Cannot be read",
    "overdue": "Overdue",
    "soon": "Due within two weeks",
    "waiting": "Due later",
    "done": "Published in time",
    "late": "Published late",
    "undated": "Published, day not recorded",
}
ITEM_STATES = {
    "Open": {"is_open": True},
    "Overdue": {"is_overdue": True},
    "Due within four weeks": {"due_within": 28},
    "Open more than a year": {"older_than": 365},
}
MOST_ROWS = 200
EXPORT = "register-narrowed-down.xlsx"
_TABLE_STYLE = """
.section55-register { border-collapse: collapse; width: 100%; line-height: 1.4; white-space: normal; }
.section55-register caption { text-align: left; font-weight: 600; padding: .5em 0; }
.section55-register th, .section55-register td { text-align: left; vertical-align: top; padding: .4em .75em .4em 0;
  border-bottom: 1px solid #8888; font-weight: 400; }
.section55-register thead th { font-weight: 600; }
.section55-register details > p { white-space: pre-line; margin: .4em 0; }
.section55-register a { color: var(--jp-content-link-color, #1a5fb4); text-decoration: underline; }
.section55-register td > div { border-left: .3em solid #1d6fb8; padding-left: .5em; }
.section55-register td > div:is(.overdue, .broken, .late) { border-color: #c5221f; font-weight: 600; }
.section55-register td > div.soon { border-color: #b26a00; font-weight: 600; }
.section55-register td > div.done { border-color: #1e7d34; }
"""


def filterable_table(register: Register, outputs: Path) -> FilterPanel:
    """Return the controls and the two lists that they narrow down, with a button that writes what is left."""
    options = {label: sorted(set(names)) for label, names in _names(register).items()}
    if len(options["Office"]) < 2:
        del options["Office"]
    options["State"] = list(dict.fromkeys(STATES[entry.urgency(register.as_of)] for entry in register.entries))
    options["Items"], options["Kind"] = list(ITEM_STATES), [kind.name for kind in KINDS.values()]
    if any(not item.owner for item in register.items()):
        options["Owner"].append(NOBODY_NAMED)

    def render(chosen: Mapping[str, str], search: str) -> str:
        shown = narrowed(register, chosen, search)
        return f"<style>{_TABLE_STYLE}</style>{_inspections(shown, outputs)}{_items(shown)}"

    def export(chosen: Mapping[str, str], search: str) -> str:
        return f"Written: {workspace.shown(write_export(narrowed(register, chosen, search), outputs))}"

    search = SearchField("Words", "in any text", "Words in any text of an inspection or an item")
    return FilterPanel(options, search, render, Action("Write what is shown as a spreadsheet", export))


def _names(register: Register) -> dict[str, Iterable[str]]:
    entries, items = register.entries, list(register.items())
    return {
        "Year": [str(entry.published_on.year) for entry in entries if entry.published_on],
        "Type": [name for entry in entries for name in entry.publication_types],
        "Police force": [name for entry in entries for name in entry.police_forces],
        "Office": [entry.office_name for entry in entries if entry.office_name],
        "Owner": [item.owner for item in items if item.owner],
    }


def narrowed(register: Register, chosen: Mapping[str, str], search: str) -> Register:
    """Return the register with what is chosen, by the labels of the lists, and with the words that are searched for."""
    state, owner = chosen.get("State", ""), chosen.get("Owner", "")
    if state:
        entries = tuple(entry for entry in register.entries if STATES[entry.urgency(register.as_of)] == state)
        register = replace(register, entries=entries)
    filters = Filters(
        year=int(chosen["Year"]) if chosen.get("Year") else None,
        type=chosen.get("Type", ""),
        force=chosen.get("Police force", ""),
        office=chosen.get("Office", ""),
        owner=NOBODY if owner == NOBODY_NAMED else owner,
        kind=chosen.get("Kind", ""),
        words=search,
        are_names_whole=True,
    )
    shown = filters.apply(register)
    if wanted := ITEM_STATES.get(chosen.get("Items", "")):
        # Of items alone: an inspection stays whose response is in another state.
        narrower = Filters(**wanted).apply(register)  # type: ignore[arg-type]  # each has the one key that it names
        fitting = {(item.slug, item.name) for item in narrower.items()}
        entries = tuple(
            replace(entry, items=tuple(item for item in entry.items if (item.slug, item.name) in fitting))
            for entry in shown.entries
        )
        files = frozenset(entry.file for entry in entries if entry.items)
        shown = replace(shown, entries=entries, listed=files)
    return shown


def write_export(register: Register, outputs: Path) -> Path:
    """Write a register as a spreadsheet into the folder of the documents, and return its path."""
    from section55.register.formats.xlsx import as_xlsx

    make_folder(outputs)
    path = outputs / EXPORT
    write_whole(path, as_xlsx(register))
    return path


def _inspections(register: Register, outputs: Path) -> str:
    entries = register.inspections
    offices = _offices(register)
    rows = (
        f"<tr><th scope='row'>{_linked(_title(entry), entry.report_url)}</th>"
        f"{_office(entry, offices)}<td>{_day(entry.last_day)}</td>"
        f"<td><div class='{entry.urgency(register.as_of)}'>{escape(entry.state(register.as_of))}</div></td>"
        f"<td>{escape(next_step_words(entry, register.as_of))}</td><td>{_links(entry, outputs)}</td></tr>"
        for entry in entries[:MOST_ROWS]
    )
    caption = _caption(len(entries), "inspection", register.as_of)
    return _table(caption, ("Inspection", *offices, "Last day", "State", "Next step", "Documents"), rows)


def _items(register: Register) -> str:
    pairs = ordered_items(register)
    offices = _offices(register)
    rows = (
        f"<tr><td>{escape(_title(entry))}</td>{_office(entry, offices)}<th scope='row'>{escape(item.short_name)}</th>"
        f"<td>{_asked(item)}</td>{_standing(item, register.as_of)}<td>{escape(item.owner or NOBODY_NAMED)}</td>"
        f"<td>{_day(item.due_on) if item.due_on else escape(item.due)}</td></tr>"
        for entry, item in pairs[:MOST_ROWS]
    )
    caption = _caption(len(pairs), "item", register.as_of)
    return _table(caption, ("Inspection", *offices, "No.", "What it asks for", "Status", "Owner", "Due"), rows)


def _offices(register: Register) -> tuple[str, ...]:
    """The heading of the column of offices; none where all responses are one office's."""
    return ("Office",) if register.has_offices else ()


def _office(entry: RegisterEntry, headings: tuple[str, ...]) -> str:
    return f"<td>{escape(entry.office_label)}</td>" if headings else ""


def _title(entry: RegisterEntry) -> str:
    return dated_title(entry.title, entry.published_on) if entry.title else entry.slug


def _asked(item: RegisterItem) -> str:
    """What an item asks for, in a few words that unfold to its text."""
    if " ".join(item.text.split()) == item.asked:
        return escape(item.asked)
    return f"<details><summary>{escape(item.asked)}</summary><p>{escape(item.text)}</p></details>"


def _standing(item: RegisterItem, as_of: date) -> str:
    return f"<td><div class='{item.urgency(as_of)}'>{escape(item.standing(as_of))}</div></td>"


def _table(caption: str, headings: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th scope='col'>{name}</th>" for name in headings)
    return (
        f"<table class='section55-register'><caption>{caption}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _caption(number: int, one: str, as_of: date) -> str:
    shown = f", the first {MOST_ROWS} of them shown" if number > MOST_ROWS else ""
    return f"{sentence_start(counted(number, one))}{shown}, as of {long_date(as_of)}"


def _links(entry: RegisterEntry, outputs: Path) -> str:
    """Links to the documents that were built, to the response on the website, and to the form."""
    links = [_linked("Response", entry.response_url)] if entry.response_url else []
    for ending in FORMATS:
        document = outputs / entry.slug / f"{entry.slug}.{ending}"
        if document.is_file() and document.resolve().is_relative_to(workspace.ROOT):
            # JupyterLab serves the workbook's files there, seen from the page of a notebook of its own folder.
            address = f"../../../files/{document.resolve().relative_to(workspace.ROOT).as_posix()}"
            links.append(_linked(ending.upper(), address))
    return ", ".join([*links, _linked("Form", "response.ipynb")])


def _linked(words: str, address: str) -> str:
    return f"<a href='{escape(address)}' target='_blank'>{escape(words)}</a>" if address else escape(words)


def _day(day: date | None) -> str:
    return short_date(day) if day else "Not known"
