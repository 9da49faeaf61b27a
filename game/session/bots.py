"""A rehearsal: players and a facilitator of the computer, over the same lines as people.

Each bot knows what its seat is sent and nothing else. It thinks for a while, moves one thing, asks
for a little more money when its bonus is below its target, and seals.
"""

import asyncio
import json
import sys
from dataclasses import dataclass, field
from typing import Any

from game.session.beside import heard
from game.session.client import Client, knock
from game.session.trust import trusting
from sim.room import SEATS

THINKING = (20.0, 90.0)
"""Seconds from the first to the last of a team, at the speed of people."""
PAUSE = 10.0
"""Seconds a facilitator of the computer waits before a button."""
FLOOR = 3


def decided(view: dict[str, Any], place: int) -> tuple[list[dict[str, Any]], float]:
    """What a bot seals: what it decides, and what it asks for.

    Args:
        view: of its seat.
        place: of the team, so that teams differ.
    """
    own, turn = view["own"], place + view["turn"]
    if "effort" not in own:
        return [], 0.0
    row = [part["share"] for part in own["effort"]]
    which, other = turn % len(row), (turn + 1) % len(row)
    moved = min(10, row[other] - FLOOR)
    row[which], row[other] = row[which] + moved, row[other] - moved
    names = [part["task"] for part in own["effort"]]
    shares = {task: share / 100.0 for task, share in zip(names, row, strict=True)}
    effort = {"kind": "own_effort", **shares}
    return [effort] if moved else [], (turn % 4) / 100.0


@dataclass
class Bot:
    """A player of the computer.

    Args:
        line: its own, to the host.
        team: number of its team, from 1.
        seat: where it sits.
        speed: how many times faster than people it thinks.
    """

    line: Client
    team: int
    seat: str
    speed: float
    room: dict[str, Any] = field(default_factory=dict)
    view: dict[str, Any] = field(default_factory=dict)

    async def play(self) -> None:
        """Sit down, and seal each quarter once."""
        self.changed = asyncio.Event()
        self.line.hears = self.hear
        running = asyncio.create_task(self.line.run())
        await self.line.send({"kind": "sit", "team": self.team, "seat": self.seat})
        sealed: set[tuple[int, int]] = set()
        while not running.done():
            await self.changed.wait()
            self.changed.clear()
            if (now := self._due()) and now not in sealed:
                await asyncio.sleep(self._thinks())
                if now == self._due():
                    sealed.add(now)
                    await self._seal()
        await running

    def hear(self, message: dict[str, Any]) -> None:
        """Remember the newest."""
        if message["kind"] in {"room", "view"}:
            setattr(self, message["kind"], message)
            self.changed.set()

    def _due(self) -> tuple[int, int] | None:
        """The quarter that waits for this seat, once there is something to look at."""
        if self.room.get("phase") != "play" or not self.view:
            return None
        now = self.room["round"], self.room["quarter"]
        return now if self.room["turn"] == self.view["turn"] else None

    def _thinks(self) -> float:
        first, last = THINKING
        part = (self.team * len(SEATS) + SEATS.index(self.seat)) % 7 / 7.0
        return (first + part * (last - first)) / self.speed

    async def _seal(self) -> None:
        decisions, request = decided(self.view, self.team)
        now = {"round": self.room["round"], "quarter": self.room["quarter"]}
        await self.line.send({"kind": "seal", **now, "decisions": decisions, "request": request})


async def lead(line: Client, speed: float) -> None:
    """Begin once all sit, begin again after round 1, show the curves after round 2."""
    room: dict[str, Any] = {}

    def hear(message: dict[str, Any]) -> None:
        if message["kind"] == "room":
            room.update(message)

    line.hears = hear
    running = asyncio.create_task(line.run())
    done: set[str] = set()
    while not running.done():
        await asyncio.sleep(PAUSE / speed)
        order = _next(room)
        if order and order not in done:
            done.add(order)
            await line.send({"kind": order})
    await running


def _next(room: dict[str, Any]) -> str:
    if room.get("phase") == "lobby":
        seats = [seat["state"] for team in room["teams"] for seat in team["seats"]]
        return "begin" if room["ready"] and "computer" not in seats else ""
    if room.get("phase") == "ended" and not any(team["computing"] for team in room["teams"]):
        return "again" if room["round"] == 1 else "show"
    return ""


async def rehearse(
    address: str, code: str, facilitator: str, speed: float, fingerprint: str
) -> None:
    """Fill every seat of a session at which nobody is, and lead it.

    Args:
        address: of the host.
        code: to join with.
        facilitator: the facilitator's token.
        speed: how many times faster than people.
        fingerprint: of the host's certificate, if it has one.
    """
    trust = await asyncio.to_thread(trusting, address, fingerprint)

    def knocked() -> str:
        return knock(address, code, trust)

    free = await _free(Client(address, facilitator, _nothing, trust=trust))
    async with asyncio.TaskGroup() as together:
        for team, seat in free:
            token = await asyncio.to_thread(knock, address, code, trust)
            bot = Bot(Client(address, token, _nothing, trust=trust), team, seat, speed)
            together.create_task(bot.play())
        line = Client(address, facilitator, _nothing, trust=trust)
        together.create_task(lead(line, speed))


def _nothing(message: dict[str, Any]) -> None:
    """Until somebody listens."""


async def _free(line: Client) -> list[tuple[int, str]]:
    """Every seat at which nobody is; those of a rehearsal that broke off are freed."""
    heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    line.hears = heard.put_nowait
    running = asyncio.create_task(line.run())
    while (room := await heard.get())["kind"] != "room":
        pass
    seats = [(team["id"], seat) for team in room["teams"] for seat in team["seats"]]
    for team, seat in seats:
        if not seat.get("online", True):
            await line.send({"kind": "kick", "team": team, "seat": seat["seat"]})
    while line.unacked:
        await heard.get()
    await line.close()
    await running
    return [(team, str(seat["seat"])) for team, seat in seats if not seat.get("online", False)]


if __name__ == "__main__":
    told = json.loads(next(heard(sys.stdin)))
    asyncio.run(rehearse(*told))
