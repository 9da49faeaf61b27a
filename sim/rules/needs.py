"""What goes wrong in a week (docs/evidence.md#switching-reasons, #gap-four)."""

from sim.build import rule
from sim.rules.numbers import above, smaller


@rule
def failing(base: float, per_issue: float, issues: float, bug: float) -> float:
    """Chance that the product fails a customer this week."""
    return smaller(1.0, (base + per_issue * issues) * (1.0 + bug))


@rule
def mismatching(
    expectation: float, promised: float, quality: float, rate: float, will: float, relief: float
) -> float:
    """Chance of a contact because more was expected than is there: failure demand (#gap-four)."""
    expected = will * expectation + (1.0 - will) * promised
    return rate * above(expected - quality) * (1.0 - relief)


@rule
def self_service_after(
    strength: float,
    root: float,
    crosses: float,
    gain: float,
    alone: float,
    decay: float,
    floor: float,
) -> float:
    """Self-service grows with work on root causes and IT's help, and goes stale."""
    return strength + gain * root * (alone + crosses) - decay * (strength - floor)
