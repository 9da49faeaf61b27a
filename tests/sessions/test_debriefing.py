"""The debrief on the facilitator's page: prepared beside the host, and shown to nobody else."""

import asyncio
import json
from pathlib import Path

import pytest

from game.session.shown import shown_to
from tests.sessions.rooms import Party
from tests.sessions.test_gate import asked, told


class Programs:
    """In place of the programs beside the host; what each says is decided by the test."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.orders: list[dict] = []
        self.counts: list[dict] = []
        self.counted, self.fault = 0, ""
        self.more = asyncio.Event()
        """Set, and the games of one more team are counted."""

    async def __call__(self, module: str, said: str, hear=None, more=None) -> int:
        self.begun.append(module.rpartition(".")[2])
        if module == "game.debrief.judging":
            return await self.count(json.loads(said), hear)
        self.make(json.loads(said), hear)
        async for line in more:
            self.make(json.loads(line), hear)
        return 0

    def make(self, about: dict, hear) -> None:
        self.orders.append(about)
        for n in (1, 2):
            hear(json.dumps({"told": n, "of": 2}))
        if about["write"] and self.fault:
            hear(json.dumps({"fault": self.fault}))
        elif about["write"]:
            for kind in ("page", "slides"):
                text = f"<p>{kind} in {about['write']['language']}"
                Path(about["write"][kind]).write_text(text, "utf-8")
            hear(json.dumps({"made": {"counted": self.counted, "of": 2}}))
        hear(json.dumps({"ready": about["news"]}))

    async def count(self, about: dict, hear) -> int:
        if about["session"] is not None:
            self.counts.append(about)
            hear(json.dumps({"done": self.counted, "of": 2}))
            while self.counted < 2:
                await self.more.wait()
                self.more.clear()
                self.counted += 1
                hear(json.dumps({"done": self.counted, "of": 2}))
        return 0


def working(tmp_path: Path, story) -> None:
    """Tell a story while the debrief is at work."""

    async def both(party: Party) -> None:
        debrief = party.host.debrief
        works = [asyncio.create_task(work()) for work in (debrief.tell, debrief.count)]
        try:
            await story(party)
        finally:
            for work in works:
                work.cancel()
            await asyncio.gather(*works, return_exceptions=True)

    told(tmp_path, both)


async def got(party: Party, way: str) -> tuple[int, str]:
    return await asked(party.port, "GET", way, connection="close")


@pytest.fixture
def programs(monkeypatch) -> Programs:
    found = Programs()
    monkeypatch.setattr("game.session.debriefing.beside", found)
    return found


async def soon(what) -> None:
    """Until something is so, while others work."""
    while not what():  # noqa: ASYNC110  # what others change has no event
        await asyncio.sleep(0)


def seen(party: Party) -> dict:
    return json.loads(shown_to(party.host, party.lead)["room"])["debrief"]


async def ordered(party: Party, token: str, language: str = "de") -> int:
    said = {"authorization": f"Bearer {token}", "connection": "close"}
    return (await asked(party.port, "POST", f"/debrief/{language}", **said))[0]


def test_only_the_facilitator_has_it_made(tmp_path, programs):
    async def story(party: Party) -> None:
        assert await ordered(party, "nobody") == 403
        assert await ordered(party, party.wall_token) == 403
        assert await ordered(party, party.lead_token, "xx") == 404
        assert programs.begun == []
        assert await ordered(party, party.lead_token) == 202

    working(tmp_path, story)


def test_pages_are_shown_under_an_address_that_nobody_guesses(tmp_path, programs):
    async def story(party: Party) -> None:
        await ordered(party, party.lead_token)
        await soon(lambda: seen(party)["links"])
        found = seen(party)
        assert found["files"] == ["a.html", "a-slides.html"]
        status, said = await got(party, found["links"]["slides"])
        assert (status, said.rpartition("<p>")[2]) == (200, "slides in de")
        assert said.count("content-security-policy") == 1
        assert "style-src 'unsafe-inline'" in said
        assert "script-src" not in said
        for other in ("/debrief//page", "/debrief/x/page", found["links"]["page"] + "s"):
            assert (await got(party, other))[0] == 404

    working(tmp_path, story)


def test_before_anything_is_made_no_address_leads_anywhere(tmp_path, programs):
    async def story(party: Party) -> None:
        (tmp_path / "a.html").write_text("an old page", "utf-8")
        assert (await got(party, "/debrief//page"))[0] == 404
        assert seen(party)["links"] == {}

    working(tmp_path, story)


def test_the_page_stands_before_anything_is_counted_and_is_written_again_as_it_is(
    tmp_path, programs
):
    async def story(party: Party) -> None:
        await ordered(party, party.lead_token)
        await soon(lambda: seen(party)["made"])
        assert (seen(party)["told"], seen(party)["done"], seen(party)["of"]) == (2, 0, 2)
        link, made = seen(party)["links"]["page"], seen(party)["made"]
        assert (made["counted"], made["of"], made["old"]) == (0, 2, False)
        for n in (1, 2):
            programs.more.set()
            await soon(lambda n=n: seen(party)["made"]["counted"] == n)
        assert seen(party)["links"]["page"] == link
        assert programs.begun.count("making") == 1

    working(tmp_path, story)


def test_games_are_told_before_any_is_counted_and_nothing_is_written_unasked(tmp_path, programs):
    async def story(party: Party) -> None:
        party.host.debrief.look()
        await soon(lambda: programs.counts)
        assert [order["write"] for order in programs.orders] == [None]
        assert seen(party)["told"] == 2
        assert seen(party)["made"] is None
        assert not list(tmp_path.glob("*.html"))

    working(tmp_path, story)


def test_what_went_wrong_is_said_and_it_can_be_tried_again(tmp_path, programs):
    async def story(party: Party) -> None:
        programs.fault = "no quarter of this session has been closed"
        await ordered(party, party.lead_token)
        await soon(lambda: seen(party)["fault"])
        assert seen(party)["fault"] == "no quarter of this session has been closed"
        assert (seen(party)["percent"], seen(party)["links"]) == (None, {})
        programs.fault = ""
        await ordered(party, party.lead_token)
        await soon(lambda: seen(party)["links"])
        assert seen(party)["fault"] == ""

    working(tmp_path, story)


def test_a_program_that_broke_off_is_begun_again_when_somebody_asks(tmp_path, programs):
    async def broken(module: str, said: str, hear=None, more=None) -> int:
        return 1

    async def story(party: Party) -> None:
        party.host.debrief.make("en")
        await soon(lambda: seen(party)["fault"])
        assert (seen(party)["fault"], seen(party)["percent"]) == ("?", None)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.session.debriefing.beside", broken)
        working(tmp_path, story)


def test_it_is_due_when_a_team_has_sealed_its_last_quarter_and_when_a_round_is_over(
    tmp_path, programs
):
    async def story(party: Party) -> None:
        first, second = await party.seated((1, "sales"), (1, "it"))
        news = lambda: party.host.debrief.news  # noqa: E731  # asked again and again
        for _quarter in range(party.host.case.quarters - 1):
            await party.seal(first)
            await party.seal(second)
            await party.close()
        assert news() == 0
        await party.seal(first)
        assert news() == 0
        await party.seal(second)
        assert news() == 1
        await party.close()
        assert news() == 2
        await party.say(party.lead, kind="freeze")
        assert news() == 3

    working(tmp_path, story)


def test_what_is_counted_of_a_close_that_was_taken_back_is_not_told_as_what_there_is(
    tmp_path, programs
):
    async def story(party: Party) -> None:
        await party.seated((1, "sales"))
        for _quarter in range(party.host.case.quarters):
            await party.close()
        await soon(lambda: programs.counts)
        await party.say(party.lead, kind="reopen", round=1, quarter=3)
        assert (seen(party)["done"], seen(party)["of"]) == (0, 0)
        for _step in range(50):  # a count that is not ended waits for ever, and no other begins
            await asyncio.sleep(0)
        assert len(programs.counts) == 2

    working(tmp_path, story)


def test_pages_that_are_written_while_a_close_is_taken_back_are_old_ones(tmp_path, programs):
    async def story(party: Party) -> None:
        await party.seated((1, "sales"))
        await party.close()
        party.host.debrief.make("en")
        await party.say(party.lead, kind="reopen", round=1, quarter=1)
        party.host.debrief._hear('{"made": {"counted": 0, "of": 1}}')
        assert seen(party)["made"]["old"]

    working(tmp_path, story)


def test_once_play_goes_on_pages_stay_as_they_were_and_are_called_old(tmp_path, programs):
    async def story(party: Party) -> None:
        await party.seated((1, "sales"))
        party.host.debrief.make("en")
        await soon(lambda: seen(party)["made"])
        await party.close()
        assert (seen(party)["of"], seen(party)["made"]["old"]) == (0, True)
        party.host.debrief.look()
        await soon(lambda: programs.orders[-1]["news"] == 2)
        assert programs.orders[-1]["write"] is None

    working(tmp_path, story)
