"""A rehearsal by the handbook: its own commands, from `silo host` to the debrief on paper.

Nothing stands in for anything: processes, a worker, pages in a browser, and the game's window.
"""

import asyncio
import base64
import re
import shlex
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from game.screens.remote.joining import Joining
from game.screens.title import Title
from game.session.texts import texts
from tests.architecture.sources import ROOT
from tests.play.pages import FRAME, Player
from tests.sessions.chromium import Browser, Page
from tests.sessions.test_window import session_of

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine"),
]
HANDBOOK = (ROOT / "docs" / "facilitator.md").read_text("utf-8")
SILO = (sys.executable, "-c", "from game.cli import main; main()")
FEW = ("--port", "0", "--customers", "60")
SAY = texts("en")
NOW = 'document.getElementById("now")'
LEAST_PAPER = 20_000
"""Bytes of a PDF that has pages."""


def printed(begins: str) -> list[str]:
    """A command as the handbook prints it, without the program; for this computer alone."""
    (line, *_more) = re.findall(rf"^uv run silo ({re.escape(begins)}.*)$", HANDBOOK, re.MULTILINE)
    return [word for word in shlex.split(line) if word != "--lan"]


class Hosting:
    """`silo host` with the links that it prints.

    Args:
        command: without the program.
        folder: in which it is given.
        through: what comes before the program: where it runs.
    """

    def __init__(self, command: list[str], folder: Path, through: tuple[str, ...] = ()) -> None:
        asked = (*command, *FEW) if "--session" in command else (*command, *FEW, "--session", "x")
        self.process = subprocess.Popen(
            [*through, *SILO, *asked], stdout=subprocess.PIPE, text=True, cwd=folder
        )
        found: dict[str, str] = {}
        while not (line := self.process.stdout.readline()).startswith("End"):
            name, rest = line.split(maxsplit=1)
            found[name] = rest.split()[0]
            if name == "join":
                self.code = rest.split()[-1]
        self.join, self.lead, self.wall = (found[n] for n in ("join", "facilitator", "wall"))

    def end(self, how: int = signal.SIGINT) -> None:
        self.process.send_signal(how)
        self.process.wait()
        self.process.stdout.close()


def debriefed(folder: Path, *command: str) -> Path:
    """A page that `silo debrief` wrote."""
    asked = [*SILO, *command, "--language", "en"]
    told = subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True)
    return folder / told.stdout.strip().splitlines()[-1]


async def on_paper(browser: Browser, page: Path) -> bytes:
    """A page as it is printed."""
    shown = await browser.page(page.as_uri(), 1366)
    told = await browser.call("Page.printToPDF", shown.session, preferCSSPageSize=True)
    return base64.b64decode(told["data"])


async def eventually(page: Page, code: str) -> None:
    """Wait longer than for an answer: bots think for as long as their speed has it."""
    for _minute in range(15):
        with suppress(TimeoutError):
            return await page.until(code)
    raise AssertionError(f"still not so: {code}")


def test_the_day_before_bots_play_both_rounds_and_the_debrief_is_on_paper(tmp_path):
    async def story(hosting):
        async with Browser(BROWSER, tmp_path / "profile") as browser:
            wall = await browser.page(hosting.wall, 1920)
            lead = await browser.page(hosting.lead, 1366)
            over = f"{SAY['round-n'].format(n=2)} · {SAY['ended']}"
            await eventually(lead, f'document.body.textContent.includes("{over}")')
            await wall.until('document.querySelector("svg.curves")')
            assert browser.complaints == []
            hosting.end()
            page = debriefed(tmp_path, *printed("debrief rehearsal.session"))
            assert len(await on_paper(browser, page)) > LEAST_PAPER

    hosting = Hosting(printed("host first-monday --bots"), tmp_path)
    try:
        asyncio.run(story(hosting))
    finally:
        hosting.end(signal.SIGKILL)


# ---- with people -----------------------------------------------------------------------------


