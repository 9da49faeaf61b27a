"""What is best where there may be several goals: whatever nothing else beats."""

from collections.abc import Sequence

from sim.lab.optimise.goals import Goal
from sim.lab.optimise.trying import Values


def front[T](found: Sequence[tuple[T, Values]], goals: Sequence[Goal]) -> list[tuple[T, Values]]:
    """Those that none beats, the best in the first goal first; of equals the first that came."""
    kept: list[tuple[T, Values]] = []
    for one in found:
        if any(as_good(other[1], one[1], goals) for other in kept):
            continue
        kept = [other for other in kept if not as_good(one[1], other[1], goals)]
        kept.append(one)
    return sorted(kept, key=lambda one: -goals[0].sign * one[1][0])


def as_good(one: Values, other: Values, goals: Sequence[Goal]) -> bool:
    """Whether something is nowhere worse."""
    triples = zip(goals, one, other, strict=True)
    return all(goal.sign * (x - y) >= 0.0 for goal, x, y in triples)
