"""Games to be explained, played once for all tests."""

from functools import cache

from sim.explain.course import Game
from sim.playing import Follower
from sim.policies import load_policy
from sim.run import LAB, Run
from sim.scenario.schema import Scenario
from tests.run.games import event
from tests.strategies import case

PEOPLE = 240
WEEKS = 60
PLAN = (
    (2, {"kind": "campaign_burst", "spend": 1.5, "weeks": 13}),
    (9, {"kind": "promise_signoff", "by": "service"}),
    (13, {"kind": "shared_goals", "weight": 0.4}),
    (20, {"kind": "train", "weeks": 13}),
    (26, {"kind": "roll_back", "decision": "shared_goals"}),
    (31, {"kind": "discount", "depth": 0.1, "weeks": 13}),
)
"""Decisions that touch people, pay, promises and money, one of them taken back."""
INJECTED = (
    (17, event("fad", 17, size=2.0, weeks=9)),
    (22, event("press_test", 22, size=0.5)),
    (33, event("outage_storm", 33, size=9.0, weeks=20)),
)
"""What a facilitator lets happen."""


def played(
    scenario: Scenario | None = None,
    plan=PLAN,
    *,
    seed: int = 11,
    weeks: int = WEEKS,
    replicate: int = 0,
    injected: bool = True,
) -> Run:
    """A game under dated decisions, with what a facilitator let happen."""
    run = Run(scenario or case(), seed, customers=PEOPLE, replicate=replicate)
    for week in range(weeks):
        for date, decision in plan:
            if date == week:
                run.decide(decision, by=LAB)
        for date, happens in INJECTED if injected else ():
            if date == week:
                run.inject(happens)
        run.advance()
    return run


@cache
def run() -> Run:
    """The game that most tests ask about; its scenario has events of every sort."""
    return played()


@cache
def game() -> Game:
    """The same, ready to be lived again."""
    return Game.of(run())


@cache
def under(policy: str, seed: int = 3, weeks: int = 40) -> Game:
    """A game under a policy of the lab."""
    lived, follower = Run(case(), seed, customers=PEOPLE), Follower(load_policy(policy))
    for _ in range(weeks):
        follower.act(lived)
        lived.advance()
    return Game.of(lived)
