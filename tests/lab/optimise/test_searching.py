"""A search finds what was planted, and nothing but the search decides what it finds."""

import itertools
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from types import SimpleNamespace

import pytest

from sim.lab.batch.driving import Stop
from sim.lab.batch.engines import Engine, EngineError, cluster, processes, serial
from sim.lab.cases import load_case
from sim.lab.menu import menu_of
from sim.lab.optimise import crew as crews
from sim.lab.optimise.crew import Crew
from sim.lab.optimise.fronts import front
from sim.lab.optimise.goals import goal_of
from sim.lab.optimise.memory import Memory, MemoryFileError
from sim.lab.optimise.searching import Search, Watch, run_search, seeds_of
from sim.lab.optimise.trying import Contest
from tests.lab.batch.test_dask import running

PLANTED = {"promise": (0, 2), "heads": (1, 5), "latitude": (2, 0)}
"""Topics with the option and the quarter that are best."""
TOPICS = ("signing", "promise", "heads", "latitude", "training", "mandate")
CASE = load_case("promise-gap", 60)


class FewTopics(Contest):
    """A contest with a short menu, so that a search of it is quick."""

    @property
    def menu(self):
        return tuple(topic for topic in menu_of(self.case) if topic.name in TOPICS)


def score(contest, strategy, seed):
    """Worth of a plan: each planted decision counts, in time even more; any other costs."""
    worth = 0.01 * (seed % 2)
    for gene in strategy.genes:
        option, quarter = PLANTED.get(strategy.menu[gene.topic].name, (None, 0))
        worth += 1.0 - 0.1 * abs(gene.quarter - quarter) if gene.option == option else -0.5
    return (worth,) if len(contest.goals) == 1 else (worth, -float(len(strategy.genes)))


def search_for(*goals, trials=160, luck=0):
    contest = FewTopics.of(CASE, [goal_of(text, {}) for text in goals])
    return Search(contest, trials, seeds_of(2), luck)


def tried_by(search, folder, watch=None, name="search"):
    memory = Memory(folder / f"{name}.jsonl")
    if not memory.path.exists():
        memory.begin(search.header())
    with Crew.of(serial(), search.contest) as crew:
        return run_search(search, memory, crew, watch or Watch())


@pytest.fixture
def planted(monkeypatch):
    monkeypatch.setattr(crews, "values_of", score)


def test_it_finds_a_planted_optimum(planted, tmp_path):
    tried = tried_by(search_for("j"), tmp_path)
    best = max(tried, key=lambda one: one.values)
    chosen = {name: option for name, option in best.plan.items() if option >= 0}
    for topic, (option, quarter) in PLANTED.items():
        assert chosen.pop(topic) == option
        assert abs(chosen.pop(f"{topic} from quarter") - quarter) <= 2
    assert chosen == {}  # nothing that does harm
    assert best.values[0] > 2.5


def test_it_learns_random_plans_alone_would_not_find_it(planted, tmp_path, monkeypatch):
    monkeypatch.setattr("sim.lab.optimise.searching.FIRST", 10_000)
    tried = tried_by(search_for("j"), tmp_path)
    assert max(one.values[0] for one in tried) < 2.2


def test_the_first_plan_is_to_leave_everything_as_it_is(planted, tmp_path):
    first = tried_by(search_for("j", trials=8), tmp_path)[0]
    assert set(first.plan.values()) == {-1}


