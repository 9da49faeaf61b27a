"""Small arithmetic, as `docs/model.md` writes it down before anything else."""

from collections.abc import Iterable, Mapping

type Row = dict[str, float]
"""A number for each name: goals, tasks, pairs of departments."""

GOALS = ("leads", "revenue", "retention", "cost", "cx", "uptime")


def clip(x: float, low: float, high: float) -> float:
    """x, moved into [low, high]."""
    return low if x < low else (high if x > high else x)


def share(x: float) -> float:
    """x, moved into [0, 1]."""
    return clip(x, 0.0, 1.0)


def above(x: float) -> float:
    """x where it is positive, else 0."""
    return x if x > 0.0 else 0.0


def larger(a: float, b: float) -> float:
    """The larger of two."""
    return a if a > b else b


def smaller(a: float, b: float) -> float:
    """The smaller of two."""
    return a if a < b else b


def toward(x: float, aim: float, part: float) -> float:
    """x moved a part of the way towards an aim."""
    return x + part * (aim - x)


def added(values: Iterable[float]) -> float:
    """The sum from the left, rounded at each step: Python's own `sum` rounds once."""
    total, *rest = values
    for value in rest:
        total = total + value
    return total


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Product of two rows of goals."""
    return added(a[goal] * b[goal] for goal in GOALS)


def distance(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Half the absolute differences of two rows of goals."""
    return 0.5 * added(abs(a[goal] - b[goal]) for goal in GOALS)


def row(goals: object) -> Row:
    """A row of goals, from whatever has six fields of these names."""
    return {goal: getattr(goals, goal) for goal in GOALS}
