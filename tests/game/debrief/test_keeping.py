"""What was looked back on is kept: nothing is lived twice, and what was changed is not believed."""

from pathlib import Path

import pytest

from game.debrief import gathering, keeping, sessions
from game.debrief.gathering import gather, kept
from game.debrief.judging import judge
from game.debrief.sessions import journals_in
from game.debrief.teams import teams
from game.debrief.together import gather_all
from game.session.room import Event
from game.session.store import Store
from game.words import speak
from sim.debrief.findings import cache_folder
from sim.scenario.load import load_scenario
from tests.game.debrief.journals import decided
from tests.game.debrief.test_sessions import BEGUN, BURST, event, seal, session

QUARTERS = load_scenario("first-monday").quarters


def silent(done):
    """Nobody is told."""


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    path = tmp_path_factory.mktemp("room") / "a.journal"
    decided(path, {}, team="Otters", quarters=1)
    return teams([path])[0]


@pytest.fixture(scope="module")
def team(played):
    return gather(played, "silo debrief a.journal", silent)


def nothing_is_lived(monkeypatch):
    """Whoever lives a week fails."""
    monkeypatch.setattr(gathering, "lived", None)
    monkeypatch.setattr(sessions, "lived", None)


def test_a_team_that_was_looked_back_on_is_told_again_and_not_lived(played, team, monkeypatch):
    nothing_is_lived(monkeypatch)
    told = []
    assert gather(played, "silo debrief a.journal", told.append) == team
    assert told == [gathering.steps(played)]


def test_the_command_is_the_one_that_is_given_now(played, team):
    again = kept(played, "another")
    assert again.last.made[0][1] == "another"
    assert again.last.made[1:] == team.last.made[1:]


def test_another_language_or_program_is_not_known(played, team, monkeypatch):
    speak("de")
    assert kept(played, "") is None
    speak("en")
    monkeypatch.setattr(keeping, "program", lambda: "newer")
    assert kept(played, "") is None


@pytest.mark.parametrize("harm", ["cut", "changed", "emptied"])
def test_what_was_cut_or_changed_is_not_believed(played, team, harm):
    (path,) = (
        one for one in cache_folder().glob("*.kept") if b'"counted": true' in one.read_bytes()
    )
    whole = path.read_bytes()
    path.write_bytes(
        {"cut": whole[:-9], "changed": whole.replace(b"fell", b"rose"), "emptied": b""}[harm]
    )
    assert kept(played, "") is None
    path.write_bytes(whole)
    assert kept(played, "") is not None


def test_what_was_sealed_last_is_looked_back_on_before_it_is_closed(tmp_path, monkeypatch):
    closes = [event("close", quarter=n, ends=None) for n in range(1, QUARTERS + 1)]
    path = session(tmp_path / "a.session", *BEGUN, *closes[:-1], seal(2, "ceo"))
    ready = journals_in(path, tmp_path, silent, ahead=True)
    assert [one.name for one in ready] == ["herons-1.journal"]  # the others still think
    append(path, seal(1, "ceo", BURST))
    told = []
    assert judge(path, ["en"], lambda done, of: told.append((done, of))) == 2
    assert told == [(0, 2), (1, 2), (2, 2)]
    append(path, closes[-1])
    nothing_is_lived(monkeypatch)
    found = gather_all(played_in(path, tmp_path / "0"), "", silent)
    assert [one.last.quarters for one in found] == [QUARTERS, QUARTERS]


def append(path: Path, what) -> None:
    store = Store.open(path)
    n = 1 + sum(1 for _one in store.events())
    store.append(Event(n, f"e{n}", "facilitator", *what))
    store.close()


def played_in(path: Path, folder: Path):
    folder.mkdir()
    return teams(journals_in(path, folder, silent))
