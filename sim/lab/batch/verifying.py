"""Some runs of a store lived again, to see whether they come out the same here, bit by bit."""

from collections.abc import Iterator
from dataclasses import dataclass

from sim.lab.batch.living import Recipe, Task, live_all, task_of
from sim.lab.batch.store import Store
from sim.lab.experiment.plan import Plan


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it."""

    checked: int
    different: tuple[str, ...]
    """Keys of the runs that came out otherwise."""


def verify(plan: Plan, store: Store, sample: int) -> Verified:
    """Live a sample again: the runs with the lowest keys, which is as good as any by chance.

    Args:
        plan: of the experiment.
        store: its results.
        sample: how many runs.
    """
    kept = {
        key: digest
        for table in store.tables(["key", "ok", "digest"])
        for key, ok, digest in zip(*(column.to_pylist() for column in table), strict=True)
        if ok
    }
    wanted = set(sorted(kept)[:sample])
    recipe, again = Recipe.of(plan), list(_found(plan, wanted))
    lived = live_all(recipe, tuple(again))
    different = tuple(one.task.key for one in lived if one.digest != kept[one.task.key])
    return Verified(len(lived), different)


def _found(plan: Plan, wanted: set[str]) -> Iterator[Task]:
    for block in plan.blocks():
        for run in plan.runs(block):
            if run.key in wanted:
                yield task_of(plan, run)
