"""What cannot be paid is refused."""

from collections.abc import Iterator

from sim.decisions.refusals import NUMBERS, ORDINALS, Refusal, Sum, counted, number, refuse
from sim.policy import Policy
from sim.purse import Price, Purse
from sim.scenario.schema import Scenario


def unpayable(
    price: Price, purse: Purse, policy: Policy, week: int, case: Scenario
) -> Iterator[Refusal]:
    """Every currency in which the price is more than what is left."""
    if price.moves > purse.moves:
        yield _no_moves(price.moves, purse.moves, case.moves_in(week))
    if price.capital > purse.capital:
        yield refuse("R2", needed=price.capital, left=number(purse.capital))
    if price.points > purse.points:
        under_way = (item.name for item in policy.running if item.taken and item.end > week)
        yield refuse("R3", changes=tuple(dict.fromkeys(map(readable, under_way))))
    if price.attention > purse.attention:
        yield refuse("R5", left=purse.attention, needed=price.attention)
    loan = case.parameters.finance.overdraft
    if price.due > 0.0 and price.due > purse.cash + loan:
        shown = {"needed": price.due, "cash": purse.cash, "loan": loan}
        yield refuse("R1", **{name: money(value, case) for name, value in shown.items()})


def _no_moves(needed: int, left: int, usual: int) -> Refusal:
    if left > 0:
        return refuse("R4 two", needed=counted(needed, NUMBERS), left=counted(left, NUMBERS))
    return refuse("R4", number=counted(usual, ORDINALS))


def readable(project: str) -> str:
    """A project's name as a sentence says it."""
    return project.replace("_", " ")


def money(value: float, case: Scenario) -> Sum:
    """An amount in the scenario's currency."""
    return Sum(round(value * case.currency.unit), case.currency.symbol)
