"""A Dask cluster as an executor for the build."""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import NamedTuple

from section55.model.errors import WorkbookError, reason_of

PATIENCE = 10
"""Seconds that a scheduler and a first worker have to answer."""
RETRIES = 3
"""How often an inspection is begun again when its Dask worker fails; a worker that is lost does not count."""


class Cluster(NamedTuple):
    """A cluster that is connected."""

    executor: Executor
    limit: int
    """How many inspections to send to it at a time."""


@contextmanager
def connect_to_cluster(address: str) -> Iterator[Cluster]:
    """Connects to the cluster whose scheduler is at this address, until the end of the block.

    Raises `WorkbookError` where Dask is not installed, and where no scheduler or no worker answers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise WorkbookError('Dask is not installed here. Type: pip install -e ".[dask]"') from None
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise WorkbookError(f"No Dask scheduler answers at {address}: {reason_of(error)}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise WorkbookError(f"The Dask scheduler at {address} has no worker.") from None
        # Two for each thread: one to work on, one that is on its way.
        limit = 2 * sum(client.nthreads().values())
        yield Cluster(client.get_executor(pure=False, retries=RETRIES), limit)
