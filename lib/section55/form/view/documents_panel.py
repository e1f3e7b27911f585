"""Below the form: the preview, or the build with its steps and the links to what it made."""

from collections.abc import Callable
from html import escape
from pathlib import Path

from section55 import workspace
from section55.documents.audit import audit_of
from section55.documents.html_page import render_response
from section55.documents.report_builder import report_on
from section55.form.state.form_state import FormState
from section55.form.view.background_build import Built, build
from section55.form.view.browser_side import BrowserSide, Document
from section55.form.view.field import Form
from section55.model.errors import sentence_of

_NAMES = {"html": "web page", "pdf": "PDF"}
_MEDIA_TYPES = {"html": "text/html", "pdf": "application/pdf"}


class DocumentsPanel:
    """What the form's inspection looks like when it is finished."""

    def __init__(self, form: Form, state: FormState, output: Path, browser: BrowserSide) -> None:
        self._form, self._state, self._output, self._browser = form, state, output, browser
        self._older = form.factory.html()
        self._told = form.factory.html()
        self.is_building = False
        self.box = form.factory.box(self._older, self._told, classes=("s55-result", "s55-at-documents"))

    def clear(self) -> None:
        """Shows nothing."""
        self._show("")

    def outdate(self) -> None:
        """Says of what is shown that the answers were changed since."""
        if self._told.value and not self._older.value:
            self._older.value = (
                "<p class='s55-problem s55-statutory'><b>Changed since:</b> what is shown here does not have what was "
                "typed after it was made. Press Preview or Build again.</p>"
            )

    def _show(self, html: str) -> None:
        self._told.value, self._older.value = html, ""

    def preview(self) -> None:
        """Shows the finished page, with what is typed now, saved or not. Raises `WorkbookError` where it cannot be."""
        source = self._state.previewed()
        finished = render_response(report_on(source), audit_of(source, workspace.MASTER_NOTEBOOK), source.inputs)
        saved = "It is what is saved." if not self._state.is_changed else "It has changes that are not saved yet."
        self._show(
            f"<h2>Preview</h2><p>The finished page. {saved}</p>"
            f'<iframe title="Preview of the finished page" srcdoc="{escape(finished)}"></iframe>'
        )
        self._form.announce("The preview is below the form.")
        self._browser.show("documents")

    def build(self, parameter_file: Path, done: Callable[[], None]) -> None:
        """Builds both documents in the background; ``done`` is called at its end."""
        self.is_building = True
        self._step("starting")
        self._form.announce("Building the documents. It takes a few seconds.")
        self._browser.show("documents")

        def finished(built: Built) -> None:
            self.is_building = False
            self._built(parameter_file, built)
            done()

        build(parameter_file, self._output, self._step, finished)

    def _step(self, what: str) -> None:
        sentence = f"Building: {what}…"
        self._show(f"<h2>Documents</h2><p class='s55-building'>{escape(sentence)}</p>")

    def _built(self, parameter_file: Path, built: Built) -> None:
        slug = parameter_file.stem
        folder = self._output / slug
        try:
            documents = [
                Document(kind, f"{slug}.{kind}", _MEDIA_TYPES[kind], (folder / f"{slug}.{kind}").read_bytes())
                for kind in _NAMES
                if built.is_built
            ]
            error = built.error
        except OSError as unread:
            documents, error = [], sentence_of(unread)
        if not documents:
            lines = "".join(f"<li>{escape(line)}</li>" for line in error.splitlines())
            self._show(f"<h2>Documents</h2><p>The documents of {escape(slug)} could not be built:</p><ul>{lines}</ul>")
            self._form.announce("The documents could not be built. The reasons are below the form.")
            return
        items = "".join(
            f"<li><a data-file='{file.mark}' target='_blank'>Open the {_NAMES[file.mark]}</a> "
            f"({len(file.data) / 1000:,.0f} KB), or "
            f"<a data-file='{file.mark}' data-save='1'>download the {_NAMES[file.mark]}</a></li>"
            for file in documents
        )
        self._show(f"<h2>Documents</h2><p>Both documents are in {escape(workspace.named(folder))}.</p><ul>{items}</ul>")
        self._browser.link(documents)
        self._form.announce("The HTML and the PDF are built. The links are below the form.")
        self._browser.show("documents")
