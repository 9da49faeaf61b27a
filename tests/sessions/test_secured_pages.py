"""Secured lines with all that is real: the handbook's recipe, `silo host`, a browser, a window."""

import asyncio
import base64
import hashlib
import re
import shlex
import shutil
import signal
import subprocess

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate

from game.screens.remote.joining import Joining
from game.screens.title import Title
from game.session.certificate import certificate
from tests.play.pages import Player
from tests.sessions.chromium import Browser
from tests.sessions.test_rehearsal import (
    BROWSER,
    HANDBOOK,
    Hosting,
    plays_a_quarter,
    press,
    printed,
    until,
)
from tests.sessions.test_window import session_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on this machine"),
]
WRONG = "0000-0000-0000-0000-0000"


@pytest.fixture
def papers(tmp_path):
    """A folder with a certificate, made by the handbook's words; only the address is ours."""
    (recipe,) = re.findall(r"`(openssl req [^`]+)`", HANDBOOK)
    words = shlex.split(recipe.replace("192.168.1.5", "127.0.0.1"))
    subprocess.run(words, cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


def test_a_certificate_that_is_made_as_the_handbook_says_can_be_used(papers):
    found = certificate(papers / "host.pem", papers / "host.key")
    assert (found.names, found.faults) == (("127.0.0.1",), ())


def believed(folder) -> str:
    """How somebody tells a browser to go on to this host, whose certificate it warns of."""
    key = load_pem_x509_certificate((folder / "host.pem").read_bytes()).public_key()
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    digest = base64.b64encode(hashlib.sha256(spki).digest()).decode()
    return f"--ignore-certificate-errors-spki-list={digest}"


async def played(folder, hosting: Hosting, fingerprint: str) -> None:
    """A quarter with a page and a window, over lines that nobody reads."""
    async with Browser(BROWSER, folder / "profile", believed(folder)) as browser:
        lead = await browser.page(hosting.lead, 1366)
        wall = await browser.page(hosting.wall, 1920)
        await wall.until("document.querySelector('svg[role=img], img, svg')")
        assert fingerprint in await wall.js("document.body.textContent")
        assert await wall.codes() == [f"{hosting.join}/#{hosting.code}"]
        in_the_open = hosting.join.replace("https", "http")
        phone = await browser.page(f"{in_the_open}/#{hosting.code}", 390)
        await phone.until('document.querySelector("button.marketing")')
        assert await phone.js("location.href") == f"{hosting.join}/"
        await phone.js('document.querySelector("button.marketing").click()')
        window = Player(Joining(Title, hosting.join, hosting.code, fingerprint, at_once=True))
        await until(window, lambda: "sit-2-sales" in window.ids())
        window.click("sit-2-sales")
        await until(window, lambda: "briefing" in window.ids())
        await press(lead, "begin")
        await plays_a_quarter(lead, phone, window, 1)
        session_of(window).remote.close()
        window.close()
        test = await browser.page(f"{hosting.join}/test", 390)
        await test.until('document.querySelectorAll("td.good").length === 4')
        assert browser.complaints == []


async def told_who_it_is_not(hosting: Hosting) -> str:
    """What the window says to somebody who was told another fingerprint."""
    window = Player(Joining(Title, hosting.join, hosting.code, WRONG, at_once=True))
    await until(window, lambda: "fault" in window.ids())
    said = window.words()
    window.close()
    return said


async def warned_of(folder, hosting: Hosting) -> str:
    """What a browser says that was told nothing."""
    async with Browser(BROWSER, folder / "careful") as browser:
        page = await browser.page("about:blank#", 1366)
        told = await browser.call("Page.navigate", page.session, url=hosting.join)
        return told["errorText"]


@pytest.mark.skipif(not BROWSER, reason="no Chromium on this machine")
def test_a_room_plays_over_secured_lines_as_the_handbook_has_it(papers, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(papers / "home"))
    fingerprint = certificate(papers / "host.pem", papers / "host.key").fingerprint
    hosting = Hosting(printed("host promise-gap --lan --tls-cert"), papers)
    try:
        assert asyncio.run(warned_of(papers, hosting)) == "net::ERR_CERT_AUTHORITY_INVALID"
        said = asyncio.run(told_who_it_is_not(hosting))
        assert "Whoever is at this address has another fingerprint." in said
        asyncio.run(played(papers, hosting, fingerprint))
    finally:
        hosting.end(signal.SIGKILL)
