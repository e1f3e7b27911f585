"""Answer several at once: tick items of a list, give one answer, owner or date, and take it back as one."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, get_args, get_origin

import ipywidgets as widgets

from section55.form.state.answer_notes import ANSWER_KEYS
from section55.form.state.answers import types_of
from section55.form.state.form_state import FormState
from section55.form.state.several_answers import (
    AnswerForSeveral,
    SeveralAnswered,
    answer_several,
    take_back,
)
from section55.form.view.error_messages import show_errors
from section55.form.view.item_sides import REPORT, TEXT_AND_WORD, Side
from section55.form.view.notes_panel import NotingForm
from section55.form.view.widget_factory import close_inside, update_html
from section55.model.answer_types import takes_markdown
from section55.model.inspection import Inspection
from section55.model.items import ItemKind
from section55.model.paths import Where, question_at
from section55.model.wording import counted, first_few, listed, sentence_start, shortened

_LONGEST_TEXT = 90
_ONCE, _EACH = "once", "each"


class SeveralPanel:
    """A button above a list, and what it opens."""

    def __init__(
        self,
        form: NotingForm,
        state: FormState,
        kind: ItemKind,
        side: Side,
        find_paths: Callable[[], Sequence[Where]],
        on_change: Callable[[], None],
    ) -> None:
        """``find_paths`` returns the items that the list shows now; ``on_change`` is called when some were answered."""
        self._form, self._state, self._kind, self._side = form, state, kind, side
        self._find_paths, self._on_change = find_paths, on_change
        self.mark = form.new_mark()
        factory = form.factory
        what = "Change" if side == REPORT else "Answer"
        self._open_button = factory.button(
            f"{what} several at once", self.toggle, f"{what} several at once: {kind.many}", f"s55-at-{self.mark}-open"
        )
        self._ticks: dict[Where, widgets.Checkbox] = {}
        self._given: dict[str, str] = {}
        """What was given so far, by its key; the controls are the browser's to change while a person types."""
        self._done: SeveralAnswered | None = None
        self._result = factory.html("")
        self._undo = factory.button("Undo", self.undo, f"Undo: several {kind.many} at once", f"s55-at-{self.mark}-undo")
        self._result_row = factory.box(self._result, self._undo, across=True, classes=("s55-undo-row",))
        self.panel: widgets.Box | None = None
        self.box = factory.box(self._open_button, classes=("s55-several-box",))

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    def toggle(self) -> None:
        """Open the panel, with the focus on its first box; or close it."""
        if self.panel is None:
            self._open()
            self._form.focus(self.mark)
        else:
            self.close()

    def close(self) -> None:
        """Close the panel; nothing was written."""
        replaced, self.panel = self.panel, None
        self._ticks, self._given = {}, {}
        self._show()
        if replaced is not None:
            close_inside(replaced)
            self._form.drop_drafts(self.mark)

    def _show(self) -> None:
        children: list[widgets.Widget] = [self._open_button]
        if self.panel is not None:
            children.append(self.panel)
        elif self._done is not None:
            children.append(self._result_row)
        self.box.children = children

    # The panel

    def _open(self) -> None:
        factory, paths = self._form.factory, self._find_paths()
        self._ticks = {where: self._make_tick(where) for where in paths}
        every = factory.button("Tick all", self._tick_all, f"Tick all {self._kind.many}")
        head = factory.html(
            f"<h4>{self._open_button.description}</h4><p class='s55-hint'>Tick some {self._kind.many}, then give what "
            "is the same for all of them. An answer that one has already is not written over.</p>"
        )
        ticks = factory.box(*self._ticks.values(), classes=("s55-ticks", f"s55-at-{self.mark}"))
        fields = [self._make_field(name, where) for name, where in self._questions().items()]
        once = []
        if self._side != REPORT:
            options = [("Once, under a heading that names them all", _ONCE), ("With each of them", _EACH)]
            self._once = factory.control(
                widgets.Dropdown, f"Where the answer to several {self._kind.many} stands", options=options, value=_ONCE
            )
            once = [factory.box(self._once, classes=("s55-field",))]
        apply = factory.button("Put it into the ticked ones", self.apply, "", "s55-main-button")
        cancel = factory.button("Cancel", self.close, f"Cancel: several {self._kind.many}")
        row = factory.box(apply, cancel, across=True, classes=("s55-row",))
        self.panel = factory.box(
            head, every, ticks, *fields[:2], *once, *fields[2:], row, classes=("s55-region", "s55-several")
        )
        self._show()

    def _make_tick(self, where: Where) -> widgets.Checkbox:
        place = self._state.answers.place(where)
        text = " ".join(str(place.item.get("title") or place.item.get("text") or "").split())
        label = f"{place.heading}: {shortened(text, _LONGEST_TEXT)[1:-1]}" if text else place.heading
        return self._form.factory.control(widgets.Checkbox, label, classes=("s55-box",), value=False, indent=False)

    def _tick_all(self) -> None:
        is_all = all(tick.value for tick in self._ticks.values())
        for tick in self._ticks.values():
            tick.value = not is_all

    def _questions(self) -> Mapping[str, Where]:
        """The questions that are asked for all at once, by the key under which the answer is given."""
        item: Where = (self._kind.key, 0)
        own = {"status": (*item, "status")} if self._side == REPORT else {}
        if self._side != REPORT:
            text, word = TEXT_AND_WORD[self._side]
            own = {key: (*item, ANSWER_KEYS[self._side], key) for key in (word, text)}
        return own | {key: (*item, key) for key in ("owner", "due_on")}

    def _make_field(self, key: str, where: Where) -> widgets.Widget:
        factory, question = self._form.factory, question_at(Inspection, where)
        assert question is not None
        label = f"{question.title} of all that are ticked"
        words = [
            word for kind in types_of(question.annotation) if get_origin(kind) is Literal for word in get_args(kind)
        ]
        traits: dict[str, Any] = {}
        kind: type[widgets.DOMWidget] = widgets.Text
        classes = ["s55-field", f"s55-at-{self.mark}-{key}"]
        if words:
            kind, traits = (
                widgets.Dropdown,
                {"options": [("As it is", ""), *((sentence_start(each), each) for each in words)]},
            )
        elif takes_markdown(question):
            kind, traits = widgets.Textarea, {"rows": 5}
            classes += ["s55-long", "s55-markdown"]
        self._given[key] = ""
        control = factory.control(kind, label, on_value=partial(self._take, key), **traits)
        return factory.box(control, classes=classes)

    def _take(self, key: str, value: str | None) -> None:
        self._given[key] = value or ""

    def on_message(self, message: Mapping[str, Any]) -> None:
        """Take the last words of a text before the press that follows them."""
        for key in self._given:
            if message.get("mark") == f"{self.mark}-{key}" and message.get("event") == "input":
                self._given[key] = str(message["text"])

    # What is done

    @show_errors
    def apply(self) -> None:
        """Write what was given into the items that are ticked."""
        if self.panel is None:  # the second press of a double click
            return
        values = dict(self._given)
        own = TEXT_AND_WORD[self._side] if self._side != REPORT else ()
        given = AnswerForSeveral(
            None if self._side == REPORT else self._side,
            {key: values.pop(key) for key in reversed(own)},
            self._side == REPORT or self._once.value == _ONCE,
            values,
        )
        chosen = [where for where, tick in self._ticks.items() if tick.value]
        self._done = answer_several(self._state.answers, chosen, given)
        self.close()
        self._on_change()
        message = self._describe(self._done)
        update_html(self._result, f"<p>{message}</p>")
        self._form.announce(message)
        self._form.focus(f"{self.mark}-undo")

    def _describe(self, done: SeveralAnswered) -> str:
        changed = f"{sentence_start(counted(len(done.changed), self._kind.one, self._kind.many))} changed at once."
        if not done.left:
            return changed
        own = "has an answer of its own, which is" if len(done.left) == 1 else "have answers of their own, which are"
        return f"{changed} {listed(first_few(done.left))} {own} as before."

    @show_errors
    def undo(self) -> None:
        """Take back what was written into all of them."""
        if self._done is None:  # the second press of a double click
            return
        stay = take_back(self._state.answers, self._done)
        self._done = None
        self._show()
        self._on_change()
        self._form.announce("It is taken back.")
        if stay:
            one, many = "was changed since, and stays as it is", "were changed since, and stay as they are"
            self.show_message(f"It is taken back. {listed(stay)} {one if len(stay) == 1 else many}.")
        self._form.focus(f"{self.mark}-open")
