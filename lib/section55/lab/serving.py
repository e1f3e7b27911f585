"""JupyterLab on the form, as an officer needs it: one document, no questions, nothing left in the notebook."""

from collections.abc import Sequence
from pathlib import Path

import zmq
from jupyterlab.labapp import LabApp

from section55 import workspace
from section55.lab.keeping import save_without_run

_HERE = Path(__file__).resolve().parent
_FORM = f"/doc/tree/{workspace.MASTER_NOTEBOOK.relative_to(workspace.ROOT).as_posix()}?reset"


# Extensions of the server that the form does without: they are slow to load, and one prints a warning of its own.
_LEFT_OUT = ("notebook_shim", "voila.server_extension")


def serve(port: int | None, browser: bool, words: Sequence[str]) -> None:
    """Runs JupyterLab until it is stopped; ``words`` are more of its own options."""
    server = LabApp.initialize_server(
        [
            f"--ServerApp.root_dir={workspace.ROOT}",
            f"--LabApp.default_url={_FORM}",
            f"--LabApp.app_settings_dir={_HERE / 'settings'}",
            f"--LabApp.extra_labextensions_path={_HERE / 'labextensions'}",
            *(f"--ServerApp.jpserver_extensions={name}=False" for name in _LEFT_OUT),
            # Ctrl-C stops it, without a question that officers do not see behind their browser.
            "--ServerApp.answer_yes=True",
            # What is typed goes to the kernel in secret, also on a computer that several people use at once.
            *(["--KernelManager.transport_encryption=auto"] if zmq.has("curve") else []),
            "--ServerApp.log_level=ERROR",
            "--LabApp.log_level=ERROR",
            *([f"--ServerApp.port={port}"] if port else []),
            *([] if browser else ["--no-browser"]),
            *words,
        ]
    )
    server.contents_manager.register_pre_save_hook(save_without_run)
    server.start()
