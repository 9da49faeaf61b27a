"""V6: what is left of a burst of advertising (Broadbent 1979; Clarke 1976 for how long it lasts).

The impulse response is exactly the kept share to the power of the weeks; 1e-6 relative, for the
rule's exponential is a table and its error grows with the weeks.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.departments.marketing import first_marketing, make_promise
from sim.flows import QUIET, Four
from sim.organisation import Walls, first_organisation
from sim.policy import first_levers
from sim.rules.promise import kept_share
from sim.scenario.further import Further
from sim.scenario.market import Advertising, Promise
from sim.scenario.organisation import Goals
from sim.scenario.records import record
from sim.scenario.start import Start

START, GOALS = Start(), record(Goals())
LEVERS = first_levers(START, GOALS.strength)
CLOSED = Walls(
    crosses=first_organisation(record(START)).willing,
    sight=Four(*[0.1] * 4),
    asked=0.1,
    ordered=0.0,
)


def adstocks(half_life: float, weeks: int, spend: float) -> list[float]:
    """Adstock week by week at a spend, after the usual start, by marketing's own week."""
    advertising = record(Advertising(half_life=half_life))
    further = record(Further())
    me = first_marketing(record(START), LEVERS.marketing_goals, 0.1, GOALS, further)
    org, levers, found = first_organisation(record(START)), LEVERS._replace(spend=spend), []
    for _ in range(weeks):
        me, _ = make_promise(
            me, org, CLOSED, levers, QUIET, 1.0, advertising, record(Promise()), GOALS, further
        )
        found.append(me.adstock)
    return found


def test_with_a_half_life_of_five_weeks_90_percent_are_gone_after_16_6():
    kept = kept_share(5.0)
    assert kept == pytest.approx(0.870551, abs=5e-7)
    assert math.log(0.1) / math.log(kept) == pytest.approx(16.6, abs=0.05)


@given(st.floats(1.0, 60.0))
def test_any_half_life_halves_what_is_left(half_life):
    assert kept_share(half_life) == pytest.approx(0.5 ** (1.0 / half_life), rel=2e-7)


@given(st.floats(1.0, 40.0), st.integers(1, 60))
def test_after_the_last_campaign_the_stock_is_the_kept_share_to_the_power_of_the_weeks(
    half_life, weeks
):
    left = adstocks(half_life, weeks, spend=0.0)
    wanted = [0.5 ** (t / half_life) for t in range(1, weeks + 1)]
    assert left == pytest.approx(wanted, rel=2e-7 * weeks + 1e-7)


@given(st.floats(1.0, 40.0), st.floats(0.1, 3.0))
def test_a_steady_campaign_builds_what_it_would_leave(half_life, spend):
    """The response to a step is one minus that to an impulse."""
    weeks = 30
    rest, full = adstocks(half_life, weeks, 0.0), adstocks(half_life, weeks, spend)
    steady = (full[0] - rest[0]) / (1.0 - 0.5 ** (1.0 / half_life))
    built = [(f - r) / steady for f, r in zip(full, rest, strict=True)]
    wanted = [1.0 - 0.5 ** (t / half_life) for t in range(1, weeks + 1)]
    assert built == pytest.approx(wanted, rel=1e-5)
