"""Page one of a document as the office's profile makes it, drawn anew in the background when typing pauses."""

import asyncio
import base64
import threading
from html import escape

from section55.files.reader import InspectionFile
from section55.form.state.form_state import FormState
from section55.form.state.office_state import OfficeState
from section55.form.state.page_source import find_page_source
from section55.form.state.problems import MISSING, Problem
from section55.form.view.documents_panel import render_whole_page
from section55.form.view.timers import Timers
from section55.form.view.widget_factory import WidgetFactory
from section55.model.errors import sentence_of
from section55.model.office import OfficeProfile
from section55.model.paths import labels
from section55.model.wording import shortened

PAUSE = 1.0
"""Seconds without a change until the page is drawn: once a second at the most, and not while keys are pressed."""

_LONGEST_TITLE = 60


class PagePreview:
    """The picture of page one, and what keeps it from being drawn."""

    def __init__(self, factory: WidgetFactory, timers: Timers, state: FormState, office: OfficeState) -> None:
        self._timers, self._state, self._office = timers, state, office
        self._is_drawing = self._is_outdated = False
        self.note = factory.html("", "s55-page-note", "s55-notes")
        self.picture = factory.html("", "s55-page")
        heading = factory.html("<h3>Page one</h3>", "s55-card-heading")
        self.box = factory.box(heading, self.note, self.picture, classes=("s55-page-one", "s55-region"))

    def clear(self) -> None:
        """Show nothing, before another profile is opened."""
        self.note.value = self.picture.value = ""
        self._is_outdated = self._is_drawing

    def update_later(self) -> None:
        """Draw the page once typing pauses."""
        self._timers.postpone("page", PAUSE, self.update)

    def update(self) -> None:
        """Draw the page with the profile as it is typed, or say why it cannot be."""
        office = self._office.office_file
        if office is None:
            self._say_what_is_wrong()
            return
        if self._is_drawing:
            self._is_outdated = True
            return
        source = find_page_source(self._state, office)
        if source is None:
            self._show_note("There is no inspection yet whose first page could be shown.")
            self.picture.value = ""
        else:
            self._draw(source)

    def _say_what_is_wrong(self) -> None:
        before = " The picture shows the profile as it was before." if self.picture.value else ""
        items = "".join(f"<li>{escape(_in_words(problem))}</li>" for problem in self._office.problems)
        self.note.value = f"<p>It is drawn once this is given and right.{before}</p><ul>{items}</ul>"

    def _show_note(self, sentence: str) -> None:
        self.note.value = f"<p class='s55-hint'>{escape(sentence)}</p>"

    def _draw(self, source: InspectionFile) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._show(source, _draw_page(source))
            return
        self._is_drawing = True

        def run() -> None:
            loop.call_soon_threadsafe(self._show, source, _draw_page(source))

        threading.Thread(target=run, daemon=True).start()

    def _show(self, source: InspectionFile, drawn: bytes | str) -> None:
        self._is_drawing = False
        if self._is_outdated:
            self._is_outdated = False
            self.update_later()
        if self._office.office_file is None:
            self._say_what_is_wrong()
            return
        if isinstance(drawn, str):
            self._show_note(drawn)
            return
        title = source.inspection.inspection_title
        self._show_note(f"Of {shortened(title, _LONGEST_TITLE)}, with the profile as it is typed.")
        data = base64.b64encode(drawn).decode("ascii")
        alternative = escape(f"Page one of the document on {title}, as it would be printed", quote=True)
        self.picture.value = f'<img src="data:image/png;base64,{data}" alt="{alternative}">'


def _in_words(problem: Problem) -> str:
    name = ", ".join(labels(OfficeProfile, problem.where))
    return name if problem.kind == MISSING else f"{name}: {problem.sentence}" if name else problem.sentence


def _draw_page(source: InspectionFile) -> bytes | str:
    """Return the picture of a page, or why there is none, as a sentence."""
    from section55.documents.pdf import picture_of_page_one

    try:
        return picture_of_page_one(render_whole_page(source))
    except Exception as error:  # else nobody would learn of it, and the picture would stay as it was
        return sentence_of(error, "The preview")
