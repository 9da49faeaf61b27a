"""How much anybody may do: messages of a connection, guesses and connections of an address."""

from collections import deque
from dataclasses import dataclass, field

from game.session.messages import LARGEST


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a host."""

    frame: int = LARGEST
    """Bytes of a message or of a request's body."""
    messages: int = 40
    per_seconds: float = 10.0
    guesses: int = 10
    """Wrong codes and tokens of an address in a minute."""
    per_address: int = 200
    """Connections of an address; a room behind one router is one address."""
    in_all: int = 600
    devices: int = 300
    """That have a seat or are connected."""
    tokens: int = 100
    """That the door gives to an address in a minute: each is written down."""
    header_seconds: float = 10.0
    """Until a request must have been said in full."""
    journal: int = 2**20
    """Bytes of a journal that is handed in."""
    picture: int = 2**22
    """Pixels of a picture in which a QR code is looked for, a byte each."""
    rate: float = 10.0
    """Snapshots a second that a viewer gets at most."""


@dataclass(slots=True)
class Window:
    """So many in so many seconds, and no more."""

    most: int
    seconds: float
    _times: deque[float] = field(default_factory=deque)

    def allows(self, now: float, *, count: bool = True) -> bool:
        """Whether one more may come now; it is counted, unless somebody only looks.

        Args:
            now: seconds of any clock that only goes forward.
            count: whether it comes.
        """
        while self._times and self._times[0] <= now - self.seconds:
            self._times.popleft()
        if len(self._times) >= self.most:
            return False
        if count:
            self._times.append(now)
        return True


class Rates:
    """How much each device may still say, over however many lines."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._windows: dict[str, Window] = {}

    def allow(self, device: str, now: float) -> bool:
        """Whether a device may say one thing more now; it is counted."""
        fresh = Window(self._limits.messages, self._limits.per_seconds)
        return self._windows.setdefault(device, fresh).allows(now)


MINUTE = 60.0


class Minutes:
    """So many in a minute for each address; one that has none left is not listened to."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._windows: dict[str, Window] = {}

    def open_for(self, address: str, now: float) -> bool:
        """Whether an address has one left."""
        window = self._windows.get(address)
        return window is None or window.allows(now, count=False)

    def count(self, address: str, now: float) -> None:
        """An address has one less."""
        self._windows.setdefault(address, Window(self.most, MINUTE)).allows(now)
