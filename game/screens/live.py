"""Live: silos and crowd, what customers say, the quarter's plan, and the line of the brand."""

from typing import Literal, cast

from game.kit.events import Changed, Clicked, Event, KeyPressed
from game.kit.widgets import Button, Column, Fixed, Grow, Panel, Row, Widget, Wrap
from game.present.live import Live as Seen
from game.present.live import live
from game.present.status import means
from game.present.voice import Feed, feed
from game.screens.ahead import Ahead
from game.screens.brand_line import brand_panel
from game.screens.picture.crowd import CrowdTable
from game.screens.picture.facts import society_of, talk_of
from game.screens.picture.panel import crowd_stage, legend_row
from game.screens.picture.silos import silos_canvas
from game.screens.picture.speech import say
from game.screens.quarter_plan import plan_panel
from game.screens.quotes import feed_panel
from game.state import Room, Step
from game.table import PACES, Table
from game.words import _, language

SIDE = 340
"""Width of the right column."""
SHOWN = 6
"""Messages in the feed."""
RISING = 1.6
"""Seconds for balloons while nothing hurries them, and the share of a week otherwise."""
SHARE_OF_WEEK = 0.8
BESIDE, BELOW = 112, 170
"""Least height of the chart beside the right column, and where it has the whole width."""
OVERLAYS = ("mood", "heard", "talk")

type Kind = Literal["all", "unheard", "viral"]


class Live:
    """The view that carries the game.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.crowd = CrowdTable(society_of(table.seat))
        self.ahead = Ahead(table)
        self.kind: Kind = "all"
        self._seen: tuple[object, Seen] | None = None
        self._fed: tuple[object, Feed] | None = None
        self._week: int | None = None
        self._drawn: tuple[float, Widget] | None = None

    # ---- what is shown -------------------------------------------------------------------------

    def seen(self) -> Seen:
        """The picture after the last week; a new week sets balloons free."""
        table = self.table
        if self._seen is None or self._seen[0] != table.stamp:
            self._seen = table.stamp, live(table.seat)
        if self._week != table.seat.week:
            self._week = table.seat.week
            says = tuple(say(message) for message in table.edition.bubbles)
            self.crowd.show(self._seen[1], talk_of(table.seat), says, seconds=self._seconds())
        return self._seen[1]

    def _seconds(self) -> float:
        """How long balloons rise: at most as long as the week."""
        if self.table.calm or self.table.skipping:
            return 0.0
        return SHARE_OF_WEEK / PACES[self.table.pace] if self.table.moving else RISING

    def feed(self) -> Feed:
        """The messages of the last week, filtered; they come a frame after the picture."""
        key = self.table.seat.week, self.kind, language()
        if self._fed is None or (self._fed[0] != key and self.table.settling <= 1):
            self._fed = key, feed(self.table.edition, self.kind, SHOWN)
        return self._fed[1]

    def build(self, room: Room) -> Widget:
        """Beside each other where there is room, else below each other."""
        self.ahead.refresh()
        plan = plan_panel(self.ahead.plan, means(self.table.seat), blind=self.ahead.blind)
        messages = feed_panel(self.feed(), self.kind)
        picture = Panel(self.picture(), pad=12, id="picture")
        line = self._line(BESIDE if room.ink.roomy else BELOW)
        if not room.ink.roomy:
            return Column((picture, messages, plan, line), gap=10, pad=10)
        left = Column((Grow(picture, weight=3.4), Grow(line)), gap=12)
        right = Fixed(Column((plan, Grow(messages)), gap=12), width=SIDE)
        return Row((Grow(left), right), gap=12, pad=12, align="stretch")

    def picture(self) -> Widget:
        """Silos, bridges and crowd alone."""
        return self._picture(self.seen())

    def _line(self, least: float) -> Widget:
        """The line of the brand, a frame after the messages."""
        if self._drawn is None or self._drawn[0] != least or not self.table.settling:
            self._drawn = least, brand_panel(self.ahead.brand, least)
        return self._drawn[1]

    def _picture(self, seen: Seen) -> Widget:
        words = legend_row(seen, self.crowd, choice=False)
        return Column((
            Grow(silos_canvas(seen), weight=1.25),
            Grow(crowd_stage(self.crowd, seen)),
            Wrap((Grow(words, min_width=460), _overlays(self.crowd.overlay)), gap=12),
        ), gap=6)  # fmt: skip

    def tick(self, seconds: float, room: Room) -> None:
        """Balloons rise and moods fade, as long as time goes by."""
        del room
        if not (self.table.paused and self.table.seat.running):
            self.crowd.tick(seconds)

    # ---- what it answers -----------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Moves, messages, and whoever is clicked in the crowd."""
        del room
        match event:
            case Clicked(id="undo"):
                self.table.seat.undo()
            case Clicked(id="redo"):
                self.table.seat.redo()
            case Clicked(id="crowd", x=x, y=y):
                self._follow(self.crowd.customer_at(x, y))
            case Changed(id="voices", value=kind):
                self.kind = cast("Kind", kind)
            case Clicked(id=control):
                self._clicked(control)
            case KeyPressed(name="o"):
                self.crowd.overlay = _after(self.crowd.overlay)
        return None

    def _clicked(self, control: str) -> None:
        kind, _sign, which = control.replace(".", "-").partition("-")
        match kind:
            case "bubble":
                self._follow(int(which))
            case "voice":
                self._follow(self.feed().quotes[int(which) - 1].customer)
            case "overlay":
                self.crowd.overlay = which
            case "silo" | "bridge":
                self.table.go("goals")
            case "add" | "move" | "mark":
                self.table.go("moves")

    def _follow(self, customer: int) -> None:
        """Open somebody's journey."""
        self.table.followed = customer
        self.table.go("voice")


def _after(overlay: str) -> str:
    return OVERLAYS[(OVERLAYS.index(overlay) + 1) % len(OVERLAYS)]


def _overlays(overlay: str) -> Widget:
    """Three ways to see the crowd; O goes to the next."""
    told = {
        "mood": (_("Mood"), _("How customers feel.")),
        "heard": (_("Heard"), _("Who was heard by a department in the last four weeks.")),
        "talk": (_("Talk"), _("Who talks to whom, around those who speak.")),
    }
    return Row(
        tuple(
            Button(
                f"overlay.{name}",
                label,
                kind="quiet",
                size="small",
                pressed=name == overlay,
                key="o" if name == _after(overlay) else "",
                tip=_("{what} Key O: the next.").format(what=what),
            )
            for name, (label, what) in told.items()
        ),
        gap=2,
    )
