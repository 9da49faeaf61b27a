"""Games at a point of their course, and screens in any state they can be found in.

A state is reached by events that name controls, as a player's hands would make them, without a
window: what is laid out is what a window of that size would show.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.kit.events import Event
from game.kit.ink import Ink
from game.kit.layout import Layout
from game.kit.page import Page
from game.kit.tokens import THEMES
from game.present.goals import decision, dragged, rows
from game.present.names import GOALS
from game.present.offers import offers
from game.screens.play import Play
from game.screens.shared.game import Shared
from game.screens.views import views_for
from game.state import Push, Room
from game.table import Table
from sim.room import Room as Around
from sim.run import QUARTER, Refused
from sim.seats import Sealed, seal
from tests.play.conftest import laid

PATIENCE = 120.0
SCENARIOS = Path(__file__).parents[2] / "scenarios"


@dataclass(frozen=True)
class State:
    """A screen as it stands.

    Args:
        name: what it is called.
        game: one of `GAMES`; empty for screens without one.
        events: what a player does there, one after the other.
        make: makes the screen, where it is not the game itself.
        page: page of a shared game.
    """

    name: str
    game: str = ""
    events: tuple[Event, ...] = ()
    make: Callable[[], Any] | None = None
    page: str = ""
    """Of a shared game, where it is not the one it opens with."""


class Shown:
    """A state on a page, at any size.

    Args:
        state: which.
        table: its game, if it has one.
    """

    def __init__(self, state: State, table: Table | None = None) -> None:
        self.table = table
        self.screen = self._first(state)
        for event in state.events:
            self.does(event)
        self.page = Page(self.screen.title)

    def _first(self, state: State) -> Any:
        if state.make is not None:
            return state.make()
        assert self.table is not None
        if self.table.seat.run.room is not None:
            return self._shared(state)
        self.table.place, self.table.notice, self.table.followed = "live", "", None
        return Play(self.table, views_for(self.table))

    def _shared(self, state: State) -> Shared:
        """A shared game at a page; both rounds are put side by side at once."""
        assert self.table is not None
        screen = Shared(self.table, before=self.table.seat.run.fork())
        screen.page = state.page or screen.page
        screen.build(Room(Ink(THEMES["light"], 1366, 768, 1.0)))
        for thread in threading.enumerate():
            if thread.name == "opening":
                thread.join(timeout=PATIENCE)
        return screen

    def does(self, event: Event) -> None:
        """The player does something, and what comes of it is there."""
        room = Room(Ink(THEMES["light"], 1366, 768, 1.0))
        self.screen.build(room)
        step = self.screen.on_event(event, room)
        if isinstance(step, Push):
            self.screen = step.screen
        self.settle(room)

    def settle(self, room: Room) -> None:
        """Build until nothing that was asked of the future or the past is open."""
        self.screen.build(room)
        deadline = time.monotonic() + PATIENCE
        while self.table and not self._known() and time.monotonic() < deadline:
            time.sleep(0.002)
        self.screen.build(room)

    def _known(self) -> bool:
        assert self.table is not None
        return self.table.foresight.idle and self.table.hindsight.idle

    def at(self, size: tuple[int, int], text: float, theme: str = "light") -> Layout:
        """The layout in a window of this size."""
        ink = Ink(THEMES[theme], *size, text)
        self.page.show(self.screen.build(Room(ink, theme=theme, text_scale=text)), ink)
        return self.page.layout


# ---- games ---------------------------------------------------------------------------------------


def quarter(table: Table) -> None:
    """To the end of the quarter."""
    if table.seat.planning:
        table.end_quarter()
    while table.seat.running:
        table.tick(10.0)
    table.tick(10.0)  # its numbers have counted up


def _begun() -> Table:
    return laid("promise-gap")


def _planned() -> Table:
    """The third quarter: two reports, predictions, and three moves in the plan."""
    table = laid("promise-gap")
    seat = table.seat
    wish = decision(seat, {"service": dragged(rows(seat)["service"], GOALS.index("cx"), 45)})
    assert wish is not None
    seat.decide(wish)
    seat.predict((seat.now.brand_equity + 2.0,) * QUARTER, "promise")
    quarter(table)
    quarter(table)
    table.go("live")
    for offer in offers(seat):
        with suppress(Refused):
            seat.decide(offer.decision)
    return table


def _running() -> Table:
    table = _planned()
    table.end_quarter()
    while table.seat.week_in_quarter < 5:
        table.tick(10.0)
    table.paused = True
    return table


def _over() -> Table:
    table = _planned()
    while not table.seat.over:
        quarter(table)
    return table


def _reorganised() -> Table:
    """All decisions are open; a customer executive is appointed, and two sit together."""
    table = laid("ten-x-bug")
    table.seat.decide({"kind": "appoint_executive", "home": "operations"})
    table.seat.decide({"kind": "co_locate", "pair": "sales_service"})
    return table


def _monday() -> Table:
    return laid("first-monday")


def _monday_later() -> Table:
    table = _monday()
    quarter(table)
    return table


PEOPLE = ("marketing", "service", "ceo")


def _room() -> Table:
    """Three people and two computers in their second quarter."""
    table = laid("promise-gap", around=Around(PEOPLE))
    quarter(table)
    return table


def _room_sealed() -> Table:
    """Everybody has sealed; the chief wants what the first round does not allow."""
    table = _room()
    seal(table.seat.run, Sealed("marketing", ({"kind": "campaign_burst", "spend": 1.5},), 0.1))
    seal(table.seat.run, Sealed("service"))
    wish = {"kind": "promise_signoff", "by": "service"}
    seal(table.seat.run, Sealed("ceo", (wish,)))
    return table


def _room_over() -> Table:
    """The end of a second round."""
    table = laid("promise-gap", around=Around(PEOPLE, 2))
    table.seat.run.advance(104)
    return table


GAMES: dict[str, Callable[[], Table]] = {
    "begun": _begun,
    "planned": _planned,
    "running": _running,
    "over": _over,
    "reorganised": _reorganised,
    "monday": _monday,
    "monday later": _monday_later,
    "room": _room,
    "room sealed": _room_sealed,
    "room over": _room_over,
}
