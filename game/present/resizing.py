"""One department's part of the whole is set: the others give way, each within its bounds."""

from game.present.budgets import Parts, bounds
from game.seat import Seat


def resized(seat: Seat, at_start: Parts, which: int, value: int) -> Parts:
    """The parts after one of them was dragged to a value.

    Whoever has most room gives, or gets, point by point: nobody leaves what this quarter allows,
    and the parts make up the whole as before.

    Args:
        seat: the game.
        at_start: as they were when the drag began.
        which: the part that is dragged.
        value: where to, in per cent of the whole.
    """
    limits = bounds(seat)
    parts, others = list(at_start), [k for k in range(len(at_start)) if k != which]
    wanted = max(limits[which][0], min(value, limits[which][1]))
    step = 1 if wanted > parts[which] else -1

    def room(k: int) -> int:
        low, high = limits[k]
        return parts[k] - low if step > 0 else high - parts[k]

    while parts[which] != wanted and room(other := max(others, key=room)) > 0:
        parts[which] += step
        parts[other] -= step
    return tuple(parts)
