"""A played game as data: one decision left out, moved or changed, on its own luck and on others."""

import json
from dataclasses import replace

import numpy as np
import pytest
from typer.testing import CliRunner

from sim.cli.app import app
from sim.decisions import decision_of
from sim.explain.course import Game
from sim.lab.again import FLOWS, twice
from sim.lab.batch.engines import serial
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store
from sim.lab.experiment.plan import Plan
from sim.lab.experiment.reading import ExperimentError, load_experiment
from sim.lab.played import Edit, PlayedError, as_policy, edited, made_in, policy_of
from sim.run import Run

PEOPLE, WEEKS = 60, 30
DECISIONS = [
    (0, {"kind": "promise_signoff", "by": "service"}),
    (4, {"kind": "empower", "latitude": 0.6}),
    (13, {"kind": "staff_service", "rule": "to_demand"}),
]


def play(case, seed, decisions, journal=None):
    run = Run(case, seed, customers=PEOPLE, journal=journal)
    for week, decision in decisions:
        run.advance(week - run.week)
        run.decide(decision)
    run.advance(WEEKS - run.week)
    return run


@pytest.fixture(scope="module")
def game(tmp_path_factory):
    """A game of three decisions and one that was taken back, kept in a journal."""
    path = tmp_path_factory.mktemp("desk") / "game.jsonl"
    run = Run("promise-gap", 7, customers=PEOPLE, journal=path)
    for week, decision in DECISIONS:
        run.advance(week - run.week)
        if week == 4:
            run.decide({"kind": "promise_level", "extra": 0.05})
            run.undo()
        run.decide(decision)
    run.advance(WEEKS - run.week)
    run.journal.close()
    return path, run


def replayed(path, *words):
    done = CliRunner().invoke(app, ["replay", str(path), *map(str, words)])
    return done.exit_code, done.stdout, done.stderr


EDITS = [
    (["--without", 2], "without", [DECISIONS[0], DECISIONS[2]]),
    (["--move", 2, "--to", 20], "move", [DECISIONS[0], DECISIONS[2], (20, DECISIONS[1][1])]),
    (
        ["--change", 1, "--into", "{kind: promise_signoff, by: marketing}"],
        "change",
        [(0, {"kind": "promise_signoff", "by": "marketing"}), *DECISIONS[1:]],
    ),
]


@pytest.mark.parametrize(("words", "key", "decisions"), EDITS)
def test_an_edited_game_is_the_game_that_would_have_been_played(game, words, key, decisions):
    path, run = game
    code, out, err = replayed(path, *words, "--json")
    assert code == 0, err
    other = json.loads(out)[key]
    meant = play("promise-gap", 7, decisions)
    assert other["state_hash"] == meant.state.hash() != run.state.hash()
    assert other["metrics"] == dict(meant.view().values)
    assert other["difference"]["trust"] == run.view()["trust"] - meant.view()["trust"]


def test_on_other_seeds_it_is_what_run_plays_there(game):
    path, run = game
    made = made_in(run.journal)
    less = edited(made, Edit(1))
    found = twice(Game.of(run), policy_of(less, run.case), (1, 2, 3))
    for place, seed in enumerate(found.seeds):
        for decisions, ends in ((DECISIONS, found.played), (DECISIONS[1:], found.other)):
            history = np.array(play("promise-gap", seed, decisions).history)
            assert np.array_equal(ends[place], np.where(FLOWS, history.sum(axis=0), history[-1]))
    code, out, err = replayed(path, "--without", 1, "--seeds", 3, "--json")
    assert code == 0, err
    told = json.loads(out)["without"]["seeds"]
    column = list(run.view().values).index("trust")
    apart = found.played[:, column] - found.other[:, column]
    assert told["metrics"]["trust"]["mean"] == pytest.approx(apart.mean())
    assert told["metrics"]["trust"]["higher"] == pytest.approx((apart > 0).mean())
    code, out, _ = replayed(path, "--without", 1, "--seeds", 3)
    assert "3 other lucks" in out


