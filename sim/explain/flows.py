"""Any metric: what moves when one part's word to the others is held as it was first.

Everything is held as in the first week of the change; what moves all the same was under way. Then
the parts are let go one after the other (`sim.explain.chains`), until the game is as it was played.
"""

from sim.explain.answers import Row
from sim.explain.causes import PROMISE, WALLS, WORLD
from sim.explain.chains import Present, shares
from sim.explain.course import Course, Game
from sim.explain.retold import PARTS, retell

LABELS = {
    "world": ("News and rivals", WORLD),
    "decided": ("Decisions, where they act at once", ""),
    "walls": ("What crosses the walls", WALLS),
    "marketing": ("What marketing promises", PROMISE),
    "sales": ("What sales claims, and which leads it calls", "sales"),
    "it": ("What IT delivers", "it"),
    "service": ("How service answers", "service"),
}


def by_flow(game: Game, begins: Course, metric: str, weeks: int, start: float) -> tuple[Row, ...]:
    """The causes of a change that nobody keeps a ledger of.

    Args:
        game: as it was played.
        begins: a course of it that ends where the change begins.
        metric: of `sim.metrics.METRICS`.
        weeks: how long the change takes.
        start: the metric where it begins.
    """

    def end(present: Present) -> float:
        if len(present) == len(PARTS):
            return game.reading(begins.state.week + weeks, metric)
        held = [name for name in PARTS if name not in present]
        return float(getattr(retell(game, begins, weeks, held)[-1].readings, metric))

    still, found = shares(PARTS, end)
    rows = [Row("under_way", "Under way before", still - start, spread=0.0)]
    for share in found:
        label, owner = LABELS[share.name]
        rows.append(Row(share.name, label, share.value, owner, spread=share.spread))
    return tuple(rows)
