"""Service as a queue: Erlang-C waits and what is solved (docs/evidence.md#queues, #patience)."""

from sim.build import rule
from sim.rules.numbers import clip, larger, share, smaller


@rule
def waiting_chance(servers: int, load: float) -> float:
    """Erlang-C: chance that a caller waits at all, for `load` < `servers` (in Erlangs).

    By the recursion of Erlang-B, which neither overflows nor cancels.
    """
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return servers * blocked / (servers - load * (1.0 - blocked))


@rule
def mean_wait(servers: int, load: float) -> float:
    """Erlang-C: mean wait in units of the mean service time."""
    return waiting_chance(servers, load) / (servers - load)


@rule
def wait_between(staff: float, use: float) -> float:
    """Mean wait at a utilisation, between whole numbers of servers (at least one)."""
    whole = int(staff)
    if whole < 1:
        return mean_wait(1, use)
    part = staff - whole
    low = mean_wait(whole, whole * use)
    if part == 0.0:
        return low
    return low + part * (mean_wait(whole + 1, (whole + 1) * use) - low)


@rule
def handling_time(care: float, base: float, extra: float) -> float:
    """Work in a case, in units of the quickest one (Oliva and Sterman 2001, #erosion)."""
    return base + extra * care


@rule
def solved_cross(
    latitude: float, information: float, crosses: float, best: float, cap: float
) -> float:
    """Chance to solve a case that needs a second department.

    The front line decides alone where it may *and* knows enough; else the case crosses the wall.
    """
    alone = latitude * information
    return smaller(cap, best * (alone + (1.0 - alone) * crosses))


@rule
def solved_own(skill: float, care: float, base: float, gain: float, cap: float) -> float:
    """Chance to solve a case within service: skill and care (#fcr)."""
    return clip(skill * (base + gain * care), 0.0, cap)


@rule
def impatience(wait: float, patience: float) -> float:
    """How far a wait has used up patience, 0 to 1."""
    return smaller(1.0, wait / patience)


@rule
def fits(capacity: float, cases: float) -> float:
    """Chance that a case finds its place in the week."""
    return 1.0 if cases <= capacity else capacity / cases


@rule
def care_after(care: float, aim: float, down: float, up: float, held: bool) -> float:
    """The standard of care sinks fast and recovers slowly unless it is wanted (#erosion)."""
    weeks = down if (aim < care or held) else up
    return care + (aim - care) / weeks


@rule
def care_under_load(wanted: float, load: float, shift: float, start: float, width: float) -> float:
    """Care that is possible under load (#erosion)."""
    return wanted * (1.0 - shift * share((load - start) / width))


@rule
def skill_after(skill: float, quits: float, hired: float, weeks: float) -> float:
    """Skill grows with work, and is diluted by hires who replace those who quit (#ramp)."""
    return skill + (1.0 - skill) / weeks + quits * (hired - skill)


@rule
def morale_aim(
    best: float, overload: float, unsolved: float, latitude: float, strain: float, floor: float
) -> float:
    """Where morale heads (docs/evidence.md#turnover).

    Args:
        best: morale without load and trouble.
        overload: morale that load beyond the comfortable costs.
        unsolved: morale that first contacts left unsolved cost.
        latitude: morale that empowerment above the usual brings.
        strain: morale that unclear goals cost.
        floor: least morale.
    """
    return clip(best - overload - unsolved + latitude - strain, floor, 1.0)


@rule
def heads_cost_centre(
    staff: float, load: float, need: float, below: float, keep: float, floor: float, ceiling: float
) -> float:
    """A review of a cost centre: cut while nothing overflows, else fill the gap (#erosion)."""
    kept = staff * keep if load < below else larger(need, floor * staff)
    return smaller(kept, ceiling)


@rule
def heads_to_demand(staff: float, need: float, ceiling: float, shrink: float, grow: float) -> float:
    """A review of a desk staffed to demand: towards the need, within what people can bear."""
    return clip(smaller(need, ceiling), staff * (1.0 - shrink), staff * (1.0 + grow))
