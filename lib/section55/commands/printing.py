"""How every command prints: sentences that no terminal obeys, and data that is UTF-8 whatever the console.

Nothing else in this room prints. A reader that has gone (``section55 check | head``) raises
``BrokenPipeError``, at which `section55.cli` ends the command without a word.
"""

import errno
import os
import stat
import sys
from collections.abc import Callable
from typing import IO, Any

import click

from section55.model.printable import json_text, printable

BYTE_ORDER_MARK = "\ufeff"
"""What a spreadsheet knows UTF-8 by, at the beginning of a file."""

GONE = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}
"""What the system answers where nobody reads any more what is printed: ``section55 check | more``, ended early."""


def is_reader_gone(error: OSError) -> bool:
    """Whether an error of printing says that whoever read the output has gone."""
    return error.errno in GONE and error.filename is None


def echo(text: str = "", *, err: bool = False) -> None:
    """Prints a sentence, on one line, to standard output or with ``err`` to standard error."""
    echo_lines(printable(text), err=err)


def echo_lines(text: str, *, err: bool = False) -> None:
    """Prints lines that are printable already, such as an exception's `sentence_of`; colours are for terminals only."""
    _print(lambda: click.echo(text, err=err), err)


def echo_data(text: str) -> None:
    """Prints what programs read: as UTF-8, to the byte, on any console and in any locale."""
    stream = sys.stdout
    if stream is None:  # the command was started without an output
        return

    def write() -> None:
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()

    _print(write, err=False)


def echo_json(value: Any, indent: int | None = 2) -> None:
    """Prints a value as JSON, and a line break after it."""
    echo_data(f"{json_text(value, indent)}\n")


def begins_a_file() -> bool:
    """Whether standard output is an empty file, so that what is printed first is what the file begins with."""
    try:
        status = os.fstat(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):  # there is none, or it is no file of the system's
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == 0


def _print(write: Callable[[], None], err: bool) -> None:
    try:
        write()
    except OSError as error:
        if is_reader_gone(error):
            raise BrokenPipeError(error.errno, error.strerror) from None
        drop_output(sys.stderr if err else sys.stdout)
        error.filename = "standard error" if err else "standard output"
        raise


def drop_output(stream: IO[str] | None) -> None:
    """Lets what is still to be written to a stream go nowhere: at the end Python writes it, and complains."""
    try:
        descriptor = stream.fileno() if stream else None
    except (OSError, ValueError):
        return
    if descriptor is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
