"""A process that makes PDFs for one that forks: Typst starts threads, and a process with threads must not fork."""

import os
import signal
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from typing import NoReturn

from section55.build.engine.cell_process import Watchdog
from section55.build.engine.child_process import detach_fork
from section55.model.errors import WorkbookError, kind_and_text

TIMEOUT = 120.0
"""Seconds that one PDF may take; one of a hundred pages takes a few."""


class PdfMaker:
    """Makes PDFs in a process that is started for the first one, and again after it was lost."""

    def __init__(self) -> None:
        self._process: _PdfProcess | None = None

    def start(self) -> None:
        """Starts the process already, which gets ready while this one goes on."""
        if self._process is None:
            self._process = _PdfProcess()

    def make_pdf(self, page: str) -> bytes:
        """The PDF of a finished page, as `pdf_from_html` makes it; raises what that raises.

        Raises `WorkbookError` too where the process ends or takes too long.
        """
        self.start()
        assert self._process is not None
        try:
            reply = self._process.make_pdf(page)
        except (EOFError, OSError):
            self.close()
            raise WorkbookError("The PDF was not made: the process that makes it took too long, or ended.") from None
        if isinstance(reply, _Refused):
            from section55.documents.pdf import PdfRefused

            raise PdfRefused(reply.reason)
        if isinstance(reply, _Crashed):
            raise RuntimeError(reply.reason)
        return reply

    def close(self) -> None:
        """Ends the process, if there is one."""
        if self._process is not None:
            self._process.close()
            self._process = None


@dataclass(frozen=True)
class _Refused:
    """What the process sends in place of a PDF that `pdf_from_html` refuses."""

    reason: str


@dataclass(frozen=True)
class _Crashed:
    """What the process sends in place of a PDF where anything else goes wrong."""

    reason: str


_Reply = bytes | _Refused | _Crashed


class _PdfProcess:
    def __init__(self) -> None:
        here, there = Pipe()
        parent = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            _serve(there, parent)
        there.close()
        self._pipe: Connection[str, _Reply] = here

    def make_pdf(self, page: str) -> _Reply:
        """Sends a page and waits for the reply; raises ``EOFError`` or ``OSError`` where the process ends or hangs."""
        with Watchdog(TIMEOUT, self):
            self._pipe.send(page)
            return self._pipe.recv()

    def kill(self) -> None:
        """Ends the process, if it still runs."""
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def close(self) -> None:
        """Ends the process and waits for its end."""
        self._pipe.close()
        self.kill()
        os.waitpid(self._pid, 0)


def _serve(pipe: "Connection[_Reply, str]", parent: int) -> NoReturn:
    try:
        detach_fork(parent, pipe.fileno())
        from section55.documents import pdf

        pdf.prepare()
        while True:
            pipe.send(_reply(pipe.recv()))
    finally:
        os._exit(0)


def _reply(page: str) -> _Reply:
    from section55.documents.pdf import PdfRefused, pdf_from_html

    try:
        return pdf_from_html(page)
    except PdfRefused as error:
        return _Refused(str(error))
    except Exception as error:
        return _Crashed(kind_and_text(error))
