"""A response that this workbook made: it carries its own file, and comes back exactly as it was."""

from collections.abc import Callable, Iterator
from html import escape

from section55.form.state.intake.read_file import OwnResponse
from section55.form.view.field import Field
from section55.form.view.form_part import FormPart


class CheckOwn:
    """The panel for one such document."""

    def __init__(
        self,
        form: FormPart,
        found: OwnResponse,
        on_use: Callable[[], None],
        on_other: Callable[[], None],
        on_back: Callable[[], None],
    ) -> None:
        """``on_use`` is called when the files are to be put back; ``on_other`` to read another file instead."""
        factory = form.factory
        self.mark = form.new_mark()
        buttons = factory.button_row(
            factory.button("Put it back", on_use, "", "s55-main-button"),
            factory.button("Read another file", on_other),
            factory.button("Back", on_back, "Back to the list of inspections"),
        )
        size = len(found.carried[found.parameter_file])
        others = "".join(f"<li>{escape(name)}</li>" for name in found.carried if name != found.parameter_file)
        beside = f"<p>Beside it, where they are not there yet:</p><ul>{others}</ul>" if others else ""
        html = (
            f"<h2 tabindex='-1'>Check what was read</h2><p>{escape(found.name)}. <b>Nothing of it is kept yet.</b> "
            f"This workbook made it, and it carries the file that it was made from: {escape(found.parameter_file)}, "
            f"{size:,} bytes. Put back, it is exactly as it was. A file that is there already is never "
            f"overwritten.</p>{beside}"
        )
        self.box = factory.box(factory.html(html), buttons, classes=("s55-start", "s55-intake", f"s55-at-{self.mark}"))

    def all_fields(self) -> Iterator[Field]:
        """Yield nothing: nothing can be corrected here."""
        yield from ()

    def update(self) -> None:
        """Nothing changes here."""

    def close(self) -> None:
        """Nothing takes answers here."""
