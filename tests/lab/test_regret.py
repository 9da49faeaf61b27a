"""Policies and bots in many scenarios: the table, its regret, and what it says of itself."""

import json

import numpy as np
import pytest
import typer

from sim.cli.regretting import regret as command
from sim.lab import regret
from sim.lab.at_work import at_work
from sim.lab.cases import case_names, load_case
from sim.lab.game import Game, GameError
from sim.lab.page import document
from sim.lab.regret import (
    BOTS,
    LADDER,
    SEARCH_SEEDS,
    climb,
    climb_by_search,
    compare_all,
    week_of,
)
from sim.lab.scores import Scores, score_of
from sim.lab.search import search
from sim.lab.sermon import findings, free, played, ranked
from sim.lab.strategies import play
from sim.measures import Readings
from sim.policies import load_policy, policy_names

PEOPLE, SEEDS, PLANS = 60, 2, 3
SILOED = """\
start:
  service: {cost: 0.45, cx: 0.55}
events:
  - {id: order, when: {week: 12}, effect: {kind: budget, size: 0.15, weeks: 22}, headline: Save}
"""
INTEGRATED = """\
start:
  own_share: 0.12
  marketing: {leads: 0.3, revenue: 0.3, cx: 0.4}
  sales: {revenue: 0.5, cx: 0.5}
  service: {revenue: 0.2, cost: 0.2, cx: 0.6}
  it: {revenue: 0.2, cx: 0.5, uptime: 0.3}
  willingness: 0.5
  integration: 0.75
  empowerment: 0.6
  debt: 0.05
  skill: 0.82
  staff: 3
  cases: 12
"""
FEW = ("status-quo", "signoff-only", "record-only", "service-first", "integrated-redesign",
       "executive-in-operations")  # fmt: skip


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """Two scenarios that are over after half a year."""
    folder = tmp_path_factory.mktemp("short")
    head = "schema: silo-scenario/1\nid: {}\nextends: base\ntitle: T\nquarters: 2\n"
    for name, text in (("integrated", INTEGRATED), ("siloed", SILOED)):
        whole = f"{head.format(name)}decisions: {{set: full}}\n{text}"
        (folder / f"{name}.yaml").write_text(whole, "utf-8")
    return tuple(str(folder / f"{name}.yaml") for name in ("integrated", "siloed"))


@pytest.fixture(scope="module")
def outcomes(names):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(regret, "policy_names", lambda: FEW)
        return compare_all(names, SEEDS, PLANS, PEOPLE, workers=1)


def life(**metrics):
    series = np.zeros((104, len(Readings._fields)))
    for name, value in metrics.items():
        series[:, Readings._fields.index(name)] = value
    return series


class TestJ:
    @pytest.mark.parametrize(
        ("equity", "profit", "j"),
        [(0, 0, 0.0), (8, 0, 0.5), (0, 4_000 / 104, 0.5), (-8, 4_000 / 104, 0.0), (99, 0, 1.0),
         (0, -999, -1.0), (99, 999, 2.0)],
    )  # fmt: skip
    def test_it_weighs_brand_and_profit_alike_and_ends_at_two(self, equity, profit, j):
        lived = life(brand_equity=40 + equity, profit=100 + profit)
        assert score_of(lived, life(brand_equity=40, profit=100)).j == pytest.approx(j)

    def test_brand_counts_when_the_shadow_year_ends_and_profit_always(self):
        lived = life(brand_equity=40, profit=1)
        lived[:91, Readings._fields.index("brand_equity")] = 99
        score = score_of(lived, life(brand_equity=40))
        assert (score.equity, score.profit) == (0.0, 104.0)

    def test_profit_is_shown_by_quarters(self):
        scores = Scores.of([life(profit=2), life(profit=4)], [life(), life()])
        assert [effect.mean for effect in scores.profit_by_quarter()] == [39.0] * 8


class TestScenarios:
    def test_there_are_eleven(self):
        assert len(case_names()) == 11
        assert len({load_case(name).hash for name in case_names()}) == len(case_names())

    def test_they_are_those_that_can_be_played(self):
        assert "base" not in case_names()
        assert all(not load_case(name).abstract for name in case_names())


