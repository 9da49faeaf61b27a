"""The debrief on the facilitator's page: prepared beside the host, and shown to nobody else."""

import asyncio
import json
from pathlib import Path

import pytest

from game.session.shown import shown_to
from tests.sessions.rooms import Party
from tests.sessions.test_gate import asked, told


class Programs:
    """In place of the programs beside the host."""

    def __init__(self, *, fails: bool = False) -> None:
        self.begun: list[tuple[str, dict]] = []
        self.fails = fails

    async def __call__(self, module: str, said: str, hear) -> int:
        about = json.loads(said)
        self.begun.append((module, about))
        if module == "game.debrief.judging":
            hear('{"done": 1, "of": 2}')
            await asyncio.Event().wait()  # it is at work until it is ended
        hear('{"percent": 40}')
        if self.fails:
            hear('{"fault": "no quarter of this session has been closed"}')
            return 1
        for kind in ("page", "slides"):
            written(Path(about[kind]), f"<p>{kind} in {about['language']}")
        return 0


def written(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


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

    told(tmp_path, story)


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

    told(tmp_path, story)


def test_before_anything_is_made_no_address_leads_anywhere(tmp_path, programs):
    async def story(party: Party) -> None:
        (tmp_path / "a.html").write_text("an old page", "utf-8")
        assert (await got(party, "/debrief//page"))[0] == 404
        assert seen(party)["links"] == {}

    told(tmp_path, story)


def test_who_looks_back_gives_way_to_the_pages_and_goes_on_after_them(tmp_path, programs):
    async def story(party: Party) -> None:
        debrief = party.host.debrief
        follows = asyncio.create_task(debrief.follow())
        debrief.due.set()
        await soon(lambda: debrief.done)
        assert (seen(party)["done"], seen(party)["of"]) == (1, 2)
        debrief.make("en")
        assert seen(party)["percent"] == 0
        await soon(lambda: len(programs.begun) == 3)
        follows.cancel()
        await asyncio.gather(follows, return_exceptions=True)
        kinds = [module.rpartition(".")[2] for module, _about in programs.begun]
        assert kinds == ["judging", "making", "judging"]

    told(tmp_path, story)


def test_what_went_wrong_is_said_and_it_can_be_tried_again(tmp_path, programs):
    async def story(party: Party) -> None:
        programs.fails = True
        party.host.debrief.make("en")
        await soon(lambda: seen(party)["percent"] is None)
        assert seen(party)["fault"] == "no quarter of this session has been closed"
        assert seen(party)["links"] == {}
        programs.fails = False
        party.host.debrief.make("en")
        await soon(lambda: seen(party)["links"])
        assert seen(party)["fault"] == ""

    told(tmp_path, story)


def test_it_is_due_when_a_team_has_sealed_its_last_quarter_and_when_talk_begins(tmp_path, programs):
    async def story(party: Party) -> None:
        due = party.host.debrief.due
        first, second = await party.seated((1, "sales"), (1, "it"))
        for _quarter in range(party.host.case.quarters - 1):
            await party.seal(first)
            await party.seal(second)
            await party.close()
        assert not due.is_set()
        await party.seal(first)
        assert not due.is_set()
        await party.seal(second)
        assert due.is_set()
        due.clear()
        await party.say(party.lead, kind="freeze")
        assert due.is_set()

    told(tmp_path, story)


def test_a_close_makes_what_was_prepared_old(tmp_path, programs):
    async def story(party: Party) -> None:
        await party.seated((1, "sales"))
        party.host.debrief.done = party.host.debrief.every = 1
        await party.close()
        assert seen(party)["of"] == 0

    told(tmp_path, story)
