"""The report of a quarter: what moved the brand, your line beside it, and two customers."""

from game.foresight import Ticket
from game.kit.events import Clicked, Event, KeyPressed
from game.kit.widgets import Widget
from game.moments import TRACKED
from game.present.extremes import Heard, extremes, first_writer
from game.present.report import Report as Told
from game.present.report import report
from game.present.worths import Worth, errand
from game.screens.hindsight import Hindsight
from game.screens.report_page import Page, nothing_yet, page
from game.state import Room, Step
from game.table import Table
from game.words import _
from sim.explain.web import Web
from sim.run import QUARTER


class Report:
    """Reports, the latest first opened; older ones can be leafed through.

    Args:
        table: the game.
        hindsight: who says why brand equity moved.
    """

    def __init__(self, table: Table, hindsight: Hindsight) -> None:
        self.table = table
        self.hindsight = hindsight
        self.quarter = 0
        """Which is open."""
        self.cause = ""
        """The part of the change that is explained."""
        self._latest = 0
        self._worths: dict[int, Ticket[tuple[Worth, ...]]] = {}
        self._kept: dict[object, Told] = {}
        self._heard: dict[int, tuple[Heard, ...]] = {}

    # ---- what is shown -------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """The page of the quarter that is open."""
        self._follow()
        if not self._latest:
            words = _("The first report comes when the first quarter is over.")
            return nothing_yet("report", words, room.ink)
        seat = self.table.seat
        return page(
            Page(
                told=self.told(self.quarter),
                heard=self.heard(self.quarter),
                cause=self.cause,
                risen=self.table.risen,
                looking=not self.web(self.quarter).done,
                computing=not self._ticket(self.quarter).done,
                older=self.quarter > 1,
                newer=self.quarter < self._latest,
                over=seat.over,
                running=seat.running,
            ),
            room.ink,
        )

    def _follow(self) -> None:
        """A new report is opened as soon as there is one."""
        latest = self.table.seat.week // QUARTER
        if latest != self._latest:
            self._latest = self.quarter = latest
            self.cause = ""
        if (wish := self.table.looked_back()) is not None:
            self.quarter, self.cause = wish[1], ""

    def told(self, quarter: int) -> Told:
        """The report of a quarter, made again only when more is known of it."""
        ticket, web = self._ticket(quarter), self.web(quarter).latest
        key = quarter, ticket.version, web is None
        if key not in self._kept:
            self._kept[key] = report(self.table.seat, quarter, ticket.latest, web)
        return self._kept[key]

    def web(self, quarter: int) -> Ticket[Web | None]:
        """Why brand equity moved in a quarter: worked out in the background, once."""
        return self.hindsight.at(TRACKED, quarter, quarter, whole=False)

    def heard(self, quarter: int) -> tuple[Heard, ...]:
        """Two customers of a quarter; in the first case, whoever wrote first."""
        if quarter not in self._heard:
            seat, voices = self.table.seat, self.table.voices
            again = first_writer(voices) if self.table.tutorial else None
            self._heard[quarter] = extremes(seat, voices, quarter, again)
        return self._heard[quarter]

    def _ticket(self, quarter: int) -> Ticket[tuple[Worth, ...]]:
        """What the moves of a quarter brought: worked out in the background, once."""
        if quarter not in self._worths:
            job = errand(self.table.seat, quarter)
            self._worths[quarter] = self.table.foresight.errand(f"worths-{quarter}", job)
        return self._worths[quarter]

    # ---- what it answers -----------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Leaf, explain a part, open a journey, go on."""
        del room
        match event:
            case Clicked("report-older") | KeyPressed("left"):
                self._leaf(-1)
            case Clicked("report-newer") | KeyPressed("right"):
                self._leaf(1)
            case Clicked(id=control) if control.startswith("cause-"):
                self.cause = control.removeprefix("cause-")
            case Clicked(id=control) if control.startswith("voice-"):
                place = int(control.removeprefix("voice-")) - 1
                self.table.follow(self.heard(self.quarter)[place].quote.customer)
            case Clicked("ask-why"):
                self.table.go("why")
            case Clicked("next"):
                self.table.go("ending" if self.table.seat.over else "live")
        return None

    def _leaf(self, by: int) -> None:
        self.quarter = max(1, min(self._latest, self.quarter + by))
        self.cause = ""
