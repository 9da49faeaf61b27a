"""The picture shows the model's own state, and nothing else."""

from itertools import combinations

import numpy as np
import pytest

from game.present.crowd import ELSEWHERE, HAPPY, UNHAPPY, moods
from game.present.live import live, pile_of, thickness
from game.present.status import status
from sim.decisions import decision_of
from sim.scenario.names import DEPARTMENTS
from tests.present.games import played


def test_a_wall_is_as_thick_as_what_does_not_cross_it(seat):
    played(seat, 3)
    crosses = [
        getattr(seat.now, f"wall_{a}_{b}")
        for a, b in combinations(DEPARTMENTS, 2)
        if "sales" in {a, b}
    ]
    assert thickness(seat, "sales") == pytest.approx(1.0 - sum(crosses) / 3)


def test_a_bridge_is_the_squared_cosine_of_two_rows_of_goals_and_stands_from_15_percent_on(seat):
    bridges = {(one.a, one.b): one for one in live(seat).bridges}
    # marketing is paid 80/20 for leads and revenue, sales for revenue alone
    assert bridges["marketing", "sales"].share == pytest.approx(0.2**2 / (0.8**2 + 0.2**2))
    assert not bridges["marketing", "sales"].built
    assert bridges["marketing", "sales"].side_by_side
    assert not bridges["marketing", "service"].side_by_side
    assert len(bridges) == 6


def test_shared_goals_build_bridges_as_they_sink_in(seat):
    seat.decide({"kind": "shared_goals", "weight": 0.6})
    assert not any(one.built for one in live(seat).bridges)
    played(seat, 26)
    assert all(one.built for one in live(seat).bridges if one.side_by_side)


def test_the_pile_of_service_is_its_open_cases(seat):
    played(seat, 4)
    pile = pile_of(seat)["service"]
    of_ours = seat.run.model.lived.outcomes.open_cases * seat.case.parameters.market.people / 1200
    lost = seat.run.model.lived.exits.cases_lost * seat.case.parameters.market.people / 1200
    assert pile.count == round(of_ours - lost)


def test_the_pile_of_sales_is_open_broken_promises_and_a_part_of_services(seat):
    for _ in range(8):
        played(seat, 1)
        piles = pile_of(seat)
        assert piles["sales"].count <= piles["service"].unhappy


def test_the_pile_of_it_grows_with_what_it_knows_and_does_not_mend(seat):
    before = pile_of(seat)["it"]
    it = seat.run.model.it
    it.state = it.state._replace(known=it.state.known + 1.0)
    assert pile_of(seat)["it"].count > before.count


def test_the_legend_counts_our_own_customers(seat):
    kinds, c = moods(seat), seat.run.model.customers.society.c
    own = c.brand == 0
    assert (kinds[~own] == ELSEWHERE).all()
    assert (c.satisfaction[kinds == UNHAPPY] < 0.45).all()
    assert (c.satisfaction[kinds == HAPPY] > 0.68).all()
    legend = live(seat).legend
    assert sum(part.share for part in legend) == pytest.approx(1.0)
    assert legend[0].share == pytest.approx(((c.satisfaction < 0.45) & own).sum() / own.sum())


def test_the_crowd_is_a_byte_each(seat):
    crowd = live(seat).crowd
    kinds = np.frombuffer(crowd.moods, np.int8)
    assert len(kinds) == crowd.people == seat.case.parameters.market.people
    assert crowd.own == (kinds != ELSEWHERE).sum()


def test_letters_come_from_customers_who_said_something_this_week(seat):
    played(seat, 3)
    letters = live(seat).letters
    assert letters
    assert {letter.row for letter in letters} <= set(seat.recall.last.rows.tolist())
    assert {letter.to for letter in letters} <= {"service", "marketing"}


def test_pictures_can_be_compared_and_kept(seat):
    assert live(seat) == live(seat)
    assert hash(live(seat)) == hash(live(seat))


def test_the_bar_counts_weeks_as_players_do(seat):
    assert (status(seat).when, status(seat).week) == ("Year 1 · Q1", "week 1 of 13")
    played(seat, 57)
    bar = status(seat)
    assert (bar.when, bar.week, bar.can_end) == ("Year 2 · Q1", "week 6 of 13", False)
    assert bar.week_dots == ("past",) * 5 + ("now",) + ("ahead",) * 7
    assert bar.quarter_dots == ("past",) * 4 + ("now",) + ("ahead",) * 3
    played(seat, 47)
    assert (status(seat).over, status(seat).week) == (True, "week 13 of 13")
    assert set(status(seat).quarter_dots) == {"past"}


def test_the_bar_tells_each_number_against_the_quarters_start(seat):
    played(seat, 16)
    figures = {figure.id: figure for figure in status(seat).figures}
    start = seat.history[12]
    assert figures["brand_equity"].change == seat.now.brand_equity - start.brand_equity
    assert figures["nps"].value == seat.now.nps
    assert figures["cash"].change == seat.now.cash - start.cash
    assert all(figure.tip.endswith(".") and figure.label for figure in figures.values())


def test_cash_shows_what_the_planned_moves_leave(seat):
    seat.decide({"kind": "customer_record"})
    cash = next(figure for figure in status(seat).figures if figure.id == "cash")
    price = seat.price(decision_of({"kind": "customer_record"})).cash
    assert price > 0.0
    assert cash.value == seat.now.cash - price
    assert (cash.change_text, cash.verdict) == ("−€3.0m", "bad")
