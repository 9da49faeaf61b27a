"""Who hears whom: a preferential-attachment graph in compressed rows.

Barabási and Albert (1999): each newcomer ties to `links` people, chosen in proportion to the ties
they have. Drawn once, from the seed alone (replicate 0), so all futures share one society.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.build import door
from sim.luck import Key, philox

type Ints = NDArray[Any]

HUBS = 3
"""How many of the best connected the news can set off."""


class Network(NamedTuple):
    """Neighbours of i: `neighbours[first[i]:first[i + 1]]`, ascending."""

    first: Ints
    neighbours: Ints
    hubs: Ints  # the best connected, most ties first, then the lower number
    ranked: Ints  # everybody in that order


@door
def _ties(people: int, links: int, low: int, high: int, ends: Ints) -> int:
    """Write both ends of every tie into `ends`; return how many were written."""
    written = 0
    for i in range(links + 1):  # the first few all know each other
        for j in range(i):
            ends[written] = i
            ends[written + 1] = j
            written += 2
    for i in range(links + 1, people):
        before, found, attempt = written, 0, 0
        while found < links:
            a, b, c, d = philox(i, attempt, 9, 0, low, high)
            attempt += 1
            for lane in range(4):
                word = (a, b, c, d)[lane]
                other = ends[int(float(word) * 2.3283064365386963e-10 * before)]
                known = False
                for k in range(found):
                    known = known or ends[before + 2 * k + 1] == other
                if not known and found < links:
                    ends[written] = i
                    ends[written + 1] = other
                    written += 2
                    found += 1
    return written


def network_for(people: int, links: int, key: Key) -> Network:
    """The society of a seed.

    Args:
        people: how many, more than `links`.
        links: ties of each newcomer; the mean degree is twice that.
        key: whose luck; the replicate is left out.
    """
    room = links * (links + 1) + 2 * links * people
    ends = np.zeros(room, np.int32)
    written = _ties(people, links, key.low, key.high, ends)
    one, other = ends[:written:2], ends[1:written:2]
    source, target = np.concatenate((one, other)), np.concatenate((other, one))
    order = np.lexsort((target, source))
    degree = np.bincount(source, minlength=people)
    first = np.zeros(people + 1, np.int32)
    first[1:] = np.cumsum(degree)
    ranked = np.lexsort((np.arange(people), -degree)).astype(np.int32)
    return Network(first, np.ascontiguousarray(target[order]), ranked[:HUBS].copy(), ranked)
