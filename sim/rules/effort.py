"""Effort follows incentives: bounded multitask choice (docs/evidence.md#multitask)."""

from sim.build import rule
from sim.flows import Goals
from sim.rules.numbers import clip, larger
from sim.scenario.organisation import Task
from sim.tables import exp


@rule
def worth(task: Task | Goals, goals: Goals, cx_sight: float, retention_sight: float) -> float:
    """What a unit of a task seems to bring: sum of pay x sight x belief over the six goals."""
    return (
        goals.leads * task.leads
        + goals.revenue * task.revenue
        + goals.retention * retention_sight * task.retention
        + goals.cost * task.cost
        + goals.cx * cx_sight * task.cx
        + goals.uptime * task.uptime
    )


@rule
def pull(value: float, best: float, strength: float) -> float:
    """Weight of a task in a logit choice, 1 for the best one."""
    return exp(strength * (value - best))


@rule
def split_two(a: float, b: float, strength: float, floor: float) -> tuple[float, float]:
    """Shares of effort for two tasks: a floor for each, the rest by logit choice; they sum to 1."""
    best = larger(a, b)
    first, second = pull(a, best, strength), pull(b, best, strength)
    room = (1.0 - 2.0 * floor) / (first + second)
    return floor + room * first, floor + room * second


@rule
def split_three(
    a: float, b: float, c: float, strength: float, floor: float
) -> tuple[float, float, float]:
    """Shares of effort for three tasks."""
    best = larger(larger(a, b), c)
    first, second, third = pull(a, best, strength), pull(b, best, strength), pull(c, best, strength)
    room = (1.0 - 3.0 * floor) / (first + second + third)
    return floor + room * first, floor + room * second, floor + room * third


@rule
def split_four(
    a: float, b: float, c: float, d: float, strength: float, floor: float
) -> tuple[float, float, float, float]:
    """Shares of effort for four tasks."""
    best = larger(larger(a, b), larger(c, d))
    first, second = pull(a, best, strength), pull(b, best, strength)
    third, fourth = pull(c, best, strength), pull(d, best, strength)
    room = (1.0 - 4.0 * floor) / (first + second + third + fourth)
    return floor + room * first, floor + room * second, floor + room * third, floor + room * fourth


@rule
def sight_of_cx(crosses: float, blur: float, metrics_floor: float) -> float:
    """How well a department sees customer experience: a blurred measure is discounted.

    Args:
        crosses: share of service's reports that cross the wall, 0 to 1.
        blur: how a wall blurs, above 0.
        metrics_floor: sight that operational customer metrics give.
    """
    seen = crosses / (crosses + blur * (1.0 - crosses))
    return larger(seen, metrics_floor)


@rule
def asks_for_customers(goals: Goals, cx_sight: float, retention_sight: float) -> float:
    """Share of a department's requests to IT made for the customer's sake (#coalition)."""
    cx = goals.cx * cx_sight
    rest = goals.leads + goals.revenue + goals.retention * retention_sight
    everything = cx + rest + goals.cost + goals.uptime
    return cx / everything if everything > 0.0 else 0.0


@rule
def distance(wanted: Goals, lived: Goals) -> float:
    """Half the sum of absolute differences of two goal rows: 0 the same, 1 nothing in common."""
    return 0.5 * (
        abs(wanted.leads - lived.leads)
        + abs(wanted.revenue - lived.revenue)
        + abs(wanted.retention - lived.retention)
        + abs(wanted.cost - lived.cost)
        + abs(wanted.cx - lived.cx)
        + abs(wanted.uptime - lived.uptime)
    )


@rule
def resistance_after(
    resistance: float, far: float, authority: float, gain: float, sponsor: float, cap: float
) -> float:
    """Resistance after new goals were set at a distance (docs/evidence.md#walls)."""
    return clip(resistance + gain * far * (1.0 - sponsor * authority), 0.0, cap)


@rule
def productivity(
    far: float, authority: float, points: float, relearning: float, sponsor: float, time: float
) -> float:
    """Worse before better (#worse-before-better): relearning, and time that programmes take.

    However much changes at once, a twentieth of the day's work is done.
    """
    relearnt = 1.0 - relearning * far * (1.0 - sponsor * authority)
    return larger(relearnt * (1.0 - time * points), 0.05)
