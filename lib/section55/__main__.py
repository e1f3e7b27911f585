"""``python -m section55`` is the ``section55`` command."""

import os
import sys
from contextlib import suppress

with suppress(FileNotFoundError):  # the folder was deleted, and nothing is imported from it
    if not sys.flags.safe_path and sys.path and os.path.abspath(sys.path[0]) == os.getcwd():
        # The current folder, which may be anybody's, is no place to import from; ``section55`` itself does not either.
        del sys.path[0]

from section55.cli import main

main()
