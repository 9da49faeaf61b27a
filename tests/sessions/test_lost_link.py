"""A host, and people behind a network link that is cut: a game's own line, a page in a browser.

It takes root and Linux; elsewhere these tests are left out and say so.
"""

import asyncio
import json
import os
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.session.remote import Remote
from game.session.store import Store
from tests.lab.batch.test_links import HERE, SPACE, cut, link, mend, works
from tests.sessions.chromium import Browser
from tests.sessions.test_load import opened

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
NOTICED, BACK, READY = 5.0, 5.0, 600.0
"""Seconds until somebody sees that the line is lost, until it is back once there is a link again,
and until the model is compiled."""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not works(), reason="network namespaces need Linux and root"),
]


def far(function):
    """What a function comes to at the other end; threads that it begins stay there."""

    def go() -> None:
        with Path(f"/var/run/netns/{SPACE}").open("rb") as space:
            os.setns(space.fileno(), os.CLONE_NEWNET)

    with ThreadPoolExecutor(1, initializer=go) as there:
        return there.submit(function).result()


def until(holds, seconds: float) -> float:
    """Wait until something is so; how long that took."""
    begun, pause = time.monotonic(), threading.Event()
    while not holds():
        assert time.monotonic() - begun < seconds, "still not so"
        pause.wait(0.02)  # nobody sets it
    return time.monotonic() - begun


class Hosted:
    """A host at this end of the link, and its facilitator."""

    def __init__(self, folder: Path) -> None:
        self.file, kept = folder / "a.session", folder / "lead.json"
        more = ("--lan", "--customers", "60")
        self.process, address, self.code, token = opened(self.file, 0, *more)
        port = address.rsplit(":", 1)[1]
        self.address, near = f"http://{HERE}:{port}", f"http://127.0.0.1:{port}"
        kept.write_text(json.dumps({near: token}))
        self.lead = Remote(near, self.code, "en", kept)
        until(lambda: self.lead.room.get("ready"), READY)

    def seat(self, name: str) -> str:
        seats = self.lead.room["teams"][0]["seats"]
        return next(one["state"] for one in seats if one["seat"] == name)

    def online(self, name: str) -> bool:
        seats = self.lead.room["teams"][0]["seats"]
        return next(one.get("online", False) for one in seats if one["seat"] == name)

    def seals(self) -> list[float]:
        store = Store.open(self.file)
        found = [event.data["request"] for event in store.events() if event.kind == "seal"]
        store.close()
        return found

    def end(self) -> None:
        self.lead.close()
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def hosted(folder: Path):
    with link():
        host = Hosted(folder)
        try:
            yield host
        finally:
            mend()
            host.end()


def sealed(player: Remote, request: float) -> None:
    now = {key: player.room[key] for key in ("round", "quarter")}
    player.send({"kind": "seal", **now, "decisions": [], "request": request})


def test_a_game_whose_network_is_lost_says_so_and_is_back_with_all_it_meant(tmp_path, capsys):
    with hosted(tmp_path) as host:
        player = far(lambda: Remote(host.address, host.code, "en"))
        until(lambda: player.room, 20.0)
        player.send({"kind": "sit", "team": 1, "seat": "sales"})
        until(lambda: player.room.get("seat") == "sales", 20.0)
        host.lead.send({"kind": "begin"})
        until(lambda: player.planning, READY)
        sealed(player, 0.01)
        until(lambda: host.seals() == [0.01] and player.state == "saved", 20.0)
        cut()
        begun = time.monotonic()
        seen = until(lambda: not host.online("sales"), NOTICED)
        until(lambda: player.state == "away", NOTICED)
        noticed = time.monotonic() - begun
        sealed(player, 0.02)
        sealed(player, 0.03)
        mend()
        back = until(lambda: player.state == "saved" and host.online("sales"), BACK)
        assert host.seals() == [0.01, 0.02, 0.03]
        player.close()
    with capsys.disabled():
        print(f"\nfacilitator: {seen:.1f} s, both: {noticed:.1f} s; back after {back:.1f} s")
    assert noticed <= NOTICED


STATE = 'document.getElementById("state")'
SEAL = 'document.getElementById("seal")'


async def page_is_cut_off(host: Hosted, profile: Path) -> tuple[float, float]:
    """Seconds until a page says that it is offline, and until it is back."""
    async with Browser(BROWSER, profile) as browser:
        page = await browser.page(f"{host.address}/#{host.code}", 390)
        await page.until('document.querySelector("button.sales")')
        await page.js('document.querySelector("button.sales").click()')
        await page.until('document.body.classList.contains("seated")')
        host.lead.send({"kind": "begin"})
        await page.until(SEAL)
        cut()
        begun = time.monotonic()
        await page.until(f'{STATE}.textContent.includes("No connection")')
        noticed = time.monotonic() - begun
        await page.js(f"{SEAL}.click()")
        await asyncio.to_thread(until, lambda: not host.online("sales"), NOTICED)
        assert host.seals() == []
        mend()
        begun = time.monotonic()
        await page.until(f'{SEAL}.disabled && {STATE}.textContent.startsWith("saved")')
        return noticed, time.monotonic() - begun


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
def test_a_page_whose_network_is_lost_says_so_and_is_back_with_all_it_meant(tmp_path, capsys):
    with hosted(tmp_path) as host:
        story = lambda: asyncio.run(page_is_cut_off(host, tmp_path / "profile"))  # noqa: E731
        noticed, back = far(story)
        assert host.seals() == [0.0]
    with capsys.disabled():
        print(f"\nthe page: {noticed:.1f} s; back after {back:.1f} s")
    assert noticed <= NOTICED
    assert back <= BACK
