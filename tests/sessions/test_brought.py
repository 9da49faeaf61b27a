"""Teams that bring a game to a session, and those who play in it: nobody else plays theirs on."""

import json

from game.session.exporting import games
from game.session.keeping_time import look
from game.session.shown import shown_to
from tests.sessions.rooms import Party, played

GAME = {"text": "a journal", "week": 39, "hash": "", "signs": ["s"], "equity": [40.0, 41.0]}


def bring(party: Party, team: int, round_: int = 1) -> None:
    """A game is taken in, as `handing` does it; a team that is not there is made for it."""
    there = party.host.room.team(team)
    name = "Leda" if there is None else there.name
    who = {"team": team, "round": round_, "name": name}
    party.host.happens("hand", {**who, **GAME, "earned": {}, "said": ""})


async def all_quarters(party: Party) -> None:
    """To the end of the round."""
    for _quarter in range(party.host.case.quarters):
        assert (await party.close())["kind"] == "ack"


def closes(party: Party, team: int) -> list[int]:
    return [party.host.room.closes((team, number)) for number in (1, 2)]


def lead(party: Party) -> dict:
    return json.loads(shown_to(party.host, party.lead)["room"])


# ---- before play begins --------------------------------------------------------------------------


def test_a_game_that_was_brought_in_the_lobby_is_there_when_play_has_begun(tmp_path):
    async def story(party):
        for _team in range(3):
            party.host.add_team()
        bring(party, 2)
        await party.say(party.device(), kind="sit", team=1, seat="ceo")
        await party.say(party.lead, kind="begin")
        assert [team.id for team in party.host.room.teams] == [1, 2]
        assert games(party.host.room) == [(2, 1)]

    played(tmp_path / "a.session", story)


def test_a_new_team_has_nothing_of_one_that_was_taken_away(tmp_path):
    async def story(party):
        party.host.add_team()
        party.host.add_team()
        bring(party, 2)
        await party.say(party.lead, kind="drop", team=2)
        party.host.add_team()
        assert party.host.room.team(2)
        assert not party.host.room.brought

    played(tmp_path / "a.session", story)


def test_teams_that_become_one_keep_what_each_has_brought(tmp_path):
    async def story(party):
        for _team in range(3):
            party.host.add_team()
        bring(party, 1)
        bring(party, 2, 2)
        bring(party, 3)
        await party.say(party.lead, kind="merge", team=2, into=1)
        assert sorted(party.host.room.brought) == [(1, 1), (1, 2), (3, 1)]
        refused = await party.say(party.lead, kind="merge", team=3, into=1)
        assert refused["why"] == "both-brought"
        assert (3, 1) in party.host.room.brought

    played(tmp_path / "a.session", story)


# ---- who only brought ----------------------------------------------------------------------------


def test_a_team_that_only_brought_a_game_is_not_played_on_by_the_computer(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        await party.close()
        bring(party, 2)
        await party.close()
        await party.close()
        await party.say(party.lead, kind="again")
        await party.host.live_again()
        assert not lead(party)["teams"][1]["computing"]
        await all_quarters(party)
        assert (closes(party, 1), closes(party, 2)) == ([3, 3], [0, 0])
        assert games(party.host.room) == [(1, 1), (1, 2), (2, 1)]
        assert party.host.taxes.keys() == {1}
        assert {one["team"] for one in party.memory.asked} == {1}

    played(tmp_path / "a.session", story)


def test_a_quarter_closes_by_itself_beside_a_team_that_only_brought_a_game(tmp_path):
    async def story(party):
        (sitter,) = await party.seated((1, "ceo"))
        bring(party, 2)
        await party.say(party.lead, kind="auto")
        await party.seal(sitter)
        look(party.host)
        assert party.host.room.quarter == 2

    played(tmp_path / "a.session", story)


def test_an_event_is_for_those_who_play(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        bring(party, 2)
        assert (await party.say(party.lead, kind="inject", event="storm", team=2))[
            "why"
        ] == "nobody"
        await party.say(party.lead, kind="inject", event="storm")
        assert lead(party)["happened"] == [{"text": "It rains", "teams": []}]

    played(tmp_path / "a.session", story)


def test_rounds_that_are_not_as_long_as_each_other_are_not_compared(tmp_path):
    """Who brought the first and plays the second here has one of the two in the worker."""

    async def story(party):
        await party.seated((1, "ceo"))
        await all_quarters(party)
        bring(party, 2)
        late = party.device()
        await party.say(late, kind="sit", team=2, seat="it")
        await party.say(party.lead, kind="again")
        await party.host.live_again()
        await all_quarters(party)
        assert closes(party, 2) == [0, 3]
        assert party.host.taxes.keys() == {1}
        assert [one["team"] for one in party.memory.asked if one["do"] == "ends"] == [1]

    played(tmp_path / "a.session", story)


def test_a_team_that_comes_late_to_a_round_plays_on_from_what_the_computer_did(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        bring(party, 2)
        await party.close()
        late = party.device()
        assert (await party.say(late, kind="sit", team=2, seat="it"))["kind"] == "ack"
        await party.host.live_again()
        assert (await party.seal(late))["kind"] == "ack"
        await party.close()
        room = party.host.room
        assert room.humans[2, 1] == ("it",)
        assert [one["seated"] for one in room.steps[2, 1] if one["kind"] == "close"] == [[], ["it"]]
        assert room.closes((1, 1)) == room.closes((2, 1)) == 2

    played(tmp_path / "a.session", story)