@pytest.mark.parametrize("goals", [("j",), ("brand_equity", "-1*cost")])
def test_a_search_that_was_stopped_twice_finds_the_same(planted, tmp_path, goals):
    search = search_for(*goals, trials=56)
    whole = tried_by(search, tmp_path, name="whole")
    for until in (16, 48, 10_000):
        stop = Stop()
        watch = Watch(lambda done, stop=stop, until=until: setattr(stop, "asked", done >= until))
        tried = tried_by(search, tmp_path, replace(watch, stop=stop), name="parts")
    assert tried == whole
    assert (tmp_path / "parts.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_larger_search_begins_with_the_smaller_one(planted, tmp_path):
    small = tried_by(search_for("j", trials=40), tmp_path)
    large = tried_by(search_for("j", trials=48), tmp_path)
    assert large[:40] == small
    assert tried_by(search_for("j", trials=48), tmp_path, name="anew") == large
    assert tried_by(search_for("j", trials=48, luck=1), tmp_path, name="other") != large


def test_a_line_that_was_cut_off_is_tried_again(planted, tmp_path):
    whole = tried_by(search_for("j", trials=24), tmp_path)
    path = tmp_path / "search.jsonl"
    data = path.read_bytes()
    path.write_bytes(data[:-40])
    assert tried_by(search_for("j", trials=24), tmp_path) == whole
    assert path.read_bytes() == data


def test_another_search_is_refused_by_the_name_of_what_differs(planted, tmp_path):
    tried_by(search_for("j", trials=8), tmp_path)
    with pytest.raises(MemoryFileError, match="goals was"):
        tried_by(search_for("nps", trials=8), tmp_path)
    with pytest.raises(MemoryFileError, match="luck was 0, it is 3 now"):
        tried_by(search_for("j", trials=8, luck=3), tmp_path)
    (tmp_path / "search.jsonl").write_text("[1]\n")
    with pytest.raises(MemoryFileError, match="no file of a search"):
        tried_by(search_for("j", trials=8), tmp_path)


@pytest.mark.slow
def test_a_front_has_the_bargains_between_two_goals(planted, tmp_path):
    search = search_for("brand_equity", "nps", trials=240)
    tried = tried_by(search, tmp_path)
    kept = front([(one.plan, one.values) for one in tried], search.contest.goals)
    values = [values for _, values in kept]
    assert values == sorted(values, reverse=True)
    for one, other in itertools.permutations(values, 2):
        assert not (one[0] >= other[0] and one[1] >= other[1])
    decisions = {-reached[1]: reached[0] for reached in values}
    assert {0.0, 1.0, 2.0} <= set(decisions)  # nothing, the best thing, the best two
    assert decisions[1.0] > 0.7
    assert decisions[2.0] > 1.4


def test_less_is_better_where_a_metric_says_so():
    goals = [goal_of("churn", {}), goal_of("nps", {})]
    kept = front([("a", (0.3, 5.0)), ("b", (0.2, 5.0)), ("c", (0.1, 1.0))], goals)
    assert [name for name, _ in kept] == ["c", "b"]


def breaking(times):
    """An engine whose workers die so many times, each after one answer."""
    left = [times]

    @contextmanager
    def opened(count):
        with serial().open(count) as real:
            calls = itertools.count()

            def submit(*words):
                if left[0] and next(calls) == 1:
                    left[0] -= 1
                    raise BrokenProcessPool
                return real.submit(*words)

            yield SimpleNamespace(submit=submit)

    return Engine("breaking", 1, opened, broken=(BrokenProcessPool,))


def test_a_killed_worker_costs_nothing_and_workers_that_always_die_end_it(planted):
    search = search_for("j")
    jobs = [(SimpleNamespace(genes=()), seed) for seed in range(6)]
    with Crew.of(serial(), search.contest) as crew:
        whole = crew.play(jobs)
    assert whole[1] == (0.01,)
    with Crew.of(breaking(3), search.contest) as crew:
        assert crew.play(jobs) == whole
    with Crew.of(breaking(99), search.contest) as crew, pytest.raises(EngineError, match="again"):
        crew.play(jobs)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A search of the real game, and what one process finds."""
    search = replace(search_for("j"), contest=Contest.of(CASE, [goal_of("j", {})]), trials=64)
    tried = tried_by(search, tmp_path_factory.mktemp("alone"))
    assert len({one.values for one in tried}) > 30
    return search, tried


@pytest.mark.slow
def test_two_workers_find_what_one_finds(alone, tmp_path):
    search, tried = alone
    memory = Memory(tmp_path / "two.jsonl")
    memory.begin(search.header())
    with Crew.of(processes(2), search.contest) as crew:
        assert run_search(search, memory, crew, Watch()) == tried


@pytest.mark.slow
def test_a_cluster_finds_what_one_process_finds(alone, tmp_path):
    search, tried = alone
    memory = Memory(tmp_path / "cluster.jsonl")
    memory.begin(search.header())
    with running(tmp_path) as servers, Crew.of(cluster(servers.address), search.contest) as crew:
        assert run_search(search, memory, crew, Watch()) == tried
