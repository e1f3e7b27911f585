"""What JupyterLab and Voilà find around them: nothing of the user's own settings, and a folder that ends with them."""

import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from jupyter_core.paths import jupyter_config_dir, jupyter_runtime_dir

from section55.files.temporary_folders import temporary_folder
from section55.model.errors import WorkbookError, reason_of


@contextmanager
def own_surroundings() -> Iterator[Path]:
    """A temporary folder for a server, in which it also puts what it would leave among the system's.

    Meanwhile no setting that the user has for Jupyter or IPython counts, but what they chose in
    JupyterLab itself, like its theme. The folder is removed at the end, however the server is
    stopped: by Ctrl-C, by a plain kill, or with the terminal. Raises `WorkbookError` where Jupyter's
    folder for running servers cannot be written.
    """
    _check_runtime_folder()
    # Where JupyterLab keeps what is chosen in it; from Jupyter's own folder of settings, which is another from here on.
    os.environ.setdefault("JUPYTERLAB_SETTINGS_DIR", str(Path(jupyter_config_dir(), "lab", "user-settings")))
    os.environ["JUPYTER_NO_CONFIG"] = "1"
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"  # the kernel is this Python, not one that the user installed
    os.environ["PYTHONSAFEPATH"] = "1"  # modules in the folder that somebody stands in are not run
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _leave)
    with temporary_folder() as folder:
        os.environ["IPYTHONDIR"] = str(folder / "ipython")
        before, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            yield folder
        finally:
            tempfile.tempdir = before


def stop_with_terminal(*others: str) -> None:
    """From here on the end of the terminal stops a server as a plain kill does; so do ``others``, by their names."""
    for name in ("SIGHUP", *others):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.getsignal(signal.SIGTERM))


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(128 + number)


def _check_runtime_folder() -> None:
    """Raises `WorkbookError` where a file cannot be made there."""
    folder = Path(jupyter_runtime_dir())
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise WorkbookError(
            f"Jupyter cannot write to its folder {folder} ({reason_of(error)}). "
            "Name one that it can write to in JUPYTER_RUNTIME_DIR, or in HOME a home folder that is yours."
        ) from None
