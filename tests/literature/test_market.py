"""V20 in part and V21: what retention is worth, how slowly outsiders learn, which leads are lost.

Gupta, Lehmann and Stuart 2004 (lifetime value: exact to 1e-9, printed elasticities to 5e-4); Mitra
and Golder 2006 (perceived quality); Sabnis, Chatterjee, Grewal and Lilien 2013 (60 to 80 percent of
leads are not pursued).
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.departments.sales import first_sales, make_offer
from sim.flows import QUIET, Four, Pairs, Promise
from sim.organisation import Walls, first_organisation
from sim.policy import first_levers
from sim.rules.brand import lifetime_value
from sim.scenario.further import Further
from sim.scenario.market import Advertising, Selling
from sim.scenario.market import Promise as PromiseSettings
from sim.scenario.organisation import Goals
from sim.scenario.records import record
from sim.scenario.start import Start
from tests.rules.numbers import shares

START, GOALS = Start(), record(Goals())
LEVERS = first_levers(START, GOALS.strength)
kept, rates = st.floats(0.05, 0.99), st.floats(0.01, 0.5)


def elasticity(retention: float, interest: float) -> float:
    """Percent of value that one percent of retention brings, from the rule itself."""
    step = 1e-6
    more, less = (lifetime_value(1.0, retention * (1 + s), interest) for s in (step, -step))
    return (math.log(more) - math.log(less)) / (math.log1p(step) - math.log1p(-step))


class TestLifetimeValue:
    @pytest.mark.parametrize(("retention", "expected"), [(0.8, 3.500), (0.9, 5.091)])
    def test_printed_elasticities(self, retention, expected):
        assert elasticity(retention, 0.12) == pytest.approx(expected, abs=5e-4)

    @given(kept, rates)
    def test_the_elasticity_of_retention_at_any_rate(self, retention, interest):
        wanted = (1.0 + interest) / (1.0 + interest - retention)
        assert elasticity(retention, interest) == pytest.approx(wanted, rel=1e-5)

    @given(st.floats(-50.0, 50.0), kept, rates)
    def test_it_is_the_discounted_sum_of_what_is_left_each_year(self, margin, retention, interest):
        factor = retention / (1.0 + interest)
        summed = margin * math.fsum(factor**year for year in range(1, 4_000))
        assert lifetime_value(margin, retention, interest) == pytest.approx(
            summed, abs=1e-9, rel=1e-9
        )

    @given(rates)
    def test_margin_moves_value_one_for_one(self, interest):
        once, more = (lifetime_value(m, 0.8, interest) for m in (1.0, 1.01))
        assert more / once == pytest.approx(1.01, rel=1e-12)


def called_back(crosses: float, close_pay: float = 1.0) -> float:
    """Chance that a lead is worked behind such a wall, by sales' own week at full resources."""
    goals = LEVERS.sales_goals._replace(revenue=close_pay, cx=1.0 - close_pay)
    me = first_sales(record(START), goals, 0.1, GOALS)
    walls = Walls(Pairs(*[crosses] * 6), Four(*[0.1] * 4), 0.1, 0.0)
    offer = make_offer(
        me,
        Promise(0.75, 0.2, 0.1, 0.0),
        first_organisation(record(START)),
        walls,
        LEVERS,
        QUIET,
        1.0,
        record(Selling()),
        record(Advertising()),
        record(PromiseSettings()),
        record(Further()),
    )[1]
    return offer.called_back


class TestLeads:
    @pytest.mark.parametrize("crosses", [0.0, 0.02, 0.048])
    def test_behind_the_wall_of_a_silo_60_to_80_percent_are_not_pursued(self, crosses):
        assert 0.60 <= 1.0 - called_back(crosses) <= 0.80

    @given(shares, shares, st.floats(0.3, 1.0))
    def test_the_more_crosses_the_fewer_are_lost(self, a, b, close_pay):
        thick, thin = (called_back(crosses, close_pay) for crosses in sorted((a, b)))
        assert thick <= thin + 1e-12

    def test_without_a_wall_hardly_any_is(self):
        assert called_back(0.6) > 0.95
