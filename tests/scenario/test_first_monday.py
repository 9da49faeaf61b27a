"""First Monday: the case that explains the game."""

from functools import cache

import pytest

from sim.decisions import as_json
from sim.measures import Readings
from sim.playing import play
from sim.policies import steps_of
from sim.run import QUARTER, Refused, Run
from sim.scenario.load import load_scenario
from sim.scenario.names import TUTORIAL_DECISIONS
from tests.scenario.cases import faults, scenario
from tests.scenario.test_shipped import changed_leaves

CASE = load_scenario("first-monday")
SMALL = 200
SEEDS = range(1, 5)


@cache
def lived(policy: str, seed: int) -> list[Readings]:
    """The year of play and the year after it, under one of the case's policies."""
    run = Run(CASE, seed, customers=SMALL)
    play(run, steps_of(CASE.policies[policy]) if policy else (), 104)
    return run.history


def gained(policy: str, metric: str, first: int, last: int) -> float:
    """Mean difference to doing nothing on the same luck, over seeds and weeks."""
    return sum(
        getattr(week, metric) - getattr(same, metric)
        for seed in SEEDS
        for week, same in zip(
            lived(policy, seed)[first:last], lived("", seed)[first:last], strict=True
        )
    ) / (len(SEEDS) * (last - first))


def test_its_frame():
    assert (CASE.quarters, CASE.minutes, CASE.source) == (4, 20, ("S0",))
    assert CASE.decisions.set == "tutorial"
    assert (CASE.words.brand, CASE.preview, CASE.brand_view) == ("Tallowby", "year", "live")


def test_one_number_differs_from_the_base_and_it_is_the_story():
    base = load_scenario("base")
    assert changed_leaves(CASE.parameters, base.parameters) == set()
    assert changed_leaves(CASE.start, base.start) == {"belief"}
    assert CASE.start.belief > base.start.belief > base.start.delivered


def test_its_events():
    effects = {event.id: event.effect.kind for event in CASE.events if event.effect}
    weeks = {event.id: event.when.first_week for event in CASE.events}
    assert effects == {"award": "award", "press_test": "press_test"}
    assert weeks == {"award": 3, "service_asks": 13, "test_announced": 24, "press_test": 30}
    assert [event.id for event in CASE.events if event.announced] == ["press_test"]


def test_moves_come_slowly_at_first():
    assert [CASE.moves_in(week) for week in (0, 12, 13, 26, 51)] == [1, 1, 2, 3, 3]


class TestMovesInTheFirstQuarters:
    def test_the_second_move_of_the_first_quarter_is_refused(self):
        run = Run(CASE, 1, customers=SMALL)
        assert run.purse.moves == 1
        run.decide({"kind": "promise_signoff", "by": "service"})
        with pytest.raises(Refused, match="That was the first move"):
            run.decide({"kind": "empower", "latitude": 0.6})
        run.advance(QUARTER)
        assert run.purse.moves == 2

    def test_after_the_list_there_are_as_many_as_usual(self, tmp_path):
        case = scenario(tmp_path, "decisions: {first_moves: [5]}\n")
        usual = int(case.parameters.pacing.moves)
        assert [case.moves_in(week) for week in (0, 12, 13, 103)] == [5, 5, usual, usual]

    def test_they_are_mechanics_and_a_case_without_them_is_what_it_was(self, tmp_path):
        plain = scenario(tmp_path, "", "plain")
        slow = scenario(tmp_path, "decisions: {first_moves: [1]}\n", "slow")
        assert plain.mechanics()["decisions"] == {"set": "basic", "extra": []}
        assert slow.hash != plain.hash

    @pytest.mark.parametrize("wrong", ["[0]", "[1.5]", "[13]", "2"])
    def test_wrong_ones_are_told(self, tmp_path, wrong):
        (fault,) = faults(tmp_path, f"decisions: {{first_moves: {wrong}}}\n")
        assert "first_moves" in fault


@pytest.mark.parametrize("name", CASE.policies)
def test_a_player_can_afford_each_of_its_policies(name):
    run = Run(CASE, 7, customers=SMALL)
    for step in steps_of(CASE.policies[name]):
        assert step.decision.kind in TUTORIAL_DECISIONS
        run.advance(step.week - run.week)
        run.decide(as_json(step.decision))
    assert run.week <= CASE.weeks - QUARTER


class TestWhatItTeaches:
    """On few people and seeds; 30 seeds stand in docs/policies-first-monday.md."""

    def test_the_film_makes_the_name_known_and_not_trusted(self):
        assert gained("film_again", "salience", 39, 52) > 2.0
        assert abs(gained("film_again", "trust", 39, 52)) < 1.0
        assert gained("film_again", "profit", 0, 52) < -30.0

    def test_what_service_signs_is_trusted_and_lasts_longer_than_the_film(self):
        signed = gained("service_signs", "trust", 39, 52)
        assert signed > 4.0
        later = {name: gained(name, "brand_equity", 91, 104) for name in CASE.policies}
        assert later["service_signs"] > later["film_again"] + 2.0
        assert later["bigger_promise"] < -1.0
        assert later["signs_and_hands"] > later["service_signs"]

    def test_a_bigger_promise_wins_at_once_and_costs_trust(self):
        assert gained("bigger_promise", "wins", 0, 13) > 0.0
        assert gained("bigger_promise", "trust", 39, 52) < -3.0
