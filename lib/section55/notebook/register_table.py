"""The register in JupyterLab: a table that year, type, force, state and words narrow down."""

from collections.abc import Callable, Iterable, Mapping
from html import escape

from section55.form.view.filter_panel import FilterPanel, SearchField
from section55.model.wording import counted, in_words, long_date, sentence_start
from section55.register.entries import Register, RegisterEntry

_STATES = {
    "broken": "Cannot be read",
    "overdue": "Overdue",
    "soon": "Due within two weeks",
    "waiting": "Due later",
    "done": "Published in time",
    "late": "Published late",
    "undated": "Published, day not recorded",
}
_MOST_ROWS = 500
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


def filterable_table(register: Register) -> FilterPanel:
    """Return five controls and the table that they narrow down."""
    facts: dict[str, Callable[[RegisterEntry], Iterable[str]]] = {
        "Year": lambda entry: [str(entry.published_on.year)] if entry.published_on else [],
        "Type": lambda entry: entry.publication_types,
        "Police force": lambda entry: entry.police_forces,
        "State": lambda entry: [_STATES[entry.urgency(register.as_of)]],
    }

    def render(chosen: Mapping[str, str], search: str) -> str:
        entries = [
            entry
            for entry in register.entries
            if all(not wanted or wanted in facts[label](entry) for label, wanted in chosen.items())
            and search.casefold() in f"{entry.title} {entry.slug}".casefold()
        ]
        return _table(entries, register)

    options = {
        label: sorted({fact for entry in register.entries for fact in register_facts(entry)})
        for label, register_facts in facts.items()
    }
    return FilterPanel(options, SearchField("Words", "in the title", "Words in the title"), render)


def _table(entries: list[RegisterEntry], register: Register) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(entry.title or entry.slug)}</th>"
        f"<td>{long_date(entry.published_on) if entry.published_on else 'Not known'}</td>"
        f"<td>{long_date(entry.last_day) if entry.last_day else 'Not known'}</td>"
        f"<td><div class='{entry.urgency(register.as_of)}'>{escape(entry.state(register.as_of))}</div></td>"
        f"<td>{_list(entry.faults or entry.missing)}</td></tr>"
        for entry in entries[:_MOST_ROWS]
    )
    head = "".join(
        f"<th scope='col'>{name}</th>" for name in ("Inspection", "Published", "Last day", "State", "To look at")
    )
    number = sentence_start(counted(len(entries), "inspection"))
    shown = f", the first {_MOST_ROWS} of them shown" if len(entries) > _MOST_ROWS else ""
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
