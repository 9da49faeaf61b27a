"""What of a game can be heard: found by comparing it with how it stood a moment ago.

Every sound has its twin on the screen: a sentence, the dots of the weeks, a rising balloon, the
report.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from game.present.voice import tone_of
from game.table import Table
from sim.run import QUARTER

REPORT_AFTER = 0.9
"""Seconds after the end of a quarter until its report is heard: its numbers have counted up."""


@dataclass(frozen=True, slots=True)
class Moment:
    """How a game stands."""

    week: int
    running: bool
    records: int
    notice: str


class Hearing:
    """Listens to one game.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._before = self._now()
        self._told = table.seat.week
        self._report: float | None = None

    def _now(self) -> Moment:
        seat = self.table.seat
        return Moment(seat.week, seat.running, len(seat.run.journal.records), self.table.notice)

    def news(self, seconds: float) -> tuple[str, ...]:
        """The sounds that are due."""
        before, self._before = self._before, self._now()
        return (*self._weeks(before), *self._answers(before), *self._landed(seconds))

    def _weeks(self, before: Moment) -> Iterator[str]:
        now = self._before
        if now.week != before.week and now.week % QUARTER == 0:
            self._told, self._report = now.week, REPORT_AFTER
            yield "quarter"
        elif now.week != before.week and not self.table.skipping:
            yield "week"
        elif now.week != self._told and not self.table.settling:
            self._told = now.week
            yield from self._voices()

    def _voices(self) -> Iterator[str]:
        """Once the words of a week are there."""
        if self.table.skipping:
            return
        said = self.table.edition.messages
        if any(message.viral for message in said):
            yield "viral"
        elif any(tone_of(message) == "bad" for message in said):
            yield "complaint"

    def _answers(self, before: Moment) -> Iterator[str]:
        now = self._before
        if now.week != before.week or now.running != before.running:
            return
        if now.records != before.records:
            yield "taken"
        elif now.notice and now.notice != before.notice:
            yield "refused"

    def _landed(self, seconds: float) -> Iterator[str]:
        if self._report is None:
            return
        self._report -= seconds
        if self._report <= 0.0 or not self.table.reading:
            if self.table.reading:
                yield "report"
            self._report = None
