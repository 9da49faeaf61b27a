"""A journal lived again, with its eve, for those who remember what no column keeps."""

from typing import NamedTuple

from game.eve import show_eve
from game.recall import Recall, Watcher, together
from sim.burn_in import settled
from sim.journal import Journal
from sim.origin import scenario_of
from sim.run import Run
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.state import State


class Relived(NamedTuple):
    """What a seat at such a game needs."""

    run: Run
    loaded: Scenario
    recall: Recall
    opening: State


def relive(journal: Journal, watchers: tuple[Watcher, ...] = (), *, keep: bool = False) -> Relived:
    """Live the weeks of a journal again, and show each to the watchers.

    Args:
        journal: as read.
        watchers: shown the model after each week, from the quarter before play on.
        keep: go on writing into this very journal.

    Raises:
        JournalError: if it plays differently here, or on another scenario.
        ScenarioError: if its scenario cannot be loaded.
    """
    loaded, header = scenario_of(journal, None), journal.header
    case, recall = with_people(loaded, header.customers), Recall()
    opening = settled(case, header.seed, header.replicate)
    witness = together((recall.see, *watchers))
    show_eve(case, header.seed, header.replicate, witness)
    run = Run.replay(journal, loaded, keep=keep, witness=witness)
    return Relived(run, loaded, recall, opening)
