"""What a standard for handovers does to sales, and to customers who are new."""

import pytest

from sim.rules.further import told
from tests.run.games import changed, small, started

WEEKS = 40


BUSY = {"market": {"in_market": 0.08}, "needs": {"failure": 0.12, "mismatch": 0.6}}
"""Many new customers, and many needs."""


def after(*decisions: dict, **further: float):
    run = started(changed(small(), further=further, **BUSY), seed=5)
    for one in decisions:
        run.decide(one, by="lab")
    run.advance(WEEKS)
    return run


def kept(floor: float, **further: float):
    latitude = {"kind": "empower", "latitude": 0.8}
    return after({"kind": "handover_standard", "floor": floor}, latitude, **further)


def test_a_standard_for_handovers_keeps_time_that_selling_loses():
    usual, floor = after(), 0.25
    held = kept(floor)
    efforts = [run.model.sales.state.effort for run in (held, usual)]
    assert efforts[0].fit > efforts[1].fit + 0.02
    assert efforts[0].close + efforts[0].fit == pytest.approx(1.0)
    left = floor * (1.0 - held.model.sales.state.standing.resistance)
    assert efforts[0].fit == pytest.approx(left, abs=0.02)


def test_service_solves_more_for_new_customers_whom_it_knows():
    knowing, blind = kept(0.25, handover_told=1.0), kept(0.25, handover_told=0.0)
    solved = [sum(week.fcr for week in run.history) for run in (knowing, blind)]
    assert solved[0] > solved[1]


def test_what_sales_wrote_down_grows_with_its_time_up_to_a_full_share():
    known = [told(handover, 0.25, 0.6) for handover in (0.0, 0.1, 0.25, 0.4)]
    assert known == pytest.approx([0.0, 0.24, 0.6, 0.6])
