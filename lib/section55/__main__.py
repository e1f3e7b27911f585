"""``python -m section55`` is the ``section55`` command."""

from section55.cli import main

main()
