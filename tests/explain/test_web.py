"""The web of causes: everything in it sums, and what nobody splits is left unsplit."""

from functools import cache

import pytest

from sim.explain.web import THOUGHTS, Web, weaving
from sim.explain.why import why
from tests.explain.games import game

CLOSE = 1e-6
FIRST, LAST = 13, 26


@cache
def woven(metric: str) -> Web:
    """The web when all is known."""
    return list(weaving(game(), metric, FIRST, LAST, replicates=6))[-1]


def test_it_fills_step_by_step_and_says_the_same_as_why():
    steps = list(weaving(game(), "brand_equity", FIRST, LAST, replicates=4))
    asked = why(game(), "brand_equity", FIRST, LAST, replicates=4, decisions=False)
    assert [bool(step.deeds) for step in steps] == [False, True, True]
    assert [step.why.chance is None for step in steps] == [True, True, False]
    assert steps[-1].why == asked


def test_what_went_through_peoples_minds_sums_to_each_cause():
    web = woven("brand_equity")
    assert tuple(web.through) == THOUGHTS
    for row in web.why.causes[:-1]:
        through = sum(web.through[name].get(row.id, 0.0) for name in THOUGHTS)
        assert through == pytest.approx(row.value, abs=CLOSE)


@pytest.mark.parametrize("metric", ["brand_equity", "nps"])
def test_decisions_and_what_came_without_them_sum_to_each_cause(metric):
    web = woven(metric)
    assert web.deeds
    assert web.alone_by is not None
    for row in web.why.causes[:-1]:
        parts = [deed.by_cause.get(row.id, 0.0) for deed in web.deeds]
        assert web.alone_by.get(row.id, 0.0) + sum(parts) == pytest.approx(row.value, abs=CLOSE)
    for deed in web.deeds:
        assert sum(deed.by_cause.values()) == pytest.approx(deed.value, abs=CLOSE)


@pytest.mark.parametrize("metric", ["brand_equity", "profit"])
def test_decisions_and_what_came_without_them_sum_to_the_change(metric):
    web = woven(metric)
    assert web.alone is not None
    whole = web.alone + sum(deed.value for deed in web.deeds)
    assert whole == pytest.approx(web.why.change, abs=CLOSE)


def test_decisions_that_changed_nothing_yet_have_no_share_and_money_is_not_split():
    web = woven("profit")
    assert web.through == {}
    assert all(not deed.by_cause for deed in web.deeds)
    assert not web.alone_by
