"""How `silo batch run` lives an experiment: its engine, its bar, Ctrl-C, and what it says."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from sim.cli.telling import as_json, fail, warn

if TYPE_CHECKING:
    from sim.lab.batch.driving import Stop
    from sim.lab.batch.engines import Engine
    from sim.lab.batch.running import Report, Shard
    from sim.lab.experiment.plan import Plan

FAILED, INTERRUPTED, LOST = 1, 3, 4
"""Exit codes beside 0 (fine) and 2 (a file or a folder that cannot be used)."""


class _Rate(ProgressColumn):
    """Runs a second."""

    def render(self, task: Task) -> Text:
        """The rate so far."""
        return Text("" if not task.speed else f"{task.speed:,.0f}/s")


def part_of(told_of: str | None) -> "Shard":
    """The part that `--shard` names."""
    from sim.lab.batch.running import WHOLE, Shard

    if told_of is None:
        return WHOLE
    first, _, last = told_of.partition("/")
    if not (first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last)):
        fail(f"--shard {told_of}: write it as 2/8, the second of eight parts")
    return Shard(int(first), int(last))


def engine_of(workers: int | None, scheduler: str | None) -> "Engine":
    """Where the runs are lived."""
    from sim.lab.batch import engines

    if scheduler is not None:
        if workers is not None:
            fail("--workers and --scheduler: the cluster has its own workers; leave one out")
        try:
            return engines.cluster(scheduler)
        except engines.EngineError as error:
            warn(str(error))
            raise typer.Exit(LOST) from None
    count = workers or os.cpu_count() or 1
    return engines.serial() if count == 1 else engines.processes(count)


def live(found: "Plan", folder: Path, engine: "Engine", shard: "Shard") -> "Report":
    """Live what is missing; what cannot go on ends with a sentence and an exit code."""
    from sim.lab.batch.engines import EngineError
    from sim.lab.batch.resuming import ChangedError
    from sim.lab.batch.running import run_batch
    from sim.lab.batch.store import StoreError

    try:
        with stopping("chunks") as stop, _bar(found.size) as bar:
            return run_batch(found, folder, engine, shard=shard, tell=bar, stop=stop)
    except ChangedError as error:
        fail(f"{folder} holds results of another experiment: {error}. Name another folder")
    except StoreError as error:
        fail(str(error))
    except EngineError as error:
        warn(f"{error}. What was lived is kept; the same command goes on")
        raise typer.Exit(LOST) from None
    except OSError as error:
        said = error.strerror or error
        warn(f"{folder}: {said}. What was lived is kept; the same command goes on")
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def stopping(what: str, *, at_once: bool = False) -> "Iterator[Stop]":
    """Ctrl-C once finishes what is under way, twice stops at once.

    Args:
        what: is under way, as people call it.
        at_once: whether the second one interrupts, or is only counted for somebody who looks.
    """
    from sim.lab.batch.driving import Stop

    stop = Stop()

    def ask(signum: int, frame: object) -> None:
        del signum, frame
        stop.asked += 1
        if stop.asked == 1:
            warn(f"Finishing the {what} under way; Ctrl-C again stops at once.")
        elif at_once:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _bar(total: int) -> Iterator[Callable[[int], None]]:
    """Runs done, runs a second, time left, on a terminal."""
    names, rest = (TextColumn("living"), BarColumn()), (_Rate(), TimeRemainingColumn())
    columns, console = (*names, MofNCompleteColumn(), *rest), Console(stderr=True)
    with Progress(
        *columns, console=console, disable=not console.is_terminal, transient=True
    ) as bar:
        line = bar.add_task("living", total=total)
        yield lambda done: bar.update(line, completed=done)


def show(report: "Report", folder: Path, *, json_: bool) -> None:
    """Say how it ended, also by the exit code."""
    if json_:
        as_json(
            {
                "out": str(folder),
                "runs": report.runs,
                "failed": report.failed,
                "whole": report.whole,
                "reached": report.reached,
            }
        )
    else:
        print(f"{report.runs:,} runs are kept in {folder}; {report.failed:,} failed")
        if report.reached is False:
            print("not every contrast is as narrow as was asked for")
    if not report.whole:
        raise typer.Exit(INTERRUPTED)
    if report.failed:
        raise typer.Exit(FAILED)
