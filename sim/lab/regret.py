"""No sermon: what canonical policies and bots reach in many scenarios, and what they miss.

Canonical policies play with the lab's free hand and, beside it, with the players' purse. Bots play
with the players' purse only. A plan is searched on seeds of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sim.decisions import Decision
from sim.lab.at_work import Job, at_work
from sim.lab.cases import load_case
from sim.lab.compare import Effect
from sim.lab.game import Game, GameError, through_run
from sim.lab.menu import as_played, renewable
from sim.lab.scores import Scores
from sim.lab.search import Found, search
from sim.lab.strategies import (
    SHADOW,
    BestReplies,
    Nothing,
    Random,
    Sensible,
    Situation,
    Strategy,
    play,
)
from sim.policies import Step, load_policy, policy_names
from sim.run import QUARTER
from sim.scenario.schema import Scenario

LADDER = ("random", "best replies", "sensible", "searched")
"""Who should do better than whom, from the foot."""
ASKING = "wishes granted"
"""Beside the ladder: departments may ask for anything, not for their own levers only."""
BOTS = ("random", "best replies", ASKING, "sensible")
"""All who play without a search."""
SEARCH_SEEDS = (10_001, 10_002)
"""Whose luck a plan is searched on; reports begin at seed 1 and stay below."""


@dataclass(frozen=True, slots=True)
class AsPlayer:
    """A canonical policy in a player's hands: as soon as it can be had, renewed as it lapses."""

    steps: tuple[tuple[int, Decision], ...]

    @classmethod
    def of(cls, steps: Sequence[Step]) -> "AsPlayer":
        """The policy with what players may take of it."""
        return cls(tuple((week_of(step), as_played(step.decision)) for step in steps))

    def wishes(self, at: Situation) -> Iterator[Decision]:
        """What is due, in the order of the file."""
        for week, decision in self.steps:
            due = week <= at.quarter * QUARTER
            if due and (renewable(decision) or decision not in at.taken):
                yield decision


@dataclass(frozen=True, slots=True)
class Afforded:
    """Whether a player could do what a policy says."""

    week: int | None
    """When its last decision was taken for the first time, on average luck; None if never."""
    late: int
    """Weeks later than the policy has it."""
    missing: tuple[str, ...] = ()
    """What was never taken, and the code of the refusal."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A canonical policy in one scenario."""

    free: Scores
    """With the lab's free hand."""
    played: Scores
    """As far as a player can pay for it."""
    afforded: Afforded
    refused: tuple[str, ...]
    """What not even the lab can do here: what is so already."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One scenario."""

    case: Scenario
    seeds: tuple[int, ...]
    tried: Mapping[str, Tried]
    ladder: Mapping[str, Scores]
    found: Found

    def ranked(self) -> list[str]:
        """The policies by J with a free hand, the best first."""
        return sorted(self.tried, key=lambda name: (-self.j_of(name), name))

    def j_of(self, name: str) -> float:
        """Mean J of a policy with a free hand."""
        return self.tried[name].free.effect().mean

    def regret(self, name: str) -> Effect:
        """What a policy misses of the best one, on the same luck."""
        return self.tried[self.ranked()[0]].free.above(self.tried[name].free)

    def steps(self) -> list[Effect]:
        """From each rung of the ladder to the next."""
        pairs = pairwise(LADDER)
        return [self.ladder[upper].above(self.ladder[lower]) for lower, upper in pairs]

    def room(self) -> float:
        """The last step as a share of the whole span."""
        low, sensible, top = (
            self.ladder[bot].effect().mean for bot in (LADDER[0], LADDER[2], LADDER[3])
        )
        return (top - sensible) / (top - low) if top > low else 0.0


def week_of(step: Step) -> int:
    """The week of a step.

    Raises:
        GameError: if it waits for an occasion.
    """
    if step.week is None:
        raise GameError("only policies whose steps have a week can be compared in all scenarios")
    return step.week


def freely(game: Game, steps: Sequence[Step]) -> tuple[str, ...]:
    """Play a policy with the lab's free hand, and say what was refused; no move after the end."""
    refused = []
    for step in sorted(steps, key=week_of):
        if week_of(step) < game.case.weeks:
            game.live(week_of(step))
            refusal = game.decide(step.decision, free=True)
            refused += [f"{step.decision.kind} {refusal.code}"] if refusal else []
    game.live(game.case.weeks + SHADOW)
    return tuple(refused)


