"""The game on the table: a seat, what customers say, the futures somebody asked for, and the clock.

Screens look at the table and move things on it; it knows nothing of widgets. Weeks are lived on the
frame's own thread, one at a time (a few milliseconds); whatever takes longer is asked of
`game.foresight`.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from game.assets import asset_folder
from game.foresight import Answers, Foresight
from game.present.title import has_tutorial
from game.present.tutorial import Tutorial
from game.present.voice import voices_of
from game.rise import Rise
from game.seat import Seat
from game.words import language
from sim.decisions import BaseDecision
from sim.diary import Diary
from sim.room import Room
from sim.run import QUARTER
from sim.voices import Edition, Voices

type Phase = Literal["planning", "predicting", "running", "reading", "over"]

PACES = (0.45, 1.0, 2.5)
"""Weeks a second: a quarter in 29, 13 or 5 seconds."""
STAGES = 4
"""Frames after the one in which a week is lived: for its words, and three to show it."""
SKIP_WEEKS = 1
"""Weeks lived in one frame when a quarter is skipped."""


class Table:
    """One game that is being played.

    Args:
        seat: where we sit.
        diary: shown every week of the seat, from the quarter before play on.
        foresight: who looks ahead.
    """

    def __init__(self, seat: Seat, diary: Diary, foresight: Foresight) -> None:
        self.seat = seat
        self.diary = diary
        self.foresight = foresight
        self.hindsight = foresight.another()
        """Who looks back: why something moved. No preview has to wait for it."""
        self.tutorial = _tutorial() if has_tutorial(seat.case.id) else None
        self.place = "ending" if seat.over else "live"
        """The view that is open."""
        self.paused = seat.running
        """Whether time stands still; a game that was left in mid-quarter waits."""
        self.pace = 0
        self.skipping = False
        self.reading = False
        """Whether the report of the last quarter is new."""
        self.rise = Rise()
        self.calm = False
        """Whether things stand still that could move: reduced motion."""
        self.clicked: Counter[str] = Counter()
        """How often each control was used this quarter."""
        self.rest = 0.0
        """Seconds since the player last touched anything."""
        self.notice = ""
        """One sentence for the player: a refusal, or what has just been kept."""
        self.heard_until = seat.week
        """The week up to which messages have been seen."""
        self.stale = False
        """Whether the open view has something else to show, such as what the mouse is over."""
        self.held_out: BaseDecision | None = None
        """What another view proposes to the one that is opened next."""
        self.followed: int | None = None
        """The customer whose journey is open."""
        self.stretch: tuple[int, int] | None = None
        """The first and the last quarter that the view opened next is to look at."""
        self.answers = Answers()
        """What a game that is over has to tell: whichever screen asks first."""
        self._voices = language(), voices_of(diary, seat.case.words)
        self._due = 0.0
        self._ahead = 0
        """Frames until a week that was lived is shown."""

    @classmethod
    def laid(
        cls, seat_for: Callable[[Diary], Seat], wake: Callable[[], None] | None = None
    ) -> "Table":
        """A table for a new game, or for one that goes on.

        Args:
            seat_for: `Seat.new` or `Seat.resume`, with the diary's `record` among the watchers.
            wake: called from a thread when a future has arrived.
        """
        diary = Diary()
        return cls(seat_for(diary), diary, Foresight(wake))

    @classmethod
    def new(
        cls,
        scenario: str,
        seed: int,
        customers: int | None = None,
        wake: Callable[[], None] | None = None,
        team: str = "",
        room: Room | None = None,
    ) -> "Table":
        """A new game, kept in a journal of its own; who plays it is written down there."""
        table = cls.laid(
            lambda diary: Seat.new(scenario, seed, customers, watchers=(diary.record,), room=room),
            wake,
        )
        if team:
            table.seat.run.note("note", {"team": team})
        return table

    @classmethod
    def resumed(cls, path: Path | str, wake: Callable[[], None] | None = None) -> "Table":
        """A game that goes on where its journal ends."""
        return cls.laid(lambda diary: Seat.resume(path, watchers=(diary.record,)), wake)

    # ---- what is heard -------------------------------------------------------------------------

    @property
    def voices(self) -> Voices:
        """What customers say, in the language that is spoken."""
        if self._voices[0] != language():
            self._voices = language(), voices_of(self.diary, self.seat.case.words)
        return self._voices[1]

    # ---- looking -------------------------------------------------------------------------------

    @property
    def phase(self) -> Phase:
        """What the game waits for."""
        if self.place == "closing":
            return "predicting"
        if self.reading and self.place == "report":
            return "reading"
        if self.seat.over:
            return "over"
        return "running" if self.seat.running else "planning"

    @property
    def moving(self) -> bool:
        """Whether weeks go by at the moment."""
        return self.seat.running and not self.paused

    @property
    def part_of_week(self) -> float:
        """How far the week that is shown has gone, 0 to 1: pictures move by it."""
        return min(1.0, self._due) if self.moving else 1.0

    @property
    def risen(self) -> float:
        """How far the numbers of a quarter that has just ended have counted up, 0 to 1."""
        return 1.0 if self.calm else self.rise.part

    @property
    def settling(self) -> int:
        """Frames that will show more of the week that was just lived."""
        return self._ahead

    @property
    def edition(self) -> Edition:
        """What customers said in the last week; before the first one, in the week before play."""
        return self.voices.of_week(self.seat.week - 1)

    @property
    def stamp(self) -> tuple[int, int, str]:
        """Changes whenever the game does: the week, how long its journal is, the language."""
        return self.seat.week, len(self.seat.run.journal.records), language()

    # ---- the clock -----------------------------------------------------------------------------

    def tick(self, seconds: float) -> bool:
        """Let time go by; whether there is a new week to be shown.

        Living a week, finding words for it, and showing it part by part have a frame each, for
        each of them takes its time.
        """
        self._rested(seconds)
        self.stale |= self.rise.goes_on(seconds) and not self.calm
        if self._ahead:
            self._ahead -= 1
            return bool(self.edition) and self._ahead < STAGES - 1
        if not self.moving:
            return False
        if self.skipping:
            self._live(SKIP_WEEKS)
            return True
        self._due += seconds * PACES[self.pace]
        if self._due < 1.0:
            return False
        self._due -= 1.0
        ended = self._live(1)
        self._ahead = 0 if ended else STAGES
        return ended

    def _rested(self, seconds: float) -> None:
        """Nobody touches anything: after a while the tutorial may have something to say."""
        before, self.rest = self.rest, self.rest + seconds
        self.stale |= self.tutorial is not None and self.tutorial.ripens(before, self.rest)

    def _live(self, weeks: int) -> bool:
        """Live some weeks; whether the quarter has ended."""
        for _week in range(weeks):
            if self.seat.advance():
                self._rest_of_quarter()
                return True
        return False

    def _rest_of_quarter(self) -> None:
        """A quarter has ended: its report is on the table."""
        self._due, self.skipping, self.paused = 0.0, False, False
        self.reading, self.place = True, "report"
        self.clicked.clear()
        self.notice = ""
        self.rise.begin()

    def end_quarter(self) -> None:
        """Planning is over; the weeks of the quarter begin."""
        self.seat.end_quarter()
        self._due, self.paused, self.place = 0.0, False, "live"

    def faster(self) -> None:
        """The next pace; after the fastest, the slowest again."""
        self.pace = (self.pace + 1) % len(PACES)

    def slower(self) -> None:
        """The pace before; the slowest stays."""
        self.pace = max(0, self.pace - 1)

    def skip(self) -> None:
        """To the end of the quarter at once."""
        self.skipping, self.paused = True, False

    # ---- moving about --------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Open a view."""
        if self.place == "report" and place != "report":
            self.reading = False
        self.place, self.notice = place, ""
        if place == "voice":
            self.heard_until = self.seat.week

    def follow(self, customer: int) -> None:
        """Open somebody's journey."""
        self.followed = customer
        self.go("voice")

    def hold_out(self, decision: BaseDecision, place: str) -> None:
        """Open a view with a decision that could be taken there."""
        self.held_out = decision
        self.go(place)

    def taken_up(self) -> BaseDecision | None:
        """What was held out to the view that asks; it is held out once."""
        wish, self.held_out = self.held_out, None
        return wish

    def look_back(self, place: str, first: int, last: int) -> None:
        """Open a view at some quarters of the past; 1 is the first."""
        self.stretch = first, last
        self.go(place)

    def looked_back(self) -> tuple[int, int] | None:
        """The quarters that the view which asks is to look at; they are told once."""
        wish, self.stretch = self.stretch, None
        return wish

    def touched(self, control: str) -> None:
        """The player used a control."""
        self.rest = 0.0
        if control:
            self.clicked[control] += 1

    def close(self) -> None:
        """Leave the game; everything that was acknowledged is on the disk."""
        self.hindsight.close()
        self.foresight.close()
        self.seat.close()


def _tutorial() -> Tutorial:
    """Who explains the first case."""
    return Tutorial.load(asset_folder() / "text" / "tutorial.yaml")


def weeks_of(quarter: int) -> range:
    """The weeks of a quarter, 1 for the first."""
    return range((quarter - 1) * QUARTER, quarter * QUARTER)
