"""Templates as Jinja made code of them, kept as Python keeps a module's: to make it takes a tenth of a second."""

import sys
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from section55.documents.libraries import version_here
from section55.files.atomic_write import write_whole
from section55.files.hashes import sha256
from section55.model.errors import WorkbookError


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps the code of templates in the ``__pycache__`` of their folder, for whoever may write there.

    ``environment`` is the source of the module that says how they are compiled. With another one, another text of the
    template, or another Jinja or Python, what was kept does not count, and it has no more rights than a module's code.
    """

    def __init__(self, folder: Path, environment: bytes) -> None:
        self._folder = folder
        versions = "\0".join(f"{library} {version_here(library)}" for library in ("jinja2", "markupsafe"))
        self._made_by = sha256(b"\0".join((environment, versions.encode(), MAGIC_NUMBER)))

    def get_source_checksum(self, source: str) -> str:
        """What the code of a template is made from, as one hash."""
        return sha256(f"{self._made_by}\0{source}".encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives Jinja the code that was kept; none where it is not there, damaged or made from something else."""
        with suppress(Exception):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template, unless Python keeps none here or the folder may not be written."""
        if not sys.dont_write_bytecode:
            with suppress(OSError, WorkbookError):
                file = self._file(bucket)
                file.parent.mkdir(exist_ok=True)
                write_whole(file, bucket.bytecode_to_string(), is_own=True)

    def _file(self, bucket: Bucket) -> Path:
        # The key has the folder in it: of a workbook that was moved no error is to name the old one.
        return Path(cache_from_source(str(self._folder / f"{bucket.key}.j2"))).with_suffix(".jinja")