WRONG = [
    (["--move", 2], "`move` and `to` go together"),
    (["--move", 9, "--to", 3], "there is no decision 9 to move: 3 decisions are in force"),
    (["--move", 2, "--to", 99], "the game ends with week 29"),
    (["--without", 1, "--move", 2, "--to", 3], "say one of"),
    (["--change", 1, "--into", "hello"], "write a decision as"),
    (["--change", 1, "--into", "{kind: empowr}"], "Did you mean `empower`"),
    (
        ["--change", 2, "--into", "{kind: promise_signoff, by: service}"],
        "week 4, promise_signoff would be refused",
    ),
    (["--seeds", 10], "compares with another version"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_what_cannot_be_is_a_sentence(game, words, said):
    code, _, err = replayed(game[0], *words)
    assert code == 2
    assert said in err


def test_what_goes_back_on_a_decision_goes_with_it_and_names_a_kind_in_a_policy():
    run = Run("promise-gap", 1, customers=PEOPLE)
    entry = run.decide({"kind": "empower", "latitude": 0.6}, by="lab")
    run.advance(1)
    run.decide({"kind": "roll_back", "decision": entry.id}, by="lab")
    made = made_in(run.journal)
    assert edited(made, Edit(1)) == ()
    assert [one.decision for one in as_policy(made)] == [
        made[0].decision,
        decision_of({"kind": "roll_back", "decision": "empower"}),
    ]
    later = replace(made[0], name="later")
    with pytest.raises(PlayedError, match="not the latest"):
        as_policy((made[0], later, made[1]))


EXPERIMENT = """\
schema: silo-experiment/1
id: games
title: One game without its first decision
scenario: promise-gap
weeks: 30
customers: 60
games:
  as-played: {journal: game.jsonl}
  unsigned: {journal: game.jsonl, without: 1}
  later: {journal: game.jsonl, move: 2, to: 20}
factors:
  - {id: game, policies: [as-played, unsigned, later, status-quo]}
seeds: {first: 7, count: 2}
outcomes:
  - {id: trust, metric: trust, of: last}
series: [trust]
"""


def experiment(folder, text=EXPERIMENT):
    path = folder / "games.yaml"
    path.write_text(text, "utf-8")
    return load_experiment(path)


def test_an_experiment_lives_a_game_and_its_other_versions(game, tmp_path):
    path, run = game
    asked = experiment(path.parent)
    report = run_batch(Plan.of(asked), tmp_path / "out", serial())
    assert (report.runs, report.failed) == (8, 0)
    rows = {
        (row["policy"], row["seed"]): row["outcome_trust"]
        for row in Store(tmp_path / "out").runs().to_pylist()
    }
    assert rows["as-played", 7] == run.view()["trust"]  # the very game
    assert rows["unsigned", 7] == play("promise-gap", 7, DECISIONS[1:]).view()["trust"]
    moved = [DECISIONS[0], DECISIONS[2], (20, DECISIONS[1][1])]
    assert rows["later", 8] == play("promise-gap", 8, moved).view()["trust"]
    assert len(set(rows.values())) == 8


FAULTS = [
    ("{journal: game.jsonl}", "{journal: no.jsonl}", "8: games.as-played.journal: "),
    ("without: 1", "without: 9", "9: games.unsigned: there is no decision 9 to leave out"),
    ("move: 2, to: 20", "move: 2", "10: games.later: `move` and `to` go together"),
    ("move: 2, to: 20", "moved: 2", "10: games.later.moved: no such key. Did you mean `move`"),
    ("move: 2, to: 20", "change: 2, into: {kind: empowr}", "10: games.later: decision: kind"),
]


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_fault_in_a_game_has_its_line(game, old, new, said):
    with pytest.raises(ExperimentError) as caught:
        experiment(game[0].parent, EXPERIMENT.replace(old, new))
    assert f"games.yaml:{said}" in str(caught.value)
