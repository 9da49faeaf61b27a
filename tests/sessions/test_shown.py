"""What is sent to whom: no byte of another seat's secret, no token, no ranking before its time."""

import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.keeping_time import look
from game.session.members import Member
from game.session.shown import shown_to
from sim.room import SEATS
from tests.sessions.rooms import Party, played

PLACES = [(team, seat) for team in (1, 2) for seat in SEATS]
DEPTHS = {place: round(0.10007 + k / 1000, 5) for k, place in enumerate(PLACES)}
MARK = re.compile(r"secret-(\d)-([a-z]+)-")
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("seal"), st.sampled_from(PLACES)),
        st.sampled_from([
            ("close", None), ("reopen", None), ("freeze", None), ("thaw", None),
            ("memo", None), ("say", 1), ("say", 2), ("timeout", None), ("again", None),
        ]),
        st.tuples(st.just("kick"), st.sampled_from(PLACES)),
    ),
    max_size=12,
)  # fmt: skip


async def act(party: Party, people: dict, name: str, where) -> None:
    room = party.host.room
    match name:
        case "seal":
            secret = {"kind": "discount", "depth": DEPTHS[where]}
            await party.seal(people[where], decisions=[secret], request=0.03)
        case "close":
            await party.close()
        case "reopen":
            number = room.quarter - (not room.over)
            await party.say(party.lead, kind="reopen", round=room.round, quarter=max(1, number))
        case "memo":
            await party.say(party.lead, kind="memo", text="a-private-note")
        case "say":
            await party.say(party.lead, kind="say", text=f"only-for-{where}", team=where)
        case "timeout":
            await party.say(party.lead, kind="timeout", minutes=1.0)
        case "kick":
            await party.say(party.lead, kind="kick", team=where[0], seat=where[1])
        case order:
            await party.say(party.lead, kind=order)


def checked(party: Party, people: dict) -> None:
    """Nothing that is sent to anybody holds what is not for them."""
    tokens = [party.lead.device, *(member.device for member in people.values())]
    for member in (*people.values(), Member("player", "d" * 64), Member("wall", "w" * 64)):
        text = "\n".join(shown_to(party.host, member).values())
        place = party.host.room.place_of(member.device)
        mine = None if place is None else (place[0].id, place[1])
        assert {(int(team), seat) for team, seat in MARK.findall(text)} <= {mine}
        assert "a-private-note" not in text
        assert not [token for token in tokens if token in text]
        for team in (1, 2):
            if mine is None or mine[0] != team:
                assert f"only-for-{team}" not in text
        for team, seat in PLACES:
            if (team, seat) != mine:
                assert str(DEPTHS[team, seat]) not in text
        if mine is None or mine[1] != "ceo":
            assert '"requests"' not in text
        assert '"equity"' not in text
        assert not [name for name in ("seed", "hash", "steps", "device") if f'"{name}"' in text]


@given(ACTS)
@settings(max_examples=25)
def test_no_byte_that_is_sent_to_a_seat_is_another_seats_secret(acts):
    async def story(party):
        members = await party.seated(*PLACES)
        people = dict(zip(PLACES, members, strict=True))
        checked(party, people)
        for name, where in acts:
            await act(party, people, name, where)
            checked(party, people)

    with tempfile.TemporaryDirectory() as folder:
        played(Path(folder) / "a.session", story, seats=SEATS)


def sent(party: Party, member: Member) -> dict:
    return json.loads(shown_to(party.host, member)["room"])


def test_the_wall_shows_curves_only_once_the_facilitator_shows_them(tmp_path):
    async def story(party):
        wall = Member("wall", "w")
        await party.seated((1, "ceo"))
        await party.close()
        assert "curves" not in sent(party, wall)
        await party.say(party.lead, kind="show_bonuses")
        assert "curves" not in sent(party, wall)
        await party.say(party.lead, kind="show")
        assert [team["equity"] for team in sent(party, wall)["curves"]] == [[40.0]]
        await party.say(party.lead, kind="hide")
        assert "curves" not in sent(party, wall)

    played(tmp_path / "a.session", story)


