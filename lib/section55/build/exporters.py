"""The nbconvert exporters ``section55-html`` and ``section55-pdf``, from a run notebook to a finished document.

jupyter nbconvert --to section55-html RUN.ipynb
jupyter nbconvert --to section55-pdf RUN.ipynb
"""

from typing import Any

from section55.build.run_outputs import audit_in, register_in, report_in
from section55.build.unneeded import kept_out
from section55.documents.html_page import render_response
from section55.register.page import register_page

with kept_out():
    from nbconvert.exporters import Exporter, export
    from nbformat import NotebookNode
    from traitlets import default
    from traitlets.config import Config


class Section55HTMLExporter(Exporter):
    """The response as one self-contained, accessible HTML page."""

    export_from_notebook = "Section 55 response (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".html"

    def __init__(self, config: Config | None = None, **kw: Any) -> None:
        # nbconvert hands over what the user configured for it. The page is made from the report's facts, not from
        # the cells, and is the same bytes for everybody: no setting and no preprocessor may change it.
        super().__init__(**kw)  # type: ignore[no-untyped-call]

    @default("default_preprocessors")
    def _no_preprocessors(self) -> list[str]:
        return []

    # nbconvert types what an exporter gives as a notebook, though each of its own gives text or bytes.
    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """The finished page of a run notebook: the response's, or the register's. Raises `NoReport` for any other."""
        # nbconvert's own method would copy and validate the notebook twice for preprocessors, of which there are none.
        resources = self._init_resources(resources)  # type: ignore[no-untyped-call]
        if (register := register_in(nb)) is not None:
            return register_page(register), resources
        record, inputs = audit_in(nb)
        return render_response(report_in(nb), record, inputs), resources


class Section55PDFExporter(Section55HTMLExporter):
    """The response as a PDF that keeps PDF/UA-1 and PDF/A-3a, made from the finished page."""

    export_from_notebook = "Section 55 response (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override]  # bytes, for a page's text
        self, nb: NotebookNode, resources: Any = None, **kw: Any
    ) -> tuple[bytes, dict[str, Any]]:
        """The PDF of a run notebook; raises `NoReport` for any other notebook."""
        from section55.documents.pdf import pdf_from_html

        finished, resources = super().from_notebook_node(nb, resources, **kw)
        return pdf_from_html(finished), resources


def export_html(run: NotebookNode) -> str:
    """The finished page of a run notebook, by way of nbconvert. Raises `NoReport` for any other notebook."""
    html: str
    html, _ = export(Section55HTMLExporter, run)
    return html
