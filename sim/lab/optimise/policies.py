"""From a plan to a policy: decisions with their weeks, as files hold them and players take them.

A plan says what it wants and from when; a purse decides when it can be had. The policy has the
weeks in which a player could have it on one luck. On another luck, what cannot be had when it is
due is asked for again in each quarter, and what lapses is renewed (`sim.lab.regret.AsPlayer`).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml

from sim.decisions import Decision, as_json, decision_of, ranges
from sim.lab.game import Game, GameError
from sim.lab.optimise.asking import Question
from sim.lab.optimise.crew import Crew
from sim.lab.optimise.fronts import as_good, front
from sim.lab.optimise.memory import Tried
from sim.lab.optimise.searching import Search, means
from sim.lab.optimise.space import Drawn, planned
from sim.lab.optimise.trying import Values
from sim.lab.regret import AsPlayer
from sim.policies import Step
from sim.run import QUARTER
from sim.scenario.schema import Scenario

FRONT = 8
"""Policies that are kept of a front, at most."""

type Policy = tuple[Step, ...]
type Found = tuple[Policy, Values]
"""A policy, and what it reaches on the seeds of its search."""


def steps_of(game: Game) -> Policy:
    """What was decided in a game, each thing once; what was renewed lasts until play ends."""
    first: dict[Decision, int] = {}
    for week, decision in game.taken:
        first.setdefault(decision, week)
    return tuple(
        Step(week=week, decision=_lasting(decision, week, game.case))
        for decision, week in first.items()
    )


def _lasting(decision: Decision, week: int, case: Scenario) -> Decision:
    """The decision as a file says it that does not renew it: with its whole length."""
    spans = ranges(type(decision)).items()
    left = {"weeks": case.weeks - week, "quarters": case.quarters - week // QUARTER}
    longer = {name: left[name] for name, span in spans if span.lab_high is not None}
    return decision_of(decision.model_dump() | longer)


def best(search: Search, tried: Sequence[Tried], crew: Crew) -> list[Found]:
    """The best policies, and what they reach on the seeds of the search.

    With several goals it is a front, the best in the first goal first. Decisions without which a
    policy does no worse there are left out.

    Args:
        search: which tried them.
        tried: all plans.
        crew: who plays.
    """
    goals = search.contest.goals
    plans = _some(front([(one.plan, one.values) for one in tried], goals))
    ways = dict.fromkeys(way for plan, _ in plans for way in _ways(search, plan))
    found = front(_reached(search, crew, list(ways)), goals)
    return front([_leaner(search, crew, *one) for one in found], goals)


def _some(found: list[tuple[Drawn, Values]]) -> list[tuple[Drawn, Values]]:
    """Evenly picked, where there are many."""
    if len(found) <= FRONT:
        return found
    return [found[round(place * (len(found) - 1) / (FRONT - 1))] for place in range(FRONT)]


def _ways(search: Search, plan: Drawn) -> Iterator[Policy]:
    """The policies that a plan came to, on each luck of the search."""
    strategy = planned(plan, search.contest.menu)
    for seed in search.seeds:
        yield steps_of(search.contest.play(strategy, seed))


def _leaner(search: Search, crew: Crew, policy: Policy, values: Values) -> Found:
    """The policy without the decisions that it does as well without."""
    for step in reversed(policy):
        less = tuple(one for one in policy if one is not step)
        [(_, reached)] = _reached(search, crew, [less])
        if as_good(reached, values, search.contest.goals):
            policy, values = less, reached
    return policy, values


def _reached(search: Search, crew: Crew, policies: Sequence[Policy]) -> list[Found]:
    """Policies with the mean of each goal over the seeds of the search."""
    jobs = [(AsPlayer.of(policy), seed) for policy in policies for seed in search.seeds]
    return list(zip(policies, means(crew.play(jobs), len(search.seeds)), strict=True))


def played_through(question: Question, policy: Policy, seed: int, journal: Path | None) -> None:
    """Play a policy as a player through `Run`, and see that it comes out as it did in the search.

    Args:
        question: the scenario.
        policy: what the player follows.
        seed: whose luck.
        journal: where the game is written down, if it is.

    Raises:
        GameError: if it comes out differently.
    """
    from sim.run import Run  # noqa: PLC0415  # workers that only live games need no Mesa

    game = question.contest.play(AsPlayer.of(policy), seed)
    people = game.case.parameters.market.people
    run = Run(question.scenario, seed, customers=people, journal=journal)
    for week, decision in game.taken:
        run.advance(week - run.week)
        run.decide(decision)
    run.advance(game.case.weeks - run.week)
    run.journal.close()
    if not np.array_equal(np.array(run.history), game.series[: run.week]):
        raise GameError(f"{game.case.id}, seed {seed}: `Run` plays this game otherwise")


def write_policy(path: Path, policy: Policy, words: Sequence[str]) -> None:
    """A policy as a file that `silo run --policy` reads.

    Args:
        path: of the file.
        policy: its steps.
        words: lines of the comment at its top.
    """
    lines = [f"# {line}" for line in words]
    for step in policy:
        said = yaml.safe_dump(
            as_json(step.decision), default_flow_style=True, width=10_000, sort_keys=False
        )
        lines += [f"- week: {step.week}", f"  decision: {said.strip()}"]
    path.write_text("\n".join([*lines, *([] if policy else ["[]"]), ""]), encoding="utf-8")
