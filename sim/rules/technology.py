"""IT: debt, issues, fixes, outages, bugs (docs/evidence.md#technical-debt)."""

from sim.build import rule
from sim.rules.numbers import above, clip, smaller
from sim.tables import exp


@rule
def capacity(productive: float, budget: float, debt: float, free: float, drag: float) -> float:
    """What IT can do: debt slows all of it."""
    return productive * budget / (1.0 + drag * above(debt - free))


@rule
def quality(
    issues: float, debt: float, best: float, per_issue: float, free: float, per_debt: float
) -> float:
    """Quality of a week of use: unfixed issues and debt wear it down."""
    return best * exp(-per_issue * issues) - per_debt * above(debt - free)


@rule
def outage_chance(debt: float, rate: float, base: float, per_debt: float, factor: float) -> float:
    """Chance of an outage this week."""
    return smaller(1.0, rate * (base + per_debt * debt) * factor)


@rule
def new_issues(
    rate: float, debt: float, free: float, per_debt: float, base: float, features: float
) -> float:
    """Latent issues that arise this week."""
    return rate * (1.0 + per_debt * above(debt - free)) * (base + features)


@rule
def bug_after(
    bug: float,
    crosses: float,
    fixing: float,
    mend: float,
    wall: float,
    base: float,
    effort: float,
    cap: float,
) -> float:
    """An acute bug is fixed as fast as its reports cross to IT."""
    return bug * (1.0 - clip(mend + wall * crosses * (base + fixing / effort), 0.0, cap))


@rule
def uncovered(unknown: float, items: float, found: float) -> float:
    """Latent issues that this week's items uncover."""
    return unknown * (1.0 - exp(-found * items))
