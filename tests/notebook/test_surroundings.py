"""What JupyterLab and Voilà, as the workbook starts them, take from the user's computer and leave on it."""

import os
import pty
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer

import pytest

from support.consoles import run
from support.servers import TOKEN, Server

OPENED = {"lab": b"/doc/tree/notebooks/response.ipynb?token=", "form": b"The form is at http://localhost:"}
STARTED = {"lab": ["lab", "--no-browser", "--allow-root"], "form": ["form", "--no-browser"]}

SETTINGS = {
    "jupyter_server_config.py": """
c.ServerApp.preferred_dir = "/home"
c.FileContentsManager.preferred_dir = "/home"
c.ServerApp.certfile = "/no/such/certificate"
c.ServerApp.token = ""
c.IdentityProvider.token = ""
c.ServerApp.base_url = "/elsewhere/"
c.MultiKernelManager.default_kernel_name = "no-such-kernel"
""",
    "jupyter_config.py": "import no_such_module\n",
    "jupyter_lab_config.py": "c.LabApp.default_url = '/nowhere'\n",
    "voila.py": "c.Voila.token = ''\nc.VoilaConfiguration.template = 'no-such-template'\n",
    "voila.json": '{"VoilaConfiguration": {"template": "no-such-template"}}',
}


MOST_SECONDS = 120
"""That a server may take to start and to end; one that does neither is killed, and its test fails."""


@contextmanager
def opened(command: str, home: Path, **variables: str) -> Iterator[tuple[subprocess.Popen[bytes], list[bytes]]]:
    """The command at a terminal, once it has printed the form's address; and what it has printed."""
    ours, terminal = pty.openpty()
    temporary = home / "temporary"
    temporary.mkdir(exist_ok=True)
    own = {"TMPDIR": str(temporary), "JUPYTER_CONFIG_DIR": str(home), "JUPYTER_RUNTIME_DIR": str(home / "runtime")}
    with subprocess.Popen(
        [sys.executable, "-m", "section55", *STARTED[command]],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=home,
        env={**os.environ, **own, **variables},
        start_new_session=True,
    ) as process:
        os.close(terminal)
        printed = [b""]
        at_last = Timer(MOST_SECONDS, process.kill)
        at_last.start()
        try:
            while OPENED[command] not in printed[0]:
                printed[0] += os.read(ours, 4096)
            yield process, printed
            while process.poll() is None:
                with suppress(OSError):
                    printed[0] += os.read(ours, 4096)
            assert at_last.is_alive(), "it did not end by itself"
        finally:
            at_last.cancel()
            process.kill()
            os.close(ours)


def stop(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    """Asks again, as a person does: Jupyter's server may lose a signal in the moment in which it prints its address."""
    for _ in range(20):
        process.send_signal(how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(3)
            return


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
@pytest.mark.parametrize("command", STARTED)
def test_nothing_is_left_in_the_temporary_folder(command: str, how: signal.Signals, tmp_path: Path) -> None:
    """Whether the terminal is closed, the program is stopped, or Ctrl-C is pressed."""
    with opened(command, tmp_path) as (process, printed):
        assert list((tmp_path / "temporary").iterdir())
        stop(process, how)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert b"Traceback" not in printed[0]


@pytest.mark.slow
@pytest.mark.parametrize("command", STARTED)
def test_what_a_killed_server_leaves_is_swept_by_the_next_command(command: str, tmp_path: Path) -> None:
    """It cannot do so itself; while it runs, a command leaves its folder alone."""
    temporary = tmp_path / "temporary"
    with opened(command, tmp_path) as (process, _):
        left = set(temporary.iterdir())
        assert left
        assert run("check", TMPDIR=str(temporary)).returncode == 0
        assert left <= set(temporary.iterdir())
        stop(process, signal.SIGKILL)
    assert left & set(temporary.iterdir())
    assert run("check", TMPDIR=str(temporary)).returncode == 0
    assert not left & set(temporary.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("command", STARTED)
def test_settings_of_the_users_own_stop_nothing(command: str, tmp_path: Path) -> None:
    """Neither those in their own folder of settings nor those in the folder that they stand in are read."""
    for name, text in SETTINGS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with opened(command, tmp_path) as (process, printed):
        stop(process, signal.SIGTERM)
    assert b"no_such_module" not in printed[0]
    assert b"token=\r" not in printed[0]


def test_a_kernel_runs_no_startup_file_of_the_users_own(section55_form: Server) -> None:
    """Its folder of IPython's is one that ends with the server."""
    with urllib.request.urlopen(f"{section55_form.address}/?token={TOKEN}", timeout=60) as got:
        got.read()
    process = section55_form.kernel_processes()[-1]
    assert Path(process.environ()["IPYTHONDIR"]).parent.name.startswith("section55-")
    assert process.environ()["PYTHONSAFEPATH"] == "1"


@pytest.mark.parametrize("command", STARTED)
def test_a_home_that_cannot_be_written_is_a_sentence(command: str, tmp_path: Path) -> None:
    """It names the folder, and the variable that names another."""
    (tmp_path / "home").touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "XDG"))}
    done = subprocess.run(
        [sys.executable, "-m", "section55", *STARTED[command]],
        env={**kept, "HOME": str(tmp_path / "home" / "nobody")},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 1
    assert f"Jupyter cannot write to its folder {tmp_path / 'home' / 'nobody'}" in done.stderr
    assert "JUPYTER_RUNTIME_DIR" in done.stderr
    assert "Traceback" not in done.stderr
