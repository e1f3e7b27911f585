"""What each command says of itself."""

import os
import subprocess
import sys

import pytest
from click.shell_completion import ShellComplete

from section55.cli import COMMANDS, main
from support.workbook import NORFOLK, section55


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_whole_where_python_leaves_docstrings_out(command: str) -> None:
    """PYTHONOPTIMIZE=2 changes no word of it."""
    printed = {
        subprocess.run(
            [sys.executable, "-m", "section55", *command.split(), "--help"],
            env=os.environ | {"PYTHONOPTIMIZE": optimize, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            check=True,
        ).stdout
        for optimize in ("", "2")
    }
    assert len(printed) == 1
    assert printed.pop().count(b"\n") > 10


@pytest.mark.parametrize("command", ["", "import", "return"])
def test_what_has_commands_of_its_own_says_which_where_none_is_typed(command: str) -> None:
    """The help, line by line, with the status of a call whose own words are wrong."""
    done = section55(*command.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == section55(*command.split(), "--help").stdout


def test_a_mistyped_command_brings_the_nearest() -> None:
    """An officer reads what they may have meant; where nothing is near, that there is no such command."""
    for typed, sentence in (("regster", "No such command 'regster'. Did you mean register?"), ("xyz", "'xyz'.\n")):
        done = section55(typed)
        assert done.returncode == 2
        assert sentence in done.stderr


@pytest.mark.parametrize("command", ["history", "restore", "update", "record", "word"])
def test_a_shell_completes_the_slugs(command: str) -> None:
    """What click makes for bash, zsh and fish offers the parameter files that begin with what was typed."""
    completion = ShellComplete(main, {}, "section55", "_SECTION55_COMPLETE")
    assert [found.value for found in completion.get_completions([command], NORFOLK[:10])] == [NORFOLK]
    assert completion.get_completions([command], "nothing-begins-so") == []


def test_no_garbage_is_looked_for_at_the_end() -> None:
    """What was imported is left as it is, which spares every command up to a tenth of a second."""
    program = """
import atexit, gc
atexit.register(lambda: print(gc.get_freeze_count()))
from section55.cli import main
main(["schema"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout.splitlines()[-1]) > 10_000
