"""The time that a quarter has: it runs to a moment, stands with what is left, or has no limit."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

SECONDS = 60.0
LONGEST = 600.0
"""Minutes that anybody can set."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock; one that has neither an end nor anything left sets no limit."""

    ends: float | None = None
    """When time is up, in seconds of the epoch; None while it stands."""
    left: float | None = None
    """Seconds that are left while it stands."""

    @classmethod
    def of(cls, minutes: float, now: float) -> "Clock":
        """One that begins to run; none if there are no minutes."""
        return cls(now + SECONDS * minutes) if minutes > 0.0 else UNLIMITED

    @classmethod
    def said(cls, data: Mapping[str, Any]) -> "Clock":
        """As it was written down; a clock that runs need not say what it would have left."""
        return cls(data["ends"], data.get("left"))

    def plain(self) -> dict[str, float | None]:
        """To be written down, or sent."""
        return asdict(self)

    def seconds(self, now: float) -> float | None:
        """What it shows; None where there is no limit."""
        return self.left if self.ends is None else max(0.0, self.ends - now)

    def up(self, now: float) -> bool:
        """Whether time is up."""
        return self.ends is not None and self.ends <= now

    def stopped(self, now: float) -> "Clock":
        """The same, standing."""
        return Clock(left=self.seconds(now))

    def going(self, now: float) -> "Clock":
        """The same, running."""
        left = self.seconds(now)
        return UNLIMITED if left is None else Clock(now + left)

    def longer(self, seconds: float, now: float) -> "Clock":
        """The same with more time, counted from now where time was up."""
        ends = max(self.ends or now, now) + seconds
        return Clock(min(ends, now + SECONDS * LONGEST))


UNLIMITED = Clock()
