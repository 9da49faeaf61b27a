"""A headless Chromium, driven over its own debugging socket."""

import asyncio
import base64
import io
import json
import subprocess
from pathlib import Path
from typing import Any, Self

import pygame
from websockets.asyncio.client import connect

from game.handin.reading import codes_in

PATIENCE = 60.0
TELLING = ("Runtime.exceptionThrown", "Log.entryAdded")


class Browser:
    """A browser with a profile of its own, until the end of an `async with`.

    Args:
        program: its path.
        profile: a folder, which it fills.
        more: further words of its command line.
    """

    def __init__(self, program: str, profile: Path, *more: str) -> None:
        self.program, self.profile, self.more = program, profile, more
        self.complaints: list[str] = []
        """What went wrong in pages: exceptions, and what the content policy kept out."""
        self._n = 0
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def __aenter__(self) -> Self:
        arguments = (
            "--headless", "--no-sandbox", "--disable-gpu", "--no-proxy-server", "--lang=en-US",
            "--remote-debugging-port=0", f"--user-data-dir={self.profile}", *self.more,
            "about:blank",
        )  # fmt: skip
        self.process = await asyncio.create_subprocess_exec(
            self.program, *arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        async with asyncio.timeout(PATIENCE):
            line = ""
            while "DevTools listening on" not in line:
                line = (await self.process.stderr.readline()).decode()
        self._socket = await connect(line.split()[-1], max_size=2**26, proxy=None)
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._reading.cancel()
        await self._socket.close()
        self.process.terminate()
        await self.process.communicate()

    async def _read(self) -> None:
        async for text in self._socket:
            message = json.loads(text)
            if "id" in message:
                waiting = self._waiting.pop(message["id"])
                if not waiting.done():  # nobody waits any more for what came too late
                    waiting.set_result(message)
            elif message["method"] in TELLING:
                self.complaints.append(json.dumps(message["params"]))

    async def call(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """Ask the browser something."""
        self._n += 1
        self._waiting[self._n] = asyncio.get_running_loop().create_future()
        told = {"id": self._n, "method": method, "params": params}
        answer = self._waiting[self._n]
        await self._socket.send(json.dumps(told | ({"sessionId": session} if session else {})))
        found = await asyncio.wait_for(answer, PATIENCE)
        assert "error" not in found, found
        return found["result"]

    async def page(self, address: str, wide: int) -> "Page":
        """A page in a context of its own: nobody else's tokens are there."""
        context = await self.call("Target.createBrowserContext")
        target = await self.call("Target.createTarget", url="about:blank", **context)
        attached = await self.call("Target.attachToTarget", flatten=True, **target)
        page = Page(self, attached["sessionId"])
        for domain in ("Page", "Runtime", "Log"):
            await self.call(f"{domain}.enable", page.session)
        size = {"width": wide, "height": 844, "deviceScaleFactor": 1, "mobile": wide < 600}
        await self.call("Emulation.setDeviceMetricsOverride", page.session, **size)
        await self.call("Page.navigate", page.session, url=address)
        await page.until('document.readyState === "complete" && location.href !== "about:blank"')
        return page


class Page:
    """One page of it."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.browser, self.session = browser, session

    async def js(self, code: str) -> Any:
        """What an expression comes to in the page."""
        how = {"expression": code, "awaitPromise": True, "returnByValue": True}
        found = await self.browser.call("Runtime.evaluate", self.session, **how)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    async def until(self, code: str) -> None:
        """Wait in the page until an expression is true."""
        wait = f"""new Promise((done) => {{
          const look = () => {{
            try {{ if ({code}) return done(true); }} catch {{}}
            setTimeout(look, 30);
          }};
          look();
        }})"""
        async with asyncio.timeout(PATIENCE):
            while not await self._reached(wait):
                pass

    async def _reached(self, wait: str) -> bool:
        """False where the page went away while we waited."""
        how = {"expression": wait, "awaitPromise": True, "returnByValue": True}
        try:
            found = await self.browser.call("Runtime.evaluate", self.session, **how)
        except AssertionError:
            return False
        return "exceptionDetails" not in found

    async def picture(self) -> bytes:
        """What is seen of it, as PNG."""
        told = await self.browser.call("Page.captureScreenshot", self.session)
        return base64.b64decode(told["data"])

    async def codes(self) -> list[str]:
        """What a camera reads that is held before it."""
        surface = pygame.image.load(io.BytesIO(await self.picture()))
        wide, high = surface.get_size()
        colours = pygame.image.tobytes(surface, "RGB")
        return codes_in(colours[1::3], wide, high)  # green is as bright as all of them
