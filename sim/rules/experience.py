"""Experience meets expectation (docs/evidence.md#disconfirmation, #loss-aversion, #will-should)."""

from sim.build import rule
from sim.rules.numbers import share


@rule
def compared_with(expectation: float, promised: float, trust: float, should: float) -> float:
    """What is compared with: what is expected and, for the trusting, what was promised."""
    weight = should * trust
    return (1.0 - weight) * expectation + weight * promised


@rule
def disconfirmed(difference: float, gain: float, aversion: float) -> float:
    """Losses loom larger (Brown et al. 2024, #loss-aversion)."""
    return gain * (aversion * difference if difference < 0.0 else difference)


@rule
def memory_step(
    event: bool, difference: float, usual: float, encounter: float, surprise: float
) -> float:
    """How far a week moves what is remembered: encounters and surprises count (#peak-end)."""
    return encounter * (1.0 + surprise * abs(difference)) if event else usual


@rule
def trust_after(
    trust: float, against_promise: float, weight: float, tolerance: float, loss: float, mend: float
) -> float:
    """A broken promise costs trust at once, a kept one earns it slowly (#product-harm).

    Args:
        trust: trust before, 0 to 1.
        against_promise: experience minus what was promised.
        weight: 1 after an encounter, less after plain use.
        tolerance: shortfall that is forgiven.
        loss: trust lost per unit of shortfall beyond it.
        mend: step towards full trust while the promise holds.
    """
    if against_promise < -tolerance:
        return share(trust + weight * loss * (against_promise + tolerance))
    return trust + mend * (1.0 - trust)
