"""Who hears whom (5.1): lists of neighbours, drawn tie by tie."""

from itertools import batched

from sim.luck import Key, Purpose, drawn

LANES = 4
WEEK_NULL = -52


class Network:
    """Neighbours of everybody, and the three best connected."""

    def __init__(self, people: int, links: int, key: Key) -> None:
        ends = _ends(people, links, key._replace(replicate=0))
        self.neighbours: list[list[int]] = [[] for _ in range(people)]
        for one, other in batched(ends, 2):
            self.neighbours[one].append(other)
            self.neighbours[other].append(one)
        for friends in self.neighbours:
            friends.sort()
        self.hubs = sorted(range(people), key=lambda i: (-len(self.neighbours[i]), i))[:3]


def _ends(people: int, links: int, key: Key) -> list[int]:
    """Both ends of every tie, in the order in which the ties arise."""
    ends: list[int] = []
    for i in range(links + 1):
        for j in range(i):
            ends += [i, j]
    for i in range(links + 1, people):
        for partner in _partners(i, tuple(ends), links, key):
            ends += [i, partner]
    return ends


def _partners(i: int, ends: tuple[int, ...], links: int, key: Key) -> list[int]:
    """Whom the i-th person ties to: anybody, in proportion to the ties that were there before."""
    partners: list[int] = []
    attempt = 0
    while len(partners) < links:
        for lane in range(LANES):
            u = drawn(key, i, WEEK_NULL + attempt, Purpose.NETWORK + lane)
            other = ends[int(u * len(ends))]
            if other not in partners and len(partners) < links:
                partners.append(other)
        attempt += 1
    return partners
