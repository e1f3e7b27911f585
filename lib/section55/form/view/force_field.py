"""The field for police forces: the best match of those that there are, and a question about any other name."""

from difflib import get_close_matches
from functools import partial
from html import escape
from typing import Any

import ipywidgets as widgets

from section55.form.view.names_field import NamesField
from section55.form.view.widget_factory import close_inside
from section55.model.police_forces import POLICE_FORCES, find_force, forces_named_in, is_known_force, split_names
from section55.model.wording import listed


class ForceField(NamesField):
    """Police forces: "norfolk" is Norfolk Constabulary, several may be typed at once, and others are asked about."""

    def make_controls(self) -> list[widgets.Widget]:
        controls = super().make_controls()
        self._question = self.form.factory.box(classes=("s55-row", "s55-asked-force"), across=True)
        self._offer = self.form.factory.box(classes=("s55-row", "s55-asked-force"), across=True)
        self._offered: list[str] = []
        return [*controls, self._question, self._offer]

    def names_in(self, text: str) -> list[str]:
        """Return the forces that a text names; a name that is none of them stays as it was typed."""
        own = self.form.own_force
        if own and text.casefold() in own.casefold() and len(text) > 2:
            return [own]
        whole = find_force(text)
        return [whole] if whole else [name for piece in split_names(text) for name in self._names_in_piece(piece)]

    def _names_in_piece(self, piece: str) -> list[str]:
        """Return the force that a piece of a line means; of a sentence, those that it names in full."""
        force = find_force(piece)
        return [force] if force else forces_named_in(piece, self.form.own_force) or [piece]

    def show_answer(self, answer: Any) -> None:
        own = self.form.own_force
        options = tuple(dict.fromkeys([*([own] if own else []), *POLICE_FORCES]))
        if self.control.options != options:
            self.control.options = options
        super().show_answer(answer)
        self.update_choices()

    def update_choices(self) -> None:
        """Offer the forces that the report's title names, as long as there is none."""
        title = str(self.form.answers.get(("inspection_title",)) or "")
        named = [] if self.form.answers.get(self.where()) else forces_named_in(title, self.form.own_force)
        if named == self._offered:
            return
        self._offered, replaced = named, self._offer.children
        names, factory = listed(named), self.form.factory
        words = [factory.html(f"<p>The title names {escape(names)}.</p>")] if named else []
        add = [factory.button(f"Add {names}", self._add_offered)] if named else []
        self._offer.children = [*words, *add]
        close_inside(*replaced)

    def _add_offered(self) -> None:
        if self._offered:
            self.add_names(self._offered)
            self.form.focus(self.mark)

    def on_added(self, names: list[str]) -> None:
        """Ask about the first name that is no force."""
        unknown = next((name for name in names if not is_known_force(name) and name != self.form.own_force), "")
        self._ask_about(unknown)

    def _ask_about(self, name: str) -> None:
        close_inside(*self._question.children)
        self._question.children = []
        if not name:
            return
        factory = self.form.factory
        words = factory.html(f"<p>“{escape(name)}” is not a force that the workbook knows.</p>")
        near = get_close_matches(name, POLICE_FORCES, n=1, cutoff=0.6)
        use = [factory.button(f"Use {each}", partial(self._use, each, name)) for each in near]
        keep = factory.button(f"Keep {name}", partial(self._ask_about, ""))
        out = factory.button(f"Leave {name} out", partial(self._leave_out, name))
        self._question.children = [words, *use, keep, out]
        self.form.announce(f"{name} is not a force that the workbook knows. Use another, keep it, or leave it out.")

    def _use(self, force: str, name: str) -> None:
        self._ask_about("")
        self.replace_name(name, force)

    def _leave_out(self, name: str) -> None:
        self._ask_about("")
        self.remove(name)
