"""The rights of whoever runs the tests, taken away for a while."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def bound_by_permissions() -> Iterator[None]:
    """Without root's right to read and write what a file's permissions refuse; the files are still its own.

    Not as another user: of that one a home folder where the workbook lies may be hidden.
    """
    capabilities = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; the lower 32, then the upper
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.capget(header, capabilities) == 0
    before = capabilities[0]
    capabilities[0] &= ~0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
    assert libc.capset(header, capabilities) == 0
    try:
        yield
    finally:
        capabilities[0] = before
        assert libc.capset(header, capabilities) == 0


def give_up_roots_rights() -> None:
    """The same for a child process, for good: called in it before its program is begun. Does nothing for others."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH
        libc.prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
