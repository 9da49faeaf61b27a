"""The debrief as the host knows it: how far it is known, and the pages that were made of it.

Two programs beside the host work for it, which has no time and no memory for that. One tells what a
single life of each game tells, and writes the pages: they stand seconds after the last quarter. The
other tries the games under other lucks, for minutes; with each team that it has counted the pages
are written again. They lie beside the session's file, and under an address that only the
facilitator is told.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Collection
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from game.catalogue import languages
from game.session.beside import beside
from game.session.keys import new_token, same
from game.session.members import Role
from game.session.room import Plain, Room

type Known = Callable[[str], tuple[Role, str] | None]
"""Whose token it is."""

KINDS = ("page", "slides")
ANEW = {"begin", "close", "reopen"}
"""Events after which there is more to look back on, or less: pages stay as they were."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
"""A debrief holds its own style, and asks nobody for anything."""


class Debriefing:
    """What is looked back on, and what came of it.

    Args:
        session: the session's file.
        languages: in which somebody may ask for it; there may be more later.
        changed: told when there is something new to show.
    """

    def __init__(
        self, session: Path, languages: Collection[str], changed: Callable[[], None]
    ) -> None:
        self.session, self.languages, self.changed = session.resolve(), languages, changed
        self.begun = asyncio.Event()
        """Set once there is play: later there will be something to look back on."""
        self.told, self.done, self.every = 0, 0, 0
        """How many teams have been told, how many counted, and how many there are."""
        self.percent: int | None = None
        """How far the pages are that were asked for; None while none are."""
        self.fault = ""
        self.made: dict[str, Any] | None = None
        """When pages were made, and of how many teams all is in them."""
        self.key = ""
        """Part of the pages' address; there are none without."""
        self._language = ""
        """Of pages that are made again by themselves; there are none without."""
        self._ahead = True
        """Whether a round that is not over is left out."""
        self.news, self._known = 0, 0
        """How often there was something new, and how much of that has been told."""
        self._wanted, self._told = asyncio.Event(), asyncio.Event()
        self._counting: asyncio.Task[int] | None = None

    def heed(self, room: Room, kind: str, data: Plain) -> None:
        """Something has happened: perhaps a team has sealed all that it will, or talk begins."""
        if kind in ANEW:
            self.begun.set()
            self.told = self.done = self.every = 0
            self._language, self._ahead = "", True
            if self.made:
                self.made["old"] = True
        if kind == "reopen" and self._counting is not None:
            self._counting.cancel()  # of a game that is no more; what was sealed stands again
            self.look()
        last = room.quarter == room.quarters
        team = room.team(data["team"]) if kind == "seal" and last else None
        sealed = team is not None and not room.waits_for(team)
        if kind == "freeze" or sealed or (kind == "close" and room.over):
            self.look()

    def resume(self, room: Room) -> None:
        """A host goes on with a session."""
        if room.phase != "lobby":
            self.look()

    def look(self) -> None:
        """There is something new to look back on."""
        self.begun.set()
        self.news += 1
        self._wanted.set()

    def make(self, language: str) -> None:
        """Make the pages of what is known, and again whenever more is."""
        if self.percent is None:
            self.percent, self.fault = 0, ""
            self._language, self._ahead = language, False
            self.look()
            self.changed()

    async def tell(self) -> None:
        """Have games told and pages written, until the host ends."""
        await self.begun.wait()
        while True:
            self._wanted.clear()
            await beside("game.debrief.making", self._order(), self._hear, self._orders())
            if self.percent is not None:
                self.percent, self.fault = None, self.fault or "?"
                self.changed()
            await self._wanted.wait()

    def _order(self) -> str:
        files = {kind: str(self.file(kind)) for kind in KINDS}
        write = {"language": self._language, **files} if self._language else None
        return json.dumps({**self._asked(), "write": write, "news": self.news})

    def _asked(self) -> dict[str, Any]:
        languages = sorted(self.languages)
        return {"session": str(self.session), "languages": languages, "ahead": self._ahead}

    async def _orders(self) -> AsyncIterator[str]:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            yield self._order()

    def _hear(self, line: str) -> None:
        said = json.loads(line)
        self.told, self.every = said.get("told", self.told), said.get("of", self.every)
        self.fault = said.get("fault", self.fault)
        if self.percent is not None and self.every:
            self.percent = 100 * self.told // self.every
        if "made" in said:
            self.made = {**said["made"], "at": time.time(), "old": not self._language}
            self.key = self.key or new_token()
        if "ready" in said:
            self.percent = None
            if said["ready"] > self._known:
                self._known = said["ready"]
                self._told.set()
        self.changed()

    async def count(self) -> None:
        """Have games tried that have been told, until the host ends."""
        await self.begun.wait()
        await beside("game.debrief.judging", json.dumps({"session": None}))
        while True:
            await self._told.wait()
            self._told.clear()
            asked = json.dumps(self._asked())
            self._counting = asyncio.create_task(
                beside("game.debrief.judging", asked, self._hear_count)
            )
            try:
                await asyncio.wait([self._counting])
            finally:
                self._counting.cancel()
                self._counting = None

    def _hear_count(self, line: str) -> None:
        said = json.loads(line)
        self.done, self.every = said["done"], said["of"]
        if self._language and self.made and self.done > self.made["counted"]:
            self._wanted.set()
        self.changed()

    def file(self, kind: str) -> Path:
        """Where the page, or the slides, are written."""
        return self.session.with_name(f"{self.session.stem}{'-slides' * (kind == 'slides')}.html")

    def plain(self) -> dict[str, Any]:
        """What the facilitator is shown."""
        links = {kind: f"/debrief/{self.key}/{kind}" for kind in KINDS} if self.key else {}
        return {
            "told": self.told,
            "done": self.done,
            "of": self.every,
            "percent": self.percent,
            "fault": self.fault,
            "made": self.made,
            "links": links,
            "files": [self.file(kind).name for kind in KINDS] if self.key else [],
        }


def routes(debriefing: Debriefing, known: Known) -> list[Route]:
    """What the facilitator's page asks for.

    Args:
        debriefing: of the session.
        known: whose token it is.
    """

    async def make(request: Request) -> Response:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        role = known(token)
        if role is None or role[0] != "facilitator":
            return JSONResponse({"why": "stranger"}, 403)
        if request.path_params["language"] not in languages():
            return Response(status_code=404)
        debriefing.make(request.path_params["language"])
        return JSONResponse({}, 202)

    async def show(request: Request) -> Response:
        asked, kind = request.path_params["key"], request.path_params["kind"]
        there = kind in KINDS and debriefing.file(kind).is_file()
        if not (debriefing.key and same(asked, debriefing.key) and there):
            return Response(status_code=404)
        return FileResponse(
            debriefing.file(kind),
            media_type="text/html",
            headers={"content-security-policy": POLICY},
        )

    return [
        Route("/debrief/{language}", make, methods=["POST"]),
        Route("/debrief/{key}/{kind}", show, methods=["GET"]),
    ]
