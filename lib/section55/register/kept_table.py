"""The table of a folder as it was last printed, kept beside its files for whoever asks again on the same day.

It is kept by the sizes and times of all that it is made of, of the package and by the versions of the libraries. It
is a convenience, as what is kept of each file is: in every doubt there is none, and the table is made anew.
"""

import json
import os
from contextlib import suppress
from datetime import date
from pathlib import Path

from section55.files.access import most_private
from section55.files.bounded_read import read_file
from section55.files.copy_names import HISTORY
from section55.files.fingerprints import may_change_unseen
from section55.files.hashes import sha256
from section55.model.errors import WorkbookError
from section55.model.printable import printable_lines
from section55.register.folder_cache import PresentFiles
from section55.workspace import PARAMETER_ENDINGS

TABLE_FILE = ".register-table.json"
_MOST_BYTES = 50_000_000
"""More than the table of 100,000 inspections."""
_ENDINGS = (*PARAMETER_ENDINGS, HISTORY)


class KeptTable:
    """The table of a folder's inspections on a day, as plain text; none of it is refused."""

    def __init__(self, folder: Path, day: date) -> None:
        """Looks at the folder as it is now: what is kept later is of this moment, whatever changes in between."""
        self._path = folder / TABLE_FILE
        self._stamp = _stamp_of(folder, day)

    def read(self) -> str:
        """The text that was kept and is still so; empty where there is none."""
        if not self._stamp:
            return ""
        try:
            stamp, text = json.loads(read_file(self._path, _MOST_BYTES))
        except (OSError, ValueError, TypeError, RecursionError):  # not there, or damaged
            return ""
        is_kept = stamp == self._stamp and isinstance(text, str)
        # Others may write in the folder, and a terminal obeys what is no text.
        return text if is_kept and _is_printable(text) else ""

    def keep(self, text: str) -> None:
        """Keeps the text that was made of the folder as it was at first, for those who may read all of its files."""
        if not self._stamp:
            return
        # Imported here, as by what keeps the entries: whoever only reads needs none of it.
        from section55.files.atomic_write import write_whole

        folder = self._path.parent
        with suppress(OSError, ValueError, WorkbookError), os.scandir(folder) as entries:
            files = [Path(entry.path) for entry in entries if entry.name.endswith(_ENDINGS)]
            data = json.dumps((self._stamp, text), ensure_ascii=False).encode()
            write_whole(self._path, data, is_own=True, like=most_private(files))


def _is_printable(text: str) -> bool:
    # Most have nothing in doubt, and to look for each thing that may be takes twenty times as long.
    return text.replace("\n", "").isprintable() or printable_lines(text) == text


def _stamp_of(folder: Path, day: date) -> str:
    """A word for all that a table depends on; empty where sizes and times do not say that it is the same."""
    present = PresentFiles(folder)
    try:
        found = _Times()
        # In one go: to ask for one file after the other takes several times as long.
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(_ENDINGS):
                    if entry.is_symlink():
                        # What it leads to may change while it does not, and its history lies elsewhere.
                        return ""
                    # On Windows an entry may have what is not so any more.
                    stat = os.stat(entry.path) if os.name == "nt" else entry.stat(follow_symlinks=False)
                    found.add(entry.name, stat)
        for name, path in present.shared.items():
            found.add(name, os.stat(path))
    except OSError:
        return ""
    if may_change_unseen(found.latest):
        return ""
    lines = (day.isoformat(), present.versions, *sorted(found.lines))
    return sha256("\n".join(lines).encode("utf-8", "backslashreplace"))


class _Times:
    """A line for the size and times of each of some files."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.latest = 0
        """When any of them was changed last, in nanoseconds."""

    def add(self, name: str, found: os.stat_result) -> None:
        modified, changed = found.st_mtime_ns, found.st_ctime_ns
        self.lines.append(f"{name}/{found.st_size}/{modified}/{changed}")
        self.latest = max(self.latest, modified, changed)
