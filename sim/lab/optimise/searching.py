"""The search: rounds of plans that Optuna proposes and workers play, each round kept on the disk.

A round is proposed as a whole before any of its plans is played, and told in the order in which it
was proposed; each round has a sampler with luck of its own. So what is found depends on what was
tried before and on nothing else: not on the number of workers, and not on how often it was stopped.
"""

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import batched
from statistics import fmean
from typing import Any

from sim.lab.batch.driving import Stop
from sim.lab.optimise.crew import Crew
from sim.lab.optimise.fronts import front
from sim.lab.optimise.memory import Memory, Notes, Tried
from sim.lab.optimise.space import Drawn, distributions, draw, drawn_of, nothing, planned
from sim.lab.optimise.trying import Contest, Values
from sim.lab.regret import SEARCH_SEEDS
from sim.lab.search import Dice, changed
from sim.version import MODEL

ROUND = 8
"""Plans that are proposed together."""
FIRST = 40
"""Plans that are drawn at random before the sampler begins to learn."""
CHANGES = 4
"""Of a round, plans that change one thing in the best one, where there is one goal."""
TRIES = 20
"""Changes that are thought of, most of which may have been tried."""
POPULATION = 40
"""Plans of a generation, where there are several goals; a multiple of `ROUND`."""


def seeds_of(count: int) -> tuple[int, ...]:
    """The first seeds of searches, which no report has."""
    return tuple(range(SEARCH_SEEDS[0], SEARCH_SEEDS[0] + count))


class SearchError(Exception):
    """A search that cannot be made; the text is for people."""


@dataclass(frozen=True)
class Search:
    """What is looked for, and where.

    Args:
        contest: the scenario and the goals.
        trials: plans that are tried, rounded up to whole rounds.
        seeds: whose luck; no report may have them.
        luck: of the search itself.
    """

    contest: Contest
    trials: int = 400
    seeds: tuple[int, ...] = SEARCH_SEEDS
    luck: int = 0

    @property
    def rounds(self) -> int:
        """Rounds in all."""
        return -(-self.trials // ROUND)

    @property
    def size(self) -> int:
        """Plans in all."""
        return ROUND * self.rounds

    @property
    def several(self) -> bool:
        """Whether there is more than one goal."""
        return len(self.contest.goals) > 1

    def header(self) -> dict[str, Any]:
        """What the results depend on, besides the number of plans."""
        menu = {topic.name: len(topic.options) for topic in self.contest.menu}
        return {
            "model": MODEL,
            "optuna": version("optuna"),
            "scenario": self.contest.case.id,
            "mechanics": self.contest.key,
            "goals": [goal.text for goal in self.contest.goals],
            "weeks": self.contest.weeks,
            "seeds": list(self.seeds),
            "luck": self.luck,
            "topics": menu,
        }


@dataclass
class Watch:
    """Who looks on: told the number of plans tried, asked whether to stop."""

    tell: Callable[[int], None] = field(default=lambda _: None)
    stop: Stop = field(default_factory=Stop)


def run_search(search: Search, memory: Memory, crew: Crew, watch: Watch) -> list[Tried]:
    """Try plans until there are enough, or somebody wants to stop; all that were tried.

    Args:
        search: what is looked for.
        memory: with the rounds of an earlier call, if any; it has been begun.
        crew: who plays.
        watch: who looks on.

    Raises:
        SearchError: if Optuna is not installed.
        MemoryFileError: if the file is of another search.
        EngineError: if the engine is gone.
    """
    known = memory.rounds(search.header())[: search.rounds]
    tried = [one for some in known for one in some]
    watch.tell(len(tried))
    for number in range(len(known), search.rounds):
        if watch.stop.asked:
            break
        plans = propose(search, number, tried)
        players = [planned(plan, search.contest.menu) for plan, _ in plans]
        jobs = [(player, seed) for player in players for seed in search.seeds]
        reached = means(crew.play(jobs), len(search.seeds))
        some = [Tried(*plan, values) for plan, values in zip(plans, reached, strict=True)]
        memory.add(some)
        tried += some
        watch.tell(len(tried))
    return tried


def means(played: Sequence[Values], seeds: int) -> list[Values]:
    """The mean of each goal over seeds that follow each other."""
    return [tuple(map(fmean, zip(*some, strict=True))) for some in batched(played, seeds)]


def propose(search: Search, number: int, tried: Sequence[Tried]) -> list[tuple[Drawn, Notes]]:
    """The plans of a round, and what the sampler notes of each.

    Optuna is told everything anew each time: what it remembers between two rounds may differ from
    what it finds when it is told (the order of a generation does).
    """
    optuna, case, menu = _optuna(), search.contest.case, search.contest.menu
    signs = [goal.sign for goal in search.contest.goals]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", optuna.exceptions.ExperimentalWarning)
        study = optuna.create_study(
            directions=["maximize" if sign > 0 else "minimize" for sign in signs],
            sampler=_sampler(optuna, search, number),
        )
        study.add_trials([_told(optuna, search, one) for one in tried])
        for plan in _given(search, number, tried):
            study.enqueue_trial(plan)
        asked = [study.ask() for _ in range(ROUND)]
        plans = [draw(one, menu, case.quarters, whole=search.several) for one in asked]
        kept = study.get_trials(deepcopy=False)[-ROUND:]
    notes = [{k: x for k, x in one.system_attrs.items() if k != "fixed_params"} for one in kept]
    return list(zip(plans, notes, strict=True))


def _given(search: Search, number: int, tried: Sequence[Tried]) -> list[Drawn]:
    """Plans of a round that are not the sampler's: first nothing, later changes of the best.

    On menus like ours small changes of the best plan find more than the sampler alone.
    """
    menu, quarters = search.contest.menu, search.contest.case.quarters
    if not tried:
        return [nothing(menu, whole=search.several)]
    if search.several or len(tried) < FIRST:
        return []
    [(best, _)] = front([(one.plan, one.values) for one in tried], search.contest.goals)
    dice, known = Dice(_seed(search, number)), [one.plan for one in tried]
    given: list[Drawn] = []
    for _ in range(TRIES):
        plan = drawn_of(changed(planned(best, menu), quarters, dice))
        if len(given) < CHANGES and plan not in known and plan not in given:
            given.append(plan)
    return given


def _seed(search: Search, number: int) -> int:
    """Luck of a round."""
    return (search.luck * 1_000_003 + number) % 2**32


def _told(optuna: Any, search: Search, one: Tried) -> Any:
    """A plan that was tried, as Optuna wants to be told."""
    menu, quarters = search.contest.menu, search.contest.case.quarters
    return optuna.trial.create_trial(
        values=one.values,
        params=one.plan,
        distributions=distributions(one.plan, menu, quarters),
        system_attrs=one.notes,
    )


def _sampler(optuna: Any, search: Search, number: int) -> Any:
    """The sampler of a round, with luck of its own."""
    seed = _seed(search, number)
    if search.several:
        return optuna.samplers.NSGAIISampler(population_size=POPULATION, seed=seed)
    return optuna.samplers.TPESampler(
        n_startup_trials=FIRST, multivariate=True, constant_liar=True, seed=seed
    )


def _optuna() -> Any:
    try:
        import optuna  # noqa: PLC0415  # a part of the extra `lab`
    except ImportError:
        said = "Optuna is not installed: pip install 'silo-dynamics[lab]'"
        raise SearchError(said) from None
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    return optuna
