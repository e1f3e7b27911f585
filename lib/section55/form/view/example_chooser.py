"""In Our office, before a new profile has any answer: an example to begin from."""

from collections.abc import Callable
from pathlib import Path

import ipywidgets as widgets

from section55.form.state.example_profiles import find_examples
from section55.form.view.widget_factory import WidgetFactory, close_inside

_NONE = "Without an example"


class ExampleChooser:
    """A list of the examples, shown only where one would cover nothing."""

    def __init__(self, factory: WidgetFactory, folder: Path, on_example: Callable[[Path], None]) -> None:
        """``folder`` is that of the profiles; ``on_example`` is called with the file of the one that is chosen."""
        self._factory, self._folder, self._on_example = factory, folder, on_example
        self._control: widgets.Dropdown | None = None
        self.box = factory.box(classes=("s55-field", "s55-example"))

    def show(self, is_wanted: bool) -> None:
        """Offer the examples that there are now, or nothing."""
        examples = find_examples(self._folder) if is_wanted else {}
        options = [(_NONE, None), *examples.items()]
        if not examples:
            replaced, self._control, self.box.children = self.box.children, None, []
            close_inside(*replaced)
        elif self._control is None:
            self._control = self._factory.control(
                widgets.Dropdown, "Begin from an example", on_value=self._choose, options=options, value=None
            )
            hint = "How such an office writes and what its documents look like; its names are yours to give."
            self.box.children = [self._control, self._factory.html(f"<p class='s55-hint'>{hint}</p>")]
        else:
            if list(self._control.options) != options:
                self._control.options = options
            self._control.value = None

    def _choose(self, path: Path | None) -> None:
        if path is not None:
            self._on_example(path)
