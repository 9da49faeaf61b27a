"""Seats: several people, or executives of the computer, around one firm.

Each sees its own numbers as they are reported, is paid for them, and seals what it decides; then
all of it counts at once. `Run(case, seed, room=Room(...))` begins such a game.
"""

from sim.room import EXECUTIVE, SEATS, WITHOUT_BUDGET, Room, RoomError, seats_of
from sim.seats.cards import role_card
from sim.seats.computer import computer
from sim.seats.dashboards import Dial, dashboard
from sim.seats.office import in_office
from sim.seats.paid import Part, Pay, pay
from sim.seats.sealing import (
    Revealed,
    Sealed,
    SealError,
    levers_now,
    levers_of,
    ready,
    reveal,
    seal,
    sealed_in,
)
from sim.seats.tax import Ends, Tax, between, ends, tax

__all__ = [
    "EXECUTIVE",
    "SEATS",
    "WITHOUT_BUDGET",
    "Dial",
    "Ends",
    "Part",
    "Pay",
    "Revealed",
    "Room",
    "RoomError",
    "SealError",
    "Sealed",
    "Tax",
    "between",
    "computer",
    "dashboard",
    "ends",
    "in_office",
    "levers_now",
    "levers_of",
    "pay",
    "ready",
    "reveal",
    "role_card",
    "seal",
    "sealed_in",
    "seats_of",
    "tax",
]
