"""Where runs are lived: here, in processes of this machine, or on a cluster that is running.

An engine is opened and gives an executor, as the standard library has them; the driver knows no
more of it. A process pool ends with its parent, also when that is killed.
"""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from sim.lab.at_work import end_with_parent


class EngineError(Exception):
    """An engine that cannot be had, or is gone; the text is for people."""


@dataclass(frozen=True)
class Engine:
    """A way to live chunks."""

    name: str
    workers: int
    open: Callable[[int], AbstractContextManager[Executor]]
    """Opened with so many workers; a cluster has its own."""
    broken: tuple[type[BaseException], ...] = ()
    """What a call raises whose worker died: a new engine may do better."""
    lost: tuple[type[BaseException], ...] = ()
    """What a call raises when the engine itself is gone."""


class _Here(Executor):
    """Calls are made at once, in this process."""

    def submit(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The call, done."""
        future: Future[Any] = Future()
        try:
            future.set_result(call(*args, **kwargs))
        except Exception as error:  # noqa: BLE001  # the future keeps it for whoever asks
            future.set_exception(error)
        return future


def serial() -> Engine:
    """One run after the other, in this process."""

    @contextmanager
    def opened(count: int) -> Iterator[Executor]:
        del count
        yield _Here()

    return Engine("serial", 1, opened)


def processes(workers: int) -> Engine:
    """Processes of this machine."""

    @contextmanager
    def opened(count: int) -> Iterator[Executor]:
        pool = ProcessPoolExecutor(count, get_context("spawn"), _begin_worker)
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    return Engine("processes", workers, opened, broken=(BrokenProcessPool,))


def _begin_worker() -> None:
    """A worker leaves Ctrl-C to its parent, and ends when that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def cluster(address: str) -> Engine:
    """A Dask cluster that is running: the scheduler's address, or its file.

    Raises:
        EngineError: if Dask is not installed, nobody answers, or its workers are not as we are.
    """
    from sim.lab.batch import dask_engine  # noqa: PLC0415  # a part of the extra `lab`

    return dask_engine.cluster(address)
