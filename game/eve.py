"""The quarter before play, lived once more by the model itself, for those who remember.

A game begins settled: its last weeks were lived in one go, and nobody looked. Diaries and ears need
a past, or the first Monday would have no customer who has just written. The same luck gives the
same weeks, so what is shown here is what led to week 0.
"""

from collections.abc import Callable

from sim.luck import BURN_IN
from sim.model import SiloModel
from sim.run import QUARTER
from sim.scenario.schema import Scenario


def show_eve(
    case: Scenario,
    seed: int,
    replicate: int,
    watcher: Callable[[SiloModel], None],
    weeks: int = QUARTER,
) -> None:
    """Show somebody the last weeks before week 0, one after the other.

    Args:
        case: the scenario, with as many people as are simulated.
        seed: whose luck.
        replicate: whose luck within the seed.
        watcher: is shown the model after each week.
        weeks: how many, 52 at most.
    """
    quiet = case.model_copy(update={"events": ()})  # a burn-in knows no events
    model = SiloModel(quiet, seed, replicate, burn_in=BURN_IN - weeks)
    for _week in range(weeks):
        model.step()
        watcher(model)
