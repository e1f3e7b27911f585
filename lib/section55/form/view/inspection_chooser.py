"""The form's first page: the inspections as links, those to be answered first, and a button for a new one."""

from collections.abc import Callable, Sequence
from functools import partial
from html import escape

from section55.form.state.form_state import FormState
from section55.form.state.inspection_list import ListedInspection, list_new
from section55.form.view.field import Form
from section55.form.view.guide_page import GUIDE
from section55.form.view.intake.kinds import REPORT, RESPONSE, Kind
from section55.form.view.widget_factory import update_html
from section55.model.wording import counted, long_date, weekday

OPEN = "open-"
"""What begins the name of a link to an inspection, before its index."""


class InspectionChooser:
    """The first page of the form."""

    def __init__(
        self,
        form: Form,
        state: FormState,
        on_choice: Callable[[ListedInspection], None],
        on_new: Callable[[], None],
        on_office: Callable[[], None],
        on_intake: Callable[[Kind], None],
    ) -> None:
        """``on_intake`` is called with the kind of what is to be brought in."""
        self._state, self._on_choice = state, on_choice
        self.inspections: list[ListedInspection] = []
        factory = form.factory
        self.mark = "start"
        self._list = factory.html("", "s55-inspections")
        self._new = factory.button("New inspection", on_new)
        self._office = factory.button("Our office", on_office)
        bring_in = [factory.button(kind.heading, partial(on_intake, kind)) for kind in (REPORT, RESPONSE)]
        buttons = factory.button_row(self._new, *bring_in, self._office)
        heading = factory.html("<h2 tabindex='-1'>Inspections</h2>", "s55-start-heading")
        guide = factory.html(
            f"<p><a data-file='{GUIDE}' data-stays='1' target='_blank'>The officer's guide</a> goes "
            "through all of it, from the report to a correction. It opens in a tab of its own.</p>",
            "s55-guide",
        )
        self.box = factory.box(heading, guide, buttons, self._list, classes=("s55-start", f"s55-at-{self.mark}"))
        self.refresh()

    def refresh(self) -> None:
        """List the inspections that there are now."""
        self.inspections = self._state.list_inspections()
        if self._state.is_open and self._state.path is None and self._state.is_changed:
            title = str(self._state.answers.get(("inspection_title",)) or "")
            self.inspections.insert(0, list_new(title, None))
        update_html(self._list, self._render())
        # What comes first stands out.
        first, other = (self._new, self._office) if self._state.offices else (self._office, self._new)
        first.add_class("s55-main-button")
        other.remove_class("s55-main-button")

    def choose(self, index: int) -> None:
        """Open the inspection of a link."""
        self._on_choice(self.inspections[index])

    def _render(self) -> str:
        numbered = list(enumerate(self.inspections))
        to_answer = [(index, each) for index, each in numbered if not each.is_published]
        published = [(index, each) for index, each in numbered if each.is_published]
        if not self._state.offices:
            return (
                "<p>There is no office profile yet. Press Our office and give your office's names; every inspection "
                "needs them.</p>"
            )
        if not numbered:
            return (
                "<p>There are no inspections yet. Press Start from a report where you have the report as a web page or "
                "a PDF, else New inspection.</p>"
            )
        unsaved = sum(each.has_unsaved for each in self.inspections)
        notice = ""
        if unsaved:
            notice = f"<p class='s55-unsaved-notice'>You have unsaved work in {counted(unsaved, 'inspection')}.</p>"
        return notice + _render_group("To be answered", to_answer) + _render_group("Published", published)


def _render_group(heading: str, inspections: Sequence[tuple[int, ListedInspection]]) -> str:
    if not inspections:
        return ""
    rows = "".join(_render_row(index, inspection) for index, inspection in inspections)
    return f"<h3>{heading}</h3><ul class='s55-inspection-list'>{rows}</ul>"


def _render_row(index: int, inspection: ListedInspection) -> str:
    day = inspection.deadline
    facts = [f"Last lawful day {weekday(day)} {long_date(day)}"] if day and not inspection.is_published else []
    facts += [inspection.state] if inspection.state else []
    words = " &middot; ".join(map(escape, facts))
    unsaved = " <b class='s55-tag'>Unsaved changes</b>" if inspection.has_unsaved and inspection.source else ""
    return f"<li><a href='#' data-jump='{OPEN}{index}'>{escape(inspection.title)}</a><p>{words}{unsaved}</p></li>"
