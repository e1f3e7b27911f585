"""A network between a browser and a server that a test can cut and mend: bytes wait meanwhile, none is refused."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit


class Network:
    """Passes on what comes to its own port."""

    def __init__(self, address: str) -> None:
        """``address`` is that of the server at first: ``http://127.0.0.1:8888``."""
        self.server = address
        self._passes = threading.Event()
        self._passes.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets: list[socket.socket] = [self._listener]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def address(self) -> str:
        """The address for the browser."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def cut(self) -> None:
        """Let nothing through from now on."""
        self._passes.clear()

    def mend(self) -> None:
        """Let everything through again, also what waits."""
        self._passes.set()

    def end(self, address: str) -> None:
        """End every connection, and lead to another server from now on: as when one ends and is started again."""
        self.server = address
        self._end(self._sockets[1:])

    def close(self) -> None:
        """End everything."""
        self.mend()
        self._end(self._sockets)

    def _end(self, sockets: list[socket.socket]) -> None:
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._sockets.append(near)
                threading.Thread(target=self._connect, args=[near], daemon=True).start()

    def _connect(self, near: socket.socket) -> None:
        self._passes.wait()
        try:
            far = socket.create_connection(("127.0.0.1", urlsplit(self.server).port or 80))
        except OSError:
            near.close()
            return
        self._sockets.append(far)
        for source, target in ((near, far), (far, near)):
            threading.Thread(target=self._pass_on, args=[source, target], daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self._passes.wait()
                target.sendall(data)
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)


@contextmanager
def network_to(address: str) -> Iterator[Network]:
    """A network to a server, for the length of the block."""
    network = Network(address)
    try:
        yield network
    finally:
        network.close()
