"""A customer executive's seat in a hosted session: there or not, asked for nothing, and gone."""

import json

from game.session.members import Member
from game.session.shown import shown_to
from sim.room import ALWAYS, SEATS
from tests.sessions.rooms import Party, played


def sent(party: Party, member: Member) -> dict:
    return json.loads(shown_to(party.host, member)["room"])


def states(party: Party) -> dict[str, str]:
    (team,) = sent(party, party.lead)["teams"]
    return {one["seat"]: one["state"] for one in team["seats"]}


def test_in_a_case_without_one_nobody_sits_there_or_looks_over_that_shoulder(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        assert sent(party, member)["seats"] == list(ALWAYS)
        other = party.device()
        party.host.enter(other)
        no = await party.say(other, kind="sit", team=1, seat="executive")
        assert (no["kind"], no["why"]) == ("no", "no-such-seat")
        await party.say(party.lead, kind="look", team=1, seat="executive")
        assert json.loads(shown_to(party.host, party.lead)["shoulder"]) == {
            "kind": "shoulder",
            "seat": None,
        }

    played(tmp_path / "a.session", story)


def test_the_chief_is_not_told_that_she_asks_for_anything(tmp_path):
    async def story(party):
        chief, executive = await party.seated((1, "ceo"), (1, "executive"))
        assert (await party.seal(executive, request=0.05))["kind"] == "ack"
        assert sent(party, chief)["requests"] == []
        assert sent(party, executive)["mine"] == {"decisions": [], "request": 0.0}
        assert states(party)["executive"] == "sealed"

    played(tmp_path / "a.session", story, seats=SEATS)


def test_nobody_waits_for_an_office_that_is_empty_and_she_is_waited_for_again_after_reopening(
    tmp_path,
):
    async def story(party):
        _sales, executive = await party.seated((1, "sales"), (1, "executive"))
        party.memory.state, party.memory.left = "a", ["executive"]
        await party.close()
        team = party.host.room.team(1)
        assert party.host.room.waits_for(team) == ("sales",)
        assert states(party)["executive"] == "left"
        assert {"seat": "executive", "here": False, "sealed": False} in sent(party, executive)[
            "mates"
        ]
        await party.say(party.lead, kind="reopen", round=1, quarter=1)
        assert set(party.host.room.waits_for(team)) == {"sales", "executive"}

    session = tmp_path / "a.session"
    before = played(session, story, seats=SEATS).host.room
    assert played(session, nothing, seats=SEATS).host.room == before


async def nothing(party):
    """A host that begins again tells the same."""
