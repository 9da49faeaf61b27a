"""Signs of somebody at work: who has given none for a while may be stuck."""

from collections.abc import Hashable
from dataclasses import dataclass, field

SECONDS = 60.0
PATIENCE = 120.0
"""Seconds without a sign, where a quarter has no clock."""
LEAST = 30.0
PART = 1.0 / 3.0
"""Of a quarter's time, without a sign."""


@dataclass
class Signs:
    """When each device last did something, in seconds of the host's clock; never written down."""

    begun: float = 0.0
    """When this quarter's planning began."""
    last: dict[str, float] = field(default_factory=dict)
    told: frozenset[Hashable] = frozenset()
    """Who was stuck when everybody was told last."""

    def stuck(self, device: str, now: float, minutes: float) -> bool:
        """Whether a device has given no sign for a third of a quarter.

        Args:
            device: whose.
            now: seconds of the same clock.
            minutes: for a quarter; 0 where there is no clock.
        """
        patience = max(LEAST, PART * SECONDS * minutes) if minutes > 0.0 else PATIENCE
        return now - max(self.begun, self.last.get(device, self.begun)) > patience
