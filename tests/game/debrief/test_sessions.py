"""A hosted session is looked back on from its file alone, as it was lived there."""

import pytest

from game.debrief.judging import judge
from game.debrief.sessions import is_session, journals_in
from game.debrief.teams import Played, teams
from game.present.guesses import guesses
from game.reliving import relive
from game.seat import Seat
from game.session.room import Event
from game.session.store import Store
from game.words import language
from sim.debrief.findings import is_kept
from sim.explain.course import Game
from sim.journal import Journal, JournalError
from sim.room import Room
from sim.run import QUARTER, Run
from sim.scenario.load import load_scenario

BURST = {"kind": "campaign_burst", "spend": 1.75, "weeks": 9}


def event(kind, **data):
    return kind, data


def seal(team, seat, *decisions):
    return event("seal", team=team, seat=seat, decisions=list(decisions), request=0.0)


def session(path, *events, **about):
    case = load_scenario("first-monday")
    told = {"scenario": case.id, "hash": case.hash, "seed": 7, "customers": 200, "code": "ABCDEF"}
    told |= {"minutes": 5.0, "facilitators": [], "walls": []}
    store = Store.create(path, told | about)
    for n, (kind, data) in enumerate(events, 1):
        store.append(Event(n, f"e{n}", "facilitator", kind, data))
    store.close()
    return path


BEGUN = (
    event("team", team=1, name="Otters"),
    event("team", team=2, name="Herons"),
    event("sit", team=1, seat="ceo", device="d1"),
    event("sit", team=2, seat="ceo", device="d2"),
    event("begin", round=1, ends=None),
)
CLOSED = event("close", quarter=1, ends=None)
FROZEN = event("freeze", ends=None)


def played(path, tmp_path):
    folder = tmp_path / "journals"
    folder.mkdir()
    return teams(journals_in(path, folder, lambda done: None))


def test_each_team_has_the_journal_of_what_it_decided(tmp_path):
    sealed = seal(1, "marketing", BURST)
    found = played(session(tmp_path / "a.session", *BEGUN, sealed, CLOSED), tmp_path)
    assert [one.team for one in found] == ["Herons", "Otters"]
    assert language() == "en"
    herons, otters = (Journal.read(one.paths[0]) for one in found)
    assert BURST in [dict(entry.data) for entry in otters.decisions()]
    assert BURST not in [dict(entry.data) for entry in herons.decisions()]
    assert Run.replay(otters).week == QUARTER


def test_a_close_that_was_taken_back_is_as_if_it_had_never_been(tmp_path):
    again = event("reopen", quarter=1, ends=None)
    path = session(tmp_path / "a.session", *BEGUN, CLOSED, again)
    with pytest.raises(JournalError, match="no quarter of this session has been closed"):
        played(path, tmp_path)


def test_two_rounds_of_a_team_belong_together(tmp_path):
    quarters = load_scenario("first-monday").quarters
    closes = [event("close", quarter=n, ends=None) for n in range(1, quarters + 1)]
    second = event("begin", round=2, ends=None)
    path = session(tmp_path / "a.session", *BEGUN[:1], *BEGUN[2:], *closes, second, CLOSED)
    (one,) = played(path, tmp_path)
    assert isinstance(one, Played)
    rooms = [Room.of(Journal.read(path)) for path in one.paths]
    assert [room.round for room in rooms] == [1, 2]


def test_what_is_no_session_or_of_another_scenario_is_refused_in_a_sentence(tmp_path):
    other = tmp_path / "text.session"
    other.write_text("not a session")
    assert not is_session(other)
    torn = session(tmp_path / "torn.session", *BEGUN)
    torn.write_bytes(torn.read_bytes()[:5000])
    assert is_session(torn)
    with pytest.raises(JournalError, match=r"torn\.session: ") as caught:
        played(torn, tmp_path)
    assert caught.value.exit_code == 2
    strange = session(tmp_path / "strange.session", *BEGUN, CLOSED, hash="0" * 64)
    with pytest.raises(JournalError, match="another one by now") as caught:
        journals_in(strange, tmp_path, lambda done: None)
    assert caught.value.exit_code == 2


def test_what_a_room_drew_before_it_saw_stands_beside_what_came(tmp_path):
    drawn = event("guess", team=1, seat="ceo", round=1, line=[1.5])
    found = played(session(tmp_path / "a.session", *BEGUN, CLOSED, FROZEN, drawn), tmp_path)
    herons, otters = (Seat(*relive(Journal.read(one.paths[0]))) for one in found)
    assert guesses(herons).rows == ()
    (row,) = guesses(otters).rows
    assert (row.quarter, row.when, row.drawn) == (1, "Chief executive", "1.5")
    assert row.line == ((-1, otters.opening.brand_equity), (QUARTER - 1, 1.5))
    assert row.off == pytest.approx(1.5 - otters.history[-1].brand_equity, abs=0.051)


def test_a_session_that_was_judged_meanwhile_leaves_nothing_to_be_found(tmp_path):
    path = session(tmp_path / "a.session", *BEGUN, seal(1, "marketing", BURST), CLOSED, FROZEN)
    assert judge(path, ["en"]) == 2
    for one in played(path, tmp_path):
        game = Game.of(relive(Journal.read(one.paths[0])).run)
        assert is_kept(game)
        assert not is_kept(game, tmp_path)
