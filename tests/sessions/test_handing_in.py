"""A game that was played without the network: it is played again before it counts."""

import json
from collections.abc import Mapping

import pytest

from sim.room import Room
from sim.run import Run
from tests.sessions.rooms import AtHand, played

PEOPLE = 60


@pytest.fixture(scope="module")
def game() -> Run:
    run = Run("promise-gap", 7, customers=PEOPLE, room=Room(("sales", "ceo")))
    run.decide({"kind": "shift_budget", "service": 0.02, "sales": -0.02})
    run.advance(13)
    return run


def handed(tmp_path, text: str) -> tuple[str, Mapping]:
    """What a host says of a file, and what it keeps."""
    found = []

    async def story(party):
        party.host.computing = AtHand("promise-gap", 7, PEOPLE)
        party.host.add_team()
        found.append(await party.host.take_in(1, text))

    party = played(tmp_path / "a.session", story)
    return found[0], party.host.room.handed


def test_a_game_that_plays_again_as_it_says_is_taken_in_with_its_curve(tmp_path, game):
    fault, kept = handed(tmp_path, game.journal.text().decode())
    assert fault == ""
    assert kept[1]["week"] == 13
    assert kept[1]["hash"] == game.state.hash()
    ends = [game.model.first_readings.brand_equity, game.history[-1].brand_equity]
    assert kept[1]["equity"] == pytest.approx(ends, abs=0.01)


def rewritten(game: Run, **changes) -> str:
    """The journal as somebody would write it whose game had gone otherwise."""
    lines = game.journal.text().decode().splitlines()
    header = json.loads(lines[0])
    return "\n".join([json.dumps(header | changes), *lines[1:]]) + "\n"


def test_what_was_altered_or_is_another_game_is_refused_and_not_kept(tmp_path, game):
    text = game.journal.text().decode()
    other = Run("promise-gap", 8, customers=PEOPLE)
    other.advance(1)
    wrong = {
        "a number": text.replace("0.02", "0.03", 1),
        "a line less": "\n".join(text.splitlines()[:3] + text.splitlines()[4:]) + "\n",
        "the seed": rewritten(game, seed=8),
        "another luck": other.journal.text().decode(),
        "another case": Run("first-monday", 7, customers=PEOPLE).journal.text().decode(),
        "noise": "{}\n",
        "nothing": "",
    }
    for number, (what, file) in enumerate(wrong.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        fault, kept = handed(folder, file)
        assert fault, what
        assert kept == {}, what


def test_a_game_that_is_longer_than_the_case_is_not_even_begun(tmp_path, game, monkeypatch):
    text = game.journal.text().decode()
    monkeypatch.setattr("sim.journal.Journal.open_week", 10_000)
    monkeypatch.setattr("sim.run.Run.replay", lambda *_args, **_kwargs: 1 / 0)
    fault, _kept = handed(tmp_path, text)
    assert "10000" in fault
