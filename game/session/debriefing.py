"""The debrief as the host knows it: how far it is prepared, and the pages that were made of it.

Both are done by programs beside the host, which has no time and no memory for them. The pages lie
beside the session's file, and under an address that only the facilitator is told.
"""

import asyncio
import json
from collections.abc import Callable, Collection
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
"""Events after which there is more to look back on, or less."""
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
        self.due = asyncio.Event()
        """Set when there is something new to look back on."""
        self.done, self.every = 0, 0
        """How many teams are looked back on, and how many there are."""
        self.percent: int | None = None
        """How far the pages are; None while none are made."""
        self.fault = ""
        self.key = ""
        """Part of the pages' address; there are none without."""
        self._judging: asyncio.Task[int] | None = None
        self._making: asyncio.Task[None] | None = None

    def heed(self, room: Room, kind: str, data: Plain) -> None:
        """Something has happened: perhaps a team has sealed all that it will, or talk begins."""
        if kind in ANEW:
            self.done = self.every = 0
        last = room.quarter == room.quarters
        team = room.team(data["team"]) if kind == "seal" and last else None
        if kind == "freeze" or (team is not None and not room.waits_for(team)):
            self.due.set()

    async def follow(self) -> None:
        """Look back while people play and talk, until the host ends."""
        while True:
            await self.due.wait()
            self.due.clear()
            if self._making is not None:
                await asyncio.wait([self._making])
            asked = {"session": str(self.session), "languages": sorted(self.languages)}
            self._judging = asyncio.create_task(
                beside("game.debrief.judging", json.dumps(asked), self._hear)
            )
            try:
                await asyncio.wait([self._judging])
            finally:
                self._judging.cancel()

    def make(self, language: str) -> None:
        """Make the pages; who looks back in the background gives way, and what it found is kept."""
        if self.percent is None:
            self.percent, self.fault = 0, ""
            if self._judging is not None:
                self._judging.cancel()
            self._making = asyncio.create_task(self._made(language))
            self.changed()

    async def _made(self, language: str) -> None:
        files = {kind: str(self.file(kind)) for kind in KINDS}
        asked = {"session": str(self.session), "language": language, **files}
        try:
            if await beside("game.debrief.making", json.dumps(asked), self._hear):
                self.fault = self.fault or "?"
            else:
                self.key = self.key or new_token()
        finally:
            self.percent = None
            self.due.set()
            self.changed()

    def _hear(self, line: str) -> None:
        said = json.loads(line)
        self.done, self.every = said.get("done", self.done), said.get("of", self.every)
        self.percent, self.fault = said.get("percent", self.percent), said.get("fault", self.fault)
        self.changed()

    def file(self, kind: str) -> Path:
        """Where the page, or the slides, are written."""
        return self.session.with_name(f"{self.session.stem}{'-slides' * (kind == 'slides')}.html")

    def plain(self) -> dict[str, Any]:
        """What the facilitator is shown."""
        links = {kind: f"/debrief/{self.key}/{kind}" for kind in KINDS} if self.key else {}
        return {
            "done": self.done,
            "of": self.every,
            "percent": self.percent,
            "fault": self.fault,
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
