"""Check what came back: the answers of a return beside those that are there, before any of them is taken over."""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

import ipywidgets as widgets

from section55.form.state.intake.returned import RECEIVED, CheckedReturn
from section55.form.view.differences import render_word_changes
from section55.form.view.field import Field, Form
from section55.form.view.field_kinds import make_field
from section55.model.markdown import to_html
from section55.model.wording import counted, listed, sentence_start

if TYPE_CHECKING:
    from section55.intake.returns.read import ReturnedAnswer


class CheckReturn:
    """The panel for one return."""

    def __init__(
        self,
        form: Form,
        checked: CheckedReturn,
        on_use: Callable[[], None],
        on_other: Callable[[], None],
        on_back: Callable[[], None],
    ) -> None:
        """``on_use`` is called when the ticked answers are to be taken over; ``on_other`` to read another file."""
        self._form, self._checked = form, checked
        factory = form.factory
        self.mark = form.new_mark()
        self.fields: list[Field] = [make_field(form, lambda: RECEIVED)]
        self._use = factory.button("", on_use, "", "s55-main-button")
        buttons = factory.button_row(
            self._use,
            factory.button("Read another file", on_other),
            factory.button("Back", on_back, "Back to the inspection"),
        )
        heading = (
            f"<h2 tabindex='-1'>Check what came back</h2><p>{escape(checked.name)}. <b>Nothing of it is taken over "
            "yet.</b> The ticked answers go into the inspection when you press the button; Save keeps them then.</p>"
        )
        head = factory.box(factory.html(heading), buttons, classes=("s55-intake-head", f"s55-at-{self.mark}"))
        notes = factory.html(self._render_notes(), "s55-intake-notes")
        rows = [
            self._make_row(name, list(group)) for name, group in groupby(checked.answers, key=lambda each: each.place)
        ]
        self.box = factory.box(head, notes, self.fields[0].box, *rows, classes=("s55-start", "s55-intake", "s55-main"))
        self.update()

    def all_fields(self) -> Iterator[Field]:
        """Yield the fields that are shown."""
        yield from self.fields

    def close(self) -> None:
        """Take no answers any more."""
        for field in self.fields:
            field.disconnect()

    def update(self) -> None:
        """Say what the button does now."""
        number = len(self._checked.taken)
        label = f"Take over {counted(number, 'answer')}" if number else "Take over nothing"
        if self._use.description != label:
            self._use.description = self._use.tooltip = label
        for field in self.fields:
            field.render_notes()

    def _make_row(self, name: str, answers: "list[ReturnedAnswer]") -> widgets.Widget:
        factory = self._form.factory
        is_there = any(answer.old for answer in answers)
        box = factory.control(
            widgets.Checkbox,
            f"Put this in place of the answer to {name}" if is_there else f"Take over the answer to {name}",
            classes=("s55-box",),
            on_value=partial(self._take, answers),
            value=all(answer.where in self._checked.taken for answer in answers),
            indent=False,
        )
        warning = (
            "<p class='s55-problem s55-statutory'><b>An answer is there already.</b> It is kept unless you tick "
            "below.</p>"
            if is_there
            else ""
        )
        shown = "".join(self._render_answer(answer) for answer in answers)
        html = factory.html(f"<h3>{escape(name)}</h3>{warning}{shown}", "s55-quoted")
        return factory.box(html, box, classes=("s55-difference", "s55-group"))

    def _render_answer(self, answer: "ReturnedAnswer") -> str:
        what = answer.name.rpartition(": ")[2]
        heading = f"<h4>{escape(what)}</h4>" if what != answer.place else ""
        if answer.old:
            return f"{heading}<p>{render_word_changes(answer.old, answer.new)}</p>"
        if answer.where[-1] == "position":
            return f"{heading}<p>{escape(sentence_start(answer.new))}</p>"
        return f"{heading}{to_html(answer.new, answer.name, self._form.new_mark(), 5)}"

    def _take(self, answers: "list[ReturnedAnswer]", is_taken: bool) -> None:
        paths = {answer.where for answer in answers}
        self._checked.taken = self._checked.taken | paths if is_taken else self._checked.taken - paths
        self.update()

    def _render_notes(self) -> str:
        found = self._checked.found
        new = sum(not answer.old for answer in found.answers)
        other = len(found.answers) - new
        sentences = [f"{sentence_start(counted(new, 'new answer'))}."] if new or not other else []
        if other:
            verb = "differs" if other == 1 else "differ"
            sentences.append(f"{sentence_start(counted(other, 'answer'))} {verb} from what is there.")
        if found.same:
            verb = "is" if found.same == 1 else "are"
            sentences.append(
                f"{sentence_start(counted(found.same, 'answer'))} {verb} there already, in the same words."
            )
        if found.empty:
            sentences.append(f"Not answered: {listed(found.empty)}.")
        sentences += found.notes
        return f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in sentences)}</ul>"
