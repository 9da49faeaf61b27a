"""Who knew first: a sign is there when the data say so, in the quarter in which they do."""

import pytest

from sim.burn_in import usual
from sim.debrief.signs import FALLEN, MORE, SHORT, as_reported, signs
from sim.run import LAB, QUARTER, Run

OWN = {
    "marketing": ("leads", "up"),
    "service": ("cost_per_contact", "down"),
    "it": ("outage", "up"),
}
QUARTERS = 3


@pytest.fixture(scope="module")
def run() -> Run:
    begun = Run("promise-gap", 7, customers=200)
    begun.advance(QUARTERS * QUARTER)
    return begun


@pytest.fixture
def calm(run):
    """A game in which every week was like the year before play."""
    twin = run.fork()
    before = usual(run.case, run.state.key)
    twin.history = [before] * (QUARTERS * QUARTER)
    return twin, before


def planted(calm, quarter, **changes):
    """The same, with some metrics times a factor from a quarter on."""
    twin, before = calm
    changed = before._replace(**{name: getattr(before, name) * by for name, by in changes.items()})
    twin.history[(quarter - 1) * QUARTER :] = [changed] * ((QUARTERS - quarter + 1) * QUARTER)
    return signs(twin, OWN, before)


def test_a_game_like_the_year_before_has_no_sign_at_all(calm):
    twin, before = calm
    found = signs(twin, OWN, before)
    assert (found.complaints, found.leaving, found.brand, found.structure) == (None,) * 4
    assert set(found.own.values()) == {None}
    assert (found.customers, found.department) == (None, None)


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_each_sign_is_seen_in_the_quarter_in_which_it_comes(calm, quarter):
    seen = planted(calm, quarter, negative_posts=MORE * 1.01)
    assert (seen.complaints, seen.leaving, seen.customers) == (quarter, None, quarter)
    assert planted(calm, quarter, churn=MORE * 1.01).leaving == quarter
    short = planted(calm, quarter, reported_leads=1.0 - SHORT * 1.1)
    assert short.own["marketing"] == quarter == short.department


def test_what_is_near_the_bound_is_no_sign(calm):
    seen = planted(calm, 1, negative_posts=MORE * 0.99, churn=MORE * 0.99)
    assert (seen.complaints, seen.leaving) == (None, None)
    assert planted(calm, 1, reported_leads=1.0 - SHORT * 0.9).own["marketing"] is None


def test_complaints_count_by_customer_so_that_a_firm_that_shrinks_is_not_called_quiet(calm):
    assert planted(calm, 2, share=0.7).complaints == 2


def test_a_cost_is_short_when_it_rises_and_uptime_when_outages_do(calm):
    assert planted(calm, 2, reported_cost_per_contact=1.1).own["service"] == 2
    assert planted(calm, 2, reported_cost_per_contact=0.9).own["service"] is None
    twin, before = calm
    worse = before._replace(reported_outage=before.reported_outage + 0.2)
    twin.history = [before] * QUARTER + [worse] * QUARTER * 2
    assert signs(twin, OWN, before).own["it"] == 2
    assert as_reported("outage") == "reported_outage"


def test_brand_equity_has_fallen_from_a_point_below_the_first_day_on(calm):
    twin, before = calm
    lower = before._replace(brand_equity=before.brand_equity - FALLEN)
    twin.history[2 * QUARTER - 1] = lower
    assert signs(twin, OWN, before).brand == 2


def test_only_a_decision_about_structure_changes_the_structure():
    run = Run("promise-gap", 7, customers=200)
    run.decide({"kind": "campaign_burst", "spend": 1.5, "weeks": 13}, by=LAB)
    run.advance(QUARTER)
    assert signs(run, OWN, run.history[0]).structure is None
    run.decide({"kind": "promise_signoff", "by": "service"}, by=LAB)
    run.advance(QUARTER)
    assert signs(run, OWN, run.history[0]).structure == 2
