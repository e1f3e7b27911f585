"""Where a report, an earlier response or a return is given: a file to choose, or words to paste."""

from collections.abc import Callable
from html import escape

import ipywidgets as widgets

from section55.form.state.intake.read_file import PASTED, GivenFile, pasted_text
from section55.form.view.form_part import FormPart
from section55.form.view.intake.kinds import Kind
from section55.form.view.sent_files import SentFile
from section55.form.view.widget_factory import update_html
from section55.intake.reading import MOST_BYTES
from section55.model.errors import WorkbookError


class SourcePicker:
    """Asks for one file, or for pasted words, and hands over what is given."""

    def __init__(self, form: FormPart, kind: Kind, on_read: Callable[[], None], on_back: Callable[[], None]) -> None:
        """``on_read`` is called when what is given is to be read, ``on_back`` where nothing is to be given."""
        self._form, self._kind = form, kind
        factory = form.factory
        self.mark, self.file_mark, self.paste_mark = (form.new_mark() for _ in range(3))
        self._file: SentFile | None = None
        self._text = ""
        self._is_pasted = False
        """Whether the words came last: they are read then, and not the file."""
        form.browser.files.expect(self.file_mark, self.take_file)
        self._file_note = factory.html("", "s55-notes")
        parts: list[widgets.Widget] = [
            factory.html(f"<h2 tabindex='-1'>{kind.heading}</h2><p>{kind.lead}</p>", "s55-intake-lead"),
            factory.box(
                factory.html(self._render_input()),
                self._file_note,
                classes=("s55-field", "s55-file-field", f"s55-at-{self.file_mark}"),
            ),
        ]
        if kind.paste_label:
            self._paste = factory.control(widgets.Textarea, kind.paste_label, on_value=self.on_text, rows=5)
            hint = "<p class='s55-hint'>Copy the whole page (Ctrl+A, Ctrl+C) and paste it here (Ctrl+V).</p>"
            classes = ("s55-field", "s55-takes-page", f"s55-at-{self.paste_mark}")
            parts.append(factory.box(self._paste, factory.html(hint, "s55-notes"), classes=classes))
        self._read = factory.button("Read it", on_read, "", "s55-main-button")
        buttons = factory.button_row(self._read, factory.button("Back", on_back))
        self._status = factory.html("", "s55-intake-status")
        self.box = factory.box(
            *parts, buttons, self._status, classes=("s55-start", "s55-intake", f"s55-at-{self.mark}")
        )

    def _render_input(self) -> str:
        label_id = f"s55-file-{self._form.browser.token}-{self.file_mark}"
        endings = self._kind.endings.replace(",", ", ")
        return (
            f"<label for='{label_id}'>{self._kind.file_label}</label>"
            f"<input type='file' id='{label_id}' accept='{self._kind.endings}' data-most='{MOST_BYTES}' "
            f"aria-describedby='{label_id}-hint'>"
            f"<p class='s55-hint' id='{label_id}-hint'>{endings}; at most {MOST_BYTES // 1_000_000} MB.</p>"
        )

    def take_file(self, sent: SentFile) -> None:
        """Take the file that was chosen; it is read once that is asked for."""
        self._file, self._is_pasted = None if sent.problem else sent, False
        if sent.problem:
            update_html(self._file_note, f"<p class='s55-problem s55-fault'>{escape(sent.problem)}</p>")
            self._form.announce(sent.problem)
            return
        ready = f"{sent.name} is here ({len(sent.data) / 1000:,.0f} KB). Press Read it."
        update_html(self._file_note, f"<p class='s55-meant'>{escape(ready)}</p>")
        self._form.announce(ready)

    def on_text(self, text: str) -> None:
        """Take what is pasted so far."""
        self._text, self._is_pasted = text, bool(text.strip())

    def given(self) -> GivenFile:
        """Return what was given last. Raises `WorkbookError` where there is nothing."""
        if self._file is not None and not self._is_pasted:
            return GivenFile(self._file.name, self._file.data)
        if self._kind.paste_label:
            return pasted_text(self._text)
        raise WorkbookError("Choose the file first, then press Read it.")

    def show_reading(self, name: str) -> None:
        """Say that it is being read."""
        what = name.lower() if name == PASTED else name
        sentence = f"Reading {what}… You can go on with other work in the form meanwhile."
        update_html(self._status, f"<p class='s55-building'>{escape(sentence)}</p>")
        self._form.announce(sentence)

    def show_problem(self, problem: str) -> None:
        """Say why nothing was read; what was given stays, to be changed. Empty for nothing."""
        lines = "".join(f"<p class='s55-problem s55-fault'>{escape(line)}</p>" for line in problem.splitlines())
        update_html(self._status, f"<h3>It was not read</h3>{lines}" if problem else "")
        if problem:
            self._form.announce(problem)

    def close(self) -> None:
        """Take no file any more."""
        self._form.browser.files.forget(self.file_mark)
