"""Runs JupyterLab on the form, as an officer needs it: one document, no questions, nothing left in the notebook."""

from collections.abc import Sequence
from pathlib import Path

import zmq
from jupyterlab.labapp import LabApp

from section55 import workspace
from section55.notebook.lab.save_hook import remove_run_traces
from section55.notebook.lab.surroundings import own_surroundings, stop_with_terminal

_HERE = Path(__file__).resolve().parent
_FORM = f"/doc/tree/{workspace.MASTER_NOTEBOOK.relative_to(workspace.ROOT).as_posix()}"
# Extensions of the server that the form does not need: they are slow to load, and one prints a warning of its own.
_DISABLED_EXTENSIONS = ("notebook_shim", "voila.server_extension")


def serve(port: int | None, browser: bool, allow_root: bool, options: Sequence[str]) -> None:
    """Run JupyterLab until it is stopped.

    Without a ``port`` it listens at 8888 or the next free one; ``browser`` opens one on the form;
    ``allow_root`` lets root run it; ``options`` are more of JupyterLab's own. Raises `WorkbookError`
    where Jupyter's folder for running servers cannot be written.
    """
    with own_surroundings() as folder:
        server = LabApp.initialize_server([*_options(folder, port, browser, allow_root), *options])
        # Jupyter answers Ctrl-C in a thread of its own; one that came just before the server's start was lost.
        stop_with_terminal("SIGINT")
        server.contents_manager.register_pre_save_hook(remove_run_traces)
        server.start()


def encrypted_kernels() -> list[str]:
    """The option by which what is typed goes to the kernel encrypted: several people may use one computer at once."""
    return ["--KernelManager.transport_encryption=auto"] if zmq.has("curve") else []


def _options(folder: Path, port: int | None, browser: bool, allow_root: bool) -> list[str]:
    return [
        f"--ServerApp.root_dir={workspace.ROOT}",
        f"--LabApp.default_url={_FORM}",
        f"--LabApp.app_settings_dir={_HERE / 'settings'}",
        f"--LabApp.extra_labextensions_path={_HERE / 'labextensions'}",
        # JupyterLab keeps what is open in this folder, so each start is on the form alone.
        f"--LabApp.workspaces_dir={folder / 'workspaces'}",
        *(f"--ServerApp.jpserver_extensions={name}=False" for name in _DISABLED_EXTENSIONS),
        # Ctrl-C stops it, without a question that officers do not see behind their browser.
        "--ServerApp.answer_yes=True",
        *encrypted_kernels(),
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        *([f"--ServerApp.port={port}"] if port else []),
        *([] if browser else ["--no-browser"]),
        *(["--allow-root"] if allow_root else []),
    ]
