"""The register in JupyterLab: a table that year, type, force, state and words narrow down."""

from collections.abc import Iterable
from html import escape

import ipywidgets as widgets

from section55.register import Register, RegisterEntry
from section55.wording import counted, in_words, long_date, sentence_start

_ANY = "Any"
_STATES = {
    "broken": "Cannot be read",
    "overdue": "Overdue",
    "soon": "Due within two weeks",
    "waiting": "Due later",
    "done": "Published in time",
    "late": "Published late",
    "undated": "Published, day not recorded",
}
_STYLE = {"description_width": "8em"}
_LAYOUT = {"width": "24em", "max_width": "100%"}
MOST_SHOWN = 500
_TABLE_STYLE = """
.section55-register { border-collapse: collapse; width: 100%; table-layout: fixed; line-height: 1.4;
  overflow-wrap: anywhere; white-space: normal; }
.section55-register th:first-child { width: 40%; }
.section55-register caption { text-align: left; font-weight: 600; padding: .5em 0; }
.section55-register th, .section55-register td { text-align: left; vertical-align: top; padding: .4em .75em .4em 0;
  border-bottom: 1px solid #8888; }
.section55-register td > div { border-left: .3em solid #1d6fb8; padding-left: .5em; }
.section55-register td > div:is(.overdue, .broken, .late) { border-color: #c5221f; font-weight: 600; }
.section55-register td > div.soon { border-color: #b26a00; font-weight: 600; }
.section55-register td > div.done { border-color: #1e7d34; }
.section55-register ul { margin: 0; padding-left: 1.2em; }
"""


def filtered_table(register: Register) -> widgets.Widget:
    """Five controls and the table that they narrow down; each is labelled and works from the keyboard."""
    year = _choices("Year", (str(entry.published_on.year) for entry in register.entries if entry.published_on))
    kind = _choices("Type", (name for entry in register.entries for name in entry.publication_types))
    force = _choices("Police force", (name for entry in register.entries for name in entry.police_forces))
    state = _choices("State", (_STATES[entry.urgency(register.as_of)] for entry in register.entries))
    words = widgets.Text(
        description="Words", placeholder="in the title", tooltip="Words in the title", style=_STYLE, layout=_LAYOUT
    )
    table = widgets.HTML()

    def show(_: object = None) -> None:
        wanted = [
            entry
            for entry in register.entries
            if year.value in (_ANY, str(entry.published_on.year) if entry.published_on else "")
            and (kind.value == _ANY or kind.value in entry.publication_types)
            and (force.value == _ANY or force.value in entry.police_forces)
            and state.value in (_ANY, _STATES[entry.urgency(register.as_of)])
            and words.value.casefold() in f"{entry.title} {entry.slug}".casefold()
        ]
        table.value = _table(wanted, register)

    controls = (year, kind, force, state, words)
    for control in controls:
        control.observe(show, "value")
    show()
    return widgets.VBox([widgets.HBox(controls, layout={"flex_flow": "wrap"}), table])


def _choices(label: str, names: Iterable[str]) -> widgets.Dropdown:
    return widgets.Dropdown(
        options=[_ANY, *sorted(set(names))], description=label, tooltip=label, style=_STYLE, layout=_LAYOUT
    )


def _table(entries: list[RegisterEntry], register: Register) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(entry.title or entry.slug)}</th>"
        f"<td>{long_date(entry.published_on) if entry.published_on else 'Not known'}</td>"
        f"<td>{long_date(entry.last_day) if entry.last_day else 'Not known'}</td>"
        f"<td><div class='{entry.urgency(register.as_of)}'>{escape(entry.state(register.as_of))}</div></td>"
        f"<td>{_list(entry.faults or entry.missing)}</td></tr>"
        for entry in entries[:MOST_SHOWN]
    )
    head = "".join(
        f"<th scope='col'>{name}</th>" for name in ("Inspection", "Published", "Last day", "State", "To look at")
    )
    number = sentence_start(counted(len(entries), "inspection"))
    shown = f", the first {MOST_SHOWN} of them shown" if len(entries) > MOST_SHOWN else ""
    caption = f"{number}{shown}, as of {long_date(register.as_of)}"
    return (
        f"<style>{_TABLE_STYLE}</style><table class='section55-register'><caption>{caption}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _list(sentences: tuple[str, ...]) -> str:
    if not sentences:
        return "Nothing"
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return (
        f"<details><summary>{sentence_start(in_words(len(sentences)))} to look at</summary><ul>{items}</ul></details>"
    )
