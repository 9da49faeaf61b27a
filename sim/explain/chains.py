"""How much each of several things brought, when each also works through the others.

Let them in one by one, once in their order and once the other way round, and give each the mean of
what its coming changed. The shares sum to the whole, whatever the interactions, and are those of
Shapley (1953) wherever things interact in pairs only; the price is two runs a thing, not 2^n.
Half the difference between the two orders says how far a share depends on the others.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

type Present = frozenset[str]


class Share(NamedTuple):
    """What one thing brought."""

    name: str
    value: float
    spread: float
    """Half the difference between coming early and coming late."""


def shares(
    names: Sequence[str], value: Callable[[Present], float], threads: int = 1
) -> tuple[float, tuple[Share, ...]]:
    """The value without any, and the share of each in the difference to the value with all.

    Args:
        names: of what comes, in the order in which it comes.
        value: what comes of it where these, and no others, are there.
        threads: how many values are computed at a time.
    """
    orders = (tuple(names), tuple(reversed(names)))
    present = list(dict.fromkeys(one for order in orders for one in _growing(order)))
    with ThreadPoolExecutor(threads) as pool:
        known = dict(zip(present, pool.map(value, present), strict=True))
    gains = [_gains(order, known) for order in orders]
    found = tuple(
        Share(name, (gains[0][name] + gains[1][name]) / 2, abs(gains[0][name] - gains[1][name]) / 2)
        for name in names
    )
    return known[frozenset()], found


def _growing(order: Sequence[str]) -> list[Present]:
    return [frozenset(order[:count]) for count in range(len(order) + 1)]


def _gains(order: Sequence[str], known: dict[Present, float]) -> dict[str, float]:
    sets = _growing(order)
    return {name: known[sets[k + 1]] - known[sets[k]] for k, name in enumerate(order)}
