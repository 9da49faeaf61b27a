"""A year nobody plays: the firm and its customers settle before week 0.

It runs under the scenario's first levers and what the firm had decided by then, without events.
All games of one scenario and seed share it; the last few are kept in memory.
"""

import hashlib
from collections import OrderedDict

import numpy as np

from sim.build import straight
from sim.customers.society import society_for
from sim.decisions import first_policy
from sim.firm_start import first_firm
from sim.firm_week import weeks_on
from sim.flows import QUIET
from sim.luck import BURN_IN, Key, key_of
from sim.measures import Readings
from sim.scenario.records import record
from sim.scenario.schema import Scenario, canonical
from sim.state import State

KEPT = 8
live_on = straight(weeks_on)
_settled: OrderedDict[tuple[str, int, int, int], tuple[State, Readings | None]] = OrderedDict()


def settled(case: Scenario, seed: int, replicate: int = 0, weeks: int = BURN_IN) -> State:
    """The state at the start of week `weeks` - 52, in memory of its own.

    Args:
        case: the scenario.
        seed: 0 to 2^64 - 1.
        replicate: whose luck within the seed.
        weeks: of burn-in, 0 to 52.
    """
    return _found(case, seed, replicate, weeks)[0].fork()


def usual(case: Scenario, key: Key) -> Readings:
    """Each metric's mean over the year before play.

    Args:
        case: the scenario.
        key: whose luck.
    """
    seed = (int(key.high) << 32) + int(key.low)
    mean = _found(case, seed, int(key.replicate), BURN_IN)[1]
    assert mean is not None  # noqa: S101  # a year has weeks
    return mean


def _found(case: Scenario, seed: int, replicate: int, weeks: int) -> tuple[State, Readings | None]:
    """From memory, or lived now."""
    address = (_mechanics(case), seed, replicate, weeks)
    if address not in _settled:
        _settled[address] = _lived(case, seed, replicate, weeks)
        while len(_settled) > KEPT:
            _settled.popitem(last=False)
    _settled.move_to_end(address)
    return _settled[address]


def _mechanics(case: Scenario) -> str:
    numbers = {
        "start": case.start.model_dump(),
        "parameters": case.parameters.model_dump(),
        "inherited": case.inherited,
    }
    return hashlib.sha256(canonical(numbers).encode()).hexdigest()


def _lived(case: Scenario, seed: int, replicate: int, weeks: int) -> tuple[State, Readings | None]:
    p, start, key = record(case.parameters), record(case.start), key_of(seed, replicate)
    society = society_for(p.market.people, p.market.links, key)
    policy = first_policy(case)
    firm = first_firm(society, key, policy.first, p, start)
    series = np.zeros((weeks, len(Readings._fields)))
    week, end = -BURN_IN, weeks - BURN_IN
    while week < end:
        dates = (policy.next_change(week), end)
        until = min(date for date in dates if date is not None)
        stretch = series[week + BURN_IN : until + BURN_IN]
        levers = policy.levers(week)
        firm = live_on(firm, society, key, week, levers, QUIET, p, start, stretch)
        week = until
    readings = Readings(*map(float, series[-1])) if weeks else None
    mean = Readings(*map(float, series.mean(axis=0))) if weeks else None
    return State(firm, society, key, weeks - BURN_IN, readings), mean
