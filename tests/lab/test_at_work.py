"""Jobs in processes: in order, counted, and not lost with a worker that is killed."""

import os
from pathlib import Path

import pytest

from sim.lab.at_work import at_work


def die_once(mark: str) -> str:
    """Ends its process like a kill from outside, unless it did so before."""
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(1)
    return "done"


@pytest.mark.parametrize("workers", [1, 2])
def test_answers_come_in_the_order_of_the_jobs_and_each_is_counted(workers):
    done = []
    answers = at_work([(divmod, (7, number)) for number in (1, 2, 3)], workers, done.append)
    assert answers == [(7, 0), (3, 1), (2, 1)]
    assert done == [1, 2, 3]


def test_a_job_that_fails_fails_the_whole():
    with pytest.raises(ZeroDivisionError):
        at_work([(divmod, (7, 0))], 1, lambda _: None)


def test_a_killed_worker_costs_no_answer(tmp_path):
    jobs = [(divmod, (7, 2)), (die_once, (str(tmp_path / "mark"),)), (divmod, (7, 3))]
    assert at_work(jobs, 2, lambda _: None) == [(3, 1), "done", (2, 1)]
