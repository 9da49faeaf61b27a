"""The driver: hands chunks to an engine, keeps what comes back, and outlives what goes wrong.

At most three chunks a worker are under way, so memory stays flat. A worker that is killed takes its
chunk back into the queue; a chunk that was under way in two broken engines is lived one run at a
time, and a run that kills its worker again is set aside with a row that says so.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field

from sim.lab.batch.engines import Engine, EngineError
from sim.lab.batch.living import Lived, Recipe, Task, live_all
from sim.lab.batch.store import Store
from sim.lab.batch.tables import as_bytes, run_table, week_table
from sim.lab.experiment.schema import Experiment

AHEAD = 3
"""Chunks under way for each worker."""
LOOK = 0.25
"""Seconds between two looks at whether somebody wants to stop."""
TWICE = 2
ATTEMPTS = 50
"""Engines that are opened, at most."""
KILLED = "the worker died"

type Live = Callable[[Recipe, tuple[Task, ...]], list[Lived]]
"""What a worker does with some runs; tests have others than `live_all`."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A chunk as it comes back: two files, and what a progress bar wants to know."""

    runs: bytes
    weeks: bytes
    failed: int


@dataclass
class Stop:
    """Whether somebody wants to stop: once, the chunks under way are finished; twice, at once."""

    asked: int = 0


@dataclass
class Progress:
    """How far it has come."""

    done: int = 0
    failed: int = 0
    tell: Callable[[int], None] = field(default=lambda _: None)

    def add(self, runs: int, failed: int) -> None:
        """More runs are kept."""
        self.done, self.failed = self.done + runs, self.failed + failed
        self.tell(self.done)


@dataclass(frozen=True, slots=True)
class Order:
    """A chunk to be lived: its id and its runs."""

    id: str
    tasks: tuple[Task, ...]


def work(live: Live, recipe: Recipe, tasks: tuple[Task, ...]) -> Answer:
    """A chunk, lived and packed where the worker is."""
    return packed(recipe.experiment, live(recipe, tasks))


def packed(experiment: Experiment, lived: list[Lived]) -> Answer:
    """Lived runs as two files."""
    weeks = as_bytes(week_table(experiment, lived)) if experiment.series else b""
    failed = sum(not one.ok for one in lived)
    return Answer(as_bytes(run_table(experiment, lived)), weeks, failed)


class Driver:
    """Lives chunks with an engine, and keeps them.

    Args:
        engine: where.
        store: what is kept.
        recipe: what workers need to know.
        live: what a worker does with a recipe and some runs.
    """

    def __init__(self, engine: Engine, store: Store, recipe: Recipe, live: Live = live_all) -> None:
        self.engine, self.store, self.recipe, self.live = engine, store, recipe, live
        self.suspects: Counter[str] = Counter()

    def drive(self, orders: Iterable[Order], progress: Progress, stop: Stop) -> None:
        """Live all of them, unless somebody wants to stop.

        Raises:
            EngineError: if the engine is gone.
            OSError: if nothing more can be written.
        """
        waiting, again = iter(orders), deque[Order]()
        for _ in range(ATTEMPTS):
            lone = [one for one in again if self.suspects[one.id] >= TWICE]
            again = deque(one for one in again if self.suspects[one.id] < TWICE)
            for order in lone:
                if not stop.asked:
                    self._keep(order, self._one_by_one(order), progress)
            again = self._until_broken(waiting, again, progress, stop)
            if not again:
                return
        raise EngineError(f"workers died again and again: {ATTEMPTS} engines were opened")

    def _until_broken(
        self, waiting: Iterator[Order], again: deque[Order], progress: Progress, stop: Stop
    ) -> deque[Order]:
        """Live chunks in one engine; what was under way when it broke comes back."""
        under_way: dict[Future[Answer], Order] = {}
        try:
            with self.engine.open(self.engine.workers) as executor:
                while stop.asked < TWICE:
                    if not stop.asked:
                        self._fill(executor, under_way, waiting, again)
                    if not under_way:
                        break
                    done, _ = wait(under_way, timeout=LOOK, return_when=FIRST_COMPLETED)
                    for future in done:
                        answer = future.result()
                        self._keep(under_way.pop(future), answer, progress)
                for future in under_way:
                    future.cancel()
        except self.engine.broken:
            back = deque([*under_way.values(), *again])
            self.suspects.update(order.id for order in under_way.values())
            return back if not stop.asked else deque()
        except self.engine.lost as error:
            said = str(error) or type(error).__name__
            raise EngineError(f"the {self.engine.name} engine is gone ({said})") from error
        return deque()

    def _fill(
        self,
        executor: Executor,
        under_way: dict[Future[Answer], Order],
        waiting: Iterator[Order],
        again: deque[Order],
    ) -> None:
        while len(under_way) < AHEAD * self.engine.workers:
            order = again.popleft() if again else next(waiting, None)
            if order is None:
                return
            future = executor.submit(work, self.live, self.recipe, order.tasks)
            under_way[future] = order

    def _one_by_one(self, order: Order) -> Answer:
        """A chunk that broke two engines: each of its runs in an engine of its own."""
        return packed(self.recipe.experiment, [self._alone(task) for task in order.tasks])

    def _alone(self, task: Task) -> Lived:
        for _ in range(TWICE):
            try:
                with self.engine.open(1) as executor:
                    return executor.submit(self.live, self.recipe, (task,)).result()[0]
            except self.engine.broken:
                continue
        return Lived(task, KILLED)

    def _keep(self, order: Order, answer: Answer, progress: Progress) -> None:
        self.store.commit(order.id, answer.runs, answer.weeks)
        progress.add(len(order.tasks), answer.failed)
