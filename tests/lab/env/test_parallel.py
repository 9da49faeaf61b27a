"""The environment of several learners: a room's rules, and each is paid for its own numbers."""

import warnings

import numpy as np
import pytest
from gymnasium.error import ResetNeeded

from sim.lab.env import told
from sim.lab.parallel_env import SiloParallelEnv
from sim.run import Run
from sim.scenario.names import DEPARTMENTS
from sim.seats import Room, RoomError, Sealed, dashboard, pay, reveal, seal

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it loads games under their old names
    from pettingzoo.test import parallel_api_test, parallel_seed_test


def room(scenario="first-monday", **said) -> SiloParallelEnv:
    return SiloParallelEnv(scenario, customers=60, **said)


def nothing(env):
    return {agent: env.action_space(agent).nvec * 0 for agent in env.agents}


def number_of(env, agent, slot, line):
    return 1 + [told(option) for option in env.choices[agent][slot]].index(line)


def played(env, seed):
    """A game at random within the masks: what each step gave."""
    _, infos = env.reset(seed=seed)
    steps = []
    for agent in env.agents:
        env.action_space(agent).seed(seed)
    while env.agents:
        actions = {
            agent: env.action_space(agent).sample(infos[agent]["action_mask"])
            for agent in env.agents
        }
        steps.append(env.step(actions))
        infos = steps[-1][-1]
    return steps


@pytest.mark.parametrize("said", [{}, {"chief": True, "limit": 2}])
def test_pettingzoo_finds_nothing_to_say(said):
    parallel_api_test(room(**said))
    parallel_seed_test(lambda: room(**said))


def test_the_same_seed_and_actions_are_the_same_game_to_the_bit():
    env = room(chief=True)
    hashes = {(played(env, 7), env.run.state.hash())[1] for _ in range(2)}
    hashes.add(Run.replay(env.run.journal, env.case).state.hash())
    assert len(hashes) == 1


def test_a_quarter_is_that_of_a_room_in_which_the_same_was_sealed():
    env = room("promise-gap")
    seen, _ = env.reset(seed=7)
    actions = nothing(env)
    actions["service"][0] = number_of(
        env, "service", 0, "own_effort throughput=0.2 care=0.2 root=0.6"
    )
    actions["marketing"][1] = number_of(env, "marketing", 1, "promise_level extra=0.15")
    _, bonuses, *_ = env.step(actions)
    run = Run(env.case, 7, room=Room(DEPARTMENTS, 2))
    root = {"kind": "own_effort", "throughput": 0.2, "care": 0.2, "root": 0.6}
    seal(run, Sealed("service", (root,)))
    seal(run, Sealed("marketing", ({"kind": "promise_level", "extra": 0.15},)))
    reveal(run)
    for seat in DEPARTMENTS:
        numbers = dict(zip(env.dials[seat].names, seen[seat].tolist(), strict=True))
        for dial in dashboard(Run(env.case, 7), seat):
            assert numbers[dial.metric] == np.float32(dial.value)
    run.advance(13)
    assert run.state.hash() == env.run.state.hash()
    assert bonuses == {seat: pay(run, seat).points / 100.0 for seat in DEPARTMENTS}
    assert len(set(bonuses.values())) > 1


def test_service_counts_its_contacts_only_while_it_looks_for_causes():
    env = room("promise-gap")
    env.reset(seed=7)
    names = env.dials["service"].names
    counted = []
    for line in ("throughput=0.6 care=0.2 root=0.2", "throughput=0.2 care=0.2 root=0.6"):
        actions = nothing(env)
        actions["service"][0] = number_of(env, "service", 0, f"own_effort {line}")
        shown = dict(zip(names, env.step(actions)[0]["service"].tolist(), strict=True))
        counted.append((shown["contacts_counted"], shown["contacts"] > 0.0))
        assert shown["contacts_counted"] == float(shown["effort_service_root"] > 0.1)
    assert counted[-1] == (1.0, True)


def test_departments_are_terminated_at_the_end_and_truncated_at_a_limit():
    for limit, ends in ((None, (True, False)), (2, (False, True))):
        env = room(limit=limit)
        steps = played(env, 7)
        assert len(steps) == (limit or env.case.quarters)
        *_, terminated, truncated, infos = steps[-1]
        assert {(terminated[name], truncated[name]) for name in DEPARTMENTS} == {ends}
        assert set(infos) == set(DEPARTMENTS)
        assert not any(one for step in steps[:-1] for one in (*step[2].values(), *step[3].values()))


def test_what_is_seen_stays_within_its_bounds():
    env = room("promise-gap", chief=True)
    for seen, bonuses, *_ in played(env, 0):
        for agent, numbers in seen.items():
            assert numbers in env.observation_space(agent), (agent, numbers)
            assert 0.0 <= bonuses[agent] <= 1.5


def test_each_has_levers_of_its_own_and_the_chief_the_rest():
    env = room("promise-gap", chief=True)
    env.reset(seed=7)
    for agent in DEPARTMENTS:
        efforts, levers = env.choices[agent]
        assert {one.department for one in efforts} == {agent}
        assert all(agent in one.seats for one in levers)
    first_round = room("promise-gap", chief=True, round_=1)
    first_round.reset(seed=7)
    goals = number_of(env, "ceo", 0, "set_goals service=0.4 cost+0.6 cx")
    refusals = []
    for one in (env, first_round):
        actions = nothing(one)
        actions["ceo"][0] = goals
        refusals.append(one.step(actions)[-1]["ceo"]["refused"])
    assert refusals == [
        [],
        [("set_goals", "Structure is fixed in this round. Note it for the next one.")],
    ]


def test_shared_goals_pay_all_for_the_same():
    env = room("promise-gap", chief=True)
    env.reset(seed=7)
    actions = nothing(env)
    actions["ceo"][0] = number_of(env, "ceo", 0, "shared_goals weight=0.6")
    apart = env.step(nothing(env))[1]
    env.reset(seed=7)
    together = env.step(actions)[1]
    spread = [max(one[n] for n in DEPARTMENTS) - min(one[n] for n in DEPARTMENTS)
              for one in (apart, together)]  # fmt: skip
    assert spread[1] < spread[0]


def test_a_quarter_can_be_read():
    env = room(render_mode="ansi")
    env.reset(seed=7)
    shown = env.render()
    assert "0 of 4 quarters" in shown
    assert shown.count("bonus") == 4
    assert room().render() is None


def test_what_makes_no_sense_is_said():
    for said in ({"limit": 0}, {"levels": 1}, {"render_mode": "human"}):
        with pytest.raises(ValueError, match=f"`{next(iter(said))}` is"):
            room(**said)
    with pytest.raises(RoomError, match="two rounds"):
        room(round_=3)
    env = room(limit=1)
    for wrong in (lambda: env.run, lambda: env.step({})):
        with pytest.raises(ResetNeeded):
            wrong()
    env.reset(seed=7)
    with pytest.raises(ValueError, match="no agent 'janitor'"):
        env.step({"janitor": np.array([0, 0])})
    with pytest.raises(ValueError, match="no action of sales"):
        env.step({"sales": np.array([99, 0])})
    env.step({})
    with pytest.raises(ResetNeeded):
        env.step({})
