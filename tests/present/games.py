"""Games and outlooks for the tests of what screens show."""

from game.moments import Vantage
from game.outlook import Futures, Outlook, Question, looking
from game.seat import Seat
from sim.policy import Policy

PEOPLE = 200


def game(scenario: str = "promise-gap", seed: int = 7, people: int = PEOPLE) -> Seat:
    """A new game; its journal lies where the fixture says."""
    return Seat.new(scenario, seed, customers=people)


def played(seat: Seat, weeks: int) -> Seat:
    """The game some weeks later, quarters closed on the way."""
    for _ in range(weeks):
        if seat.planning:
            seat.end_quarter()
        seat.advance()
    return seat


def seen(vantage: Vantage, question: Question, against: Policy | None, futures: int = 8) -> Outlook:
    """What is seen from there."""
    mine = Futures(vantage, vantage.policy, question.weeks)
    other = None if against is None else Futures(vantage, against, question.weeks)
    return list(looking(question, mine, other, 1, futures))[-1]
