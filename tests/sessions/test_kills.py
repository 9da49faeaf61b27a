"""The real command with its real worker, killed again and again while eight teams decide."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from game.session.client import knock
from tests.sessions.test_load import TEAMS, children, opened
from tests.sessions.test_process import Person, settled, written

pytestmark = pytest.mark.slow
HOSTS, WORKERS = 50, 20
"""How often each is killed."""
BACK, COMPUTED, GONE = 3.0, 300.0, 10.0
"""Seconds once the host listens again until everybody is back, and until their numbers are; and
until nothing of a killed host is left."""
EIGHTH = 8
SMALL = ("--customers", "200")
WISH = {"kind": "discount", "depth": 0.1}


class Room:
    """A host in a process of its own, and everybody who is there."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.process, self.address, self.code, token = opened(file, 0, *SMALL)
        self.port = int(self.address.rsplit(":", 1)[1])
        self.lead, self.people = Person(self.address, token), []

    async def fill(self) -> None:
        """A person a team, and the first quarter."""
        await self.lead.until(lambda one: one.latest.get("room", {}).get("ready"), COMPUTED)
        for team in range(1, TEAMS + 1):
            token = await asyncio.to_thread(knock, self.address, self.code)
            self.people.append(Person(self.address, token))
            await self.people[-1].send(kind="sit", team=team, seat="sales")
            await self.people[-1].until(settled)  # teams to which nobody came do not play
        await self.lead.send(kind="begin")
        await self.computed()

    @property
    def everybody(self) -> list[Person]:
        return [*self.people, self.lead]

    async def computed(self) -> None:
        """Until all is saved, and everybody sees the quarter that is planned."""

        def planning(one: Person) -> bool:
            room, view = (one.latest.get(kind, {}) for kind in ("room", "view"))
            return settled(one) and view.get("turn", -1) == room.get("turn")

        for one in self.people:
            await one.until(planning, COMPUTED)
        await self.lead.until(settled, COMPUTED)

    async def second(self, turn: int) -> None:
        """Each team decides once."""
        for one in self.people:
            await one.seal((turn % 10) / 100)
            await asyncio.sleep(1 / TEAMS)  # a load, not a wait

    async def close(self) -> None:
        room = self.lead.latest["room"]
        await self.lead.send(kind="close", round=room["round"], quarter=room["quarter"])
        await self.lead.until(lambda one: one.latest["room"]["quarter"] == room["quarter"] + 1)
        for one in self.people:
            await one.until(lambda one: one.latest["room"]["quarter"] == room["quarter"] + 1)
        await self.computed()

    def seen(self) -> list[dict]:
        """What each of them sees."""
        return [{kind: one.latest[kind] for kind in ("room", "view")} for one in self.people]

    async def killed(self) -> None:
        """The host is killed; nothing of it is left."""
        beside = children(self.process.pid)
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        async with asyncio.timeout(GONE):
            while any(os.path.exists(f"/proc/{pid}") for pid in beside):  # noqa: ASYNC110, ASYNC240, PTH110
                await asyncio.sleep(0.05)  # nobody tells us

    async def again(self) -> tuple[float, float]:
        """The same command once more; seconds until all are back, and until their numbers are."""
        for one in self.everybody:
            await one.until(lambda one: not one.line.connected)
            one.latest.pop("room", None)
            one.latest.pop("view", None)
        clock = asyncio.get_running_loop().time
        self.process, *_places = await asyncio.to_thread(opened, self.file, self.port, *SMALL)
        begun = clock()
        for one in self.everybody:
            await one.until(lambda one: one.line.connected and "room" in one.latest)
        back = clock() - begun
        await self.computed()
        return back, clock() - begun

    async def end(self) -> None:
        for one in self.everybody:
            assert {no["why"] for no in one.refused} <= {"busy"}  # which is sent again
            one.all_counts()
            await one.leave()

    def over(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def answered(name: str, person: Person) -> bool:
    return person.latest.get("answer", {}).get("id") == name


def said(seconds: Sequence[float]) -> str:
    return f"{len(seconds)} times, {median(seconds):.2f} s, at most {max(seconds):.2f} s"


def told(path: Path, story) -> None:
    async def telling() -> Room:
        room = Room(path / "a.session")
        try:
            await room.fill()
            await story(room)
            await room.end()
        finally:
            room.over()
        return room

    room = asyncio.run(telling())
    written(room.file, room.everybody)


def test_fifty_killed_hosts_lose_and_double_nothing_and_leave_nothing_behind(tmp_path, capsys):
    waits: list[tuple[float, float]] = []

    async def story(room: Room):
        for kill in range(HOSTS):
            await room.second(kill)
            quiet = kill % 5 == 4
            if quiet:
                await room.computed()
            before = room.seen()
            for one in () if quiet else room.people:
                await one.seal(0.05)  # some of these have been written down, some have not
            await room.killed()
            waits.append(await room.again())
            if quiet:
                assert room.seen() == before
            if kill % EIGHTH == EIGHTH - 1:
                await room.close()

    told(tmp_path, story)
    back, computed = zip(*waits, strict=True)
    with capsys.disabled():
        print(f"\nall back: {said(back)}; their numbers: {said(computed)}")
    assert max(back) <= BACK


def test_a_worker_that_is_killed_costs_nothing_but_time(tmp_path, capsys):
    waits: list[float] = []

    async def story(room: Room):
        clock = asyncio.get_running_loop().time
        for kill in range(WORKERS):
            await room.second(kill)
            quarter = room.lead.latest["room"]["quarter"]
            if kill % 4 == 0 and quarter < 6:  # it dies over its work
                await room.lead.send(kind="close", round=1, quarter=quarter)
            (worker,) = children(room.process.pid)
            os.kill(worker, signal.SIGKILL)
            begun = clock()
            for one in room.people:
                await one.line.say({"kind": "ask", "id": f"k{kill}", "decisions": [WISH]})
            for one in room.people:
                await one.until(partial(answered, f"k{kill}"), COMPUTED)
            await room.computed()
            waits.append(clock() - begun)

    told(tmp_path, story)
    with capsys.disabled():
        print(f"\nanswers of a new worker: {said(waits)}")
