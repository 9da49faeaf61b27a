"""The environment for learners: exact, honest about what is refused, and the lab's own score."""

import gymnasium
import numpy as np
import pytest
from gymnasium.error import ResetNeeded
from gymnasium.utils.env_checker import check_env

from sim.decisions import DECISIONS, Hand
from sim.lab.env import SiloEnv, options_of, told
from sim.lab.env.options import settings_of
from sim.lab.game import Game
from sim.lab.scores import score_of
from sim.lab.strategies import SHADOW, Nothing, play
from sim.metrics import METRICS
from sim.run import QUARTER, Run

PEOPLE = 60
NAME = "sim.lab.env:Silo-v0"


def silo(scenario="first-monday", **said) -> SiloEnv:
    return SiloEnv(scenario, customers=PEOPLE, **said)


def numbers_of(env, *lines):
    """An action that takes these options, in this order."""
    names = [told(option) for option in env.options]
    picked = [1 + names.index(line) for line in lines]
    return np.array(picked + [0] * (len(env.action_space.nvec) - len(picked)))


def played(env, seed, choices=None):
    """A whole game: the numbers seen, rewards, and both ends."""
    seen, info = env.reset(seed=seed)
    rows, ended = [(seen, 0.0, False, False, info)], False
    env.action_space.seed(seed)
    while not ended:
        sampled = env.action_space.sample(mask=info["action_mask"])
        rows.append(env.step(sampled if choices is None else choices[len(rows) - 1]))
        *_, terminated, truncated, info = rows[-1]
        ended = terminated or truncated
    return rows


@pytest.mark.parametrize("said", [{}, {"seat": "service", "sees": "everything", "limit": 20}])
def test_gymnasium_finds_nothing_to_say(said):
    env = gymnasium.make(NAME, scenario="first-monday", customers=PEOPLE, **said)
    check_env(env.unwrapped)


def test_the_same_seed_and_actions_are_the_same_game_to_the_bit():
    env, hashes = silo(), set()
    for _ in range(2):
        played(env, 7)
        hashes.add(env.run.state.hash())
    again = Run.replay(env.run.journal, env.case)
    hashes.add(again.state.hash())
    assert len(hashes) == 1
    assert again.journal.header.seed == 7
    played(env, 8)
    assert env.run.state.hash() not in hashes


def test_games_without_a_seed_follow_from_the_last_one_given():
    def seeds(first):
        env = silo()
        return [env.reset(seed=seed)[1]["seed"] for seed in (first, None, None)]

    assert seeds(3) == seeds(3)
    assert len({*seeds(3), *seeds(4)}) == 6


def test_the_rewards_of_a_game_add_up_to_its_score_in_the_lab():
    env = silo("promise-gap")
    env.reset()
    first = numbers_of(env, "promise_signoff by=service", "redesign_process depth=0.5")
    nothing = np.zeros_like(first)
    rows = played(env, 7, [first] + [nothing] * 7)
    game = Game.of(env.case, 7)
    alone = play(game.again(), Nothing()).series
    for number in first[first > 0]:
        assert game.decide(env.options[number - 1]) is None
    game.live(env.case.weeks + SHADOW)
    expected = score_of(game.series, alone).j
    assert abs(expected) > 1e-3
    assert sum(row[1] for row in rows) == pytest.approx(expected, abs=1e-9)
    assert rows[-1][4]["worth"] == pytest.approx(expected, abs=1e-9)


def test_who_decides_nothing_earns_nothing():
    for reward in ("score", "profit", "brand_equity"):
        env = silo(reward=reward, shadow=0)
        rows = played(env, 7, [env.action_space.nvec * 0] * 4)
        assert [row[1] for row in rows] == [0.0] * 5


def test_an_own_reward_reads_both_lives():
    env = silo(reward=lambda life, alone: len(life) + len(alone), shadow=10)
    rows = played(env, 7)
    assert [row[1] for row in rows[1:]] == [26, 26, 26, 26 + 2 * 10]


def test_whoever_is_dismissed_leaves_the_rest_of_play_behind(monkeypatch):
    monkeypatch.setattr(Run, "over", property(lambda run: run.week >= 26))
    rows = played(silo(reward=lambda life, alone: len(life) + len(alone), shadow=10), 7)
    assert [row[4]["week"] for row in rows] == [0, 13, 26]
    assert rows[-1][2:4] == (True, False)
    assert sum(row[1] for row in rows) == 2 * (52 + 10)


def test_the_end_of_the_game_is_an_end_and_a_limit_is_none():
    assert [row[2:4] for row in played(silo(), 7)][-2:] == [(False, False), (True, False)]
    limited = played(silo(limit=20), 7)
    assert [row[2:4] for row in limited] == [(False, False), (False, False), (False, True)]
    assert played(silo(limit=52), 7)[-1][2:4] == (True, False)


def test_a_step_is_as_long_as_was_asked_and_never_goes_beyond_the_end():
    weeks = [row[4]["week"] for row in played(silo(weeks_per_step=20), 7)]
    assert weeks == [0, 20, 40, 52]


@pytest.fixture(scope="module")
def midway() -> SiloEnv:
    env = silo("promise-gap")
    env.reset(seed=5)
    first = numbers_of(env, "appoint_executive home=operations", "sponsor_attention points=3")
    env.step(first)
    return env


def test_the_mask_says_what_would_be_refused(midway):
    run, free = midway.run.fork(), midway.action_masks()[: 1 + len(midway.options)]
    accepted = [run.check(option) is None for option in midway.options]
    assert free.tolist() == [True, *accepted]
    assert 10 < sum(accepted) < len(accepted) - 10


