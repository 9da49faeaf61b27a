"""What happened in a game beside what was decided."""

from dataclasses import dataclass

from game.present.voice import long_ago
from game.seat import Seat
from game.words import spoken


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the scenario, or one that a facilitator let happen."""

    week: int
    when: str
    text: str
    value: float
    """Brand equity then."""


def happened(seat: Seat) -> tuple[Happened, ...]:
    """Events of the weeks that were played."""
    played = (one for one in seat.run.model.world.happening if one.week < seat.week)
    return tuple(
        Happened(
            one.week,
            long_ago(one.week),
            spoken(one.event.headline),
            seat.history[one.week].brand_equity,
        )
        for one in played
    )
