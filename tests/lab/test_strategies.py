"""Bots are pure, and take nothing that a player could not."""

import pytest

from sim.lab.cases import load_case
from sim.lab.game import Game
from sim.lab.menu import as_played, menu_of, renewable
from sim.lab.regret import AsPlayer
from sim.lab.strategies import BestReplies, Gene, Planned, Random, Sensible, play
from sim.policies import load_policy
from sim.run import Run

PEOPLE = 50
BOTS = [Random(5), BestReplies(own_levers=True), Sensible(), AsPlayer.of(load_policy("sequence"))]


def played(name, bot, seed=5):
    return play(Game.of(load_case(name, PEOPLE), seed), bot, futures=1)


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: type(bot).__name__)
def test_run_refuses_nothing_that_a_bot_took(bot):
    game = played("promise-gap", bot)
    run = Run(game.case, 5)
    for week, decision in game.taken:
        run.advance(week - run.week)
        assert run.check(decision) is None
        run.decide(decision)
    assert game.taken
    assert game.week == 156


@pytest.mark.parametrize("bot", BOTS, ids=lambda bot: type(bot).__name__)
def test_the_same_situation_gives_the_same_wishes(bot):
    first, second = played("first-monday", bot), played("first-monday", bot)
    assert first.taken == second.taken
    assert first.state.hash() == second.state.hash()


def test_luck_draws_other_moves_for_another_seed():
    assert played("promise-gap", Random(1)).taken != played("promise-gap", Random(2)).taken


def test_nobody_decides_in_the_shadow_year():
    for bot in BOTS:
        assert all(week < 52 for week, _ in played("first-monday", bot).taken)


def test_departments_with_their_own_levers_leave_the_others_alone():
    taken = [decision for _, decision in played("crisis-mode", BestReplies(own_levers=True)).taken]
    assert taken
    assert all(set(one.seats) & {"marketing", "sales", "service", "it"} for one in taken)


def test_a_plan_waits_for_what_it_cannot_pay_and_renews_what_lapses():
    here = load_case("promise-gap", PEOPLE)
    menu = menu_of(here)
    names = [topic.name for topic in menu]
    at_once = ("process", "record", "shared goals", "sponsor")
    plan = Planned(tuple(Gene(names.index(name), -1, 0) for name in at_once), menu)
    weeks = {}
    for week, decision in play(Game.of(here, 1), plan).taken:
        weeks.setdefault(decision.kind, []).append(week)
    assert len(weeks["sponsor_attention"]) == 8  # each quarter anew
    assert {len(weeks[kind]) for kind in ("redesign_process", "customer_record")} == {1}
    first = (weeks[kind][0] for kind in ("redesign_process", "customer_record", "shared_goals"))
    assert len(set(first)) > 1  # four points do not suffice for six


def test_players_take_for_a_quarter_what_the_lab_takes_for_good():
    standing = {step.decision.kind: step.decision for step in load_policy("service-first")}
    assert renewable(standing["train"])
    assert as_played(standing["train"]).weeks == 13
    assert as_played(standing["empower"]) == standing["empower"]
    assert not list(as_played(standing["train"]).flaws(lab=False))


def test_every_option_of_the_menu_is_in_a_players_range():
    options = [one for topic in menu_of(load_case("crisis-mode")) for one in topic.options]
    assert len(options) > 50
    assert [one for one in options if list(one.flaws(lab=False))] == []
