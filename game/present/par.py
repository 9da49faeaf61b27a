"""Par: the band of sensible play beside a number, and whether you are below, within or above."""

from collections.abc import Callable

from game.words import _
from sim.origin import par_in_force
from sim.scenario.schema import Scenario


def beside(case: Scenario, name: str, value: float, write: Callable[[float], str]) -> str:
    """Where the middle half of sensible games is a year after the end; nothing if nobody knows.

    Args:
        case: the scenario.
        name: of a number of the outcome card.
        value: yours.
        write: how such a number is written.
    """
    par = par_in_force(case)
    if par is None:
        return ""
    low, high = getattr(par.later, name)
    said = (
        _("{low} to {high}: below")
        if value < low
        else _("{low} to {high}: above")
        if value > high
        else _("{low} to {high}: within")
    )
    return said.format(low=write(low), high=write(high))
