"""Work done in a child process, by another user where the tests run as root."""

import os
import traceback
from collections.abc import Callable

IS_ROOT = os.name == "posix" and os.geteuid() == 0
GROUP = 54321


def as_user(user: int, work: Callable[[], object]) -> int:
    """Does the work in a child as this user, in the group of those who share, with umask 022; gives its exit status.

    Tests that are not run by root do it as whoever runs them.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        os.umask(0o022)
        if IS_ROOT:
            os.setgroups([GROUP])
            os.setgid(user)
            os.setuid(user)
        work()
        os._exit(0)
    except SystemExit as end:
        os._exit(int(end.code or 0))
    except BaseException:
        traceback.print_exc()
        os._exit(99)
