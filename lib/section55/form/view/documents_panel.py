"""Below the form: the preview, or the build with its steps and the links to what it made."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from section55 import workspace
from section55.files.reader import InspectionFile
from section55.form.state.form_state import FormState
from section55.form.view.background_build import (
    SECONDS_AFTER_BUILD,
    SECONDS_AFTER_OPENING,
    BuildResult,
    ReadyBuild,
    build_in_background,
)
from section55.form.view.browser_side import BrowserSide, LinkedFile
from section55.form.view.error_messages import show_errors
from section55.form.view.field import Form
from section55.model.errors import sentence_of

_NAMES = {"html": "web page", "pdf": "PDF"}
_MEDIA_TYPES = {"html": "text/html", "pdf": "application/pdf"}


class DocumentsPanel:
    """What the form's inspection looks like when it is finished."""

    def __init__(self, form: Form, state: FormState, output: Path, browser: BrowserSide) -> None:
        self._form, self._state, self._output, self._browser = form, state, output, browser
        self.outdated_note = form.factory.html()
        self.content = form.factory.html()
        self.is_building = False
        self._ready_build = ReadyBuild()
        self.box = form.factory.box(
            self.outdated_note, self.content, classes=("s55-region", "s55-result", "s55-at-documents")
        )

    def begin(self) -> None:
        """Show nothing of the inspection before, and get ready to build the one that was opened."""
        self._show("")
        self._ready_build.prepare(SECONDS_AFTER_OPENING)

    def close(self) -> None:
        """End what waits to build."""
        self._ready_build.close()

    def mark_outdated(self) -> None:
        """Say of what is shown that the answers were changed since."""
        if self.content.value and not self.outdated_note.value:
            self.outdated_note.value = (
                "<p class='s55-problem s55-statutory'><b>Changed since:</b> what is shown here does not have what was "
                "typed after it was made. Press Preview or Build again.</p>"
            )

    def _show(self, html: str) -> None:
        self.content.value, self.outdated_note.value = html, ""

    def show_message(self, message: str, is_error: bool = False) -> None:
        """Show a message above the form."""
        self._form.show_message(message, is_error)

    @show_errors
    def preview(self) -> None:
        """Show the finished page with what is typed now, saved or not."""
        source = self._state.preview_source()
        page = render_whole_page(source)
        saved = "As it is saved." if not self._state.is_changed else "With changes that are not saved yet."
        self._show(
            f"<h2>Preview</h2><p>{saved}</p>"
            f'<iframe title="Preview of the finished page" srcdoc="{escape(page)}"></iframe>'
        )
        self._form.announce("The preview is below the form.")
        self._browser.scroll_to("documents")

    def build(self, parameter_file: Path, on_done: Callable[[], None]) -> None:
        """Build both documents in the background; ``on_done`` is called once they, or why not, are shown."""
        self.is_building = True
        self._show_step("starting")
        self._form.announce("Building the documents. It takes a few seconds.")
        self._browser.scroll_to("documents")

        def on_result(result: BuildResult) -> None:
            self.is_building = False
            self._show_result(parameter_file.stem, result)
            self._ready_build.prepare(SECONDS_AFTER_BUILD)
            on_done()

        build_in_background(parameter_file, self._output, self._show_step, on_result, self._ready_build)

    def _show_step(self, step: str) -> None:
        sentence = f"Building: {step}…"
        self._show(f"<h2>Documents</h2><p class='s55-building'>{escape(sentence)}</p>")

    def _show_result(self, slug: str, result: BuildResult) -> None:
        if not result.is_built:
            self._show_error(slug, result.error)
            return
        folder = self._output / slug
        try:
            files = [_read_document(folder / f"{slug}.{kind}", kind) for kind in _NAMES]
        except OSError as error:
            self._show_error(slug, sentence_of(error))
            return
        items = "".join(
            f"<li><a data-file='{file.key}' target='_blank'>Open the {_NAMES[file.key]}</a> "
            f"({len(file.data) / 1000:,.0f} KB), or "
            f"<a data-file='{file.key}' data-save='1'>download the {_NAMES[file.key]}</a></li>"
            for file in files
        )
        self._show(f"<h2>Documents</h2><p>Both documents are in {escape(workspace.named(folder))}.</p><ul>{items}</ul>")
        self._browser.link(files)
        self._form.announce("The HTML and the PDF are built. The links are below the form.")
        self._browser.scroll_to("documents")

    def _show_error(self, slug: str, error: str) -> None:
        lines = "".join(f"<li>{escape(line)}</li>" for line in error.splitlines())
        self._show(f"<h2>Documents</h2><p>The documents of {escape(slug)} could not be built:</p><ul>{lines}</ul>")
        self._form.announce("The documents could not be built. The reasons are below the form.")


def render_whole_page(source: InspectionFile) -> str:
    """Render the finished page of an inspection, as a build does."""
    from section55.documents.audit import audit_of
    from section55.documents.html_page import render_response
    from section55.documents.report_builder import report_on

    return render_response(report_on(source), audit_of(source, workspace.MASTER_NOTEBOOK), source.inputs)


def _read_document(path: Path, kind: str) -> LinkedFile:
    return LinkedFile(kind, path.name, _MEDIA_TYPES[kind], path.read_bytes())
