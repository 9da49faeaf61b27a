"""The pages in a real browser: somebody joins, decides and seals; nothing is too wide."""

import asyncio
import json
import shutil

import pytest

from tests.sessions.chromium import Browser
from tests.sessions.test_gate import CODE
from tests.sessions.test_window import Hosted

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine"),
]
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SEAL = 'document.getElementById("seal")'


def told(tmp_path, story) -> None:
    """A story with a host and a browser; the browser must have nothing to complain of."""

    async def telling(hosted):
        async with Browser(BROWSER, tmp_path / "profile") as browser:
            await story(hosted, browser, f"http://127.0.0.1:{hosted.party.port}")
            assert browser.complaints == []

    with Hosted(tmp_path) as hosted:
        asyncio.run(telling(hosted))


def does(hosted, **message) -> asyncio.Future:
    return asyncio.get_running_loop().run_in_executor(None, lambda: hosted.does(**message))


async def seated(hosted, browser, address: str, wide: int):
    """Somebody in the seat of marketing, with a quarter to plan."""
    page = await browser.page(f"{address}/#{CODE}", wide)
    await page.until('document.querySelector("button.marketing")')
    assert await page.js("location.hash") == ""  # what stood there is gone
    await page.js('document.querySelector("button.marketing").click()')
    await page.until('document.body.classList.contains("seated")')
    await does(hosted, kind="begin")
    await page.until(SEAL)
    return page


@pytest.mark.parametrize("wide", [390, 1366])
def test_a_player_decides_and_seals_and_has_it_after_a_reload(tmp_path, wide):
    async def story(hosted, browser, address):
        page = await seated(hosted, browser, address, wide)
        assert await page.js(WIDER) <= 0
        await page.js('document.querySelector(".lever button").click()')
        await page.until('document.querySelector(".said").textContent')
        await page.js(f"{SEAL}.click()")
        await page.until(f"{SEAL}.disabled")
        (sealed,) = hosted.party.host.room.sealed(1).values()
        assert [one["kind"] for one in sealed["decisions"]] == ["campaign_burst"]
        await page.js("window.old = true; location.reload()")
        await page.until(f"!window.old && {SEAL} && {SEAL}.disabled")
        assert await page.js(WIDER) <= 0

    told(tmp_path, story)


@pytest.mark.parametrize("wide", [390, 1366])
def test_the_facilitator_begins_closes_and_takes_back_and_the_wall_follows(tmp_path, wide):
    async def story(hosted, browser, address):
        party = hosted.party
        await seated(hosted, browser, address, 390)
        lead = await browser.page(
            f"{address}/facilitator#{party.lead_token}.{party.wall_token}", wide
        )
        wall = await browser.page(f"{address}/wall#{party.wall_token}", 1366)
        await lead.until('document.querySelector(".pill.deciding")')
        assert await lead.js(WIDER) <= 0
        assert await lead.js("location.hash") == await wall.js("location.hash") == ""
        await lead.js("window.confirm = () => true")
        buttons = '[...document.querySelectorAll("#now button")]'
        for number in (2, 3):
            await lead.js(f'{buttons}.find((one) => one.textContent.includes("Close")).click()')
            await wall.until(f'document.querySelector("h1").textContent.includes("{number} ")')
            await lead.until(f'document.getElementById("bar").textContent.includes("{number} of")')
        assert await wall.js('document.querySelector("svg.curves")') is None
        await lead.until('document.querySelector("#curves svg")')
        await lead.js(f'{buttons}.find((one) => one.textContent.includes("Take back")).click()')
        await wall.until('document.querySelector("h1").textContent.includes("2 ")')
        assert party.host.room.quarter == 2
        for name, comes in (
            ("Freeze", ".face"),
            ("bonuses", "table.bonuses"),
            ("brand", "svg.curves"),
        ):
            await lead.until(f'{buttons}.find((one) => one.textContent.includes("{name}"))')
            await lead.js(f'{buttons}.find((one) => one.textContent.includes("{name}")).click()')
            await wall.until(f'document.querySelector("{comes}")')
        assert party.host.room.shown == "brand"
        assert await wall.js(WIDER) <= 0

    told(tmp_path, story)


def test_what_people_write_is_shown_as_it_was_written(tmp_path):
    evil = '<img src=x onerror="window.bad = 1"><b id=evil>Hello</b>'

    async def story(hosted, browser, address):
        page = await seated(hosted, browser, address, 390)
        wall = await browser.page(f"{address}/wall#{hosted.party.wall_token}", 1366)
        await does(hosted, kind="say", text=evil, team=None)
        for one in (page, wall):
            await one.until(f"document.body.textContent.includes({json.dumps(evil)})")
            assert await one.js('window.bad || document.getElementById("evil")') is None

    told(tmp_path, story)


def test_the_self_test_finds_all_in_order(tmp_path):
    async def story(_hosted, browser, address):
        page = await browser.page(f"{address}/test", 390)
        await page.until('document.querySelectorAll("td.good").length === 4')
        assert await page.js(WIDER) <= 0

    told(tmp_path, story)
