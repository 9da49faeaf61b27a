"""A second device in a real network: it has another address, and a proxy that leads nowhere.

The host runs at the far end of a cable, as on a hotspot of its own. It takes root and Linux;
elsewhere these tests are left out and say so.
"""

import asyncio
import signal
import socket
from contextlib import contextmanager

import pytest

from game.screens.remote.joining import Joining
from game.screens.title import Title
from tests.lab.batch.test_links import SPACE, THERE, link, works
from tests.play.pages import Player
from tests.sessions.chromium import Browser
from tests.sessions.test_rehearsal import (
    BROWSER,
    SAY,
    Hosting,
    plays_a_quarter,
    press,
    printed,
    until,
)
from tests.sessions.test_window import session_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not works(), reason="network namespaces need Linux and root"),
    pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine"),
]
NOWHERE = "http://10.213.7.1:9"
PROXIES = ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
ELSEWHERE = "room.example"
BODY = "document.body.textContent"


@contextmanager
def hosted(folder, monkeypatch, *more: str):
    monkeypatch.setenv("SILO_HOME", str(folder / "home"))
    for name in PROXIES:
        monkeypatch.setenv(name, NOWHERE)
    with link():
        command = [*printed("host promise-gap --lan")[:2], *more]
        hosting = Hosting(command, folder, ("ip", "netns", "exec", SPACE))
        try:
            yield hosting
        finally:
            hosting.end(signal.SIGKILL)


async def played(hosting: Hosting, browser: Browser) -> None:
    """People come by the wall's picture and by the printed address, and play a quarter."""
    lead = await browser.page(hosting.lead, 1366)
    wall = await browser.page(hosting.wall, 1920)
    await wall.until('document.querySelector("svg")')
    (picture,) = await wall.codes()
    phone = await browser.page(picture, 390)
    await phone.until('document.querySelector("button.marketing")')
    await phone.js('document.querySelector("button.marketing").click()')
    address = hosting.join.removeprefix("http://")
    assert address.startswith(THERE)
    window = Player(Joining(Title, address, hosting.code, at_once=True))
    await until(window, lambda: "sit-2-sales" in window.ids())
    window.click("sit-2-sales")
    await until(window, lambda: "briefing" in window.ids())
    await press(lead, "begin")
    await plays_a_quarter(lead, phone, window, 1)
    session_of(window).remote.close()
    window.close()


async def looked_at(hosting: Hosting, browser: Browser) -> None:
    """What a device sees that has neither a code nor a key."""
    test = await browser.page(f"{hosting.join}/test", 390)
    await test.until('document.querySelectorAll("td.good").length === 4')
    for page in ("facilitator", "wall"):
        keyless = await browser.page(f"{hosting.join}/{page}", 390)
        await keyless.until(f'{BODY}.includes("{SAY["no-stranger"]}")')
        forged = await browser.page(f"{hosting.join}/{page}#{'A' * 32}", 390)
        await forged.until(f'{BODY}.includes("{SAY["no-stranger"]}")')


def test_a_device_with_another_address_comes_in_by_what_the_host_prints(tmp_path, monkeypatch):
    async def story(hosting):
        async with Browser(BROWSER, tmp_path / "profile") as browser:
            await played(hosting, browser)
            await looked_at(hosting, browser)
            assert browser.complaints == [], browser.complaints

    with hosted(tmp_path, monkeypatch, "--lan") as hosting:
        asyncio.run(story(hosting))


def test_a_name_from_elsewhere_that_leads_to_the_host_is_told_nothing(tmp_path, monkeypatch):
    """DNS rebinding: a page of a stranger's whose name suddenly means the host's address."""

    async def story(hosting):
        port = hosting.join.rsplit(":", 1)[1]
        rebound = f"--host-resolver-rules=MAP {ELSEWHERE} {THERE}"
        async with Browser(BROWSER, tmp_path / "profile", rebound) as browser:
            page = await browser.page(f"http://{ELSEWHERE}:{port}/#{hosting.code}", 390)
            assert await page.js(BODY) == "this host is not called that"
            asks = f'fetch("http://{ELSEWHERE}:{port}/door", {{method: "POST", body: "{{}}"}})'
            assert await page.js(f"{asks}.then((answer) => answer.status)") == 403

    with hosted(tmp_path, monkeypatch, "--lan") as hosting:
        asyncio.run(story(hosting))


def test_without_lan_another_device_finds_nobody(tmp_path, monkeypatch):
    with hosted(tmp_path, monkeypatch) as hosting:
        port = int(hosting.join.rsplit(":", 1)[1])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((THERE, port), 5.0)
