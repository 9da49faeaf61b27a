"""Queues by other means than the rules': by the field's formulas, and event by event."""

import heapq
import math
from collections import deque
from typing import NamedTuple

import numpy as np
from scipy.special import gammaincc, gammaln

BATCHES = 25


class Estimate(NamedTuple):
    """A simulated mean and its standard error, from means of batches."""

    mean: float
    error: float

    def within(self, value: float, errors: float = 3.0) -> bool:
        """Whether a value lies within so many standard errors."""
        return abs(value - self.mean) <= errors * self.error


def estimated(numbers) -> Estimate:
    """The mean of a long series, its start left out."""
    kept = np.asarray(numbers, dtype=float)[len(numbers) // 10 :]
    parts = np.array([batch.mean() for batch in np.array_split(kept, BATCHES)])
    return Estimate(float(parts.mean()), float(parts.std(ddof=1) / math.sqrt(BATCHES)))


def erlang_c(servers: int, load: float) -> float:
    """Chance to wait, by the incomplete gamma function: Poisson term over Poisson sum."""
    term = math.exp(servers * math.log(load) - load - gammaln(servers + 1))
    below = float(gammaincc(servers, load))  # chance of fewer than `servers` in a Poisson draw
    blocked = term / (below + term)
    use = load / servers
    return blocked / (1.0 - use * (1.0 - blocked))


class Crowd(NamedTuple):
    """A queue with abandonment in its steady state."""

    abandon: float
    waiting: float  # mean number in line


def erlang_a(servers: int, load: float, patience: float) -> Crowd:
    """Erlang-A by its birth and death process; service takes 1 on average, patience so long."""
    deaths = lambda k: min(k, servers) + max(0, k - servers) / patience  # noqa: E731
    logs = [0.0]
    while len(logs) < 20 * servers + 2_000:
        k = len(logs)
        logs.append(logs[-1] + math.log(load / deaths(k)))
    shares = np.exp(np.array(logs) - max(logs))
    shares /= shares.sum()
    line = np.maximum(np.arange(len(shares)) - servers, 0)
    lost = float((shares * line).sum()) / patience / load
    return Crowd(lost, float((shares * line).sum()))


def waits(servers: int, load: float, callers: int, seed: int) -> np.ndarray:
    """Waits of callers one after the other, first come first served; service takes 1 on average."""
    luck = np.random.default_rng(seed)
    arrivals = np.cumsum(luck.exponential(1.0 / load, callers))
    services = luck.exponential(1.0, callers)
    free, waited = [0.0] * servers, np.zeros(callers)
    for k in range(callers):
        start = max(arrivals[k], free[0])
        heapq.heapreplace(free, start + services[k])
        waited[k] = start - arrivals[k]
    return waited


def lost(servers: int, load: float, patience: float, callers: int, seed: int) -> np.ndarray:
    """Whether each caller hangs up before being served: exponential patience."""
    luck = np.random.default_rng(seed)
    arrivals = np.cumsum(luck.exponential(1.0 / load, callers))
    services, bears = luck.exponential(1.0, callers), luck.exponential(patience, callers)
    free, gone = [0.0] * servers, np.zeros(callers)
    for k in range(callers):
        start = max(arrivals[k], free[0])
        if start - arrivals[k] > bears[k]:
            gone[k] = 1.0
        else:
            heapq.heapreplace(free, start + services[k])
    return gone


def ranked_waits(servers: int, first: float, second: float, callers: int, seed: int):
    """Waits of two classes, the first served before the second, nobody interrupted."""
    luck = np.random.default_rng(seed)
    arrivals = np.cumsum(luck.exponential(1.0 / (first + second), callers))
    services = luck.exponential(1.0, callers)
    urgent = luck.random(callers) < first / (first + second)
    lines: tuple[deque, deque] = (deque(), deque())
    busy: list[float] = []
    waited = np.zeros(callers)

    def serve(until: float) -> None:
        while busy and busy[0] <= until and (lines[0] or lines[1]):
            now = heapq.heappop(busy)
            k = (lines[0] or lines[1]).popleft()
            waited[k] = now - arrivals[k]
            heapq.heappush(busy, now + services[k])
        while busy and busy[0] <= until:
            heapq.heappop(busy)

    for k in range(callers):
        serve(arrivals[k])
        if len(busy) < servers:
            heapq.heappush(busy, arrivals[k] + services[k])
        else:
            lines[0 if urgent[k] else 1].append(k)
    serve(math.inf)
    return waited[urgent], waited[~urgent]
