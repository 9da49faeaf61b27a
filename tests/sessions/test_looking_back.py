"""What a room sees after play, and in which order: a guess, the bonuses, the brand."""

import json

import pytest

from game.session.keeping_time import look
from game.session.members import Member
from game.session.shown import shown_to
from tests.sessions.rooms import Party, played

WALL = Member("wall", "w")


def sent(party: Party, member: Member) -> dict:
    return json.loads(shown_to(party.host, member)["room"])


async def ended(party: Party, *places) -> list[Member]:
    """A session whose first round, of one quarter, is over; brand equity went from 40 to 35."""
    members = await party.seated(*(places or ((1, "sales"),)))
    await party.close()
    for game, told in party.host.views.items():
        earned = {"sales": [120.0, 80.0], "ceo": [50.0]}
        party.host.views[game] = {**told, "equity": [40.0, 35.0], "earned": earned}
    party.host.tell_all()
    return members


def one_quarter(tmp_path, story) -> None:
    played(tmp_path / "a.session", story, quarters=1)


def test_a_seat_guesses_before_anybody_sees_the_brand_and_not_afterwards(tmp_path):
    async def story(party):
        (member,) = await ended(party)
        guess = {"kind": "guess", "round": 1}
        assert sent(party, member)["guess"] == {
            "start": 40.0, "quarters": 1, "drawn": None, "came": None,
        }  # fmt: skip
        assert (await party.say(member, **guess, line=[42.0, 43.0]))["why"] == "unreadable"
        assert (await party.say(party.device(), **guess, line=[42.0]))["why"] == "no-seat"
        assert (await party.say(member, **guess, line=[42.04]))["kind"] == "ack"
        assert (await party.say(member, **guess, line=[44.0]))["kind"] == "ack"
        assert sent(party, member)["guess"]["drawn"] == [44.0]
        assert sent(party, WALL)["drawn"] == {"n": 1, "all": 1}
        assert "35" not in shown_to(party.host, member)["room"]
        await party.say(party.lead, kind="show")
        assert sent(party, member)["guess"]["came"] == [35.0]
        assert sent(party, WALL)["curves"][0]["guessed"] == 44.0
        assert (await party.say(member, **guess, line=[35.0]))["why"] == "too-late"

    one_quarter(tmp_path, story)


