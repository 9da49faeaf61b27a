"""The scenarios that come with the project are fit to be played."""

import re
import subprocess

import pytest

from sim.lab.game import Game
from sim.lab.regret import AsPlayer, afforded
from sim.lab.strategies import play
from sim.policies import steps_of
from sim.scenario import places
from sim.scenario.load import check_scenario, load_scenario, scenario_ids
from sim.scenario.names import SEATS
from sim.scenario.parameters import Parameters, Start
from sim.scenario.places import scenario_folder
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.scenario.tree import Node
from sim.scenario.units import Group
from tests.scenario.cases import ROOT

PLAYED = [name for name in scenario_ids() if name != "base"]


@pytest.mark.parametrize("name", scenario_ids())
def test_they_load_without_a_warning(name):
    checked = check_scenario(name)
    assert checked.faults == checked.warnings == ()
    assert checked.scenario.id == name


@pytest.mark.parametrize("name", PLAYED)
class TestPlayed:
    def test_they_have_all_that_a_room_needs(self, name):
        case = load_scenario(name)
        assert case.source
        assert case.quarter_minutes
        assert len(case.learning_goals) >= 3
        assert len(case.questions) >= 3
        assert case.timeouts
        assert not case.abstract
        seats = [seat for seat in SEATS if getattr(case.roles, seat)]
        assert set(SEATS[:5]) <= set(seats)
        assert all(getattr(case.roles, seat).bonus for seat in seats)

    def test_they_speak_english_and_german(self, name):
        case = load_scenario(name)
        assert set(case.title) == {"en", "de"}
        # Every other text has the same languages, or there were a warning.

    def test_the_first_lines_say_what_it_is_and_where_the_schema_lies(self, name):
        lines = (ROOT / "scenarios" / f"{name}.yaml").read_text("utf-8").splitlines()
        assert lines[0] == "# yaml-language-server: $schema=scenario.schema.json"
        assert lines[1].startswith("# ")

    def test_they_build_on_the_base(self, name):
        assert load_scenario(name).extends == "base.yaml"

    def test_no_line_is_long(self, name):
        text = (ROOT / "scenarios" / f"{name}.yaml").read_text("utf-8")
        assert max(map(len, text.splitlines())) <= 100

    def test_a_player_can_afford_its_policies_on_time(self, name):
        case = with_people(load_scenario(name), 60)
        begun = Game.of(case, 7)
        for policy, steps in case.policies.items():
            plan = steps_of(steps)
            assert AsPlayer.of(plan).steps == tuple((step.week, step.decision) for step in plan)
            had = afforded(play(begun.again(), AsPlayer.of(plan)), plan)
            assert (had.late, had.missing) == (0, ()), policy

    def test_each_goal_is_reached_by_more_than_talk_or_by_a_question(self, name):
        case = load_scenario(name)
        asked = {question.id for question in case.questions}
        reached = {way for goal in case.learning_goals for way in goal.reached_by}
        assert asked & reached
        assert reached - asked

    def test_typography(self, name):
        for text in texts(load_scenario(name)):
            assert not re.search(r" ,| \.|\s{3}|\.\.\.", text), text


def texts(value):
    if hasattr(value, "spoken"):
        yield from value.values()
    elif isinstance(value, Group):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)


def test_base_says_no_number_of_the_model_otherwise():
    base = load_scenario("base")
    assert base.abstract
    assert base.quarters == 8
    assert not changed_leaves(base.parameters, Parameters())
    assert not changed_leaves(base.start, Start())


def changed_leaves(one, other, way=""):
    if not isinstance(one, Group):
        return {way} if one != other else set()
    return {
        leaf
        for name in type(one).model_fields
        for leaf in changed_leaves(
            getattr(one, name), getattr(other, name), f"{way}.{name}" if way else name
        )
    }


def test_the_page_of_scenarios_has_all_of_them():
    rows = (ROOT / "docs" / "scenarios.md").read_text("utf-8").splitlines()
    for name in PLAYED:
        case = load_scenario(name)
        (row,) = (row for row in rows if row.startswith(f"| `{name}` |"))
        assert str(case.title) in row
        assert case.words.brand in row or name == "own-company"
        assert name == "own-company" or f"| {' '.join(case.source)} |" in row