class TestTable:
    def test_every_policy_and_every_rung_has_a_score_for_every_seed(self, outcomes):
        for one in outcomes:
            assert set(one.tried) == set(FEW)
            assert set(one.ladder) == {*BOTS, LADDER[-1]}
            scores = [*one.ladder.values(), *(tried.free for tried in one.tried.values())]
            assert {len(each.each) for each in scores} == {SEEDS}

    def test_regret_is_never_below_0_and_0_for_the_best(self, outcomes):
        for one in outcomes:
            missed = {name: one.regret(name).mean for name in one.tried}
            assert min(missed.values()) == missed[ranked(one, free)[0]] == 0.0

    def test_doing_nothing_changes_nothing(self, outcomes):
        for one in outcomes:
            idle = one.tried["status-quo"]
            assert [score[:4] for score in idle.free.each] == [(0.0,) * 4] * SEEDS
            assert idle.played == idle.free
            assert idle.afforded.late == 0

    def test_what_is_so_already_is_said(self, outcomes):
        integrated = outcomes[0].tried["service-first"]
        assert integrated.refused == ("empower R11",)  # they have that latitude from the start
        assert integrated.afforded.missing == ("empower R11",)

    def test_what_a_player_cannot_pay_for_in_time_is_missing(self, outcomes):
        siloed = outcomes[1].tried
        assert "customer_record" in " ".join(siloed["integrated-redesign"].afforded.missing)
        assert siloed["signoff-only"].afforded.week == 13
        assert siloed["integrated-redesign"].refused == ()

    @pytest.mark.slow
    def test_it_comes_out_alike_in_other_processes(self, names, outcomes):
        jobs = [(climb, (name, "random", (1, 2), PEOPLE)) for name in names]
        answers = at_work(jobs, 2, lambda _: None)
        assert answers == [one.ladder["random"] for one in outcomes]

    def test_the_document_says_for_every_claim_whether_it_holds(self, outcomes):
        text = document(outcomes, PLANS, "uv run silo regret")
        told = findings(outcomes)
        assert len(told) == 11
        for one in told:
            assert f"| {one.claim} | {'yes' if one.holds else '**no**'} | {one.numbers}" in text
        for name in FEW:
            assert text.count(f"\n| {name} |") == 2 + len(outcomes)
        assert all(len({row.count("|") for row in table}) == 1 for table in tables(text))

    def test_players_are_ranked_by_what_they_can_pay(self, outcomes):
        assert ranked(outcomes[1], played) != ranked(outcomes[1], free)

    def test_at_least_twelve_policies_are_compared_and_each_is_dated(self):
        assert len(policy_names()) >= 12
        assert all(week_of(step) >= 0 for name in policy_names() for step in load_policy(name))


def tables(text):
    """The rows of every table of a page."""
    blocks = text.split("\n\n")
    return [block.splitlines() for block in blocks if block.startswith("|")]


class TestSearch:
    def test_it_never_gets_worse_and_says_how_it_went(self):
        found = search(load_case("first-monday", PEOPLE), SEARCH_SEEDS, 20)
        assert len(found.course) == 20
        assert list(found.course) == sorted(found.course)
        assert found.course[-1] == found.score > 0.0

    def test_a_plan_keeps_nothing_that_it_never_gets(self):
        here = load_case("first-monday", PEOPLE)
        plan = search(here, SEARCH_SEEDS, 20).plan
        games = [play(Game.of(here, seed), plan) for seed in SEARCH_SEEDS]
        got = {decision for game in games for _, decision in game.taken}
        assert {plan.decision(gene) for gene in plan.genes} == got

    def test_a_report_on_the_seeds_of_the_search_is_refused(self):
        with pytest.raises(GameError, match="must not be"):
            climb_by_search("promise-gap", 1, (1, SEARCH_SEEDS[0]), PEOPLE)


def test_the_command_prints_one_object_and_writes_the_page(names, monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(regret, "policy_names", lambda: FEW)
    page = tmp_path / "page.md"
    command(list(names[1:]), 2, 2, 60, workers=1, out=page, json_=True)
    told = json.loads(capsys.readouterr().out)
    assert not set(told["seeds"]) & set(told["search_seeds"])
    assert set(told["scenarios"]["siloed"]["policies"]) == set(FEW)
    assert {"claim", "holds", "numbers"} == set(told["findings"][0])
    assert "silo regret" in page.read_text("utf-8")


def test_a_scenario_that_is_not_there_is_told_before_any_process_begins(monkeypatch, capsys):
    monkeypatch.setattr(regret, "compare_all", lambda *_: pytest.fail("it began"))
    with pytest.raises(typer.Exit) as ended:
        command(["promise-gap", "promise-gapp"])
    assert ended.value.exit_code == 2
    assert "Did you mean `promise-gap`?" in capsys.readouterr().err
