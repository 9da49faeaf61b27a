"""To Mesa this is a model like any other: agents, sets, collectors, batches, copies."""

import copy
import multiprocessing
import pickle

import mesa
import numpy as np
import pytest
from mesa.agentset import AbstractAgentSet

from sim.customers.columns import Columns
from sim.customers.view import Customer, CustomerSet
from sim.departments.agents import Department, It, Marketing, Sales, Service
from sim.model import SiloModel
from tests.run.games import columns, redesigned, small, started

METRICS = ("brand_equity", "trust", "profit", "staff")


@pytest.fixture
def model() -> SiloModel:
    """A small firm after three weeks."""
    model = SiloModel(small(80), 7, collect=METRICS)
    for _ in range(3):
        model.step()
    return model


@pytest.fixture
def people(model: SiloModel) -> CustomerSet:
    """Its customers, as Mesa finds them."""
    return model.agents_by_type[Customer]


class TestTheFirm:
    def test_it_is_a_model_whose_agents_are_the_departments(self, model):
        assert isinstance(model, mesa.Model)
        assert [type(agent) for agent in model.agents] == [Marketing, Sales, Service, It]
        assert all(isinstance(agent, Department) for agent in model.agents)
        assert list(model.agents) == model.departments
        assert model.agents.get("name") == ["marketing", "sales", "service", "it"]

    def test_mesa_counts_its_steps(self, model):
        assert model.steps == 3
        assert model.week == 3
        assert model.running

    def test_mesas_generator_is_never_used(self, model):
        before = model.rng.bit_generator.state, model.random.getstate()
        model.step()
        assert (model.rng.bit_generator.state, model.random.getstate()) == before

    def test_a_seed_is_named_rng_and_may_be_left_out(self):
        assert SiloModel(small(80)).state.hash() == SiloModel(small(80), rng=0).state.hash()
        assert SiloModel(small(80), rng=1).state.hash() != SiloModel(small(80), rng=0).state.hash()


class TestTheCustomers:
    def test_there_is_no_object_for_each(self, model, people):
        assert isinstance(people, AbstractAgentSet)
        assert len(people) == 80
        assert len(model.agents) == 4
        assert people[3] == people[3]
        assert people[3] is not people[3]

    def test_a_customer_reads_its_row(self, model, people):
        c = model.customers.society.c
        for row, customer in enumerate(people):
            assert customer.unique_id == row
            assert isinstance(customer, mesa.Agent)
            assert {n: getattr(customer, n) for n in Columns._fields} == {
                name: getattr(c, name)[row].item() for name in Columns._fields
            }
        with pytest.raises(AttributeError, match="a customer has no mood; it has brand, case"):
            people[0].mood  # noqa: B018

    def test_nobody_else_writes(self, model, people):
        before = columns(model)
        with pytest.raises(AttributeError, match="only the customers' week writes trust"):
            people[0].trust = 1.0
        with pytest.raises(AttributeError, match="only the customers' week writes trust"):
            people.set("trust", 1.0)
        with pytest.raises(ValueError, match="read-only"):
            people.column("trust")[0] = 1.0
        for change in (people.add, people.discard, people.remove):
            with pytest.raises(TypeError, match="customers come and go in their own week"):
                change(people[0])
        assert columns(model) == before

    def test_all_of_a_column_at_once(self, model, people):
        trust = model.customers.society.c.trust
        assert (people.column("trust") == trust).all()
        assert people.get("trust") == trust.tolist()
        assert people.get(["trust", "brand"])[5] == [people[5].trust, people[5].brand]
        assert people.agg("trust", np.mean) == trust.mean()
        assert people.agg("trust", [min, max]) == [trust.min(), trust.max()]
        assert people.map(lambda customer: customer.brand) == people.get("brand")
        assert people.get("mood", handle_missing="default", default_value=0) == [0] * 80

    def test_some_of_them(self, model, people):
        ours = people.select(lambda customer: customer.brand == 0)
        brand = model.customers.society.c.brand
        assert isinstance(ours, CustomerSet)
        assert len(ours) == (brand == 0).sum()
        assert set(ours.get("brand")) == {0}
        assert people[0] in people
        assert (people[0] in ours) == (brand[0] == 0)
        assert len(people.select(at_most=10)) == 10
        assert len(people.select(at_most=0.5)) == 40
        assert len(people) == 80

    def test_they_change_as_the_weeks_pass(self, model, people):
        ours = people.select(lambda customer: customer.brand == 0)
        before = ours.get("weeks")
        model.step()
        assert ours.get("weeks") != before

    def test_in_an_order(self, people):
        trusting = people.sort("trust")
        assert trusting.get("trust") == sorted(people.get("trust"), reverse=True)
        rising = people.sort("trust", ascending=True)
        assert rising.get("trust") == sorted(people.get("trust"))
        assert people.get("trust") != trusting.get("trust")
        by_key = people.sort(lambda customer: customer.unique_id % 7, ascending=True)
        assert [one.unique_id % 7 for one in by_key] == sorted(row % 7 for row in range(80))

    def test_in_groups(self, people):
        groups = people.groupby("brand").groups
        assert sum(map(len, groups.values())) == 80
        assert all(set(found.get("brand")) == {brand} for brand, found in groups.items())

    def test_doing_and_shuffling_reach_everybody_once(self, people):
        seen: list[int] = []
        people.do(lambda customer: seen.append(customer.unique_id))
        assert seen == list(range(80))
        people.shuffle_do(lambda customer: seen.append(customer.unique_id))
        assert seen[80:] != seen[:80]
        assert sorted(seen[80:]) == seen[:80]
        assert sorted(one.unique_id for one in people.shuffle().to_list()) == seen[:80]

    def test_departments_and_customers_stand_side_by_side(self, model, people):
        assert model.agents_by_type[Customer] is people
        assert {Marketing, Sales, Service, It, Customer} <= set(model.agents_by_type)


