"""Time of a hosted session: it stands in a time-out and a freeze, and a quarter closes once."""

from game.session.keeping_time import look
from tests.sessions.rooms import Party, played


def left(party: Party) -> float | None:
    return party.host.room.showing.seconds(party.now)


async def ended(party: Party) -> None:
    """Every quarter of the round."""
    for _quarter in range(3):
        assert (await party.close())["kind"] == "ack"


def test_the_clock_stands_in_a_time_out_and_runs_on_after_it(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        assert left(party) == 300.0
        party.now += 100.0
        await party.say(party.lead, kind="timeout", minutes=4.0)
        assert left(party) == 240.0
        await party.say(party.lead, kind="more", minutes=2.0)
        assert left(party) == 360.0
        party.now += 500.0
        await party.say(party.lead, kind="resume")
        assert left(party) == 200.0
        await party.say(party.lead, kind="more", minutes=2.0)
        assert left(party) == 320.0
        await party.say(party.lead, kind="clock", minutes=0.0)
        assert left(party) is None

    played(tmp_path / "a.session", story)


def test_minutes_set_while_the_clock_stands_are_for_the_next_quarter(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        party.now += 100.0
        await party.say(party.lead, kind="timeout", minutes=4.0)
        await party.say(party.lead, kind="clock", minutes=7.0)
        assert left(party) == 240.0
        await party.say(party.lead, kind="freeze")
        await party.say(party.lead, kind="clock", minutes=8.0)
        await party.say(party.lead, kind="thaw")
        assert left(party) == 200.0
        await party.close()
        assert left(party) == 480.0

    played(tmp_path / "a.session", story)


def test_minutes_that_no_clock_has_are_refused(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        for kind, minutes in (("clock", 1000.0), ("clock", -1.0), ("timeout", 1000.0)):
            assert (await party.say(party.lead, kind=kind, minutes=minutes))[
                "why"
            ] == "out-of-range"
        assert left(party) == 300.0

    played(tmp_path / "a.session", story)


def test_a_quarter_without_a_limit_is_given_none_by_more_minutes(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        await party.say(party.lead, kind="clock", minutes=0.0)
        asked = await party.say(party.lead, kind="more", minutes=2.0)
        assert (asked["kind"], asked["why"], left(party)) == ("no", "no-limit", None)
        await party.say(party.lead, kind="timeout", minutes=4.0)
        assert (await party.say(party.lead, kind="more", minutes=2.0))["kind"] == "ack"
        assert left(party) == 360.0
        await party.say(party.lead, kind="resume")
        assert left(party) is None

    played(tmp_path / "a.session", story)


def test_nothing_closes_in_a_time_out_and_the_quarter_keeps_its_time(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        party.now += 100.0
        await party.say(party.lead, kind="timeout", minutes=4.0)
        assert (await party.close())["why"] == "not-now"
        assert party.host.room.quarter == 1
        await party.say(party.lead, kind="resume")
        assert left(party) == 200.0
        assert (await party.close())["kind"] == "ack"

    played(tmp_path / "a.session", story)


def test_after_the_last_quarter_a_time_out_opens_nothing_again(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "ceo"))
        await ended(party)
        await party.say(party.lead, kind="timeout", minutes=4.0)
        steps = party.host.room.steps
        assert (await party.close())["why"] == "not-now"
        assert (await party.seal(member))["why"] == "not-now"
        assert (await party.say(party.lead, kind="inject", event="storm"))["why"] == "not-now"
        assert party.host.room.steps == steps

    played(tmp_path / "a.session", story)


def test_a_close_that_is_taken_back_while_the_clock_stands_leaves_it_standing(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        await ended(party)
        await party.say(party.lead, kind="freeze")
        await party.say(party.lead, kind="reopen", round=1, quarter=3)
        room = party.host.room
        assert (room.phase, room.over, room.quarter) == ("frozen", False, 3)
        party.now += 1000.0
        assert left(party) == 300.0
        await party.say(party.lead, kind="thaw")
        assert (party.host.room.phase, left(party)) == ("play", 300.0)

    played(tmp_path / "a.session", story)


def test_where_the_facilitator_wants_it_a_time_out_ends_by_itself(tmp_path):
    async def story(party):
        await party.seated((1, "ceo"))
        await party.say(party.lead, kind="auto")
        await party.say(party.lead, kind="timeout", minutes=4.0)
        party.now += 239.0
        look(party.host)
        assert party.host.room.phase == "timeout"
        party.now += 1.0
        look(party.host)
        assert (party.host.room.phase, left(party)) == ("play", 300.0)

    played(tmp_path / "a.session", story)
