"""How long a change takes to sink in, by the rules that the model itself follows.

Whatever has a time constant adopts the same part of what is left each week: less where people
resist, half where nobody stands behind it. So the weeks to one half and to nine tenths follow.
"""

import math
from collections.abc import Callable, Mapping

from game.present.names import in_words
from game.seat import Seat
from game.words import _
from sim.decisions import BaseDecision
from sim.decisions.goals import SetGoals, SharedGoals, distances
from sim.flows import Four
from sim.rules.effort import resistance_after
from sim.scenario.names import DEPARTMENTS
from sim.scenario.organisation import Change

HALF, MOST = 0.5, 0.9
STALLED = 0.5
"""Mean resistance above which a change without a sponsor is called stalled."""

CONSTANTS: Mapping[str, Callable[[Change], float]] = {
    "empower": lambda change: change.empower_weeks,
    "redesign_process": lambda change: change.process_weeks,
    "collaboration_platform": lambda change: change.platform_weeks,
    "co_locate": lambda change: change.seating_weeks,
}
"""Decisions that are adopted against resistance, and their time constants."""
UNRESISTED: Mapping[str, Callable[[Change], float]] = {
    "train": lambda change: change.training_weeks,
    "sponsor_attention": lambda change: change.sponsor_weeks,
    "executive_authority": lambda change: change.clout_weeks,
}
"""Decisions that nobody can hold up."""


def resistance(seat: Seat) -> Four:
    """How much each department resists now."""
    return Four(*(float(getattr(seat.now, f"resistance_{name}")) for name in DEPARTMENTS))


def weeks_to(part: float, step: float) -> int:
    """Weeks until a part is adopted, if each week takes `step` of what is left."""
    if step >= 1.0:
        return 1
    return math.ceil(math.log1p(-part) / math.log1p(-step) - 1e-9)


def step_of(seat: Seat, decision: BaseDecision) -> float | None:
    """The part of what is left that a week takes; None where there is no such constant."""
    change, levers = seat.case.parameters.change, seat.policy.levers(seat.week)
    if decision.kind in UNRESISTED:
        return 1.0 / UNRESISTED[decision.kind](change)
    if decision.kind in CONSTANTS:
        mean = sum(resistance(seat)) / len(DEPARTMENTS)
        pace = (1.0 - mean) * (1.0 if levers.sponsor > 0.0 else change.adoption_unled)
        return pace / CONSTANTS[decision.kind](change)
    far = far_of(seat, decision)
    if far is None:
        return None
    slowest = max(
        _resistance_to(seat, before, there)
        for before, there in zip(resistance(seat), far, strict=True)
        if there > 0.0
    )
    return (1.0 - slowest) / change.goal_weeks


def far_of(seat: Seat, decision: BaseDecision) -> Four | None:
    """How far new goals lie from those set; None for what sets no goals, or the same ones."""
    levers = seat.policy.levers(decision.start(seat.policy, seat.week))
    if isinstance(decision, SetGoals):
        far = distances(levers, decision.rows())
    elif isinstance(decision, SharedGoals):
        far = distances(levers, decision.rows(seat.policy))
    else:
        return None
    return far if any(far) else None


def _resistance_to(seat: Seat, before: float, far: float) -> float:
    change = seat.case.parameters.change
    authority = seat.run.model.organisation.state.authority
    return float(
        resistance_after(
            before,
            far,
            authority,
            change.resistance,
            change.resistance_sponsor,
            change.resistance_cap,
        )
    )


def adoption_text(seat: Seat, decision: BaseDecision) -> str:
    """Weeks to one half and to nine tenths; empty where that cannot be said."""
    step = step_of(seat, decision)
    if step is None:
        return ""
    lead = decision.start(seat.policy, seat.week) - seat.week
    half, most = (lead + weeks_to(part, step) for part in (HALF, MOST))
    text = _("half of it in {half} weeks, nine tenths in {most} weeks, at today’s resistance")
    told = text.format(half=half, most=most)
    stalls = _stalled(seat, decision)
    return f"{told}. {stalls}" if stalls else told


def _stalled(seat: Seat, decision: BaseDecision) -> str:
    if decision.kind not in CONSTANTS or seat.policy.levers(seat.week).sponsor > 0.0:
        return ""
    touched = [name for name in DEPARTMENTS if name in decision.touches()]
    held = [getattr(resistance(seat), name) for name in touched]
    if not held or sum(held) / len(held) <= STALLED:
        return ""
    text = _("Stalled: {who} resist, and nobody stands behind it.")
    return text.format(who=in_words(tuple(touched)))
