"""Workers who play: an engine of the batches, opened anew where a worker was killed."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager

from sim.lab.batch.engines import Engine, EngineError
from sim.lab.optimise.trying import Contest, Values, values_of
from sim.lab.strategies import Strategy

ATTEMPTS = 5
"""Engines that are opened for one lot of games."""

type Job = tuple[Strategy, int]
"""Who plays, and on which seed."""


class Crew:
    """Plays games of one contest, and answers in the order of asking.

    Args:
        engine: where games are played.
        contest: the scenario and what counts.
    """

    def __init__(self, engine: Engine, contest: Contest) -> None:
        self._engine, self._contest = engine, contest
        self._stack = ExitStack()
        self._executor: Executor | None = None

    @classmethod
    @contextmanager
    def of(cls, engine: Engine, contest: Contest) -> Iterator["Crew"]:
        """A crew that goes home in the end."""
        crew = cls(engine, contest)
        try:
            yield crew
        finally:
            crew._stack.close()

    def play(
        self, jobs: Sequence[Job], tell: Callable[[int], None] = lambda _: None
    ) -> list[Values]:
        """What each job reaches of each goal.

        Args:
            jobs: who plays on which seed.
            tell: told the number of games played.

        Raises:
            EngineError: if workers die again and again, or the engine is gone.
        """
        played: dict[int, Values] = {}
        for _ in range(ATTEMPTS):
            try:
                self._play(jobs, played, tell)
            except self._engine.broken:
                self._go_home()
            except self._engine.lost as error:
                said = str(error) or type(error).__name__
                raise EngineError(f"the {self._engine.name} engine is gone ({said})") from error
            else:
                return [played[place] for place in range(len(jobs))]
        raise EngineError(f"workers died again and again: {ATTEMPTS} engines were opened")

    def _play(
        self, jobs: Sequence[Job], played: dict[int, Values], tell: Callable[[int], None]
    ) -> None:
        """Play what has not been played; what comes back is kept at once."""
        if self._executor is None:
            self._executor = self._stack.enter_context(self._engine.open(self._engine.workers))
        futures = {
            place: self._executor.submit(values_of, self._contest, strategy, seed)
            for place, (strategy, seed) in enumerate(jobs)
            if place not in played
        }
        for place, future in futures.items():
            played[place] = future.result()
            tell(len(played))

    def _go_home(self) -> None:
        self._stack.close()
        self._executor = None
