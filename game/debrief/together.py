"""Several teams at a time, each in a process of its own; one team here, on all threads."""

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait
from multiprocessing import active_children, get_context
from typing import Any

from game import words
from game.debrief.facts import Team
from game.debrief.gathering import after, gather, kept, steps, tell_of
from game.debrief.teams import Played
from sim.lab.at_work import end_with_parent

GLANCE = 0.2
"""Seconds between two looks at how far the processes are."""
_counted: list[Any] = []
"""In a worker: what all workers have done, together."""


def gather_all(
    played: Sequence[Played], command: str, progress: Callable[[int], None]
) -> tuple[Team, ...]:
    """What some teams played, in their order and in the language that is spoken.

    Args:
        played: their journals.
        command: by which the page is made.
        progress: told how much of the sum of their `steps` is done.

    Raises:
        JournalError: if a journal plays differently here, or no quarter of it was played.
        ScenarioError: if a scenario cannot be loaded.
    """
    known = {one: kept(one, command) for one in played}
    new = [one for one in played if known[one] is None]
    before = sum(steps(one) for one in played if one not in new)
    progress(before)
    made = dict(zip(new, _each(_gathered, new, command, after(progress, before)), strict=True))
    return tuple(known[one] or made[one] for one in played)


def tell_all(
    played: Sequence[Played], command: str, progress: Callable[[int], None]
) -> tuple[Team, ...]:
    """What is known at once of some teams, in their order.

    Args:
        played: their journals.
        command: by which the page is made.
        progress: told how many teams are done.

    Raises:
        JournalError: if a journal plays differently here, or no quarter of it was played.
        ScenarioError: if a scenario cannot be loaded.
    """
    known = {one: kept(one, command, whole=False) for one in played}
    new = [one for one in played if known[one] is None]
    before = len(played) - len(new)
    progress(before)
    made = dict(zip(new, _each(_told, new, command, after(progress, before)), strict=True))
    return tuple(known[one] or made[one] for one in played)


type Job = Callable[[Played, str, Callable[[int], None]], Team]


def _each(
    job: Job, played: Sequence[Played], command: str, progress: Callable[[int], None]
) -> tuple[Team, ...]:
    """A job for each team, on all cores; on one, or of one team, here."""
    workers = min(os.cpu_count() or 1, len(played))
    if workers > 1:
        return _in_processes(job, played, command, progress, workers)
    every, found = 0, []

    def tell(done: int) -> None:
        progress(every + done)
        last[0] = done

    for one in played:
        last = [0]
        found.append(job(one, command, tell))
        every += last[0]
    return tuple(found)


def _in_processes(
    job: Job,
    played: Sequence[Played],
    command: str,
    progress: Callable[[int], None],
    workers: int,
) -> tuple[Team, ...]:
    context = get_context("spawn")
    done = context.Value("l", 0)
    begin = (words.language(), done)
    with ProcessPoolExecutor(workers, context, _begin, begin) as pool:
        jobs = [pool.submit(_counting, job, one, command) for one in played]
        try:
            left = set(jobs)
            while left:
                finished, left = wait(left, GLANCE, FIRST_EXCEPTION)
                progress(done.value)
                for done_one in finished:
                    done_one.result()
        except BaseException:  # Ctrl-C, or a game that failed: nobody waits for the others
            for process in active_children():
                process.terminate()
            raise
        return tuple(one.result() for one in jobs)


def _begin(language: str, done: Any) -> None:
    """A worker leaves Ctrl-C to its parent, ends when that was killed, and speaks its language."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    words.speak(language)
    _counted.append(done)


def _counting(job: Job, played: Played, command: str) -> Team:
    """In a worker: what is done is counted with what the others do."""
    before = 0

    def tell(done: int) -> None:
        nonlocal before
        counted = _counted[0]
        with counted.get_lock():
            counted.value += done - before
        before = done

    return job(played, command, tell)


def _gathered(played: Played, command: str, tell: Callable[[int], None]) -> Team:
    """On one core where others work beside, else on all."""
    return gather(played, command, tell, 1 if _counted else os.cpu_count() or 1)


def _told(played: Played, command: str, tell: Callable[[int], None]) -> Team:
    found = tell_of(played, command)
    tell(1)
    return found
