"""Jobs on all cores, each in a process of its own; what comes out does not depend on how many."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any

type Job = tuple[Callable[..., Any], tuple[Any, ...]]
ATTEMPTS = 3
"""Pools that are tried: a worker that is killed from outside takes its pool with it."""


def at_work(jobs: Sequence[Job], workers: int, progress: Callable[[int], None]) -> list[Any]:
    """What the jobs answer, in their order.

    Args:
        jobs: functions of a module, each with what it is told.
        workers: processes; 1 does all of it here.
        progress: told the number of jobs done.

    Raises:
        BrokenProcessPool: if workers are killed again and again.
    """
    if workers == 1:
        return list(_one_by_one(jobs, progress))
    answers: dict[int, Any] = {}
    for attempt in range(ATTEMPTS):
        try:
            for place, answer in _in_pool(jobs, workers, answers):
                answers[place] = answer
                progress(len(answers))
        except BrokenProcessPool:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            break
    return [answers[place] for place in range(len(jobs))]


def _one_by_one(jobs: Sequence[Job], progress: Callable[[int], None]) -> Iterator[Any]:
    for done, (job, told) in enumerate(jobs):
        yield job(*told)
        progress(done + 1)


def _in_pool(
    jobs: Sequence[Job], workers: int, answered: dict[int, Any]
) -> Iterator[tuple[int, Any]]:
    """Each answer that is still missing, with its job's place, as it comes."""
    with ProcessPoolExecutor(workers, get_context("spawn"), end_with_parent) as pool:
        places: dict[Future[Any], int] = {
            pool.submit(job, *told): place
            for place, (job, told) in enumerate(jobs)
            if place not in answered
        }
        for future in as_completed(places):
            yield places[future], future.result()


def end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
