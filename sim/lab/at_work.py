"""Jobs on all cores, each in a process of its own; what comes out does not depend on how many."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any

type Job = tuple[Callable[..., Any], tuple[Any, ...]]


def at_work(jobs: Sequence[Job], workers: int, progress: Callable[[int], None]) -> list[Any]:
    """What the jobs answer, in their order.

    Args:
        jobs: functions of a module, each with what it is told.
        workers: processes; 1 does all of it here.
        progress: told the number of jobs done.
    """
    if workers == 1:
        return list(_one_by_one(jobs, progress))
    counted = _Count(progress)
    with ProcessPoolExecutor(workers, get_context("spawn"), _end_with_parent) as pool:
        waiting = [pool.submit(job, *told) for job, told in jobs]
        for future in waiting:
            future.add_done_callback(lambda _: counted.one_more())
        return [future.result() for future in waiting]


def _one_by_one(jobs: Sequence[Job], progress: Callable[[int], None]) -> Iterator[Any]:
    for done, (job, told) in enumerate(jobs):
        yield job(*told)
        progress(done + 1)


class _Count:
    def __init__(self, progress: Callable[[int], None]) -> None:
        self._done, self._lock, self._progress = 0, threading.Lock(), progress

    def one_more(self) -> None:
        with self._lock:
            self._done += 1
            self._progress(self._done)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
