"""A diary from a journal: the game is played again, and each week is written down."""

from sim.diary.pages import Diary
from sim.journal import Journal
from sim.run import Run
from sim.scenario.schema import Scenario


def diary_of(
    journal: Journal, case: Scenario | None = None, *, keep: int | None = None
) -> tuple[Run, Diary]:
    """The game of a journal and its diary, as if somebody had watched all along.

    Args:
        journal: as read.
        case: its scenario, if it is at hand.
        keep: weeks that the diary remembers.
    """
    diary = Diary(keep)
    return Run.replay(journal, case, witness=diary.record), diary
