"""An experiment from its plan to a store that is whole: begun, gone on with, looked at, checked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from sim.lab.batch.driving import Driver, Live, Order, Progress, Stop
from sim.lab.batch.engines import Engine
from sim.lab.batch.living import Recipe, live_all, task_of
from sim.lab.batch.resuming import manifest_of, same_experiment
from sim.lab.batch.store import Store, StoreError
from sim.lab.experiment.plan import Chunk, Plan
from sim.lab.statistics.contrasts import narrow_enough


@dataclass(frozen=True, slots=True)
class Shard:
    """One part of a job array: every n-th chunk."""

    number: int
    """From 1."""
    of: int

    def holds(self, place: int) -> bool:
        """Whether a chunk, by its place in the plan, belongs to it."""
        return place % self.of == self.number - 1


WHOLE = Shard(1, 1)


@dataclass(frozen=True, slots=True)
class Report:
    """How a batch ended."""

    runs: int
    """Runs that are kept now."""
    failed: int
    """Of these, how many were not lived."""
    whole: bool
    """Whether nothing is left to do."""
    reached: bool | None
    """With a stopping rule: whether every contrast is narrow enough."""


def run_batch(
    plan: Plan,
    folder: Path,
    engine: Engine,
    *,
    shard: Shard = WHOLE,
    tell: Callable[[int], None] = lambda _: None,
    stop: Stop | None = None,
    live: Live = live_all,
) -> Report:
    """Live whatever is missing in a folder.

    Args:
        plan: the runs.
        folder: where results are kept; it may hold a part of them.
        engine: where runs are lived.
        shard: a part of the chunks, for job arrays.
        tell: told the number of runs that are kept.
        stop: looked at between chunks.
        live: what a worker does with some runs.

    Raises:
        StoreError: if the folder holds other things, or somebody is writing there.
        ChangedError: if the experiment is not the one that was begun there.
        EngineError: if the engine is gone.
        OSError: if nothing more can be written.
    """
    store, stop = Store(folder), stop or Stop()
    new, old = manifest_of(plan), store.manifest()
    if old is not None:
        same_experiment(old, new)
    if old is None or old["experiment"] != new["experiment"]:
        store.begin(new)
    with store.lock("" if shard == WHOLE else f"-{shard.number}-of-{shard.of}"):
        if shard == WHOLE:
            store.sweep()
        return _Batch(plan, store, engine, shard, live).run(Progress(tell=tell), stop)


class _Batch:
    """One call of `run_batch`."""

    def __init__(self, plan: Plan, store: Store, engine: Engine, shard: Shard, live: Live) -> None:
        self.plan, self.store, self.shard = plan, store, shard
        self.driver = Driver(engine, store, Recipe.of(plan), live)
        self.kept = store.committed()
        self.known: set[str] | None = None

    def run(self, progress: Progress, stop: Stop) -> Report:
        """Block after block of seeds, until the contrasts are narrow enough or all are lived."""
        for block in self.plan.blocks():
            self.driver.drive(self._orders(block, progress), progress, stop)
            if stop.asked:
                return self._report(whole=False, reached=None)
            if self.plan.asked.experiment.seeds.most is not None:
                if self.shard != WHOLE:
                    raise StoreError("a job array cannot look at its contrasts: leave `most` out")
                if narrow_enough(self.plan.asked.experiment, self.store.runs(), block.stop - 1):
                    return self._report(whole=True, reached=True)
        rule = self.plan.asked.experiment.seeds.most is not None
        return self._report(whole=True, reached=False if rule else None)

    def _orders(self, block: range, progress: Progress) -> Iterator[Order]:
        """The chunks of a block that are not kept yet, less the runs that are."""
        for place, chunk in enumerate(self.plan.chunks(block)):
            if not self.shard.holds(place):
                continue
            if chunk.id in self.kept:
                progress.add(len(chunk.runs), 0)
                continue
            rest = self._less(chunk)
            progress.add(len(chunk.runs) - len(rest.runs), 0)
            if rest.runs:
                yield Order(rest.id, tuple(task_of(self.plan, run) for run in rest.runs))

    def _less(self, chunk: Chunk) -> Chunk:
        """A chunk without the runs that a smaller design has lived."""
        if self.known is None:
            self.known = self.store.keys() if self.kept else set()
        rest = tuple(run for run in chunk.runs if run.key not in self.known)
        return Chunk(rest[0].index, rest) if rest else Chunk(chunk.first, ())

    def _report(self, *, whole: bool, reached: bool | None) -> Report:
        runs, failed = counted(self.store)
        return Report(runs, failed, whole, reached)


def counted(store: Store) -> tuple[int, int]:
    """Runs that are kept, and how many of them were not lived."""
    runs = failed = 0
    for table in store.tables(["ok"]):
        ok = table["ok"].to_pylist()
        runs, failed = runs + len(ok), failed + ok.count(False)
    return runs, failed


def status(store: Store) -> dict[str, Any]:
    """What is kept of what was planned."""
    manifest = store.manifest() or {}
    runs, failed = counted(store)
    return {
        "experiment": manifest["experiment"]["id"],
        "runs": runs,
        "planned": manifest["runs"],
        "failed": failed,
        "chunks": len(store.committed()),
        "hash": store.hash(),
    }


def failures(store: Store, most: int = 10) -> list[dict[str, Any]]:
    """Some of the runs that were not lived, and why."""
    names = ["index", "key", "point", "seed", "error"]
    tables = [
        table.filter(pa.compute.invert(table["ok"])) for table in store.tables([*names, "ok"])
    ]
    rows = [row for table in tables for row in table.select(names).to_pylist()]
    return rows[:most]
