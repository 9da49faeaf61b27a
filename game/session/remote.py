"""A hosted session as a window sees it: a line in a thread of its own, and the newest there is.

The thread only ever replaces whole messages; whoever draws takes what there is.
"""

import asyncio
import contextlib
import json
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.session.client import Client, knock
from game.session.trust import NotLetInError, trusting

type Plain = dict[str, Any]


def tidy_address(text: str, *, secured: bool = False) -> str:
    """An address as people type it: with or without http, a path, or a code behind #.

    Args:
        text: as typed.
        secured: whether only a secured line will do, whatever was typed.
    """
    bare = text.strip().split("#")[0].rstrip("/")
    scheme, found, rest = bare.partition("://")
    plain = scheme.lower() != "https" if found else True
    return f"http{'' if plain and not secured else 's'}://{rest if found else bare}"


class Remote:
    """Somebody's part in a session on another computer.

    Args:
        address: of the host.
        code: to join with.
        language: of what is shown.
        kept: a file that remembers the seats of this computer; None remembers nothing.
        wake: called from the thread when there is something new.
        fingerprint: of the host's certificate, if somebody said it.
    """

    def __init__(
        self,
        address: str,
        code: str,
        language: str,
        kept: Path | None = None,
        wake: Callable[[], None] = lambda: None,
        fingerprint: str = "",
    ) -> None:
        self.address = tidy_address(address, secured=bool(fingerprint))
        self.code, self.language, self._fingerprint = code, language, fingerprint
        self.room: Plain = {}
        self.view: Plain = {}
        self.said: tuple[str, list[Plain]] = ("", [])
        """The last question that was answered, and the answers."""
        self.refused = ""
        """Why the last message came to nothing: a word."""
        self.fault = ""
        """Why we are not let in: a word, or what the network says."""
        self.skew = 0.0
        """How much the host's clock is ahead of ours, in seconds."""
        self.closed = False
        self._kept, self._wake = kept, wake
        self._client: Client | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name="session", daemon=True)
        self._thread.start()

    @property
    def state(self) -> str:
        """away, saving or saved."""
        return "away" if self._client is None else self._client.state

    @property
    def fresh(self) -> bool:
        """Whether the view is what our seat looks at now."""
        of = self.view.get("turn"), self.view.get("own", {}).get("seat")
        return bool(self.view) and of == (self.room.get("turn"), self.room.get("seat"))

    @property
    def planning(self) -> bool:
        """Whether there is a quarter to plan, and a view to plan it on."""
        return bool(self.room.get("planning")) and self.fresh

    def send(self, message: Plain) -> None:
        """Something that has to happen."""
        self._do(lambda client: client.send(message))

    def ask(self, message: Plain) -> None:
        """A question; the answer comes with the id that the message has."""
        self._do(lambda client: client.say(message))

    def close(self) -> None:
        """Leave; the seat stays ours until the facilitator frees it."""
        self.closed = True
        self._do(lambda client: client.close())

    def _do(self, act: Callable[[Client], Any]) -> None:
        if self._client is not None and self._loop is not None and self._loop.is_running():
            asyncio.run_coroutine_threadsafe(act(self._client), self._loop)

    # ---- in the thread -------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._live()
        except NotLetInError as error:
            self.fault = str(error)
        except OSError as error:
            self.fault = str(getattr(error, "reason", error))
        self._wake()

    def _live(self) -> None:
        """With the token of last time; where the host does not know it, with a new one."""
        trust = trusting(self.address, self._fingerprint)
        for token in (self._remembered(), ""):
            if not token:
                self._remember(fresh := knock(self.address, self.code, trust))
                return asyncio.run(self._connected(fresh, trust))
            with contextlib.suppress(NotLetInError):
                return asyncio.run(self._connected(token, trust))
        return None

    async def _connected(self, token: str, trust: ssl.SSLContext | None) -> None:
        self._loop = asyncio.get_running_loop()
        self._client = Client(self.address, token, self._hear, self.language, trust)
        if not self.closed:
            await self._client.run()

    def _hear(self, message: Plain) -> None:
        match message["kind"]:
            case "room":
                self.room = message
            case "view":
                self.view = message
            case "answer":
                self.said = message["id"], message["answers"]
            case "no":
                self.refused = message["why"]
            case "ack":
                self.refused = ""
            case "welcome":
                self.skew = message["now"] - time.time()
        self._wake()

    def _remembered(self) -> str:
        return str(self._seats().get(self.address, ""))

    def _remember(self, token: str) -> None:
        if self._kept is not None:
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            self._kept.write_text(json.dumps({**self._seats(), self.address: token}), "utf-8")
            self._kept.chmod(0o600)

    def _seats(self) -> Plain:
        try:
            found = json.loads(self._kept.read_text("utf-8")) if self._kept else {}
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}
