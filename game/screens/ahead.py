"""Looking ahead for the live view: the fan of the brand, and what each planned move is worth.

It asks and never waits. While moves are planned it asks again whenever the game has changed; while
weeks go by, every few of them. What was known stays until something newer has come.
"""

from game.foresight import Ticket
from game.outlook import Outlook
from game.present.brand import Brand, brand, question
from game.present.plan import Plan, plan, questions
from game.table import Table

KEY = "brand"
EVERY = 4
"""Weeks after which a running quarter is looked at anew."""


class Ahead:
    """What is known of the future, as the live view shows it.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._asked: object = None
        self._fan: Ticket[Outlook] | None = None
        self._fan_shown: Outlook | None = None
        self._moves: dict[str, Ticket[Outlook]] = {}
        self._brand: tuple[object, Brand] | None = None
        self._plan: tuple[object, Plan] | None = None

    @property
    def blind(self) -> bool:
        """Whether this game shows only what a move sets going."""
        return self.table.seat.case.preview == "mechanics"

    def refresh(self) -> None:
        """Ask for what is not known yet."""
        seat = self.table.seat
        due = self.table.stamp if seat.planning else (seat.quarter, seat.week_in_quarter // EVERY)
        if self.blind or seat.over or due == self._asked or self.table.skipping:
            return
        fresh = self._asked is not None and not seat.planning and seat.week_in_quarter < EVERY
        self._asked = due
        if fresh:  # the quarter has begun as it was planned
            return
        self._fan = self.table.foresight.ask(KEY, seat.vantage(), question(seat))
        if seat.planning:
            self._ask_for_moves()

    def _ask_for_moves(self) -> None:
        wanted = questions(self.table.seat)
        for key in self._moves.keys() - {asked.key for asked in wanted}:
            self.table.foresight.cancel(key)
        self._moves = {
            asked.key: self.table.foresight.ask(
                asked.key, asked.vantage, asked.question, against=asked.against
            )
            for asked in wanted
        }

    # ---- what is known -------------------------------------------------------------------------

    @property
    def brand(self) -> Brand:
        """The line with its fan."""
        if self._fan is not None and self._fan.latest is not None:
            self._fan_shown = self._fan.latest
        outlook = self._fan_shown
        key = self.table.stamp, None if outlook is None else (outlook.first_week, outlook.futures)
        if self._brand is None or self._brand[0] != key:
            self._brand = key, brand(self.table.seat, outlook)
        return self._brand[1]

    @property
    def plan(self) -> Plan:
        """The quarter's moves with what each is worth."""
        versions = tuple((key, ticket.version) for key, ticket in self._moves.items())
        key = self.table.stamp, versions
        if self._plan is None or self._plan[0] != key:
            known = {name: ticket.latest for name, ticket in self._moves.items()}
            self._plan = key, plan(self.table.seat, known)
        return self._plan[1]
