"""Real processes over loopback: what a killed host has acknowledged is there when it is back."""

import asyncio
import gc
import re
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from game.session.beside import beside
from game.session.client import Client, knock
from game.session.store import Store

LEAD = "l" * 32
BACK = 3.0
"""Seconds within which clients are back once the host listens again."""


def started(file: Path, port: int = 0) -> tuple[subprocess.Popen, int]:
    """A host's process, and its port, once it listens."""
    program = [sys.executable, "-m", "tests.sessions.child", str(file), str(port)]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    return process, int(process.stdout.readline())


def ended(process: subprocess.Popen, how: int = signal.SIGTERM) -> None:
    process.send_signal(how)
    process.wait()
    process.stdout.close()


class Person:
    """Somebody at a device: what was acknowledged, and what is shown."""

    def __init__(self, address: str, token: str, trust=None) -> None:
        self.acked: dict[str, int] = {}
        self.sent: list[str] = []
        self.latest: dict[str, dict] = {}
        self.refused: list[dict] = []
        self.heard = asyncio.Event()
        self.line = Client(address, token, self.hear, trust=trust)
        self.running = asyncio.create_task(self.line.run())

    def hear(self, message) -> None:
        match message["kind"]:
            case "ack":
                assert self.acked.setdefault(message["id"], message["n"]) == message["n"]
            case "no":
                self.refused.append(message)
            case kind:
                self.latest[kind] = message
        self.heard.set()

    async def until(self, holds, seconds: float = 20.0) -> None:
        async with asyncio.timeout(seconds):
            while not holds(self):
                await self.heard.wait()
                self.heard.clear()

    async def send(self, **message) -> str:
        self.sent.append(await self.line.send(message))
        return self.sent[-1]

    async def seal(self, request: float) -> None:
        room = self.latest["room"]
        now = {"round": room["round"], "quarter": room["quarter"]}
        await self.send(kind="seal", **now, decisions=[], request=request)

    def all_counts(self) -> None:
        """Everything was acknowledged, but for seals in whose place a later one was sent."""
        assert not self.line.unacked
        assert set(self.acked) <= set(self.sent)
        assert self.sent[-1] in self.acked

    async def leave(self) -> None:
        await self.line.close()
        await self.running


def settled(person: Person) -> bool:
    return person.line.connected and not person.line.unacked


async def killed_under_load(
    file: Path, kills: int, teams: int, pause: float, back: float = 20.0
) -> None:
    process, port = started(file)
    address = f"http://127.0.0.1:{port}"
    try:
        lead = Person(address, LEAD)
        await lead.until(lambda one: "room" in one.latest)
        people = []
        for team in range(1, teams + 1):
            await lead.send(kind="add_team")
            await lead.until(settled)
            code = lead.latest["room"]["code"]
            people.append(Person(address, await asyncio.to_thread(knock, address, code)))
            await people[-1].send(kind="sit", team=team, seat="sales")
            await people[-1].until(settled)
        await lead.send(kind="begin")
        for one in people:
            await one.until(lambda one: "view" in one.latest)
        for kill in range(kills):
            for turn in range(5):
                for one in people:
                    await one.seal(((kill * 5 + turn) % 10) / 100)
                await asyncio.sleep(pause)  # a load, not a wait
            ended(process, signal.SIGKILL)
            for one in people:  # what is meant while nobody listens
                await one.seal(0.01)
            process, _port = await asyncio.to_thread(started, file, port)
            for one in (*people, lead):
                await one.until(settled, back)
        for one in (*people, lead):
            assert one.refused == []
            one.all_counts()
            await one.leave()
    finally:
        ended(process)
    written(file, [*people, lead])


def written(file: Path, people: list[Person]) -> None:
    """Every acknowledged message is in the file once, with the number that was said.

    A seal whose acknowledgement died with the host is there as well, if another took its place.
    """
    store = Store.open(file)
    events = [one for one in store.events() if one.by in {"player", "facilitator"}]
    store.close()
    numbers = {event.id.split("-", 1)[1]: event.n for event in events}
    assert len(numbers) == len(events)
    acked = {name: n for one in people for name, n in one.acked.items()}
    assert acked.items() <= numbers.items()
    assert numbers.keys() <= {name for one in people for name in one.sent}
    requests = Counter(event.kind for event in events)
    assert requests["seal"] > 0


