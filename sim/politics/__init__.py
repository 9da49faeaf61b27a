"""What others want of a chief executive: requests, protests, and the board's reviews.

All of it is worked out from the weeks lived and the decisions taken; nothing is written down.
"""

from sim.politics.agenda import Agenda, as_income
from sim.politics.board import Review
from sim.politics.commitments import Commitment
from sim.politics.protests import Protest
from sim.politics.requests import Request

__all__ = ("Agenda", "Commitment", "Protest", "Request", "Review", "as_income")
