"""A process that makes PDFs for one that forks: Typst starts threads, and a process with threads must not fork."""

import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from typing import NoReturn

from section55.cell_process import Watchdog
from section55.faults import WorkbookError, kind_and_text
from section55.orphans import detach_fork
from section55.pdf import PdfRefused, pdf_from_html

TIMEOUT = 120.0
"""Seconds that one PDF may take; one of a hundred pages takes a few."""


class PdfProcess:
    """Makes PDFs in a process of its own, forked when the first is asked for, and again when it is lost."""

    def __init__(self) -> None:
        self._pid: int | None = None
        self._pipe: Connection | None = None

    def pdf(self, page: str) -> bytes:
        """The PDF of a finished page, as `pdf_from_html` makes it; raises what that raises.

        Raises `WorkbookError` too where the process ends or takes too long over it.
        """
        if self._pipe is None:
            self._start()
        with Watchdog(TIMEOUT, self):
            try:
                self._pipe.send(page)
                made, refused, broken = self._pipe.recv()
            except (EOFError, OSError):
                self.close()
                raise WorkbookError(
                    "The PDF was not made: the process that makes it took too long, or ended."
                ) from None
        if refused is not None:
            raise PdfRefused(refused)
        if broken is not None:
            raise RuntimeError(broken)
        return made

    def _start(self) -> None:
        here, there = Pipe()
        parent = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            _serve(there, parent)
        there.close()
        self._pipe = here

    def kill(self) -> None:
        """Ends the process, if it runs."""
        if self._pid is not None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        """Ends the process; the next PDF starts another."""
        if self._pipe is not None:
            self._pipe.close()
            self.kill()
            os.waitpid(self._pid, 0)
            self._pid = self._pipe = None


def _serve(pipe: Connection, parent: int) -> NoReturn:
    try:
        detach_fork(pipe.fileno(), parent)
        while True:
            pipe.send(_answer(pipe.recv()))
    finally:
        os._exit(0)


def _answer(page: str) -> tuple[bytes | None, str | None, str | None]:
    """The PDF, or why it is refused, or what broke."""
    try:
        return pdf_from_html(page), None, None
    except PdfRefused as error:
        return None, str(error), None
    except Exception as error:
        return None, None, kind_and_text(error)
