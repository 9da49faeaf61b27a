"""What the picture of the crowd needs to know of a game: who knows whom, and who was heard."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.screens.picture.places import Society

if TYPE_CHECKING:
    from game.seat import Seat


@dataclass(frozen=True, slots=True)
class Talk:
    """Who said something this week, by row: heard by at least one department, or by nobody."""

    heard: tuple[int, ...] = ()
    unheard: tuple[int, ...] = ()


def society_of(seat: "Seat") -> Society:
    """Who knows whom in a game; it never changes."""
    network = seat.run.state.society.network
    return Society(network.first, network.neighbours)


def talk_of(seat: "Seat") -> Talk:
    """This week's authors."""
    said = seat.recall.last
    if said is None:
        return Talk()
    reached = seat.recall.heard_by.any(axis=0)
    return Talk(tuple(said.rows[reached].tolist()), tuple(said.rows[~reached].tolist()))
