"""JupyterLab and Voilà for the tests: real servers, with folders of their own."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psutil

from section55 import workspace

TOKEN = "a-token-for-tests"
_SECONDS_TO_START = 180
_NO_NEWS = Path("@jupyterlab", "apputils-extension", "notification.jupyterlab-settings")


@dataclass(frozen=True)
class Server:
    """A running server, and the folders that its forms read and write."""

    program: str
    """jupyter lab | section55 lab | voila | section55 form"""
    address: str
    process: subprocess.Popen[bytes]
    home: Path
    notebook: Path
    """The master notebook that it serves."""

    @property
    def is_page_alone(self) -> bool:
        """Whether it shows the form without JupyterLab."""
        return self.program in ("voila", "section55 form")

    @property
    def parameters(self) -> Path:
        return self.home / "parameters"

    @property
    def outputs(self) -> Path:
        return self.home / "outputs"

    @property
    def notebook_address(self) -> str:
        """The address that opens the master notebook, as it is in its folder and not as it was left."""
        if self.program == "voila":
            return self.address
        if self.program == "section55 form":
            return f"{self.address}/?token={TOKEN}"
        opening = "doc/tree/notebooks/response.ipynb?reset&" if self.program == "jupyter lab" else "?"
        return f"{self.address}/{opening}token={TOKEN}"

    @property
    def log(self) -> str:
        """What it has printed."""
        return (self.home / "log").read_text(encoding="utf-8")

    def renew(self, *parameter_files: Path) -> None:
        """As new: no kernel, settings, document or panel of before, and no inspections but copies of some files.

        But Voilà has no way to end its kernels, and those of ``section55 form`` end with their pages.
        """
        for kernel in self.kernels() if not self.is_page_alone else ():
            self.rest(f"kernels/{kernel}", "DELETE")
        for name in self._opened_before() if self.program == "section55 lab" else ():
            self._answer(f"lab/api/workspaces/{name}", "DELETE")
        for folder in (self.parameters, self.outputs, self.home / "settings"):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
        shutil.copytree(workspace.ROOT / "parameters" / "offices", self.parameters / "offices")
        for file in parameter_files:
            shutil.copy(file, self.parameters)
        if self.program == "jupyter lab":
            # Else it asks whether to fetch news, before anything else.
            settings = self.home / "settings" / _NO_NEWS
            settings.parent.mkdir(parents=True)
            settings.write_text('{"fetchNews": "false"}', encoding="utf-8")
            shutil.copy(workspace.MASTER_NOTEBOOK, self.notebook)

    def rest(self, path: str, method: str = "GET") -> Any:
        """What JupyterLab's REST API answers, for example to ``kernels``; Voilà has none."""
        return json.loads(self._answer(f"api/{path}", method) or "null")

    def _opened_before(self) -> list[str]:
        """Where JupyterLab keeps what was open and which panels were shown; it shows them again."""
        return json.loads(self._answer("lab/api/workspaces", "GET"))["workspaces"]["ids"]

    def _answer(self, path: str, method: str) -> bytes:
        request = urllib.request.Request(
            f"{self.address}/{path}", method=method, headers={"Authorization": f"token {TOKEN}"}
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.read()

    def kernels(self) -> list[str]:
        """The ids of its kernels."""
        return list(self._kernels())

    def kernel_processes(self) -> list[psutil.Process]:
        """The processes of its kernels."""
        return list(self._kernels().values())

    def _kernels(self) -> dict[str, psutil.Process]:
        found = {}
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # one that has just ended
                command = " ".join(child.cmdline())
                if "ipykernel_launcher" in command:
                    found[re.search(r"kernel-([\w-]+)\.json", command)[1]] = child
        return found

    def kill_kernels(self) -> None:
        """Ends each kernel as a crash would, with SIGKILL, and waits until it is gone."""
        processes = self.kernel_processes()
        assert processes, "there is a kernel to kill"
        for process in processes:
            process.send_signal(signal.SIGKILL)
        psutil.wait_procs(processes, timeout=10)


class StartServer(Protocol):
    """Starts a server with its folders in ``home``, and ends it with the block."""

    def __call__(self, home: Path, /) -> AbstractContextManager[Server]: ...


class RenewServer(Protocol):
    """Gives the server that ``start`` starts, with Norfolk's inspection and nothing else in it."""

    def __call__(self, start: StartServer, /) -> Server: ...


@contextmanager
def jupyter_lab(home: Path) -> Iterator[Server]:
    """``jupyter lab`` as anyone starts it, on a copy of the master notebook: what it saves there is no loss."""
    (home / "notebooks").mkdir()
    command = ["jupyterlab", f"--ServerApp.root_dir={home}", *_lab_options()]
    with _running("jupyter lab", command, home, home / "notebooks" / "response.ipynb") as server:
        yield server


@contextmanager
def section55_lab(home: Path) -> Iterator[Server]:
    """``section55 lab``, on the workbook's own master notebook."""
    command = ["section55", "lab", "--folder", str(home / "parameters"), "-o", str(home / "outputs")]
    with _running("section55 lab", [*command, "--", *_lab_options()], home, workspace.MASTER_NOTEBOOK) as server:
        yield server


@contextmanager
def voila(home: Path) -> Iterator[Server]:
    """``voila notebooks/response.ipynb``."""
    command = ["voila", str(workspace.MASTER_NOTEBOOK), "--no-browser"]
    with _running("voila", command, home, workspace.MASTER_NOTEBOOK) as server:
        yield server


@contextmanager
def section55_form(home: Path) -> Iterator[Server]:
    """``section55 form``."""
    command = ["section55", "form", "--folder", str(home / "parameters"), "-o", str(home / "outputs"), "--no-browser"]
    with _running("section55 form", command, home, workspace.MASTER_NOTEBOOK) as server:
        yield server


def as_root() -> list[str]:
    """The option that JupyterLab asks of root, where the tests are run by root."""
    return ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _lab_options() -> list[str]:
    # The tests ask the application in the browser what it does, where the page would only hint at it.
    return ["--no-browser", "--LabApp.expose_app_in_browser=True", "--ServerApp.port_retries=0", *as_root()]


@contextmanager
def _running(program: str, command: list[str], home: Path, notebook: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (home / "parameters").mkdir()
    environment = {
        **os.environ,
        "JUPYTER_TOKEN": TOKEN,
        "SECTION55_PARAMETERS": str(home / "parameters"),
        "SECTION55_OUTPUTS": str(home / "outputs"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
    }
    ports = [f"--port={port}"] if program in ("voila", "section55 form") else [f"--ServerApp.port={port}"]
    with (
        (home / "log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", *command, *ports],
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        ) as process,
    ):
        server = Server(program, f"http://127.0.0.1:{port}", process, home, notebook)
        try:
            _wait_until_it_listens(server, port)
            server.renew()
            yield server
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_until_it_listens(server: Server, port: int) -> None:
    latest = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert server.process.poll() is None, f"{server.program} ended at its start:\n{server.log}"
            assert time.monotonic() < latest, f"{server.program} does not listen:\n{server.log}"
            time.sleep(0.05)
