"""Mechanisms that are off by default are no part of a scenario until somebody switches them on."""

import pytest

from sim.scenario.further import Further
from sim.scenario.load import load_scenario
from sim.scenario.parameters import Parameters
from tests.run.games import changed, small, started

SWITCHED_ON = {
    "worlds": 0.4,
    "clout_earned": 3.0,
    "urgency": 0.8,
    "morale_outreach": 0.5,
    "engagement": 0.5,
    "contradiction": 0.8,
    "self_switch": 0.2,
    "gaming": 1.0,
}


def test_while_they_are_off_the_hash_of_a_scenario_knows_nothing_of_them():
    shipped = load_scenario("promise-gap")
    assert shipped.parameters.further == Further()
    assert "further" not in shipped.mechanics()["parameters"]


def test_once_one_is_on_the_scenario_is_another_one():
    other = changed(small(), further={"worlds": 0.4})
    assert other.mechanics()["parameters"]["further"]["worlds"] == 0.4
    assert other.hash != small().hash


def test_every_number_that_switches_one_on_is_zero():
    on = {name for name, value in Further() if value == 0.0}
    assert on == set(SWITCHED_ON)


def test_all_numbers_are_in_the_mechanics_but_those():
    named = set(Parameters().mechanics())
    assert named == set(Parameters.model_fields) - {"further"}


@pytest.mark.parametrize("name", SWITCHED_ON)
def test_each_changes_a_game_in_which_it_has_something_to_do(name):
    def lived(value: float) -> tuple:
        routine = 0.2 if name == "urgency" else 0.026
        case = changed(small(), further={name: value}, needs={"routine": routine})
        run = started(case, seed=5)
        owner = "marketing" if name == "engagement" else "service"
        run.decide({"kind": "listening_owner", "owner": owner}, by="lab")
        run.decide({"kind": "shared_goals", "weight": 0.5}, by="lab")
        run.advance(20)
        return tuple(run.history)

    assert lived(SWITCHED_ON[name]) != lived(0.0)
