"""Play a game without a window and keep pictures of its screens in docs/images.

The Promise Gap, seed 7, some sensible decisions, into the second quarter: real screens of a real
game, the same on every machine. `uv run poe pictures` writes play, goals, budgets, structure, why,
voice, report and title.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["SILO_HOME"] = tempfile.mkdtemp()

import pygame  # noqa: E402  # the drivers are named first

from game.app import WAKE  # noqa: E402
from game.present.closing import closing  # noqa: E402
from game.screens.play import Play  # noqa: E402
from game.screens.title import Title  # noqa: E402
from game.screens.views import views_for  # noqa: E402
from game.table import Table  # noqa: E402
from tests.play.pages import Player  # noqa: E402

FOLDER = ROOT / "docs" / "images"
FRAME = 1 / 60
CALM, LONGEST = 3.0, 90.0
"""Seconds without a change after which a screen is finished, and the longest wait for them."""
FIRST: tuple[dict[str, object], ...] = (
    {"kind": "shared_goals", "weight": 0.4},
    {"kind": "promise_signoff", "by": "service"},
)
SECOND: tuple[dict[str, object], ...] = (
    {"kind": "empower", "latitude": 0.6},
    {"kind": "listening_owner", "owner": "service"},
)
WEEKS, RISING = 5, 0.9
"""Weeks of the second quarter that have been lived in the picture of play, and seconds since."""
STEPS = 4
"""How far the journey in the picture of voices has been walked."""
PAY, CUT = 0.25, 0.06
"""How far a goal and a border of the budget are dragged, in shares of their width."""


def woken() -> None:
    """Something has arrived from a thread."""
    pygame.event.post(pygame.event.Event(WAKE))


def kept(player: Player, name: str) -> None:
    """Keep what is on the window, without the tip of whatever was clicked last."""
    player.hover("company" if "company" in player.ids() else "name", FRAME)
    FOLDER.mkdir(parents=True, exist_ok=True)
    player.shot(FOLDER / f"{name}.png")


def finished(player: Player, table: Table | None = None) -> None:
    """Frames until nothing is worked out and nothing changes any more."""
    player.app.wake()
    began = changed = time.perf_counter()
    while time.perf_counter() - changed < CALM and time.perf_counter() - began < LONGEST:
        if player.app.frame(FRAME) or (table is not None and not table.hindsight.idle):
            changed = time.perf_counter()
        time.sleep(FRAME)


def closed(table: Table) -> None:
    """Say where the brand will go, and close the planning."""
    now = table.seat.now.brand_equity
    line = tuple(now + 0.1 * week for week in range(13))
    table.seat.predict(line, closing(table.seat).reasons[0][0])
    table.end_quarter()


def first_quarter(table: Table, player: Player) -> None:
    """Live it, and keep its report."""
    for move in FIRST:
        table.seat.decide(move)
    closed(table)
    table.skip()
    player.wait_until(lambda: table.seat.planning)
    finished(player, table)
    kept(player, "report")


def planning(table: Table, player: Player) -> None:
    """Keep what a player plans with."""
    table.go("goals")
    finished(player)
    player.drag("cell-service-cx", PAY)
    finished(player)
    kept(player, "goals")
    player.click("discard")
    table.go("budgets")
    finished(player)
    player.drag("budget.service", CUT)
    finished(player)
    kept(player, "budgets")
    player.click("discard")
    table.go("structure")
    finished(player)
    player.click("chart.executive")
    player.click("chart.operations")
    finished(player)
    kept(player, "structure")
    player.click("discard")
    table.go("why")
    finished(player, table)
    kept(player, "why")
    table.go("voice")
    finished(player)
    player.click("voice-1")
    for _step in range(STEPS):
        player.click("journey-next")
    finished(player)
    kept(player, "voice")


def second_quarter(table: Table, player: Player) -> None:
    """Decide, and keep a week in the middle of it, balloons on their way."""
    table.go("live")
    for move in SECOND:
        table.seat.decide(move)
    finished(player)
    closed(table)
    last = table.seat.week + WEEKS
    player.wait_until(lambda: table.seat.week == last)
    player.pass_time(RISING)
    kept(player, "play")


def main() -> None:
    """All pictures."""
    table = Table.new("promise-gap", 7, wake=woken)
    player = Player(Play(table, views_for(table)))
    first_quarter(table, player)
    planning(table, player)
    second_quarter(table, player)
    player.close()
    table.close()
    front = Player(Title())
    finished(front)
    kept(front, "title")
    front.close()


if __name__ == "__main__":
    main()
