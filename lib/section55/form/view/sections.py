"""The eight sections of the form, and the questions in each."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

import ipywidgets as widgets

from section55.form.state.form_state import FormState
from section55.form.view.dated_entries import Entries
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import field_for
from section55.form.view.history_panel import HistoryPanel
from section55.form.view.item_cards import BODY, FORCE, REPORT, Items, side_of
from section55.model.inspection import OfficeUse
from section55.model.items import AREAS_FOR_IMPROVEMENT, CAUSES_OF_CONCERN, ITEM_LISTS, KINDS, RECOMMENDATIONS
from section55.model.paths import Where


@dataclass(frozen=True)
class Plan:
    """One section: its name, its questions, the lists in it, and which side of their items."""

    key: str
    name: str
    questions: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    side: str = REPORT
    after: tuple[str, ...] = ()
    """Questions that come after the lists."""
    lead: str = ""
    """A sentence under its heading."""


PLANS = (
    Plan(
        "inspection",
        "Inspection",
        (
            *("office", "inspection_title", "published_on", "publication_types", "police_forces"),
            *("report_url", "report_link_text"),
        ),
    ),
    Plan("findings", "Key findings", ("key_findings",)),
    Plan(
        "recommendations",
        RECOMMENDATIONS.title,
        ("recommendations_total",),
        (RECOMMENDATIONS.key, CAUSES_OF_CONCERN.key),
    ),
    Plan("areas", AREAS_FOR_IMPROVEMENT.title, (), (AREAS_FOR_IMPROVEMENT.key,)),
    Plan(
        "force",
        "Chief Constable",
        (
            *("chief_constable_invited_on", "chief_constable_comments_wanted_by"),
            *("chief_constable_comments_received_on", "chief_constable_comments"),
        ),
        ITEM_LISTS,
        FORCE,
    ),
    Plan("body", "PCC", ("commissioner_comments",), ITEM_LISTS, BODY, ("reply_to_chief_constable",)),
    Plan(
        "office_use",
        "Office use",
        ("response_published_on", "response_url", *(f"office_use.{key}" for key in OfficeUse.model_fields)),
        lead="What was sent to whom, and when. The document prints what is done.",
    ),
    Plan("finish", "Finish", ("approved_by", "approved_on", "status")),
)


def section_of(where: Where) -> str:
    """The key of the section that an answer is asked in."""
    head = str(where[0]) if where else "office"
    if head in ITEM_LISTS and len(where) > 2:
        side = side_of(where[2:])
        if side != REPORT:
            return side
    if head == "office_use":
        return head
    if head == "corrections":
        return "finish"
    return next((plan.key for plan in PLANS if head in (*plan.questions, *plan.lists, *plan.after)), "inspection")


@dataclass
class Section:
    """A section as it is shown, made when it is first looked at."""

    plan: Plan
    box: widgets.Box
    fields: list[Field] = field(default_factory=list)
    items: list[Items] = field(default_factory=list)
    corrections: Entries | None = None
    history: HistoryPanel | None = None

    def all_fields(self) -> Iterator[Field]:
        """Every question that it shows now."""
        yield from self.fields
        for items in self.items:
            yield from items.all_fields()
        if self.corrections is not None:
            yield from self.corrections.fields


def make_section(
    plan: Plan,
    name: str,
    form: Form,
    state: FormState,
    items_changed: Callable[[], None],
    restore: Callable[[int], None],
    file_name: Callable[[], widgets.Widget],
) -> Section:
    """A section with its controls, filled from the state."""
    factory = form.factory
    section = Section(plan, factory.box())
    lead = f"<p>{escape(plan.lead)}</p>" if plan.lead else ""
    parts: list[widgets.Widget] = [factory.html(f"<h2>{escape(name)}</h2>{lead}", "s55-section-heading")]
    parts += _fields(section, form, plan.questions)
    if plan.key == "inspection":
        parts.append(file_name())
    several = len(plan.lists) > 1
    for list_name in plan.lists:
        items = Items(form, state, list_name, plan.side, items_changed)
        section.items.append(items)
        heading = factory.html(f"<h3>{escape(KINDS[list_name].title)}</h3>") if several else None
        parts.append(factory.box(*([heading] if heading else []), items.box, classes=("s55-list",)))
    parts += _fields(section, form, plan.after)
    if plan.key == "finish":
        section.corrections = Entries(form, state, lambda: ("corrections",))
        section.history = HistoryPanel(form, state, restore)
        parts += [section.corrections.box, section.history.box]
    section.box = factory.box(*parts, classes=("s55-section", f"s55-at-section-{plan.key}"))
    return section


def _fields(section: Section, form: Form, names: Sequence[str]) -> list[widgets.Widget]:
    paths: list[Where] = [tuple(name.split(".")) for name in names]
    made = [field_for(form, lambda path=path: path) for path in paths]
    section.fields += made
    return [one.box for one in made]