def test_nobody_guesses_while_the_round_is_played(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        said = {"kind": "guess", "round": 1, "line": [40.0]}
        assert (await party.say(member, **said))["why"] == "not-now"
        await party.close()
        assert (await party.say(member, **said))["why"] == "not-now"
        assert "guess" not in sent(party, member)

    played(tmp_path / "a.session", story)


def test_a_guess_of_a_quarter_that_was_taken_back_is_gone(tmp_path):
    async def story(party):
        (member,) = await ended(party)
        await party.say(member, kind="guess", round=1, line=[44.0])
        await party.say(party.lead, kind="reopen", round=1, quarter=1)
        assert party.host.room.guesses == {}

    one_quarter(tmp_path, story)


def test_a_guess_drawn_in_a_freeze_is_of_what_was_played_until_then(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        guess = {"kind": "guess", "round": 1}
        await party.close()
        await party.say(party.lead, kind="freeze")
        assert (await party.say(member, **guess, line=[44.0]))["kind"] == "ack"
        await party.say(party.lead, kind="show")
        await party.say(party.lead, kind="thaw")
        await party.close()
        assert party.host.room.guesses == {}
        await party.close()
        assert (await party.say(member, **guess, line=[44.0, 45.0, 46.0]))["kind"] == "ack"

    played(tmp_path / "a.session", story)


def test_the_wall_shows_bonuses_before_the_brand_and_a_new_round_hides_both(tmp_path):
    async def story(party):
        await ended(party)
        assert not {"bonuses", "curves"} & sent(party, WALL).keys()
        await party.say(party.lead, kind="show_bonuses")
        wall = sent(party, WALL)
        assert wall["bonuses"] == [{"name": "Ariel", "seats": {"sales": 100.0, "ceo": 50.0}}]
        assert "35.0" not in json.dumps(wall)
        await party.say(party.lead, kind="show")
        assert sent(party, WALL)["curves"][0]["equity"] == [40.0, 35.0]
        await party.say(party.lead, kind="again")
        assert not {"bonuses", "curves"} & sent(party, WALL).keys()

    one_quarter(tmp_path, story)


def test_an_earlier_file_that_says_only_shown_shows_the_brand(tmp_path):
    async def story(party):
        await ended(party)
        party.host.happens("show", {"on": True})
        assert party.host.room.shown == "brand"

    one_quarter(tmp_path, story)


# ---- more people than seats ----------------------------------------------------------------------


def test_who_sits_beside_a_seat_sees_what_it_sees_and_seals_nothing(tmp_path):
    async def story(party):
        (holder,) = await party.seated((1, "sales"))
        guest, place = party.device(), {"team": 1, "seat": "sales"}
        assert (await party.say(guest, kind="beside", **place))["why"] == "no-pairs"
        await party.say(party.lead, kind="pairs")
        assert (await party.say(guest, kind="beside", team=1, seat="it"))["why"] == "no-seat"
        assert (await party.say(guest, kind="beside", **place))["kind"] == "ack"
        assert shown_to(party.host, guest)["view"] == shown_to(party.host, holder)["view"]
        assert sent(party, guest)["beside"]
        assert sent(party, holder)["pair"] == 1  # nobody looks on unseen
        assert (await party.seal(guest))["why"] == "no-seat"
        assert (await party.say(holder, kind="beside", team=1, seat="sales"))["why"] == "begun"
        assert (await party.say(guest, kind="beside", **place))["why"] == "begun"

    played(tmp_path / "a.session", story)


def test_who_sat_beside_a_seat_may_have_it_once_it_is_free(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        guest = party.device()
        await party.say(party.lead, kind="pairs")
        await party.say(guest, kind="beside", team=1, seat="sales")
        assert (await party.say(guest, kind="stand"))["why"] == "begun"
        assert (await party.say(guest, kind="sit", team=1, seat="it"))["why"] == "begun"
        await party.say(party.lead, kind="kick", team=1, seat="sales")
        assert (await party.say(guest, kind="sit", team=1, seat="sales"))["kind"] == "ack"
        assert party.host.room.beside == {}

    played(tmp_path / "a.session", story)


# ---- what the facilitator sees -------------------------------------------------------------------


def states(party: Party) -> dict[str, str]:
    seats = sent(party, party.lead)["teams"][0]["seats"]
    return {one["seat"]: one["state"] for one in seats if one["state"] != "computer"}


@pytest.mark.parametrize(("minutes", "patience"), [(6.0, 120.0), (0.5, 30.0), (0.0, 120.0)])
def test_who_gives_no_sign_for_a_third_of_a_quarter_may_be_stuck(tmp_path, minutes, patience):
    async def story(party):
        still, busy = await party.seated((1, "sales"), (1, "it"))
        await party.say(party.lead, kind="clock", minutes=minutes)
        party.now += patience - 1.0
        look(party.host)
        assert states(party) == {"sales": "deciding", "it": "deciding"}
        await party.say(busy, kind="ask", decisions=[])
        party.now += 2.0
        look(party.host)
        assert states(party) == {"sales": "stuck", "it": "deciding"}
        await party.seal(still)
        assert states(party)["sales"] == "sealed"

    played(tmp_path / "a.session", story)


def test_the_facilitator_reads_who_kept_what_was_in_force_and_what_will_happen(tmp_path):
    async def story(party):
        _sales, ready = await party.seated((1, "sales"), (1, "it"))
        await party.seal(ready)
        await party.say(party.lead, kind="inject", event="storm", team=1)
        assert sent(party, party.lead)["happened"] == [{"text": "It rains", "teams": []}]
        await party.close()
        lead = sent(party, party.lead)
        assert lead["teams"][0]["kept"] == ["sales"]
        assert lead["happened"] == []

    played(tmp_path / "a.session", story)
