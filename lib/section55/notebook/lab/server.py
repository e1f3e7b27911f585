"""Runs JupyterLab on the form, as an officer needs it: one document, no questions, nothing left in the notebook."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import zmq
from jupyterlab.labapp import LabApp

from section55 import workspace
from section55.notebook.lab.save_hook import remove_run_traces

_HERE = Path(__file__).resolve().parent
_FORM = f"/doc/tree/{workspace.MASTER_NOTEBOOK.relative_to(workspace.ROOT).as_posix()}"
# Extensions of the server that the form does not need: they are slow to load, and one prints a warning of its own.
_DISABLED_EXTENSIONS = ("notebook_shim", "voila.server_extension")


def serve(port: int | None, browser: bool, options: Sequence[str]) -> None:
    """Run JupyterLab until it is stopped.

    Without a ``port`` it listens at 8888 or the next free one; ``browser`` opens one on the form;
    ``options`` are more of JupyterLab's own.
    """
    # JupyterLab keeps what is open in this folder, so each start is on the form alone.
    with TemporaryDirectory(prefix="section55-lab-") as workspaces:
        server = LabApp.initialize_server([*_options(workspaces, port, browser), *options])
        server.contents_manager.register_pre_save_hook(remove_run_traces)
        server.start()


def _options(workspaces: str, port: int | None, browser: bool) -> list[str]:
    return [
        f"--ServerApp.root_dir={workspace.ROOT}",
        f"--LabApp.default_url={_FORM}",
        f"--LabApp.app_settings_dir={_HERE / 'settings'}",
        f"--LabApp.extra_labextensions_path={_HERE / 'labextensions'}",
        f"--LabApp.workspaces_dir={workspaces}",
        *(f"--ServerApp.jpserver_extensions={name}=False" for name in _DISABLED_EXTENSIONS),
        # Ctrl-C stops it, without a question that officers do not see behind their browser.
        "--ServerApp.answer_yes=True",
        # What is typed goes to the kernel encrypted, since several people may use one computer at once.
        *(["--KernelManager.transport_encryption=auto"] if zmq.has("curve") else []),
        "--ServerApp.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        *([f"--ServerApp.port={port}"] if port else []),
        *([] if browser else ["--no-browser"]),
    ]
