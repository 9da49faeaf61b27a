"""Numbers that bend under the weight that is put on them (docs/evidence.md#gaming)."""

from sim.build import rule
from sim.rules.numbers import clip, smaller


@rule
def bent(pay: float, strength: float, pressed: float, free: float, audited: float) -> float:
    """How far a department bends a number it reports, 0 to 1.

    Args:
        pay: share of its pay that hangs on the number.
        strength: of incentives, 1 as usual.
        pressed: 1 on target, more behind it.
        free: pay below which nobody bothers.
        audited: part that is left where somebody checks.
    """
    return clip(pay * strength * clip(pressed, 0.5, 1.5) - free, 0.0, 1.0) * audited


@rule
def without_the_unsolved(
    solved: float, served: float, felt_solved: float, felt: float, left_out: float
) -> float:
    """Mean experience in a survey from which a part of the unsolved cases is missing.

    Args:
        solved: cases.
        served: cases, solved or not.
        felt_solved: sum of experiences over the solved.
        felt: sum of experiences over all served.
        left_out: part of the unsolved that is not asked.
    """
    asked = served - left_out * (served - solved)
    told = felt - left_out * (felt - felt_solved)
    return told / asked if asked > 0.0 else 0.0


@rule
def booked_as_new(share: float, bend: float, most: float) -> float:
    """A share solved at first contact where repeated calls count as new ones."""
    return smaller(1.0, share + most * bend)
