"""What a standard for handovers does to sales, and to customers who are new."""

import pytest

from sim.rules.further import told
from tests.run.games import changed, small, started

WEEKS = 40


def after(*decisions: dict):
    run = started(changed(small()), seed=5)
    for one in decisions:
        run.decide(one, by="lab")
    run.advance(WEEKS)
    return run


def kept(floor: float):
    return after({"kind": "handover_standard", "floor": floor})


def test_a_standard_for_handovers_keeps_time_that_selling_loses():
    usual, floor = after(), 0.25
    held = kept(floor)
    efforts = [run.model.sales.state.effort for run in (held, usual)]
    assert efforts[0].fit > efforts[1].fit + 0.02
    assert efforts[0].close + efforts[0].fit == pytest.approx(1.0)
    left = floor * (1.0 - held.model.sales.state.standing.resistance)
    assert efforts[0].fit == pytest.approx(left, abs=0.02)


def test_a_standard_of_nothing_is_exactly_none():
    assert kept(0.0).history[-1].brand_equity == after().history[-1].brand_equity


def test_what_sales_wrote_down_grows_with_its_time_up_to_a_full_share():
    known = [told(handover, 0.25, 0.6) for handover in (0.0, 0.1, 0.25, 0.4)]
    assert known == pytest.approx([0.0, 0.24, 0.6, 0.6])
