"""A room at its fullest, with the real host and the real worker."""

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path
from statistics import median, quantiles

import pytest
from websockets.asyncio.client import connect

from game.session.client import knock
from tests.sessions.test_process import Person, settled

TEAMS, VIEWERS, SECONDS = 8, 100, 30
P99, HOST, WORKER = 0.150, 120, 300
"""Seconds until an acknowledgement; MiB of the host and of the worker."""


def opened(file: Path, port: int = 0, *more: str) -> tuple[subprocess.Popen, str, str, str]:
    """The command as a facilitator gives it; address, code and the facilitator's token."""
    program = [sys.executable, "-c", "from game.cli import main; main()"]
    asked = ("host", "promise-gap", "--port", str(port), "--teams", str(TEAMS), "--minutes", "0")
    process = subprocess.Popen(
        [*program, *asked, "--session", str(file), *more], stdout=subprocess.PIPE, text=True
    )
    said = ""
    while "End with" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    address, code = re.search(r"(http\S+) +code (\S+)", said).groups()
    return process, address, code, re.search(r"/facilitator#([\w-]+)", said)[1]


def resident(pid: int) -> float:
    """MiB of memory that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [int(one) for one in found]


class Timed(Person):
    """Somebody who notes how long each acknowledgement takes."""

    def __init__(self, address: str, token: str) -> None:
        self.begun: dict[str, float] = {}
        self.took: list[float] = []
        super().__init__(address, token)

    def hear(self, message) -> None:
        if message["kind"] == "ack" and message["id"] in self.begun:
            self.took.append(asyncio.get_running_loop().time() - self.begun.pop(message["id"]))
        super().hear(message)

    async def timed_seal(self, request: float) -> None:
        """Seal, if the page shows the quarter that is planned; else there is nothing to press."""
        room, view = self.latest["room"], self.latest["view"]
        if room["turn"] == view["turn"]:
            sending = asyncio.create_task(self.seal(request))
            await asyncio.sleep(0)
            self.begun[next(reversed(self.line.unacked))] = asyncio.get_running_loop().time()
            await sending


async def watched(address: str, token: str, *, reads: bool) -> None:
    """A viewer, who may not read at all."""
    where = f"ws{address.removeprefix('http')}/socket"
    async with connect(where, proxy=None, max_size=2**22, max_queue=1) as socket:
        await socket.send(json.dumps({"token": token}))
        if not reads:
            socket.transport.pause_reading()
            await asyncio.Event().wait()
        async for _text in socket:
            pass


async def loaded(process, address: str, code: str, token: str) -> tuple[list[float], float, float]:
    lead = Person(address, token)
    await lead.until(lambda one: "room" in one.latest)
    people: list[Timed] = []
    for team in range(1, TEAMS + 1):
        player = Timed(address, await asyncio.to_thread(knock, address, code))
        await player.send(kind="sit", team=team, seat="sales")
        await player.until(settled)
        people.append(player)
    viewer = await asyncio.to_thread(knock, address, code)
    crowd = [
        asyncio.create_task(watched(address, viewer, reads=number > 0))
        for number in range(VIEWERS + 1)
    ]
    await lead.send(kind="begin")
    for player in people:
        await player.until(lambda one: "view" in one.latest, 300.0)
    for second in range(SECONDS):
        if second % 10 == 5:
            room = lead.latest["room"]
            now = {"round": room["round"], "quarter": room["quarter"]}
            await lead.send(kind="close", **now)
        for player in people:
            await player.timed_seal(second % 10 / 100)
            await asyncio.sleep(1 / TEAMS)
    everybody: list[Person] = [*people, lead]
    for one in everybody:
        await one.until(lambda one: not one.line.unacked)
    sizes = resident(process.pid), max(resident(child) for child in children(process.pid))
    for task in crowd:
        task.cancel()
    for one in everybody:
        await one.leave()
    return [took for player in people for took in player.took], *sizes


@pytest.mark.slow
def test_a_full_room_waits_for_nothing_and_fits_a_small_computer(tmp_path, capsys):
    process, *places = opened(tmp_path / "load.session")
    try:
        took, host, worker = asyncio.run(loaded(process, *places))
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
    p99 = quantiles(took, n=100)[98]
    with capsys.disabled():
        print(
            f"\n{len(took)} acknowledged: p50 {1000 * median(took):.0f} ms, "
            f"p99 {1000 * p99:.0f} ms, longest {1000 * max(took):.0f} ms; "
            f"host {host:.0f} MiB, worker {worker:.0f} MiB"
        )
    assert len(took) >= TEAMS * SECONDS / 2  # none while a quarter is computed
    assert p99 <= P99
    assert host <= HOST
    assert worker <= WORKER
