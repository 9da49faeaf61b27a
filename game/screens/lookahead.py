"""Asking what a decision would do, and keeping the answer while more futures come in."""

from game.foresight import Ticket
from game.outlook import Outlook
from game.present.preview import Preview, preview, question
from game.table import Table
from sim.decisions import BaseDecision

KEY = "preview"
PAYABLE = frozenset({"R1", "R2", "R3", "R4", "R5"})
"""Refusals that only say what is lacking: such a decision can still be looked at."""


class Lookahead:
    """The preview of one decision at a time; it never waits for anything.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._asked: object = None
        """The decision, and the state of the game, that the ticket belongs to."""
        self._ticket: Ticket[Outlook] | None = None
        self._shown: object = None
        self._preview: Preview | None = None

    def at(self, decision: BaseDecision, *, settled: bool = True) -> Preview:
        """What is known of a decision by now.

        Args:
            decision: that may be taken.
            settled: false while the mouse still holds what is dragged: then nothing is asked.
        """
        place = decision, self.table.stamp
        if settled and (place != self._asked or self._lost):
            self._ask(decision)
            self._asked = place
        ticket = self._ticket if place == self._asked else None
        known = place, None if ticket is None else ticket.version
        if self._preview is None or known != self._shown:
            outlook = None if ticket is None else ticket.latest
            self._preview = preview(self.table.seat, decision, outlook)
            self._shown = known
        return self._preview

    @property
    def looking(self) -> bool:
        """Whether somebody looks ahead at the decision asked for last."""
        return self._ticket is not None and not self._ticket.fault

    @property
    def fault(self) -> str:
        """Why nobody can look ahead, where that failed."""
        return "" if self._ticket is None else self._ticket.fault

    @property
    def _lost(self) -> bool:
        """Whether another view has asked since, before all had been seen."""
        return self._ticket is not None and self._ticket.cancelled and not self._ticket.done

    @property
    def ticket(self) -> Ticket[Outlook] | None:
        """What was asked for last."""
        return self._ticket

    def drop(self) -> None:
        """Nobody wants to know any more."""
        if self._asked is not None:
            self.table.foresight.cancel(KEY)
        self._asked = self._ticket = None

    def _ask(self, decision: BaseDecision) -> None:
        seat = self.table.seat
        refusal = seat.check(decision)
        if refusal is not None and refusal.code not in PAYABLE:
            self.drop()
            return
        vantage = seat.vantage(decision)
        self._ticket = self.table.foresight.ask(
            KEY, vantage, question(seat, decision), against=seat.policy
        )
