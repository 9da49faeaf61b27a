"""Everybody: columns, the week's columns, luck and network."""

from typing import NamedTuple

from sim.customers.columns import Columns, Now, columns_for, copied, now_for
from sim.customers.network import Network, network_for
from sim.luck import Key, Luck, luck_for


class Society(NamedTuple):
    """All that the customers' week reads and writes."""

    c: Columns
    now: Now
    luck: Luck
    network: Network


def society_for(people: int, links: int, key: Key) -> Society:
    """An empty society with its network."""
    return Society(
        columns_for(people), now_for(people), luck_for(people), network_for(people, links, key)
    )


def forked(society: Society) -> Society:
    """The same people in memory of their own; the network never changes and is shared."""
    people = len(society.c.brand)
    now = now_for(people)
    for ours, theirs in zip(now, society.now, strict=True):
        ours[:] = theirs
    return Society(copied(society.c), now, luck_for(people), society.network)