class TestCollecting:
    def test_metrics_by_name_every_week(self, model):
        table = model.datacollector.get_model_vars_dataframe()
        assert list(table.columns) == list(METRICS)
        assert len(table) == 3
        assert dict(table.iloc[-1]) == {name: getattr(model.readings, name) for name in METRICS}

    def test_nothing_is_collected_that_nobody_asked_for(self):
        model = SiloModel(small(80), 7)
        model.step()
        assert model.datacollector.model_vars == {}

    def test_an_unknown_metric_is_told_when_it_is_collected(self):
        model = SiloModel(small(80), 7, collect=("mood",))
        with pytest.raises(RuntimeError, match="'mood' failed validation"):
            model.step()

    def test_a_collector_of_ones_own(self):
        model = SiloModel(small(80), 7)
        reporters = {"trust": lambda model: model.readings.trust, "week": "week"}
        model.datacollector = mesa.DataCollector(
            model_reporters=reporters, agent_reporters={"morale": morale}
        )
        for _ in range(4):
            model.step()
        table = model.datacollector.get_model_vars_dataframe()
        assert list(table["week"]) == [1, 2, 3, 4]
        agents = model.datacollector.get_agent_vars_dataframe()
        assert len(agents) == 16


def morale(agent: Department) -> float | None:
    """What only service has."""
    return getattr(agent.state, "morale", None)


def batch(number_processes: int) -> list[dict]:
    """Two seeds of two firms, a row for each."""
    before = multiprocessing.get_start_method(allow_none=True)
    try:
        return mesa.batch_run(
            SiloModel,
            {"scenario": "promise-gap", "customers": [60, 90], "collect": [METRICS]},
            number_processes=number_processes,
            rng=[1, 2],
            max_steps=5,
            display_progress=False,
        )
    finally:
        multiprocessing.set_start_method(before, force=True)


def rows(found: list[dict]) -> list[tuple]:
    return sorted((row["rng"], row["customers"], *(row[name] for name in METRICS)) for row in found)


class TestBatches:
    def test_one_process_and_two_give_the_same_rows(self):
        one, two = batch(1), batch(2)
        assert rows(one) == rows(two)
        assert len(one) == 4
        for row in one:
            model = SiloModel("promise-gap", row["rng"], customers=row["customers"])
            for _ in range(5):
                model.step()
            assert [row[name] for name in METRICS] == [
                getattr(model.readings, name) for name in METRICS
            ]


def pickled(thing):
    """Through a pickle and back."""
    return pickle.loads(pickle.dumps(thing))  # noqa: S301


@pytest.mark.parametrize("copied", [copy.deepcopy, pickled])
class TestCopies:
    def test_a_copy_goes_the_same_way_in_memory_of_its_own(self, copied):
        model = redesigned(started(small(80))).model
        for _ in range(3):
            model.step()
        twin = copied(model)
        assert twin.state.hash() == model.state.hash()
        assert twin.agents_by_type[Customer].model is twin
        assert [agent.model for agent in twin.agents] == [twin] * 4
        for _ in range(10):
            twin.step()
        assert model.week == 3
        assert twin.state.hash() != model.state.hash()
        for _ in range(10):
            model.step()
        assert twin.state.hash() == model.state.hash()
        assert twin.readings == model.readings

    def test_a_copy_collects_on(self, copied, model):
        twin = copied(model)
        twin.step()
        assert len(twin.datacollector.get_model_vars_dataframe()) == 4
        assert len(model.datacollector.get_model_vars_dataframe()) == 3

    def test_customers_can_be_copied(self, copied, model, people):
        twin = copied(people)
        assert twin.get("trust") == people.get("trust")
        assert copied(people[3]).trust == people[3].trust
