"""Who reports to whom (7.3, 7.4)."""

from sim.policy import Levers
from sim.scenario.further import Further
from tests.oracle.firm import PAIRS, TASKS, both
from tests.oracle.numbers import Row, row

OPERATIONS_ROW: Row = {
    "leads": 0.0, "revenue": 0.0, "retention": 0.0, "cost": 0.3, "cx": 0.5, "uptime": 0.2
}  # fmt: skip
BOSSES = (None, *TASKS, "operations")
"""By their numbers; the first is the chief executive."""


def boss_of(name: str, levers: Levers) -> str | None:
    """Whom a department reports to; None for the chief executive."""
    return BOSSES[int(getattr(levers.chart, name))]


def _mixed(own: Row, other: Row, part: float) -> Row:
    return {goal: (1.0 - part) * share + part * other[goal] for goal, share in own.items()}


def paid_for(name: str, levers: Levers, further: Further) -> Row:
    """A department's own row, with that of its boss and that of its twin."""

    def set_for(who: str) -> Row:
        return OPERATIONS_ROW if who == "operations" else row(getattr(levers, f"{who}_goals"))

    def under_a_boss(who: str) -> Row:
        boss = boss_of(who, levers)
        return _mixed(set_for(who), set_for(boss), further.boss_goals) if boss else set_for(who)

    wanted = under_a_boss(name)
    for other in TASKS:
        pair = next((both(pair) for pair in PAIRS if set(pair) == {name, other}), None)
        if pair and getattr(levers.joined, pair) > 0.0:
            wanted = _mixed(wanted, under_a_boss(other), getattr(levers.joined, pair))
    return wanted


def directed(one: str, other: str, levers: Levers, further: Further) -> float:
    """What one director, or a line between two, adds to a pair."""
    merged: float = getattr(levers.merged, both((one, other)))
    bosses = boss_of(one, levers), boss_of(other, levers)
    near = bosses[0] == other or bosses[1] == one or (bosses[0] == bosses[1] and bosses[0])
    if merged > 0.0:
        return merged
    return further.boss_walls if near else 0.0


def crowding(name: str, levers: Levers, further: Further) -> float:
    """What a boss with too many departments costs."""
    boss = boss_of(name, levers)
    count = sum(boss_of(other, levers) == boss for other in TASKS)
    return further.boss_time if boss and count > further.boss_span else 0.0


def voices(clouts: Row, chart: dict[str, float], further: Further) -> Row:
    """With what weight each asks IT for something."""
    part = further.boss_clout
    weights = {}
    for number, name in enumerate((*TASKS, "operations"), start=1):
        kept = clouts.get(name, 0.0)
        if chart.get(name, 0.0) > 0.0:
            kept = kept - part * kept
        gained = 0.0
        for other, clout in clouts.items():
            gained = gained + (part * clout if chart[other] == number else 0.0)
        weight = kept + gained
        weights[name] = weight * further.boss_of_it if chart["it"] == number else weight
    return weights