class TestOwnCompany:
    text = (ROOT / "scenarios" / "own-company.yaml").read_text("utf-8")

    def test_every_key_of_a_scenario_stands_in_it(self):
        keys = {field.alias or name for name, field in Scenario.model_fields.items()}
        known = {line.removeprefix("# ").split(":")[0] for line in self.text.splitlines()}
        assert keys <= known

    def test_it_asks_five_questions(self):
        assert all(f"---- Question {number}. " in self.text for number in range(1, 6))

    def test_it_is_the_usual_firm_until_somebody_fills_it_in(self):
        case, base = load_scenario("own-company"), load_scenario("base")
        assert not changed_leaves(case.parameters, base.parameters)
        assert not changed_leaves(case.start, base.start)


class TestPromiseGap:
    case = load_scenario("promise-gap")

    def test_its_frame(self):
        assert self.case.weeks == 104
        assert (self.case.quarters, self.case.minutes, self.case.source) == (8, 60, ("S0",))
        assert self.case.words.brand == "Veridale"

    def test_only_two_numbers_differ_from_the_base(self):
        base = load_scenario("base")
        assert changed_leaves(self.case.parameters, base.parameters) == {"promise.inflation"}
        assert changed_leaves(self.case.start, base.start) == {"belief"}
        assert self.case.start.belief > base.start.belief > base.start.delivered
        assert self.case.parameters.promise.inflation < base.parameters.promise.inflation

    def test_its_events(self):
        found = {event.id: event.mechanics() for event in self.case.events}
        assert found == {
            "award": {
                "when": {"week": 16},
                "effect": {"kind": "award", "size": 0.15, "weeks": 2},
                "announced": False,
            },
            "rival_guarantee": {
                "when": {"week": 40, "metric": "brand_equity", "fallen_by": 3.0},
                "effect": {"kind": "rival", "size": 0.02, "weeks": None},
                "announced": False,
            },
            "press_test": {
                "when": {"week": 60},
                "effect": {"kind": "press_test", "size": 0.2},
                "announced": False,
            },
        }

    def test_the_executive_is_open_besides_the_basic_set(self):
        assert self.case.decisions.set == "basic"
        assert set(self.case.decisions.extra) == {
            *("appoint_executive", "executive_authority", "executive_information"),
            "executive_opex",
        }

    def test_no_secret_gives_away_another(self):
        secrets = [str(getattr(self.case.roles, seat).secret) for seat in SEATS]
        assert len(set(secrets)) == len(SEATS)
        assert all("your bonus" in text.lower() or "you are paid" in text.lower()
                   or "mostly leads" in text.lower() for text in secrets)  # fmt: skip


class TestPlaces:
    def test_a_checkout(self):
        assert scenario_folder() == ROOT / "scenarios"

    def test_an_installed_wheel_ignores_a_folder_of_somebody_else(self, tmp_path, monkeypatch):
        (tmp_path / "sim" / "_scenarios").mkdir(parents=True)
        (tmp_path / "scenarios").mkdir()
        monkeypatch.setattr(places, "__file__", str(tmp_path / "sim" / "scenario" / "places.py"))
        assert scenario_folder() == tmp_path / "sim" / "_scenarios"

    def test_nothing_else_knows(self):
        command = ["git", "grep", "--untracked", "-l", "_scenarios", "--", "sim", "game"]
        found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.split()
        assert found == ["sim/scenario/places.py"]


def test_a_tree_answers_without_failing():
    tree = Node({"a": Node([Node(1, "x", 2), Node("t", "x", 3)], "x", 1)}, "x", 1)
    assert tree.at("a", 1).value == "t"
    assert tree.at("a", 9) is tree.at("b", "c") is tree.at("a", "x") is tree.at(0) is None
    assert (tree.text("a", 0), tree.number("a", 1), tree.whole("a", 0)) == (None, None, 1)
    assert list(tree.items("a", 0)) == []
    assert tree.at("a").without("b") is tree.at("a")
