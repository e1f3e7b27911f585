"""The process that reads one file: ``python -m section55.intake.worker KIND SECONDS BYTES``.

The file comes on standard input, and what was read goes to standard output as JSON: the source, or the sentence that
refuses it. Nothing is written. Where the system can, it ends by itself after so many seconds of work, and has no more
than so many bytes.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from section55.intake.blocks import Source
from section55.model.errors import WorkbookError

DEEP = 12_000
"""How many calls may be open at once: a page may have two thousand elements inside one another."""


def main() -> None:
    """Reads the file, and prints what was read."""
    kind, seconds, most_bytes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    bound(seconds, most_bytes)
    sys.setrecursionlimit(DEEP)
    data = sys.stdin.buffer.read()
    answer: dict[str, Any]
    try:
        source = _reader(kind)(data)
        if not source.blocks and not kind.startswith("carried"):
            raise WorkbookError("There is no text in it that can be read. Save it again, or paste its text.")
        answer = {"source": source.as_dict()}
    except WorkbookError as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": "It needs more memory than reading a file may take. Bring in its text instead."}
    except RecursionError:
        answer = {"refused": "It is nested too deeply to be read. Copy its text and bring that in instead."}
    sys.stdout.buffer.write(json.dumps(answer).encode())


def bound(seconds: int, most_bytes: int) -> None:
    """Keep this process within its limits; on Windows there are none of these, and only its clock bounds it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
    except (ValueError, OSError):  # macOS has the limit by name only
        return


def _reader(kind: str) -> Callable[[bytes], Source]:
    # Each imports what it needs alone: a page is read without the library for PDFs.
    if kind == "docx":
        from section55.intake.word.body import read_docx

        return read_docx
    if kind in ("md", "txt"):
        from section55.intake.text_blocks import read_text

        return lambda data: read_text(data, "md" if kind == "md" else "txt")
    if kind in ("carried html", "carried pdf"):
        from section55.intake.own_document import read_own_document

        return lambda data: read_own_document(data, kind.removeprefix("carried "))
    if kind == "pdf":
        from section55.intake.pdf.reader import read_pdf

        return read_pdf
    if kind == "mhtml":
        from section55.intake.mhtml import read_mhtml

        return read_mhtml
    from section55.intake.html_blocks import read_html

    return read_html


if __name__ == "__main__":
    main()
