"""Numbers that count up when a report lands: quickly at first, and slower towards the end."""

RISE = 0.8
"""Seconds it takes."""


class Rise:
    """How far numbers have counted up; all the way, unless they were told to begin."""

    def __init__(self) -> None:
        self._left = 0.0

    @property
    def part(self) -> float:
        """From 0, where they begin, to 1."""
        return 1.0 - (self._left / RISE) ** 3

    def begin(self) -> None:
        """From where the quarter began."""
        self._left = RISE

    def goes_on(self, seconds: float) -> bool:
        """Let time go by; whether anything has moved."""
        before, self._left = self._left, max(0.0, self._left - seconds)
        return self._left != before
