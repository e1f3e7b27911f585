"""How a process ended, in words."""

import pytest

from section55.build.engine.cell_process import describe_exit


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (3, "exit status 3"),
        (-9, "signal 9, Killed"),
        (3221225477, "it crashed, as it used memory that is not its own; Windows error 0xC0000005"),
        (3221225725, "it crashed, as it called itself too often; Windows error 0xC00000FD"),
        (3221225495, "the memory was full; Windows error 0xC0000017"),
        (3221226505, "it crashed, as its memory was damaged; Windows error 0xC0000409"),
        (3221225786, "it was stopped with Ctrl-C, or its window was closed; Windows error 0xC000013A"),
        (3221225500, "it crashed; Windows error 0xC000001C"),
    ],
)
def test_the_end_of_a_process_is_described_in_words(status: int, words: str) -> None:
    """The numbers that Windows gives a process that crashed mean nothing to an officer."""
    assert describe_exit(status) == words
