"""A Dask cluster as an engine: any scheduler that runs, by its address or its file."""

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sim.lab.batch.engines import Engine, EngineError
from sim.lab.batch.provenance import here

PATIENCE = "10s"
"""How long a scheduler may take to answer."""


def cluster(address: str) -> Engine:
    """The engine of a scheduler.

    Raises:
        EngineError: if Dask is not installed, nobody answers, or its workers are not as we are.
    """
    try:
        import distributed  # noqa: PLC0415  # a part of the extra `lab`
    except ImportError:
        raise EngineError("Dask is not installed: pip install 'silo-dynamics[lab]'") from None
    client = _client(distributed, address)
    try:
        count = _same_everywhere(client)
    finally:
        client.close()

    @contextmanager
    def opened(workers: int) -> Iterator[Executor]:
        del workers
        client = _client(distributed, address)
        try:
            yield client.get_executor(pure=False, retries=0)
        finally:
            with suppress(Exception):  # a scheduler that is gone cannot be told goodbye
                client.close(timeout=2)

    return Engine(
        "dask",
        count,
        opened,
        broken=(distributed.KilledWorker,),
        lost=(CancelledError, TimeoutError, OSError),
    )


def _client(distributed: Any, address: str) -> Any:
    import dask  # noqa: PLC0415

    dask.config.set(
        {
            "distributed.worker.profile.enabled": False,
            "distributed.admin.tick.interval": "500ms",
            "distributed.comm.timeouts.connect": PATIENCE,
            "distributed.comm.retry.count": 0,
        }
    )
    _hush()
    where = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
    try:
        return distributed.Client(**where, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise EngineError(f"no Dask scheduler answers at {address}: {error}") from None


def _hush() -> None:
    """Dask's own reports of a lost connection are pages long; ours is a sentence."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _same_everywhere(client: Any) -> int:
    """How many threads the workers have together, once all of them are as we are."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)  # they may have been started just now
    except TimeoutError:
        said = "the Dask scheduler has no workers: start some, then try again"
        raise EngineError(said) from None
    reports: dict[str, dict[str, str]] = client.run(here)
    ours = here()
    for worker, theirs in reports.items():
        for name, value in ours.items():
            if theirs.get(name) != value:
                raise EngineError(
                    f"the worker at {worker} has {name} {theirs.get(name)}, this machine {value}: "
                    "results would not be comparable"
                )
    return sum(client.nthreads().values())