def test_the_facilitator_sees_who_has_decided_who_is_slow_and_who_is_gone(tmp_path):
    async def story(party):
        slow, ready, gone = await party.seated((1, "sales"), (1, "it"), (1, "ceo"))
        await party.seal(ready)
        party.host.leave(gone)
        seats = {one["seat"]: one["state"] for one in sent(party, party.lead)["teams"][0]["seats"]}
        assert seats == {
            "marketing": "computer", "service": "computer",
            "sales": "deciding", "it": "sealed", "ceo": "offline",
        }  # fmt: skip
        assert slow.device

    played(tmp_path / "a.session", story)


def test_over_a_shoulder_is_seen_what_the_seat_sees_and_to_the_facilitator_alone(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.say(party.lead, kind="look", team=1, seat="sales")
        shoulder = json.loads(shown_to(party.host, party.lead)["shoulder"])
        assert shoulder["own"] == json.loads(shown_to(party.host, member)["view"])["own"]
        await party.say(party.lead, kind="look", team=None, seat=None)
        assert json.loads(shown_to(party.host, party.lead)["shoulder"])["seat"] is None
        assert (await party.say(member, kind="look", team=1, seat="sales"))["kind"] == "no"
        assert not [one for one in party.store.events() if one.kind == "look"]

    played(tmp_path / "a.session", story)


def test_a_time_out_shows_the_scenarios_prompt_to_all(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.close()
        await party.say(party.lead, kind="timeout", minutes=4.0)
        assert {sent(party, who)["prompt"] for who in (member, party.lead)} == {"One minute each"}
        await party.say(party.lead, kind="resume")
        assert sent(party, member)["prompt"] == ""

    played(tmp_path / "a.session", story)


def test_a_planned_time_out_is_proposed_until_there_was_one_and_anew_after_the_next_close(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        await party.close()
        assert sent(party, party.lead)["break"]["had"] is False
        await party.say(party.lead, kind="timeout", minutes=4.0)
        await party.say(party.lead, kind="resume")
        assert sent(party, party.lead)["break"]["had"] is True
        await party.close()
        assert sent(party, party.lead)["break"]["had"] is False

    played(tmp_path / "a.session", story)


def test_what_the_facilitator_says_stands_until_the_quarter_is_closed(tmp_path):
    async def story(party):
        wall = Member("wall", "w")
        (member,) = await party.seated((1, "sales"))
        await party.say(party.lead, kind="say", text="Two minutes", team=None)
        await party.say(party.lead, kind="say", text="Look again", team=1)
        assert sent(party, member)["messages"] == ["Two minutes", "Look again"]
        assert sent(party, wall)["messages"] == ["Two minutes"]
        await party.close()
        assert sent(party, member)["messages"] == sent(party, wall)["messages"] == []
        assert len(sent(party, party.lead)["messages"]) == 2

    played(tmp_path / "a.session", story)


def test_a_case_in_one_language_is_shown_to_those_who_speak_another(tmp_path):
    async def story(party):
        party.host.case = replace(party.host.case, title={"de": "Ein Fall"})
        party.host.enter(party.lead)
        assert sent(party, party.lead)["title"] == "Ein Fall"

    played(tmp_path / "a.session", story)


def test_while_screens_rest_no_time_is_shown(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.say(party.lead, kind="freeze")
        assert sent(party, member)["clock"] == {"ends": None, "left": None}
        await party.say(party.lead, kind="thaw")
        assert sent(party, member)["clock"]["ends"] == party.now + 300.0

    played(tmp_path / "a.session", story)


def test_the_chief_sees_what_is_asked_for_and_no_reason(tmp_path):
    async def story(party):
        chief, sales = await party.seated((1, "ceo"), (1, "sales"))
        await party.seal(sales, decisions=[{"kind": "discount", "depth": 0.123}], request=0.04)
        assert sent(party, chief)["requests"] == [{"seat": "sales", "request": 0.04}]
        assert "0.123" not in shown_to(party.host, chief)["room"]
        assert sent(party, sales)["mine"]["decisions"] == [{"kind": "discount", "depth": 0.123}]

    played(tmp_path / "a.session", story)


def test_where_the_facilitator_wants_it_a_quarter_closes_when_all_have_sealed_or_time_is_up(
    tmp_path,
):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.seal(member)
        look(party.host)
        assert party.host.room.quarter == 1
        await party.say(party.lead, kind="auto")
        look(party.host)
        assert party.host.room.quarter == 2
        look(party.host)
        assert party.host.room.quarter == 2  # it is still computed
        await party.host.live_again()
        party.now += 301.0
        look(party.host)
        assert party.host.room.quarter == 3

    played(tmp_path / "a.session", story)