def test_who_needs_no_mask_is_not_kept_waiting_for_it():
    env, other = silo(), silo(masked=False)
    told_, untold = env.reset(seed=7)[1], other.reset(seed=7)[1]
    assert set(told_) - set(untold) == {"action_mask"}
    assert other.action_masks().tolist() == np.concatenate(told_["action_mask"]).tolist()
    first = numbers_of(env, "empower latitude=0.5")
    before = other.action_masks()
    for one in (env, other):
        one.step(first)
    assert other.action_masks().tolist() == env.action_masks().tolist() != before.tolist()


def test_what_is_refused_is_not_done_and_costs_nothing(midway):
    free = midway.action_masks()[1 : 1 + len(midway.options)]
    refused = 1 + int(np.flatnonzero(~free)[0])
    other = silo("promise-gap")
    other.reset(seed=5)
    other.step(numbers_of(other, "appoint_executive home=operations", "sponsor_attention points=3"))
    *_, info = midway.step(np.array([refused, 0, 0, 0]))
    other.step(np.zeros(4, int))
    assert [number for number, _ in info["refused"]] == [refused]
    assert (info["decided"], midway.run.purse) == ([], other.run.purse)
    assert midway.run.state.hash() == other.run.state.hash()


def test_a_player_s_purse_sets_the_end_of_a_quarter_s_moves():
    env = silo("promise-gap")
    env.reset(seed=7)
    wished = [
        "promise_level extra=-0.1",
        "empower latitude=0.5",
        "staff_service rule=to_demand",
        "present_evidence",
    ]
    *_, info = env.step(numbers_of(env, *wished))
    assert info["decided"] == wished[:3]
    assert [text for _, text in info["refused"]] == [
        "That was the third move. Take one back, or wait for the next quarter."
    ]


def test_a_seat_sees_what_it_may_see_and_no_more():
    for seat in ("ceo", "marketing", "sales", "service", "it", "executive"):
        env = silo(seat=seat)
        seen, _ = env.reset(seed=7)
        shown = dict(zip(env.observed.names, seen, strict=True))
        may = env.run.view(seat)
        assert {name for name in shown if name in METRICS} == set(may)
        assert all(shown[name] == np.float32(may[name]) for name in may)
        assert shown["purse_capital"] == env.run.purse.capital


def test_what_is_seen_stays_within_its_bounds():
    env = silo("promise-gap", sees="everything", shadow=0)
    for row in played(env, 0):
        outside = {
            name: value
            for name, value, low, high in zip(
                env.observed.names,
                row[0].tolist(),
                env.observation_space.low.tolist(),
                env.observation_space.high.tolist(),
                strict=True,
            )
            if not low <= value <= high
        }
        assert outside == {}


@pytest.mark.parametrize("kind", list(DECISIONS))
def test_each_decision_can_be_chosen_in_settings_that_players_may_take(kind):
    settings = settings_of(kind, list(DECISIONS))
    assert settings
    assert len(set(settings)) == len(settings)
    assert [flaw for one in settings for flaw in one.flaws(lab=False)] == []


def test_a_learner_chooses_from_what_its_seat_may_decide_here():
    case = silo("promise-gap").case
    service = options_of(case, "service")
    assert {option.kind for option in service} == {"staff_service", "empower", "train"}
    run = Run(case, 7)
    told_no = {run.check(option, "service").code for option in service
               if run.check(option, "service")}  # fmt: skip
    assert "R14" not in told_no
    assert len(options_of(case, levels=5)) > len(options_of(case))
    hand = Hand(run.purse)
    assert not any(one.check(run.policy, 0, case, hand).code in ("R8", "R17")
                   for one in options_of(case) if run.check(one))  # fmt: skip


def test_a_quarter_can_be_read():
    env = gymnasium.make(NAME, scenario="first-monday", customers=PEOPLE, render_mode="ansi")
    env.reset(seed=7)
    env.step(numbers_of(env.unwrapped, "empower latitude=0.5"))
    shown = env.render()
    assert "13 weeks, 1 of 4 quarters lived, seed 7" in shown
    assert "week 0: empower latitude=0.5" in shown
    assert "brand_equity" in shown
    assert silo().render() is None


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"seat": "janitor"}, "`seat` is 'janitor'"),
        ({"sees": "nothing"}, "`sees` is 'nothing'"),
        ({"render_mode": "human"}, "`render_mode` is 'human'"),
        ({"reward": "fame"}, "there is no reward 'fame'; there are score"),
        ({"weeks_per_step": 0}, "`weeks_per_step` is 0: it should be 1 or more"),
        ({"limit": 0}, "`limit` is 0"),
        ({"slots": 0}, "`slots` is 0"),
        ({"shadow": -1}, "`shadow` is -1"),
        ({"levels": 1}, "`levels` is 1"),
    ],
)
def test_what_makes_no_sense_is_said(said, sentence):
    with pytest.raises(ValueError, match=sentence):
        silo(**said)


def test_steps_outside_a_game_are_refused():
    env = silo()
    nothing = env.action_space.nvec * 0
    for wrong in (lambda: env.step(nothing), lambda: env.run):
        with pytest.raises(ResetNeeded):
            wrong()
    env.reset(seed=7)
    with pytest.raises(ValueError, match="is no action of"):
        env.step(nothing + 10_000)
    for _ in range(4):
        env.step(nothing)
    with pytest.raises(ResetNeeded):
        env.step(nothing)
    assert env.action_masks().sum() == len(nothing)
    assert env.run.week == 4 * QUARTER