async def press(page: Page, key: str) -> None:
    """Press the button that says something, once it can be pressed."""
    button = f'[...document.querySelectorAll("button")].find((b) => b.textContent === "{SAY[key]}")'
    await page.until(f"{button} && !{button}.disabled")
    await page.js(f"{button}.click()")


async def until(player: Player, holds) -> None:
    """Let frames and the network go by until something is so in the game's window."""
    async with asyncio.timeout(60):
        while not holds():
            player.pass_time(FRAME)
            await asyncio.sleep(0.01)  # the network needs time that frames do not take


async def plays_a_quarter(lead: Page, phone: Page, window: Player, quarter: int) -> None:
    """Somebody seals in the browser, somebody in the window, and the facilitator closes."""
    await press(phone, "seal")
    await until(
        window, lambda: f"Quarter {quarter} of" in window.words() and "seal" in window.ids()
    )
    window.press("e")
    sealed = 'document.querySelectorAll(".pill.sealed").length === 2'
    async with asyncio.timeout(60):
        while not await lead.js(sealed):
            window.pass_time(FRAME)
    await press(lead, "close")
    await lead.until(f'!document.querySelector(".pill.sealed") && !{NOW}.textContent.includes("…")')


async def looks_back(lead: Page, wall: Page, phone: Page, window: Player) -> None:
    """Guesses before bonuses, bonuses before the brand."""
    await press(lead, "freeze")
    await press(phone, "guess-send")
    await until(window, lambda: "send-guess" in window.ids())
    window.focus_on("guess")
    window.press("down", "down")
    window.click("send-guess")
    drawn = SAY["drawn"].format(n=2, all=2)
    async with asyncio.timeout(60):
        while drawn not in await wall.js("document.body.textContent"):
            window.pass_time(FRAME)
    await press(lead, "show-bonuses")
    await wall.until('document.querySelector("table.bonuses") && !document.querySelector("svg")')
    await press(lead, "show-brand")
    await wall.until('document.querySelector("svg.curves")')
    await phone.until('document.querySelector("svg.guess .came")')
    await until(window, lambda: "the guess." in window.words())


async def an_hour(tmp_path: Path, hosting: Hosting) -> None:
    """The sheet of 60 minutes, without the waiting."""
    async with Browser(BROWSER, tmp_path / "profile") as browser:
        lead = await browser.page(hosting.lead, 1366)
        wall = await browser.page(hosting.wall, 1920)
        phone = await browser.page(f"{hosting.join}/#{hosting.code}", 390)
        await phone.until('document.querySelector("button.marketing")')
        await phone.js('document.querySelector("button.marketing").click()')
        window = Player(Joining(Title, hosting.join, hosting.code, at_once=True))
        await until(window, lambda: "sit-2-sales" in window.ids())
        window.click("sit-2-sales")
        await until(window, lambda: "briefing" in window.ids())
        await press(lead, "begin")
        for quarter in range(1, 5):
            await plays_a_quarter(lead, phone, window, quarter)
            if quarter == 2:  # as the sheet has it
                await press(lead, "pause")
                await wall.until('document.querySelector("section.card")')
                await press(lead, "resume")
        await looks_back(lead, wall, phone, window)
        assert not window.faults()
        session_of(window).remote.close()
        window.close()
        assert browser.complaints == []
        hosting.end()
        named = [
            word.replace("promise-gap.session", "x") for word in printed("debrief promise-gap")
        ]
        slides = debriefed(tmp_path, *named)
        page = debriefed(tmp_path, "debrief", "x", "--out", "debrief.html")
        assert slides.exists()
        assert len(await on_paper(browser, page)) > LEAST_PAPER


def test_an_hour_by_the_sheet_with_people_in_a_browser_and_in_a_window(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path / "home"))
    hosting = Hosting(printed("host first-monday --lan"), tmp_path)
    try:
        asyncio.run(an_hour(tmp_path, hosting))
    finally:
        hosting.end(signal.SIGKILL)
