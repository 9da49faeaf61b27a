"""Hosts for tests: a real room, ruling and file, and a worker that answers from memory."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from game.session.host import Host
from game.session.keys import digest, new_token
from game.session.limits import Limits
from game.session.members import Case, Member
from game.session.store import Store
from sim.room import ALWAYS, SEATS, WITHOUT_BUDGET

EVENTS = {"storm": {"id": "storm", "headline": {"en": "It rains"}, "when": {"week": 3}}}
NOW = 1_000_000.0
DISCOUNT = {
    "kind": "discount",
    "fields": [
        {"name": "depth", "kind": "number", "low": 0.0, "high": 0.2},
        {"name": "way", "kind": "choice", "options": [["one", "One"], ["two", "Two"]]},
        {"name": "row", "kind": "row", "parts": [{"name": "cost"}, {"name": "cx"}]},
    ],
}


def own_view(team: int, seat: str, quarter: int) -> dict:
    """A view with a mark in it that nobody else may see."""
    effort = [{"task": task, "share": 50} for task in ("hype", "listen")]
    return {
        "seat": seat,
        "chief": seat == "ceo",
        "levers": [DISCOUNT],
        "mark": f"secret-{team}-{seat}-{quarter}",
    } | ({} if seat in WITHOUT_BUDGET else {"effort": effort, "request": [-5, 10]})


class FromMemory:
    """In place of the worker."""

    def __init__(self) -> None:
        self.asked: list[dict] = []
        self.state = ""
        self.left: list[str] = []

    async def ask(self, **asked):
        self.asked.append(asked)
        quarter = 1 + sum(step["kind"] == "close" for step in asked.get("steps", ()))
        if asked["do"] == "ask":
            return {"answers": [{"refusal": "", "text": "fine"} for _one in asked["decisions"]]}
        seats = {seat: own_view(asked["team"], seat, quarter) for seat in SEATS}
        public = {"headlines": [], "mark": f"public-{asked['team']}"}
        views = {name: {"seats": seats, "public": public} for name in ("en", "de")}
        told = {"views": views, "state": self.state, "left": self.left}
        return told | {"equity": [40.0], "earned": {}, "week": 0}


class AtHand(FromMemory):
    """The real worker, in this process: scenario, seed, people."""

    def __init__(self, *first) -> None:
        super().__init__()
        from game.session.worker import Worker  # noqa: PLC0415  # which loads the engine

        self.worker = Worker(*first)

    async def ask(self, **asked):
        return json.loads(json.dumps(self.worker.answer(asked)))


def case(quarters: int = 3, seats: tuple[str, ...] = ALWAYS) -> Case:
    prompt = {1: {"minutes": 4, "prompt": {"en": "One minute each"}, "note": {}}}
    told = Case({"en": "A case"}, "Veridale", quarters, EVENTS, prompt, {"en": "A note"})
    return replace(told, seats=seats)


ABOUT = {
    "scenario": "promise-gap",
    "hash": "0" * 64,
    "seed": 7,
    "code": "ABC234",
    "customers": 200,
    "minutes": 5.0,
    "address": "http://127.0.0.1:8765",
    "entry": "/#ABC234",
    "facilitators": [],
    "walls": [],
}


def played(path: Path, story, **kwargs) -> "Party":
    """A party, after a story was told with it; its file is closed."""
    party = Party(path, **kwargs)
    try:
        asyncio.run(story(party))
    finally:
        party.store.close()
    return party


class Party:
    """A host with people.

    Args:
        path: of the session's file; it is opened if it is there.
        limits: how much anybody may do.
        quarters: of the case.
        seats: around each firm.
    """

    def __init__(
        self,
        path: Path,
        limits: Limits | None = None,
        quarters: int = 3,
        seats: tuple[str, ...] = ALWAYS,
    ) -> None:
        self.lead_token, self.wall_token = "l" * 32, "w" * 32
        keys = {"facilitators": [digest(self.lead_token)], "walls": [digest(self.wall_token)]}
        self.store = Store.open(path) if path.exists() else Store.create(path, ABOUT | keys)
        self.memory = FromMemory()
        self.now, self.port = NOW, 0
        self.host = Host(
            self.store, self.memory, case(quarters, seats), limits or Limits(), lambda: self.now
        )
        self.lead = Member("facilitator", digest(self.lead_token))
        self.n = 0

    def device(self) -> Member:
        """Somebody who came through the door."""
        token = new_token()
        self.host.welcome(token)
        return Member("player", digest(token))

    async def say(self, member: Member, called: str = "", **message) -> Mapping[str, Any]:
        """A message, and its answer."""
        self.n += 1
        await self.host.hear(member, json.dumps({"id": called or f"m{self.n}", **message}))
        return member.answers.get_nowait()

    async def seated(self, *places: tuple[int, str]) -> list[Member]:
        """People on seats, in teams that are made for them; play has begun."""
        for _team in range(max(team for team, _seat in places)):
            self.host.add_team()
        found = []
        for team, seat in places:
            member = self.device()
            self.host.enter(member)
            await self.say(member, kind="sit", team=team, seat=seat)
            found.append(member)
        await self.say(self.lead, kind="begin")
        await self.host.live_again()
        return found

    async def seal(self, member: Member, called: str = "", **fields) -> Mapping[str, Any]:
        """A seal for the quarter that is planned."""
        room = self.host.room
        now = {"round": room.round, "quarter": room.quarter, "decisions": [], "request": 0.0}
        return await self.say(member, called, kind="seal", **(now | fields))

    async def close(self) -> Mapping[str, Any]:
        """The facilitator closes the quarter, and everything is computed."""
        room = self.host.room
        found = await self.say(self.lead, kind="close", round=room.round, quarter=room.quarter)
        await self.host.live_again()
        return found
