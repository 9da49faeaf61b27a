"""What somebody looks at is of this turn; nobody waits for a question; what is wrong is said."""

import asyncio
import json

import pytest

from game.screens.remote.session import Session
from game.screens.title import Title
from game.session.computing import Computing, WorkerFailed
from game.session.keeping_time import mind
from game.session.line import Line
from game.session.members import Member
from game.session.remote import Remote
from game.session.shown import shown_to
from game.session.works import kept_up
from tests.sessions.rooms import FromMemory, Party, played

DEEP = {"kind": "discount", "depth": 0.1}


def sent(party: Party, member: Member) -> dict:
    return json.loads(shown_to(party.host, member)["room"])


def seen(party: Party, member: Member) -> dict:
    return json.loads(shown_to(party.host, member)["view"])


class Slow(FromMemory):
    """A worker that answers once it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()

    async def ask(self, **asked):
        await self.let.wait()
        return await super().ask(**asked)


class Broken(FromMemory):
    """A worker that cannot."""

    async def ask(self, **asked):
        raise WorkerFailed("it is broken")


# ---- views -------------------------------------------------------------------------------------


def test_the_view_of_the_end_is_not_taken_for_the_last_quarters_when_that_is_taken_back(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        for _quarter in range(3):
            await party.close()
        assert seen(party, member)["turn"] == sent(party, member)["turn"]
        await party.say(party.lead, kind="reopen", round=1, quarter=3)
        assert seen(party, member)["turn"] != sent(party, member)["turn"]
        assert (await party.seal(member, decisions=[DEEP]))["why"] == "busy"
        await party.host.live_again()
        assert seen(party, member)["turn"] == sent(party, member)["turn"]
        assert (await party.seal(member, decisions=[DEEP]))["kind"] == "ack"

    played(tmp_path / "a.session", story)


def test_a_quarter_closed_anew_is_not_looked_at_as_it_was_before_it_was_taken_back(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.close()
        for kind in ("reopen", "close"):  # the worker has no time in between
            await party.say(party.lead, kind=kind, round=1, quarter=1)
        assert (await party.seal(member))["why"] == "busy"

    played(tmp_path / "a.session", story)


def test_after_the_last_close_a_team_is_computing_until_its_end_is_lived(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        for quarter in (1, 2, 3):
            await party.host.live_again()
            await party.say(party.lead, kind="close", round=1, quarter=quarter)
        assert sent(party, party.lead)["teams"][0]["computing"]
        await party.host.live_again()
        assert not sent(party, party.lead)["teams"][0]["computing"]

    played(tmp_path / "a.session", story)


def test_a_silo_tax_is_gone_once_the_end_that_it_was_of_is_taken_back(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        for round_ in (1, 2):
            for _quarter in range(3):
                await party.close()
            if round_ == 1:
                await party.say(party.lead, kind="again")
                await party.host.live_again()
        assert party.host.taxes
        await party.say(party.lead, kind="reopen", round=2, quarter=3)
        assert not party.host.taxes

    played(tmp_path / "a.session", story)


def test_over_a_shoulder_is_looked_at_once(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        party.lead.wake.clear()
        await party.say(party.lead, kind="look", team=1, seat="sales")
        assert party.lead.wake.is_set()

    played(tmp_path / "a.session", story)


# ---- questions ---------------------------------------------------------------------------------


def test_who_asks_can_seal_before_there_is_an_answer_and_the_newest_question_counts(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        slow = party.host.computing = Slow()
        for name in ("first", "second", "third"):
            said = {"id": name, "kind": "ask", "decisions": [DEEP]}
            await party.host.hear(member, json.dumps(said))
            await asyncio.sleep(0)
        assert (await party.seal(member, decisions=[DEEP]))["kind"] == "ack"
        slow.let.set()
        answered = [(await member.answers.get())["id"] for _answer in range(2)]
        assert answered == ["first", "third"]
        assert [len(asked["steps"]) for asked in slow.asked] == [0, 1]

    played(tmp_path / "a.session", story)


def test_a_question_that_nobody_can_answer_is_answered_so(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        party.host.computing = Broken()
        said = {"id": "why", "kind": "ask", "decisions": [DEEP]}
        await party.host.hear(member, json.dumps(said))
        answer = await member.answers.get()
        assert (answer["id"], answer["why"]) == ("why", "busy")

    played(tmp_path / "a.session", story)


def test_an_answer_to_somebody_who_has_left_is_not_given_to_the_next():
    async def story():
        replies = asyncio.StreamReader()
        replies.feed_data(b'{"n": 1, "of": "old"}\n{"n": 2, "of": "new"}\n')
        computing = Computing({})
        computing._n = 2
        assert (await computing._answer(replies))["of"] == "new"

    asyncio.run(story())


@pytest.mark.parametrize(
    "text",
    [
        '{"id": "bad", "kind": "clock", "minutes": "many"}',
        '{"id": "bad", "kind": "nothing"}',
        '{"id": "bad"}',
    ],
)
def test_what_cannot_be_read_is_refused_by_its_name(tmp_path, text):
    async def story(party):
        await party.host.hear(party.lead, text)
        answer = party.lead.answers.get_nowait()
        assert (answer["id"], answer["why"]) == ("bad", "unreadable")

    played(tmp_path / "a.session", story)


def test_a_chief_executive_may_pull_every_lever(tmp_path):
    async def story(party):
        (chief,) = await party.seated((1, "ceo"))
        many = [{"kind": f"lever_{k}"} for k in range(44)]
        assert (await party.seal(chief, decisions=many))["why"] == "not-yours"  # it was read

    played(tmp_path / "a.session", story)


# ---- what goes wrong ---------------------------------------------------------------------------


def test_a_quarter_whose_time_ran_out_while_the_host_was_away_waits_for_those_who_come_back(
    tmp_path,
):
    async def before(party):
        (member,) = await party.seated((1, "sales"))
        await party.say(party.lead, kind="auto")
        await party.say(party.lead, kind="more", minutes=-4.9)
        assert member.device

    async def after(party):
        party.now += 1000.0
        await party.host.live_again()
        mind(party.host, 0.0)  # nobody has looked yet
        assert (party.host.room.quarter, party.host.room.clock.seconds(party.now)) == (1, 60.0)
        mind(party.host, 0.0)
        assert [one.kind for one in party.store.events()].count("clock") == 2
        await looked(party, 60.0)
        assert party.host.room.quarter == 2

    played(tmp_path / "a.session", before)
    played(tmp_path / "a.session", after)


async def looked(party, seconds: float) -> None:
    """Somebody looks at the clock again and again, for so long."""
    for _second in range(round(seconds)):
        before, party.now = party.now, party.now + 1.0
        mind(party.host, before)


def test_a_computer_that_slept_closes_nothing_over_peoples_heads(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        await party.say(party.lead, kind="auto")
        await looked(party, 100.0)
        slept, party.now = party.now, party.now + 600.0
        mind(party.host, slept)
        assert (party.host.room.quarter, party.host.room.clock.seconds(party.now)) == (1, 60.0)
        await looked(party, 60.0)
        assert party.host.room.quarter == 2

    played(tmp_path / "a.session", story)


def test_a_round_in_which_nobody_has_a_seat_any_more_does_not_play_itself(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        await party.say(party.lead, kind="auto")
        await party.say(party.lead, kind="kick", team=1, seat="sales")
        await looked(party, 10.0)
        assert party.host.room.quarter == 1
        await party.say(member, kind="sit", team=1, seat="sales")
        await party.seal(member)
        await looked(party, 1.0)
        assert party.host.room.quarter == 2

    played(tmp_path / "a.session", story)


def test_what_is_wrong_is_said_once_and_no_longer_than_it_is(tmp_path):
    async def story(party):
        await party.seated((1, "sales"))
        party.host.computing = Broken()
        for _try in range(3):
            await party.host.live_again()
        assert sent(party, party.lead)["faults"] == ["it is broken"]
        party.host.computing = party.memory
        await party.host.live_again()
        assert sent(party, party.lead)["faults"] == []

    played(tmp_path / "a.session", story)


def test_a_work_that_breaks_off_is_begun_again_and_the_facilitator_knows(tmp_path, monkeypatch):
    monkeypatch.setattr("game.session.works.PAUSE", 0.0)
    begun = []

    async def work() -> None:
        begun.append(1)
        if len(begun) < 3:
            raise KeyError("what")

    async def story(party):
        await kept_up(party.host, "work", work)
        assert len(begun) == 3
        assert sent(party, party.lead)["faults"] == ["KeyError: 'what'"]

    played(tmp_path / "a.session", story)


def test_a_message_over_which_the_host_stumbles_is_refused_and_ends_no_line(tmp_path, monkeypatch):
    def broken(*_):
        raise TypeError("unhashable")

    async def story(party):
        (member,) = await party.seated((1, "sales"))
        monkeypatch.setattr("game.session.host.of_player", broken)
        assert (await party.seal(member, "stumble")) == {
            "kind": "no", "id": "stumble", "why": "unknown",
        }  # fmt: skip
        assert sent(party, party.lead)["faults"] == ["TypeError: unhashable"]

    played(tmp_path / "a.session", story)


def test_a_view_that_cannot_be_made_ends_no_line(tmp_path, monkeypatch):
    def broken(*_):
        raise KeyError("language")

    async def story(party):
        monkeypatch.setattr("game.session.line.shown_to", broken)
        line = Line(None, party.lead, party.host, 0.0)
        party.lead.wake.set()
        views = asyncio.create_task(line.views())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not views.done()
        assert party.host.faults == {"views": "KeyError: 'language'"}
        views.cancel()

    played(tmp_path / "a.session", story)


# ---- lived again ------------------------------------------------------------------------------


def test_a_game_that_is_lived_again_comes_out_as_it_did_or_the_facilitator_is_told(tmp_path):
    def states(party: Party) -> list[str]:
        return [one.data["state"] for one in party.store.events() if one.kind == "lived"]

    async def first(party):
        await party.seated((1, "sales"))
        party.memory.state = "one"
        await party.close()
        await party.say(party.lead, kind="reopen", round=1, quarter=1)
        party.memory.state = "two"
        await party.close()
        await party.host.live_again()
        assert states(party) == ["one", "two"]  # what was taken back may come out otherwise

    async def second(party):
        for state, told in (("two", []), ("three", ["no-otherwise"])):
            party.memory.state = state
            await party.host.live_again()
            assert sent(party, party.lead)["faults"] == told
        assert states(party) == ["one", "two"]

    played(tmp_path / "a.session", first)
    played(tmp_path / "a.session", second)


# ---- a window --------------------------------------------------------------------------------


class Still(Remote):
    """A window's end of the line, without a line."""

    def __init__(self) -> None:
        self.room, self.view, self.refused = {}, {}, ""

    def look(self, party: Party, member: Member) -> None:
        """Have the newest."""
        for kind, text in shown_to(party.host, member).items():
            setattr(self, kind, json.loads(text))


def test_a_window_keeps_no_sheet_of_another_turn_or_another_seat(tmp_path):
    async def story(party):
        (member,) = await party.seated((1, "sales"))
        remote = Still()
        window = Session(remote, Title)

        def sheet() -> str | None:
            remote.look(party, member)
            window._follow()
            return None if window.sheet is None else window.sheet.own["mark"]

        for quarter in (1, 2, 3):
            assert sheet() == f"secret-1-sales-{quarter}"
            await party.say(party.lead, kind="close", round=1, quarter=quarter)
            assert sheet() is None
            await party.host.live_again()
        assert sheet() is None
        await party.say(party.lead, kind="reopen", round=1, quarter=3)
        assert sheet() is None
        await party.host.live_again()
        assert sheet() == "secret-1-sales-3"
        await party.say(party.lead, kind="kick", team=1, seat="sales")
        assert sheet() is None
        await party.say(member, kind="sit", team=1, seat="it")
        remote.room = json.loads(shown_to(party.host, member)["room"])  # the view comes later
        window._follow()
        assert window.sheet is None
        assert sheet() == "secret-1-it-3"

    played(tmp_path / "a.session", story)
