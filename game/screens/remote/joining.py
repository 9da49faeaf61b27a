"""Where somebody joins a session: the host's address and the code from the wall."""

from collections.abc import Callable
from pathlib import Path

from game.kit.events import Clicked, Event, KeyPressed, Submitted, Typed
from game.kit.widgets import (
    Button,
    Column,
    Field,
    Fixed,
    Grow,
    Panel,
    Row,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.saves import games_folder
from game.state import Pop, Reset, Room, Screen, Step
from game.words import _, language

READABLE = 560
SEATS = "joined.json"
"""Where this computer remembers the seats it has."""


class Joining:
    """The page before a session.

    Args:
        home: makes the title.
        address: of the host, if it is known.
        code: likewise.
        fingerprint: of the host's certificate, likewise.
        at_once: join without a button.
    """

    def __init__(
        self,
        home: Callable[[], Screen],
        address: str = "",
        code: str = "",
        fingerprint: str = "",
        *,
        at_once: bool = False,
    ) -> None:
        self.home, self.at_once = home, at_once
        self.address, self.code, self.fingerprint = address, code, fingerprint
        self.notice = ""

    @property
    def title(self) -> str:
        """What it is called."""
        return _("Join a session")

    def build(self, room: Room) -> Widget:
        """Two fields and a button."""
        about = _("Both stand on the wall, or the facilitator says them.")
        address = Field("address", _("Address"), self.address, placeholder="192.168.1.5:8765")
        code = Field("code", _("Code"), self.code, longest=9, placeholder="ABC234")
        back = Button("back", _("Back"), icon="arrow_left", kind="quiet", key="escape")
        join = Button("join", _("Join"), icon="play", kind="primary", size="title")
        notice = (Text(self.notice, colour="bad_text", id="notice"),) if self.notice else ()
        parts = (
            Column((Text(self.title, size="huge", weight="semibold"), Text(about)), gap=6),
            Column((Text(_("Address"), weight="medium"), address), gap=5),
            Column((Text(_("Code"), weight="medium"), code), gap=5),
            *self._certificate(), *notice, Wrap((back, Grow(Spacer()), join), gap=12),
        )  # fmt: skip
        page: Widget = Panel(Column(parts, gap=16), pad=30 if room.ink.roomy else 16, radius=12)
        wide = room.ink.wide > READABLE + 60
        page = Fixed(page, width=READABLE) if wide else Grow(page, weight=50)
        return Column((Spacer(), Row((Spacer(), page, Spacer()), gap=0), Spacer()), pad=12)

    def _certificate(self) -> tuple[Widget, ...]:
        """A field more, where the line is secured."""
        if not self.address.strip().lower().startswith("https://"):
            return ()
        word = _("Fingerprint, if the host shows one")
        shown = Field("fingerprint", word, self.fingerprint, placeholder="7F3A-91C2-…")
        return (Column((Text(word, weight="medium"), shown), gap=5),)

    def tick(self, seconds: float, room: Room) -> bool | Step:
        """Join, if that was the order."""
        del seconds
        at_once, self.at_once = self.at_once, False
        return (self._join(room) or True) if at_once else False

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Type, join, or back."""
        match event:
            case Typed(id="address", text=text):
                self.address = text
            case Typed(id="code", text=text):
                self.code = text.upper()
            case Typed(id="fingerprint", text=text):
                self.fingerprint = text.upper()
            case Clicked("join") | Submitted("address" | "code" | "fingerprint"):
                return self._join(room)
            case Clicked("back") | KeyPressed("escape"):
                return Pop()
        return None

    def _join(self, room: Room) -> Step | None:
        if not self.address.strip() or not self.code.strip():
            self.notice = _("An address and a code are needed.")
            return None
        try:
            return Reset(joined(self.address, self.code, self.fingerprint, self.home, room))
        except ModuleNotFoundError:
            self.notice = _("Joining needs a part that is not installed: silo-dynamics[host].")
        return None


def joined(
    address: str, code: str, fingerprint: str, home: Callable[[], Screen], room: Room
) -> Screen:
    """A session, on its way.

    Raises:
        ModuleNotFoundError: if what a network needs is not installed.
    """
    from game.screens.remote.session import Session  # noqa: PLC0415  # an extra: not everybody has it
    from game.session.remote import Remote  # noqa: PLC0415

    kept: Path = games_folder() / SEATS
    return Session(Remote(address, code, language(), kept, room.wake, fingerprint), home)
