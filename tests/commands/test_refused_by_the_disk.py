"""What the disk refuses, command by command: the file that the officer knows, and what to do about it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.consoles import Done, command_of, plain_environment, run
from support.workbook import NORFOLK


@pytest.fixture
def read_only(parameter_folder: Path) -> Iterator[Path]:
    """A parameter folder in which nobody may write, which has a file that was edited by hand."""
    parameter_folder.chmod(0o555)
    yield parameter_folder
    parameter_folder.chmod(0o755)


def sentences_of(done: Done) -> str:
    """What went wrong, in words: nothing of it is a traceback or the name of a file that only the workbook knows."""
    assert done.returncode == 1
    text = done.stderr.decode()
    for word in ("Traceback", ".part", ".lock", ".pending"):
        assert word not in text
    return text


@pytest.mark.parametrize(
    "words", [["record", NORFOLK, "--approved-on", "2024-02-08"], ["update", NORFOLK, "3", "--text", "x"]]
)
def test_a_save_into_a_read_only_folder(words: list[str], read_only: Path) -> None:
    """The parameter file is named, not its lock, and the right to ask for."""
    text = sentences_of(run(*words, bound=True, SECTION55_PARAMETERS=str(read_only)))
    assert f"{NORFOLK}.yaml" in text
    assert "ou may not write in the folder" in text
    assert "Ask " in text


def test_a_new_file_in_a_read_only_folder(read_only: Path) -> None:
    """The file that was to be written is named."""
    text = sentences_of(run("new", "A", "--published-on", "2024-01-01", "--folder", read_only, bound=True))
    assert "2024-01-01-a.yaml" in text
    assert "ou may not write in the folder" in text


def test_a_build_of_a_hand_edit_in_a_read_only_folder(read_only: Path, tmp_path: Path) -> None:
    """Its history cannot be written, and the sentence has the folder's name."""
    text = sentences_of(run("build", read_only, "-o", tmp_path / "outputs", bound=True))
    assert f"{NORFOLK}.yaml" in text
    assert "ou may not write in the folder" in text


def test_a_build_into_a_read_only_folder(parameter_folder: Path, tmp_path: Path) -> None:
    """An installation that may not be written: the cure is another folder for the documents, and how to name it."""
    outputs = tmp_path / "outputs"
    outputs.mkdir()
    outputs.chmod(0o555)
    text = sentences_of(run("build", parameter_folder, bound=True, SECTION55_OUTPUTS=str(outputs)))
    assert str(outputs) in text
    assert "with -o or in SECTION55_OUTPUTS" in text


@pytest.mark.parametrize("mode", [[], ["--json"], ["--quiet"]])
def test_an_account_that_cannot_be_written_hides_nothing(
    mode: list[str], parameter_folder: Path, tmp_path: Path
) -> None:
    """What was built is printed as ever; one sentence says that build.json was not written, and the exit status too."""
    outputs = tmp_path / "outputs"
    words = ("build", parameter_folder, "-o", outputs, "--format", "html", *mode)
    assert run(*words, bound=True).returncode == 0
    account = (outputs / "build.json").read_bytes()
    outputs.chmod(0o555)
    for options, status in (((), "unchanged"), (("--force",), "built")):
        done = run(*words, *options, bound=True)
        text = sentences_of(done)
        printed = done.stdout.decode()
        assert f"one inspection {status}" in printed.lower() or f'"{status}": 1' in printed or mode == ["--quiet"]
        assert text.count("\n") == 1
        assert f"{outputs}/build.json: Permission denied." in text
        assert text.endswith("What this build did is not in build.json.\n")
        assert (outputs / "build.json").read_bytes() == account


def test_an_output_folder_that_is_a_file(parameter_folder: Path, tmp_path: Path) -> None:
    """The file is named as one, whether it is the folder itself or lies above it."""
    (tmp_path / "Makefile").touch()
    text = sentences_of(run("build", parameter_folder, SECTION55_OUTPUTS=str(tmp_path / "Makefile")))
    assert "Makefile: File exists. It is a file, and a folder is wanted there." in text
    assert "SECTION55_OUTPUTS" in text
    text = sentences_of(run("build", parameter_folder, "-o", tmp_path / "Makefile" / "below"))
    assert "Makefile: File exists. It is a file, and a folder is wanted there." in text


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ics"])
def test_a_register_where_it_cannot_be_written(kind: str, parameter_folder: Path, tmp_path: Path) -> None:
    """``-o`` names a folder that may not be written, or that is not there."""
    words = ("register", parameter_folder, "--format", kind, "-o")
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    text = sentences_of(run(*words, closed / f"x.{kind}", bound=True))
    assert f"closed/x.{kind}: Permission denied. You may not write in the folder" in text
    text = sentences_of(run(*words, tmp_path / "none" / f"x.{kind}"))
    assert "There is no folder" in text
    assert "/none" in text
    assert "Make it" in text


def test_a_log_where_it_cannot_be_written(parameter_folder: Path, tmp_path: Path) -> None:
    """Nothing is built without the log that was asked for, and the log is named."""
    outputs = tmp_path / "outputs"
    text = sentences_of(run("build", parameter_folder, "-o", outputs, "--log", tmp_path / "none" / "build.log"))
    assert "build.log: No such file or directory. There is no folder" in text
    assert not (outputs / NORFOLK).exists()


def test_a_file_that_may_not_be_read(parameter_folder: Path) -> None:
    """A fault of that file, with whom to ask, beside those of the others."""
    (parameter_folder / f"{NORFOLK}.yaml").chmod(0)
    text = sentences_of(run("check", parameter_folder, bound=True))
    assert "The file cannot be opened: Permission denied. You may not read it." in text


def test_a_home_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """JupyterLab cannot keep its own files; the sentence names the settings for another place."""
    home = tmp_path / "home"
    home.touch()
    words = ("lab", "--no-browser", "--", "--allow-root")
    done = subprocess.run(
        command_of(*words), capture_output=True, env=plain_environment() | {"HOME": str(home)}, timeout=120
    )
    assert "JUPYTER_RUNTIME_DIR" in sentences_of(done)


@pytest.mark.parametrize("room", [0, 20, 2_000, 12_000])
def test_a_full_disk_names_the_file(room: int, parameter_folder: Path) -> None:
    """The file for which there is no room is named, with what to do; nothing of the parameter file has changed."""
    path = parameter_folder / f"{NORFOLK}.yaml"
    before = path.read_bytes()
    script = (
        f"import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(1, ({room},) * 2)"
    )
    words = ["record", str(path), "--approved-on", "2024-02-08"]
    code = f"{script}; import sys; sys.argv = ['section55', *{words!r}]; from section55.cli import main; main()"
    done = subprocess.run([command_of()[0], "-c", code], capture_output=True)
    text = sentences_of(done)
    assert NORFOLK in text or not room  # where there is none at all, not even a temporary folder can be had
    assert "Make room " in text
    assert path.read_bytes() == before


def test_a_folder_that_was_deleted_meanwhile(tmp_path: Path) -> None:
    """Whoever stands in a folder that somebody else deleted reads that, whichever command is typed."""
    for words in (["check"], ["history", NORFOLK], ["check", "x.yaml"]):
        (tmp_path / "gone").mkdir()
        script = 'cd "$1" && rmdir "$1" && shift && exec "$@"'
        done = subprocess.run(
            ["sh", "-c", script, "sh", str(tmp_path / "gone"), *command_of(*words)], capture_output=True, check=False
        )
        assert "The folder that you are in may be gone. Go to another and try again." in sentences_of(done)
