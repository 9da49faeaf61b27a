"""Small arithmetic that every rule uses."""

from sim.build import rule


@rule
def clip(x: float, low: float, high: float) -> float:
    """x, moved into [low, high]."""
    return low if x < low else (high if x > high else x)


@rule
def share(x: float) -> float:
    """x, moved into [0, 1]."""
    return 0.0 if x < 0.0 else (1.0 if x > 1.0 else x)


@rule
def above(x: float) -> float:
    """x where it is positive, else 0."""
    return x if x > 0.0 else 0.0


@rule
def larger(a: float, b: float) -> float:
    """The larger of two numbers."""
    return a if a > b else b


@rule
def smaller(a: float, b: float) -> float:
    """The smaller of two numbers."""
    return a if a < b else b


@rule
def toward(x: float, aim: float, part: float) -> float:
    """x moved towards an aim by a part of the way; part 0 leaves x as it is, to the bit."""
    return x + part * (aim - x)
