"""Who speaks and what it does to those who hear (docs/evidence.md#j-shape, #ewom)."""

from sim.build import rule
from sim.rules.numbers import above
from sim.tables import exp


@rule
def moved(felt: float, glad: float, sour: float) -> float:
    """How much an experience moves to speak: only extremes do (Hu, Pavlou and Zhang 2009)."""
    return above(felt - glad) / (1.0 - glad) + above(sour - felt) / sour


@rule
def tone_of(
    felt: float, glad_from: float, sour_below: float, glad: float, flat: float, sour: float
) -> float:
    """Tone of a post, 0 hateful to 1 delighted."""
    return glad if felt > glad_from else (sour if felt < sour_below else flat)


@rule
def persuaded(force: float) -> float:
    """How far hearing moves somebody: each voice moves a part of what is left."""
    return 1.0 - exp(-force)


@rule
def mean_tone(
    public_force: float, public_tone: float, private_force: float, private_tone: float
) -> float:
    """Mean tone of all that was heard, weighed by force; the forces must not both be 0."""
    return (public_tone + private_tone) / (public_force + private_force)
