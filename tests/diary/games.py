"""Games with a diary, played once for all tests."""

from functools import cache

from sim.diary import Diary
from sim.playing import Follower
from sim.policies import load_policy
from sim.run import Run
from sim.scenario.schema import Scenario
from tests.run.games import small

PEOPLE = 400


@cache
def watched(
    policy: str = "status-quo", seed: int = 3, weeks: int = 60, people: int = PEOPLE
) -> tuple[Run, Diary]:
    """A game under a policy, and its diary."""
    return watching(small(people), policy, seed, weeks)


def watching(case: Scenario, policy: str, seed: int, weeks: int) -> tuple[Run, Diary]:
    """As `watched`, of any scenario and not remembered."""
    run, diary, follower = Run(case, seed), Diary(), Follower(load_policy(policy))
    for _ in range(weeks):
        follower.act(run)
        run.advance()
        diary.record(run.model)
    return run, diary
