"""Who sits at one table, and which round is played: said once, in the header of the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from sim.journal import Header, Journal
from sim.scenario.names import SEATS

if TYPE_CHECKING:
    from sim.scenario.schema import Scenario

__all__ = (
    "ALWAYS", "EXECUTIVE", "SEATS", "WITHOUT_BUDGET", "Room", "RoomError", "seats_of",
)  # fmt: skip

EXECUTIVE = "executive"
"""The customer executive's seat. It comes last: she has what the others leave, and needs a sponsor
who may have been sealed in the same quarter."""
ALWAYS = tuple(seat for seat in SEATS if seat != EXECUTIVE)
"""Seats of every room, in the order in which they decide; whoever splits the budgets comes last."""
WITHOUT_BUDGET = ("ceo", EXECUTIVE)
"""Seats that ask for none: one splits the budgets, the other prioritises what others have."""
ROUNDS = (1, 2)
KEY = "room"


class RoomError(ValueError):
    """A room that nobody can play in; the text is for people."""


def seats_of(case: "Scenario") -> tuple[str, ...]:
    """The seats around a firm, in the order in which they decide.

    A customer executive has one where she was appointed before play. One who is appointed during
    play has none: in a room that can only be in round 2, when everybody has sat down.
    """
    there = any(given["kind"] == "appoint_executive" for given in case.inherited)
    return SEATS if there else ALWAYS


@dataclass(frozen=True, slots=True)
class Room:
    """People around one game: seats that people have, and the round."""

    humans: tuple[str, ...]
    """Seats of people; an executive of the computer has each of the others."""
    round: int = 1
    """In round 1 the structure is fixed; round 2 has the same luck, and may change it."""
    first: str | None = None
    """In round 2: the journal of round 1, seen from the folder of this one."""

    def __post_init__(self) -> None:
        """Refuse what no room is."""
        strange = [seat for seat in self.humans if seat not in SEATS]
        if strange:
            raise RoomError(f"there is no seat `{strange[0]}`: {', '.join(SEATS)}")
        if not self.humans or len(set(self.humans)) < len(self.humans):
            raise RoomError("name each seat that somebody has once, and at least one")
        if self.round not in ROUNDS:
            raise RoomError(f"there are two rounds, no round {self.round}")

    def around(self, case: "Scenario") -> Self:
        """This room, once it is sure that a case has all seats that people have in it.

        Raises:
            RoomError: if it has not.
        """
        if set(self.humans) <= set(seats_of(case)):
            return self
        there = ", ".join(seats_of(case))
        raise RoomError(f"{case.id} begins without a customer executive; its seats are {there}")

    @property
    def structure_fixed(self) -> bool:
        """Whether decisions about structure wait for the next round."""
        return self.round == 1

    def in_header(self) -> dict[str, Any]:
        """What a header says of it."""
        said: dict[str, Any] = {"humans": list(self.humans), "round": self.round}
        return {KEY: said | ({} if self.first is None else {"first": self.first})}

    @classmethod
    def of(cls, journal: Journal | Header) -> Self | None:
        """The room of a game; None where somebody plays alone.

        Raises:
            RoomError: if the header says what no room is.
        """
        header = journal if isinstance(journal, Header) else journal.header
        said = header.extra.get(KEY)
        if said is None:
            return None
        seats = said.get("humans") if isinstance(said, Mapping) else None
        if not isinstance(said, Mapping) or not isinstance(seats, list):
            raise RoomError("the journal does not say who sits in its room")
        humans = tuple(str(seat) for seat in seats)
        first = said.get("first")
        number = said.get("round", 1)
        if not isinstance(number, int):
            raise RoomError("the journal does not say which round it is")
        return cls(humans, number, None if first is None else str(first))
