"""A game that is killed goes on from its journal; no decision that was acknowledged is lost."""

import os
import random
import signal
import time
from pathlib import Path
from subprocess import Popen

import pytest

from sim.journal import Journal
from sim.run import LAB, Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="forks and signals of Unix")


def killed(nursery: Popen[str], path: Path, acks: Path, chance: random.Random) -> list[str]:
    """Let a game go on, kill it at a random moment, and return what it had acknowledged."""
    acks.unlink(missing_ok=True)
    os.mkfifo(acks)
    nursery.stdin.write(f"{path} {acks}\n")
    child = int(nursery.stdout.readline())
    with acks.open("rb") as pipe:
        heard = [pipe.readline() for _ in range(chance.randrange(1, 60))]
        time.sleep(chance.random() * 0.01)
        os.kill(child, signal.SIGKILL)
        heard += pipe.readlines()
    assert nursery.stdout.readline() == "gone\n"
    return [line.decode().strip() for line in heard if line.endswith(b"\n")]


@pytest.mark.parametrize(
    "kills", [5, pytest.param(50, marks=pytest.mark.slow)], ids=lambda kills: f"{kills} kills"
)
def test_a_killed_game_keeps_what_it_acknowledged_and_goes_on(nursery, tmp_path, kills):
    chance, acks, acknowledged = random.Random(kills), tmp_path / "acks", []
    for kill in range(kills):
        path = tmp_path / f"game-{kill // 10}.journal"
        acknowledged = acknowledged if kill % 10 else []  # a new game now and then
        told = killed(nursery, path, acks, chance)
        acknowledged += [name for name in told if not name.startswith("week")]
        weeks = [int(line.split()[1]) for line in told if line.startswith("week")]
        with Journal.open(path) as journal:
            known = [entry.id for entry in journal.entries]
            assert known[: len(acknowledged)] == acknowledged
            assert len(known) - len(acknowledged) in {0, 1}  # the last was kept and not yet told
            acknowledged = known
            run = Run.replay(journal, keep=True)
            assert run.week >= max(weeks, default=0)
            entry = run.note("note", {"after": len(known)}, by=LAB)
            run.advance()
            acknowledged.append(entry.id)
        assert Run.replay(Journal.read(path)).state.hash() == run.state.hash()
        assert len(acknowledged) > kill % 10


def test_a_decision_that_is_sent_again_after_the_crash_counts_once(nursery, tmp_path):
    path, chance = tmp_path / "game.journal", random.Random(1)
    told = killed(nursery, path, tmp_path / "acks", chance)
    last = next(line for line in reversed(told) if line.startswith("c"))
    with Journal.open(path) as journal:
        run = Run.replay(journal, keep=True)
        before, policy = len(journal.entries), run.policy
        run.decide({"kind": "empower", "latitude": 0.5}, by=LAB, id=last)
        assert len(journal.entries) == before
        assert run.policy == policy
