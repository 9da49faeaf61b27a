"""Politics: what is asked for and what the board says come from the weeks lived, and are paid."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.burn_in import usual
from sim.decisions import decision_of
from sim.lab.cases import load_case
from sim.lab.game import Game
from sim.measures import Readings
from sim.politics.board import BRAND, CASH, PROFIT, YEAR, review
from sim.politics.requests import granted, grants, requests
from sim.run import Run

PEOPLE = 60
CAMPAIGN = decision_of({"kind": "campaign_burst", "spend": 1.5, "weeks": 4})
TO_DEMAND = decision_of({"kind": "staff_service", "rule": "to_demand"})
LOUDER = decision_of({"kind": "promise_level", "extra": 0.1})


def with_politics(name="promise-gap", *, on=True):
    case = load_case(name, PEOPLE)
    offer = case.decisions.model_copy(update={"politics": on})
    return case.model_copy(update={"decisions": offer})


def level(**values):
    return Readings(*[1.0] * len(Readings._fields))._replace(**values)


@given(st.floats(0.0, 2.0), st.floats(0.0, 2.0), st.floats(0.0, 2.0), st.floats(0.0, 1.0))
def test_a_department_asks_where_its_number_is_on_the_wrong_side(leads, wins, load, debt):
    quarter = level(leads=leads, wins=wins, load=load, tech_debt=debt)
    asking = {request.department for request in requests(quarter, level())}
    assert ("marketing" in asking) == (leads < 0.96 * 1.03)
    assert ("sales" in asking) == (wins < 0.96 * 1.03)
    assert ("service" in asking) == (load > 0.95)
    assert ("it" in asking) == (debt > 0.4)


def test_a_request_is_granted_by_a_decision_that_gives_what_it_asks_for():
    asked = requests(level(leads=0.5, wins=0.5, load=1.0, tech_debt=0.5), level())
    shift = decision_of({"kind": "shift_budget", "it": 0.05, "sales": -0.05})
    for decision, departments in (
        (CAMPAIGN, ["marketing"]),
        (TO_DEMAND, ["service"]),
        (shift, ["it"]),
        (decision_of({"kind": "discount", "depth": 0.1}), ["sales"]),
        (decision_of({"kind": "set_quota", "stretch": 0.1}), []),
        (decision_of({"kind": "staff_service", "rule": "cost_centre"}), []),
        (LOUDER, []),
    ):
        found = [request.department for request in asked if grants(request, decision)]
        assert found == departments
    assert granted(asked, ()) == ()
    assert len(granted(asked, (CAMPAIGN, CAMPAIGN))) == 1


@pytest.mark.parametrize(
    ("profit", "brand", "cash", "points"),
    [(10.0, 2.0, 5.0, 2), (9.1, 1.0, 5.0, 1), (8.0, 0.0, 5.0, 0), (6.9, -1.6, -1.0, -3)],
)
def test_the_board_adds_up_profit_brand_and_cash(profit, brand, cash, points):
    year = np.zeros((YEAR, len(Readings._fields)))
    year[:, PROFIT], year[-1, BRAND], year[-1, CASH] = profit, 50.0 + brand, cash
    said = review(year, before=50.0, plan=10.0)
    assert said.points == points
    assert said.warning == (points <= -2)


def test_usual_is_the_mean_of_the_year_before_play():
    case = with_politics()
    run = Run(case, 2)
    mean = usual(case, run.state.key)
    assert mean == Run(case, 2).agenda.usual
    assert mean != Run(case, 3).agenda.usual
    assert mean.leads > 0.0


def test_a_granted_request_is_paid_and_undo_takes_the_pay_back():
    kept, undone = (Run(with_politics(), 1) for _ in range(2))
    for run in (kept, undone):
        run.advance(13)
    asked = {request.department for request in kept.agenda.asked}
    assert "service" in asked
    for run in (kept, undone):
        run.decide(TO_DEMAND)
    undone.undo()
    assert [request.department for request in kept.agenda.granted_by((TO_DEMAND,))] == ["service"]
    for run in (kept, undone):
        run.advance(13)
    assert [request.department for request in kept.agenda.granted] == ["service"]
    assert undone.agenda.granted == ()


def test_politics_change_no_week_only_the_purse():
    with_it, without = (Run(with_politics(on=on), 1) for on in (True, False))
    for run in (with_it, without):
        run.advance(13)
        run.decide(TO_DEMAND)
        run.advance(13)
    assert without.agenda is None
    assert with_it.state.hash() == without.state.hash()
    assert with_it.purse.capital == min(without.purse.capital + 1, 12)


def test_a_warning_takes_a_move_and_a_replay_and_the_lab_come_to_the_same():
    case = with_politics()
    run, game = Run(case, 4), Game.of(case, 4)
    taken = {0: LOUDER, 13: TO_DEMAND, 26: CAMPAIGN}
    for week in range(0, 5 * 13, 13):
        decision = taken.get(week)
        if decision is not None:
            assert (run.check(decision) is None) == (game.decide(decision) is None)
            if run.check(decision) is None:
                run.decide(decision)
        run.advance(13)
        game.live(week + 13)
        assert run.agenda == game.agenda
        assert run.purse == game.purse
        assert (run.agenda.review is not None) == (run.week % YEAR == 0)
        assert run.purse.moves == case.moves_in(run.week) - run.agenda.warned
    again = Run.replay(run.journal, case)
    assert (again.agenda, again.purse) == (run.agenda, run.purse)
    assert again.state.hash() == run.state.hash()


def test_an_old_scenario_is_what_it_was():
    case = load_case("first-monday", PEOPLE)
    assert "politics" not in case.mechanics()["decisions"]
    assert with_politics().hash != with_politics(on=False).hash
