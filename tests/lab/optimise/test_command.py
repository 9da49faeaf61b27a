"""`silo optimise` as it is used: files, numbers, and what it says of wrong use."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from sim.cli.app import app
from sim.journal import Journal
from sim.lab.cases import load_case
from sim.lab.game import Game
from sim.lab.regret import AsPlayer
from sim.lab.scores import score_of
from sim.lab.strategies import Nothing, play
from sim.policies import load_policy
from sim.run import Run
from tests.lab.batch.asked import SMALL, written

SHORT = ["--trials", "8", "--customers", "60", "--seeds", "3", "--search-seeds", "1"]
QUICK = [*SHORT, "--workers", "1", "--against", "signoff-only"]


def silo(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """A search of The Promise Gap's first neighbour, with everything it writes."""
    desk = tmp_path_factory.mktemp("desk")
    files = ["--out", desk / "best.yaml", "--journal", desk / "game.jsonl"]
    done = silo("optimise", "first-monday", *QUICK, *files, "--json")
    assert done.exit_code == 0, done.stderr
    return desk, json.loads(done.stdout)


def scores(steps, seeds):
    case = load_case("first-monday", 60)
    for seed in seeds:
        alone = play(Game.of(case, seed), Nothing()).series
        game = play(Game.of(case, seed), AsPlayer.of(steps))
        yield score_of(game.series, alone).j


def test_its_numbers_are_those_of_the_file_it_wrote_on_seeds_it_did_not_search(found):
    desk, told = found
    assert set(told["seeds"]).isdisjoint(told["search_seeds"])
    [one] = told["found"]
    steps = load_policy(desk / "best.yaml")
    assert [step.week for step in steps] == [step["week"] for step in one["policy"]]
    here = list(scores(steps, told["seeds"]))
    assert one["report"]["j"]["mean"] == pytest.approx(np.mean(here), abs=1e-12)
    assert one["search"]["j"] == pytest.approx(np.mean(list(scores(steps, told["search_seeds"]))))
    other = list(scores(load_policy("signoff-only"), told["seeds"]))
    against = one["against"]["signoff-only"]
    apart = np.array(here) - np.array(other)
    assert against["difference"]["j"]["mean"] == pytest.approx(apart.mean())
    assert against["better"]["j"]["mean"] == pytest.approx((apart > 0).mean())
    assert told["policies"]["status-quo"]["j"]["mean"] == 0.0


def test_the_policy_runs_and_the_journal_is_that_of_a_player_who_follows_it(found):
    desk, _ = found
    done = silo("run", "first-monday", "--policy", desk / "best.yaml", "--customers", 60, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    book = Journal.read(desk / "game.jsonl")
    run = Run.replay(book)
    assert {entry.by for entry in book.decisions()} <= {"ceo"}
    game = play(
        Game.of(load_case("first-monday", 60), 1), AsPlayer.of(load_policy(desk / "best.yaml"))
    )
    assert np.array_equal(np.array(run.history), game.series[: run.week])
    assert run.over


def test_going_on_finds_more_and_nothing_is_overwritten(found):
    desk, told = found
    again = silo("optimise", "first-monday", *QUICK, "--out", desk / "best.yaml", "--json")
    assert again.exit_code == 2
    assert "--resume goes on" in again.stderr
    more = [*QUICK, "--out", desk / "best.yaml", "--resume", "--json"]
    done = silo("optimise", "first-monday", *more)
    assert json.loads(done.stdout)["found"] == told["found"]
    other = silo("optimise", "first-monday", *more, "--objective", "nps")
    assert other.exit_code == 2
    assert "goals was ['j'], it is ['nps'] now" in other.stderr


def test_several_objectives_over_an_experiments_outcomes_give_a_front(tmp_path):
    path = written(tmp_path, SMALL.replace("weeks: 8", "weeks: 26"))
    goals = ["--objective", "equity", "--objective", "money"]
    words = ["--trials", "8", "--seeds", "3", "--search-seeds", "1", "--workers", "1"]
    done = silo("optimise", path, *goals, *words, "--out", tmp_path / "front.yaml", "--json")
    assert done.exit_code == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["objectives"] == ["equity", "money"]
    assert told["customers"] == 60
    assert set(told["policies"]) == {"status-quo", "signoff-early"}  # those of the experiment
    again = silo("optimise", path, *goals, *words, "--out", tmp_path / "front.yaml")
    assert "holds a search" in again.stderr
    (tmp_path / "front-8.yaml").write_text("[]", "utf-8")  # of a longer front, before
    more = silo("optimise", path, *goals, *words, "--out", tmp_path / "front.yaml", "--resume")
    assert more.exit_code == 0
    files = {str(one) for one in tmp_path.glob("front-*.yaml")}
    assert files == {one["file"] for one in told["found"]}
    values = [tuple(one["search"].values()) for one in told["found"]]
    assert values == sorted(values, reverse=True)
    for number, one in enumerate(told["found"], 1):
        assert one["file"] == str(tmp_path / f"front-{number}.yaml")
        assert len(load_policy(tmp_path / f"front-{number}.yaml")) == len(one["policy"])


WRONG = [
    (["promise-gapp"], "Did you mean `promise-gap`"),
    (["promise-gap", "--objective", "trusst"], "Did you mean `trust`"),
    (["promise-gap", "--against", "sign-only"], "no policy is called `sign-only`"),
    (["promise-gap", "--out", "nowhere/best.yaml"], "nowhere: no such folder"),
    (["promise-gap", "--resume", "--out", "new.yaml"], "no search was begun there"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_use_is_a_sentence_and_leaves_nothing_behind(tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    done = silo("optimise", *words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