def test_a_killed_host_loses_and_doubles_nothing_and_no_proxy_is_asked(tmp_path, monkeypatch):
    for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    asyncio.run(killed_under_load(tmp_path / "a.session", kills=1, teams=3, pause=0.0))


BUSY = """
import sys
from game.session.beside import heard
print(next(heard(sys.stdin)), end="", flush=True)
while True:
    pass
"""


def test_a_program_beside_the_host_ends_with_it_whatever_it_is_doing():
    pipe = subprocess.PIPE
    busy = subprocess.Popen([sys.executable, "-c", BUSY], stdin=pipe, stdout=pipe, text=True)
    with busy:
        busy.stdin.write("a line\n")
        busy.stdin.flush()
        assert busy.stdout.readline() == "a line\n"
        busy.stdin.close()
        assert busy.wait(60.0) == 0


@pytest.mark.parametrize("hears", [None, print], ids=["deaf", "hearing"])
def test_a_program_beside_a_host_that_ends_is_waited_for(hears):
    """Else it is missed once the loop is closed, which is said on the host's screen."""

    async def story():
        begun, launch = asyncio.Event(), asyncio.create_subprocess_exec

        async def launched(*_, **pipes):
            process = await launch(sys.executable, "-c", BUSY, **pipes)
            begun.set()
            return process

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(asyncio, "create_subprocess_exec", launched)
            running = asyncio.create_task(beside("busy", "a line", hears))
            await begun.wait()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    asyncio.run(story())
    gc.collect()  # what was not waited for complains now


@pytest.mark.slow
def test_a_host_that_is_killed_fifty_times_loses_and_doubles_nothing(tmp_path):
    asyncio.run(killed_under_load(tmp_path / "a.session", kills=50, teams=8, pause=0.1, back=BACK))


OUTGOING = """
import sys

def heard(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        place = str(arguments)
        if "127.0.0.1" not in place and "localhost" not in place:
            print("OUT", event, place, flush=True)

sys.addaudithook(heard)
from game.cli import main
main()
"""
"""The command with an ear on it: whatever leaves this computer is printed."""


def test_a_host_tells_where_to_go_answers_and_calls_nobody(tmp_path):
    file = tmp_path / "a.session"
    asked = ("host", "promise-gap", "--port", "0", "--session", str(file), "--customers", "60")
    process = subprocess.Popen(
        [sys.executable, "-c", OUTGOING, *asked], stdout=subprocess.PIPE, text=True
    )
    try:
        lines = [process.stdout.readline() for _line in range(4)]
        address, code = re.search(r"(http\S+) +code (\S+)", lines[0]).groups()
        assert [line.split()[0] for line in lines] == ["join", "facilitator", "wall", "End"]
        assert len(knock(address, code)) == 32
        maps = Path(f"/proc/{process.pid}/maps")
        if maps.exists():
            assert "numba" not in maps.read_text("utf-8")
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
    finally:
        ended(process)
    assert "OUT" not in "".join(lines) + rest
    assert process.returncode == 0
    Store.open(file).close()


async def stopped_and_let_go(file: Path) -> float:
    """How long somebody does not notice that a host is silent; the host is let go on afterwards."""
    process, port = started(file)
    try:
        person = Person(f"http://127.0.0.1:{port}", LEAD)
        await person.until(lambda one: one.line.connected)
        process.send_signal(signal.SIGSTOP)
        begun = asyncio.get_running_loop().time()
        await person.until(lambda one: not one.line.connected)
        noticed = asyncio.get_running_loop().time() - begun
        process.send_signal(signal.SIGCONT)
        await person.until(settled)
        await person.leave()
    finally:
        process.send_signal(signal.SIGCONT)
        ended(process)
    return noticed


@pytest.mark.slow
def test_a_line_that_went_silent_is_noticed_within_five_seconds(tmp_path):
    assert asyncio.run(stopped_and_let_go(tmp_path / "a.session")) <= 5.0


def test_the_process_of_the_host_loads_no_compiler_no_mesa_and_no_numbers():
    heavy = {"numba", "llvmlite", "mesa", "numpy", "pygame", "scipy"}
    modules = ("game.cli", "game.session.hosting")
    program = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", program], text=True).split()
    assert set(modules) <= set(loaded)
    assert not {name.split(".")[0] for name in loaded} & heavy
