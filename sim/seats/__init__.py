"""Seats: several people, or executives of the computer, around one firm.

Each sees its own numbers as they are reported, is paid for them, and seals what it decides; then
all of it counts at once. `Run(case, seed, room=Room(...))` begins such a game.
"""

from sim.room import SEATS, Room, RoomError
from sim.seats.cards import role_card
from sim.seats.computer import computer
from sim.seats.dashboards import Dial, dashboard
from sim.seats.paid import Part, Pay, pay
from sim.seats.sealing import (
    Revealed,
    Sealed,
    SealError,
    levers_of,
    ready,
    reveal,
    seal,
    sealed_in,
)
from sim.seats.tax import Tax, tax

__all__ = [
    "SEATS",
    "Dial",
    "Part",
    "Pay",
    "Revealed",
    "Room",
    "RoomError",
    "SealError",
    "Sealed",
    "Tax",
    "computer",
    "dashboard",
    "levers_of",
    "pay",
    "ready",
    "reveal",
    "role_card",
    "seal",
    "sealed_in",
    "tax",
]
