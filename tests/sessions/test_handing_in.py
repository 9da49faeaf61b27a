"""A game that was played without the network: it is played again before it counts."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.debrief.sessions import journals_in
from game.handin.packing import pack
from game.session.exporting import export, games, journal_of, lived
from game.session.handing import Fault, take_in
from game.session.refusal import Refusal
from game.session.store import Store
from sim.journal import Journal
from sim.room import ALWAYS, Room
from sim.run import Run
from sim.scenario.load import load_scenario
from sim.seats import Sealed, computer, reveal, seal
from tests.sessions.rooms import ABOUT, AtHand, Party, played

PEOPLE = 60
ROOM = Room(("sales", "ceo"))


@pytest.fixture(scope="module")
def game() -> Run:
    """One quarter around one screen: two people, three executives of the computer."""
    run = Run("promise-gap", 7, customers=PEOPLE, room=ROOM)
    run.note("note", {"team": "The Otters"})
    for seat in ALWAYS:
        own = {"sales": ({"kind": "discount", "depth": 0.05},)}.get(seat, ())
        seal(run, Sealed(seat, own, 0.02) if seat in ROOM.humans else computer(run, seat))
    reveal(run)
    run.note("close", {"quarter": 1})
    run.advance(13)
    return run


@pytest.fixture(scope="module")
def longer(game) -> Run:
    """The same game, one quarter further."""
    run = game.fork()
    run.decide({"kind": "shift_budget", "service": 0.02, "sales": -0.02})
    run.advance(13)
    return run


@pytest.fixture(scope="module")
def other() -> Run:
    """Another team under the same luck, alone."""
    run = Run("promise-gap", 7, customers=PEOPLE)
    run.decide({"kind": "empower", "latitude": 0.5})
    run.advance(13)
    return run


def text_of(run: Run) -> str:
    return run.journal.text().decode()


def brought(folder, *texts: str, team: int | None = None, teams: int = 0) -> tuple[list, Party]:
    """What a host says of what is brought, one after the other."""
    said: list = []

    async def story(party):
        party.host.computing = AtHand("promise-gap", 7, PEOPLE)
        for _team in range(teams):
            party.host.add_team()
        for text in texts:
            try:
                said.append(await take_in(party.host, text, team, "en"))
            except (Fault, Refusal) as why:
                said.append(str(why))

    return said, played(folder / "a.session", story)


def test_a_file_and_its_packed_form_are_one_game_and_one_team(tmp_path, game):
    packed = pack(game.journal)
    said, party = brought(tmp_path, text_of(game), packed, packed.lower())
    assert [one["known"] for one in said] == [False, True, True]
    assert {one["team"] for one in said} == {party.host.room.teams[0].name}
    (kept,) = party.host.room.handed.values()
    assert (kept["week"], kept["hash"]) == (13, game.state.hash())
    ends = [game.model.first_readings.brand_equity, game.history[-1].brand_equity]
    assert kept["equity"] == pytest.approx(ends, abs=0.01)


def test_what_was_packed_comes_out_with_every_seal(tmp_path, game):
    _said, party = brought(tmp_path, pack(game.journal))
    (kept,) = party.host.room.handed.values()
    assert Journal.parse(kept["text"].encode()).seals == game.journal.seals


def test_a_game_that_goes_on_takes_the_place_of_its_beginning_and_not_the_other_way(
    tmp_path, game, longer, other
):
    said, party = brought(
        tmp_path, text_of(game), text_of(other), pack(longer.journal), pack(game.journal)
    )
    first, second = (team.name for team in party.host.room.teams)
    assert [one["team"] for one in said] == [first, second, first, first]
    assert [one["quarters"] for one in said] == [1, 1, 2, 2]
    assert said[3]["known"]
    assert len(party.host.room.handed) == 2


def test_an_empty_team_is_taken_first_and_the_second_round_finds_its_first(tmp_path, game):
    second = Run("promise-gap", 7, customers=PEOPLE, room=Room(ROOM.humans, 2, "first.journal"))
    second.note("note", {"team": "The Otters"})
    second.advance(13)
    said, party = brought(tmp_path, text_of(game), pack(second.journal), teams=2)
    assert [one["team"] for one in said] == [party.host.room.teams[0].name] * 2
    assert [one["round"] for one in said] == [1, 2]
    assert sorted(party.host.room.handed) == [(1, 1), (1, 2)]


def test_a_game_goes_where_the_facilitator_puts_it_if_there_is_such_a_team(tmp_path, game):
    said, party = brought(tmp_path, text_of(game), team=2, teams=3)
    assert said[0]["team"] == party.host.room.teams[1].name
    (tmp_path / "other").mkdir()
    assert brought(tmp_path / "other", text_of(game), team=9, teams=3)[0] == ["no-team"]


def test_eight_teams_are_enough(tmp_path, game):
    async def story(party):
        await party.seated(*((team, "ceo") for team in range(1, 9)))
        party.host.computing = AtHand("promise-gap", 7, PEOPLE)
        with pytest.raises(Refusal, match="eight"):
            await take_in(party.host, text_of(game), None, "en")

    played(tmp_path / "a.session", story)


def of_this_scenario(folder) -> Path:
    """The session in a folder, which says the scenario as it is now."""
    file = folder / "a.session"
    store = Store.open(file)
    store.keep("hash", load_scenario("promise-gap").hash)
    store.close()
    return file


def exported(folder) -> None:
    export(of_this_scenario(folder), folder / "out", ("csv",), lambda _done: None)


def test_what_was_brought_is_exported_and_debriefed_like_any_other(tmp_path, game, other):
    _said, party = brought(tmp_path, pack(game.journal), text_of(other))
    about, room = {**ABOUT, "customers": PEOPLE}, party.host.room
    assert games(room) == [(1, 1), (2, 1)]
    for (team, round_), run in zip(games(room), (game, other), strict=True):
        found = lived(about, room, team, round_, "Titan")
        path = journal_of(found, tmp_path, f"t{team}")
        again = Run.replay(Journal.read(path))
        assert again.state.hash() == run.state.hash()
        assert again.journal.entries[-1].data == {"team": "Titan"}
    exported(tmp_path)
    decisions = (tmp_path / "out" / "decisions.csv").read_text()
    assert "discount" in decisions
    assert "empower" in decisions
    kept = journals_in(tmp_path / "a.session", tmp_path / "out", lambda _per_cent: None)
    assert [Run.replay(Journal.read(path)).state.hash() for path in kept] == [
        run.state.hash() for run in (game, other)
    ]


def test_what_people_called_themselves_is_neither_kept_nor_exported(tmp_path, game):
    """It finds the other round of a team, and is not read: see the test of the two rounds."""
    _said, party = brought(tmp_path, text_of(game))
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("a.session*"))
    assert b"promise-gap" in kept
    assert b"Otters" not in kept
    (one,) = party.host.room.handed.values()
    room = party.host.room
    as_before = {**one, "text": text_of(game)}  # a file that was written when names still were
    room = replace(room, handed={(1, 1): as_before})
    found = lived({**ABOUT, "customers": PEOPLE}, room, 1, 1, "Titan")
    assert b"Otters" not in found.run.journal.text()
    assert found.run.state.hash() == game.state.hash()


def test_what_was_decided_within_a_quarter_is_in_the_table(tmp_path):
    alone = Run("promise-gap", 7, customers=PEOPLE)
    alone.advance(5)
    alone.decide({"kind": "empower", "latitude": 0.5})
    alone.advance(8)
    brought(tmp_path, text_of(alone))
    exported(tmp_path)
    with (tmp_path / "out" / "decisions.csv").open(encoding="utf-8", newline="") as text:
        found = [(row["quarter"], row["seat"], row["kind"]) for row in csv.DictReader(text)]
    assert found == [("1", "ceo", "empower")]


def test_a_game_that_was_brought_further_is_not_taken_for_its_beginning(tmp_path, game, longer):
    for text in (pack(game.journal), pack(longer.journal)):
        brought(tmp_path, text)
        of_this_scenario(tmp_path)
        (path,) = journals_in(tmp_path / "a.session", tmp_path, lambda _per_cent: None)
    assert Journal.read(path).open_week == longer.week


def test_a_host_that_was_killed_has_every_game_that_it_took_in(tmp_path, game):
    _said, party = brought(tmp_path, pack(game.journal))
    again = Party(tmp_path / "a.session")
    assert again.host.room.handed == party.host.room.handed
    assert again.host.room.teams == party.host.room.teams
    again.store.close()


def rewritten(game: Run, **changes) -> str:
    """The journal as somebody would write it whose game had gone otherwise."""
    lines = text_of(game).splitlines()
    header = json.loads(lines[0])
    return "\n".join([json.dumps(header | changes), *lines[1:]]) + "\n"


def test_what_was_altered_or_is_another_game_is_refused_with_a_sentence_and_not_kept(
    tmp_path, game
):
    text, packed = text_of(game), pack(game.journal)
    luck = Run("promise-gap", 8, customers=PEOPLE)
    luck.advance(13)
    people = Run("promise-gap", 7, customers=PEOPLE + 1)
    people.advance(13)
    case = Run("first-monday", 7, customers=PEOPLE)
    case.advance(13)
    wrong = {
        text.replace("0.02", "0.03", 1): "Line",
        "\n".join(text.splitlines()[:3] + text.splitlines()[4:]) + "\n": "Line",
        rewritten(game, seed=8): "Line 1",
        text_of(luck): "silo host promise-gap --seed 8",
        pack(luck.journal): "silo host promise-gap --seed 8",
        text_of(people): "--customers 61",
        text_of(case): "This is a game of first-monday; this session plays promise-gap.",
        pack(case.journal): "This is a game of first-monday; this session plays promise-gap.",
        text.splitlines()[0] + "\n": "No quarter of this game has been played",
        packed[:-9]: "A letter is missing or wrong",
        "{}\n": "Line 1",
        "": "file",
    }
    said, party = brought(tmp_path, *wrong)
    assert party.host.room.handed == {}
    for found, sentence in zip(said, wrong.values(), strict=True):
        assert isinstance(found, str), sentence
        assert sentence in found


def test_a_packed_game_that_comes_out_otherwise_than_it_says_is_refused(
    tmp_path, game, monkeypatch
):
    monkeypatch.setattr("game.handin.packing.digest_of", lambda _seal: b"12345678")
    said, party = brought(tmp_path, pack(game.journal))
    assert "week 13 came out otherwise" in said[0]
    assert party.host.room.handed == {}


def test_a_game_that_is_longer_than_the_case_is_not_even_begun(tmp_path, game, monkeypatch):
    text = text_of(game)
    monkeypatch.setattr("sim.journal.Journal.open_week", 10_000)
    monkeypatch.setattr("sim.run.Run.replay", lambda *_args, **_kwargs: 1 / 0)
    said, _party = brought(tmp_path, text)
    assert "10000" in said[0]