def try_policies(name: str, seeds: Sequence[int], people: int) -> dict[str, Tried]:
    """Every canonical policy in one scenario, both ways."""
    begun = _begun(load_case(name, people), seeds)
    alone = [play(game.again(), Nothing()).series for game in begun]
    found = {}
    for policy in policy_names():
        steps = load_policy(policy)
        free = [game.again() for game in begun]
        refused = [freely(game, steps) for game in free]
        played = [play(game.again(), AsPlayer.of(steps)) for game in begun]
        found[policy] = Tried(
            Scores.of([game.series for game in free], alone),
            Scores.of([game.series for game in played], alone),
            afforded(played[0], steps),
            refused[0],
        )
    return found


def afforded(game: Game, steps: Sequence[Step]) -> Afforded:
    """What a player's game has of a policy."""
    when: dict[Decision, int] = {}
    for week, decision in game.taken:
        when.setdefault(decision, week)
    due = [(week_of(step), as_played(step.decision)) for step in steps]
    due = [(week, decision) for week, decision in due if week < game.case.weeks]
    missing = [decision for _, decision in due if decision not in when]
    if missing:
        codes = ((one.kind, game.check(one)) for one in missing)
        return Afforded(
            None, 0, tuple(f"{kind} {said.code if said else ''}" for kind, said in codes)
        )
    late = max((when[decision] - week for week, decision in due), default=0)
    return Afforded(max((when[decision] for _, decision in due), default=0), late)


def climb(name: str, bot: str, seeds: Sequence[int], people: int) -> Scores:
    """One bot in one scenario."""
    return rung(load_case(name, people), [_strategy(bot, seed) for seed in seeds], seeds)


def climb_by_search(
    name: str, plans: int, seeds: Sequence[int], people: int
) -> tuple[Found, Scores]:
    """A plan that is searched on its own seeds, and what it is worth on those of the report."""
    if set(seeds) & set(SEARCH_SEEDS):
        raise GameError("the seeds of the search must not be those of the report")
    case = load_case(name, people)
    found = search(case, SEARCH_SEEDS, plans)
    return found, rung(case, [found.plan] * len(seeds), seeds)


def rung(case: Scenario, strategies: Sequence[Strategy], seeds: Sequence[int]) -> Scores:
    """What strategies reach, one a seed; the first game is played once more through `Run`."""
    begun = _begun(case, seeds)
    alone = [play(game.again(), Nothing()).series for game in begun]
    pairs = zip(begun, strategies, strict=True)
    played = [play(game.again(), strategy) for game, strategy in pairs]
    through_run(played[0], seeds[0])
    return Scores.of([game.series for game in played], alone)


def _strategy(bot: str, seed: int) -> Strategy:
    known: dict[str, Strategy] = {
        "random": Random(seed),
        "best replies": BestReplies(own_levers=True),
        ASKING: BestReplies(),
        "sensible": Sensible(),
    }
    return known[bot]


def _begun(case: Scenario, seeds: Sequence[int]) -> list[Game]:
    return [Game.of(case, seed) for seed in seeds]


def compare_all(
    names: Sequence[str],
    seeds: int = 20,
    plans: int = 500,
    people: int = 1_000,
    workers: int = 2,
    progress: Callable[[int], None] = lambda _: None,
) -> list[Outcome]:
    """Policies and bots in many scenarios.

    Args:
        names: of scenarios.
        seeds: 1 to this number.
        plans: tried by each search.
        people: simulated.
        workers: processes; the numbers do not depend on it.
        progress: told the number of jobs done (`jobs_of`).
    """
    luck = tuple(range(1, seeds + 1))
    jobs: list[Job] = [(climb_by_search, (name, plans, luck, people)) for name in names]
    jobs += [(climb, (name, bot, luck, people)) for bot in reversed(BOTS) for name in names]
    jobs += [(try_policies, (name, luck, people)) for name in names]
    answers = iter(at_work(jobs, workers, progress))
    searched = {name: next(answers) for name in names}
    climbed = {bot: {name: next(answers) for name in names} for bot in reversed(BOTS)}
    tried = {name: next(answers) for name in names}
    return [
        Outcome(
            load_case(name, people),
            luck,
            tried[name],
            {bot: climbed[bot][name] for bot in BOTS} | {LADDER[-1]: searched[name][1]},
            searched[name][0],
        )
        for name in names
    ]


def jobs_of(names: Sequence[str]) -> int:
    """How many jobs some scenarios take."""
    return len(names) * (len(BOTS) + 2)
