"""Where the bare calls spend their time: ``python steps.py OUTPUTS FILE...`` prints the milliseconds of each step.

It measures the package that Python finds, so that with a PYTHONPATH it measures another version, as old as 0.1.0.
A step's figure has nothing in it of the steps that it calls. The first two files are not measured.
"""

import importlib
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ways import floor

STEPS = {
    "Typst compiles the PDF": ("documents.pdf:pdf_from_html", "documents.pdf:_compile", "pdf:pdf_from_html"),
    "pikepdf: open, tags, bookmarks, save": ("documents.pdf:complete_tags", "pdf:finished"),
    "Walk from HTML to Typst source": (
        "documents.pdf:parse_page",
        "documents.pdf:source_of_tree",
        "documents.pdf:typst_source",
        "pdf:typst_source",
    ),
    "Markdown": ("documents.html_page:to_html", "html_page:to_html"),
    "Line breaks and no-break spaces": ("documents.html_page:finish_text",),
    "Reading and checking the files": ("files.reader:read_inspection", "reader:read_inspection"),
    "The template": ("documents.html_page:render_template", "html_page:rendered"),
    "The report's facts": ("documents.report_builder:report_on", "reporting:report_on"),
    "The audit record": ("documents.audit:audit_of", "audit:audit_of"),
}
"""The functions of each step, as this version and 0.1.0 have them; a version has only some."""


class StepTimer:
    """Times functions, each without those that it calls."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._inner: list[float] = [0.0]

    def watch(self, step: str, place: str) -> None:
        """Times a function of the package, if it is there."""
        module_name, _, name = place.partition(":")
        try:
            module = importlib.import_module(f"section55.{module_name}")
            function = getattr(module, name)
        except (ImportError, AttributeError):
            return
        setattr(module, name, self._timed(step, function))

    def _timed(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*arguments: Any, **named: Any) -> Any:
            begun = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*arguments, **named)
            finally:
                passed = time.process_time() - begun
                self.seconds[step] += passed - self._inner.pop()
                self._inner[-1] += passed

        return timed


def main() -> None:
    """Prints the milliseconds that the processor worked on each step, for each of some files."""
    outputs, files = Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]]
    outputs.mkdir(parents=True, exist_ok=True)
    timer = StepTimer()
    for step, places in STEPS.items():
        for place in places:
            timer.watch(step, place)
    for file in files[:2]:
        floor(file, outputs)
    timer.seconds.clear()
    begun = time.process_time()
    for file in files[2:]:
        floor(file, outputs)
    total = time.process_time() - begun
    timer.seconds["The rest"] = total - timer.seconds.total()
    for step, seconds in [*timer.seconds.items(), ("All", total)]:
        print(f"{step:40} {seconds / len(files[2:]) * 1000:6.1f}")


if __name__ == "__main__":
    main()
