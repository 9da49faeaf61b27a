"""The facilitator's page in a real browser: a photograph, a journal and the camera bring games."""

import asyncio
import shutil
from pathlib import Path

import pytest

from game.handin.code import drawing
from game.handin.packing import pack
from game.session.texts import texts
from sim.run import Run
from tests.sessions.chromium import Browser
from tests.sessions.test_window import Hosted

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or ""
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine"),
]
WIDE, HIGH = 640, 480
SAID = 'Array.from(document.querySelectorAll("#handed .notice"))'


@pytest.fixture(scope="module")
def game() -> Run:
    run = Run("promise-gap", 7, customers=60)
    run.decide({"kind": "empower", "latitude": 0.5})
    run.advance(13)
    return run


def film(target: Path, text: str) -> None:
    """What a camera sees that is held before a code: three grey pictures."""
    rows = [list(row) for row in drawing(text).matrix_iter(scale=4, border=4)]
    picture = bytearray([90]) * (WIDE * HIGH)
    left, top = (WIDE - len(rows[0])) // 2, (HIGH - len(rows)) // 2
    for y, row in enumerate(rows):
        at = (top + y) * WIDE + left
        picture[at : at + len(row)] = bytes(0 if dark else 255 for dark in row)
    frame = b"FRAME\n" + bytes(picture) + bytes([128]) * (WIDE * HIGH // 2)
    head = f"YUV4MPEG2 W{WIDE} H{HIGH} F10:1 Ip A1:1 C420jpeg\n".encode()
    target.write_bytes(head + 3 * frame)


def program(folder: Path) -> str:
    """A browser whose camera shows the film."""
    made = folder / "browser"
    camera = f"--use-file-for-fake-video-capture={folder / 'film.y4m'}"
    allowed = "--use-fake-ui-for-media-stream --use-fake-device-for-media-stream"
    made.write_text(f'#!/bin/sh\nexec {BROWSER} {allowed} {camera} "$@"\n')
    made.chmod(0o700)
    return str(made)


async def chosen(browser, page, *files: Path) -> None:
    """Choose files as a facilitator would."""
    root = (await browser.call("DOM.getDocument", page.session))["root"]["nodeId"]
    where = {"nodeId": root, "selector": "input[type=file]"}
    node = (await browser.call("DOM.querySelector", page.session, **where))["nodeId"]
    names = [str(one) for one in files]
    await browser.call("DOM.setFileInputFiles", page.session, nodeId=node, files=names)
    await page.until(f"{SAID}.length >= {len(names)}")


def test_a_picture_a_journal_and_the_camera_bring_one_game_to_one_team(tmp_path, game):
    photograph, journal = tmp_path / "photograph.png", tmp_path / "ours.journal"
    drawing(pack(game.journal)).save(str(photograph), scale=6, border=4)
    game.journal.save(journal)
    film(tmp_path / "film.y4m", pack(game.journal))

    async def story(hosted):
        address = f"http://127.0.0.1:{hosted.party.port}"
        async with Browser(program(tmp_path), tmp_path / "profile") as browser:
            page = await browser.page(f"{address}/facilitator#{hosted.party.lead_token}.w", 1366)
            await page.until('document.getElementById("hand-file")')
            await chosen(browser, page, photograph, journal)
            await page.js('document.getElementById("hand-camera").click()')
            await page.until(f"{SAID}.length >= 3")
            said = await page.js(f"{SAID}.map((one) => one.textContent)")
            assert browser.complaints == []  # no part of the content policy was in the way
            return said, await page.js('document.querySelectorAll("svg.curves polyline").length')

    with Hosted(tmp_path) as hosted:
        said, curves = asyncio.run(story(hosted))
        (team,) = hosted.party.host.room.teams
    assert said == [
        f"Camera: is here already, as {team.name}: round 1, quarters played: 1.",
        f"ours.journal: is here already, as {team.name}: round 1, quarters played: 1.",
        f"photograph.png: taken in as {team.name}: round 1, quarters played: 1.",
    ]
    assert curves == 1


@pytest.mark.parametrize(
    ("flags", "word"),
    [
        (("--use-fake-device-for-media-stream", "--deny-permission-prompts"), "camera-refused"),
        (("--use-fake-ui-for-media-stream",), "camera-none"),
    ],
)
def test_where_there_is_no_camera_the_page_says_what_else_to_do(tmp_path, flags, word):
    async def story(hosted):
        address = f"http://127.0.0.1:{hosted.party.port}"
        async with Browser(BROWSER, tmp_path / "profile", *flags) as browser:
            page = await browser.page(f"{address}/facilitator#{hosted.party.lead_token}.w", 390)
            await page.until('document.getElementById("hand-camera")')
            await page.js('document.getElementById("hand-camera").click()')
            await page.until(f"{SAID}.length === 1")
            assert browser.complaints == []
            return await page.js(f"{SAID}[0].textContent")

    with Hosted(tmp_path) as hosted:
        assert asyncio.run(story(hosted)) == texts("en")[word]
