"""The views of a game, by place."""

from game.screens.budgets import Budgets
from game.screens.closing import Closing
from game.screens.ending import Ending
from game.screens.goals import Goals
from game.screens.hindsight import Hindsight
from game.screens.live import Live
from game.screens.moves import Moves
from game.screens.play import View
from game.screens.report import Report
from game.screens.structure import Structure
from game.screens.voice import Voice
from game.screens.why import Why
from game.table import Table


def views_for(table: Table) -> dict[str, View]:
    """Each view, made once with the table."""
    hindsight = Hindsight(table)
    return {
        "live": Live(table),
        "voice": Voice(table),
        "goals": Goals(table),
        "budgets": Budgets(table),
        "moves": Moves(table),
        "why": Why(table, hindsight),
        "structure": Structure(table),
        "closing": Closing(table),
        "report": Report(table, hindsight),
        "ending": Ending(table),
    }
