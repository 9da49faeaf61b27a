"""Luck has an address: every draw is found by (seed, purpose, week, customer, replicate).

Philox4x32-10 (Salmon et al. 2011): counter = (customer, week + 52, block, replicate), key = seed.
A purpose is 4 · block + lane; purposes are appended, never renumbered. Changing one decision, or
the order of calls, leaves every other draw as it was. u = word · 2^-32, so 0 <= u < 1.
"""

from enum import IntEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.build import Word, door, inlined, rule

FIRM = 2**32 - 1
"""The customer number of draws that concern the whole firm."""
BURN_IN = 52
"""Weeks before the first played one; week -52 has counter 0."""


class Purpose(IntEnum):
    """What a draw decides. Append only."""

    EXPOSED = 0  # blocks 0 and 1 are dealt to everybody each week
    IN_MARKET = 1
    NEED = 2
    USAGE = 3
    POST = 4
    TALK = 5
    LEAVE = 6
    NEWCOMER = 7
    CONSIDER = 8  # the rest is drawn by the few who need it
    CALLED_BACK = 9
    WIN = 10
    SELF_SERVICE = 11
    VOICED = 12
    CHANNEL = 13
    CROSS = 14
    TEAM = 15  # a listening team gets to it
    SERVED = 16
    SOLVED = 17
    GIVE_UP = 18
    INSIGHT = 19
    REOPEN = 20
    RESHARE = 21
    RIVAL = 22
    JOINS = 23  # a public complaint reaches the queue
    OUTAGE = 24  # the firm's own
    CAPTURED = 25  # listening finds a silent public detractor
    PRESS = 26  # a prospect reads a press test
    NOTED_POST = 27  # a post becomes an item
    START_AWARENESS = 28  # the start of the world, in week -52
    START_IMAGE = 29
    START_TRUST = 30
    START_SATISFACTION = 31
    START_BRAND = 32
    START_RIVAL = 33
    NETWORK = 36  # 36..39: four candidates an attempt; `week` counts the attempts
    DOUBT_LEADS = 40  # what people fear, or hope, that a change does to a goal
    DOUBT_REVENUE = 41
    DOUBT_RETENTION = 42
    DOUBT_COST = 43
    DOUBT_CX = 44
    DOUBT_UPTIME = 45
    STOP = 46  # what is seen of the gap between promise and delivery
    NOTICE = 47  # a customer is told what is wrong
    REPLY = 48  # a public complaint gets a reply that solves nothing


class Key(NamedTuple):
    """Whose luck: the seed's two halves, and the replicate (0 is the live game)."""

    low: int
    high: int
    replicate: int


def key_of(seed: int, replicate: int = 0) -> Key:
    """The key of a seed.

    Args:
        seed: 0 to 2^64 - 1.
        replicate: 0 to 2^32 - 1; forecasts use other replicates than the game they look ahead of.

    Raises:
        ValueError: if either is outside its range.
    """
    if not 0 <= seed < 2**64:
        message = f"a seed lies between 0 and {2**64 - 1}, not at {seed}"
        raise ValueError(message)
    if not 0 <= replicate < 2**32:
        message = f"a replicate lies between 0 and {2**32 - 1}, not at {replicate}"
        raise ValueError(message)
    return Key(seed & 0xFFFFFFFF, seed >> 32, replicate)


@inlined
def philox(c0: int, c1: int, c2: int, c3: int, k0: int, k1: int) -> tuple[Any, Any, Any, Any]:
    """Four words of 32 bits from a counter and a key: ten rounds of Philox4x32."""
    a, b, c, d = Word(c0), Word(c1), Word(c2), Word(c3)
    low, high = Word(k0), Word(k1)
    mask, shift = Word(0xFFFFFFFF), Word(32)
    for _ in range(10):
        first = Word(0xD2511F53) * a
        second = Word(0xCD9E8D57) * c
        a = (second >> shift) ^ b ^ low
        b = second & mask
        c = (first >> shift) ^ d ^ high
        d = first & mask
        low = (low + Word(0x9E3779B9)) & mask
        high = (high + Word(0xBB67AE85)) & mask
    return a, b, c, d


@rule
def draw(key: Key, customer: int, week: int, purpose: int) -> float:
    """One uniform number in [0, 1) from its address."""
    a, b, c, d = philox(customer, week + 52, purpose >> 2, key.replicate, key.low, key.high)
    lane = purpose & 3
    word = a if lane == 0 else (b if lane == 1 else (c if lane == 2 else d))
    return float(word) * 2.3283064365386963e-10


@door
def drawn(key: Key, customer: int, week: int, purpose: int) -> float:
    """`draw`, for callers in Python."""
    return draw(key, customer, week, purpose)


type Column = NDArray[np.float64]


class Luck(NamedTuple):
    """Everybody's luck of one week, one column a purpose."""

    exposed: Column
    in_market: Column
    need: Column
    usage: Column
    post: Column
    talk: Column
    leave: Column
    newcomer: Column


def luck_for(people: int) -> Luck:
    """Empty columns for so many people."""
    return Luck(*(np.zeros(people) for _ in Luck._fields))


@rule
def deal(luck: Luck, key: Key, week: int) -> None:
    """Deal everybody's luck of a week: one sweep a block, so that each runs in vectors."""
    scale = 2.3283064365386963e-10
    for i in range(len(luck.exposed)):
        a, b, c, d = philox(i, week + 52, 0, key.replicate, key.low, key.high)
        luck.exposed[i] = float(a) * scale
        luck.in_market[i] = float(b) * scale
        luck.need[i] = float(c) * scale
        luck.usage[i] = float(d) * scale
    deal_second(luck, key, week)


@rule
def deal_second(luck: Luck, key: Key, week: int) -> None:
    """The second block of `deal`."""
    scale = 2.3283064365386963e-10
    for i in range(len(luck.exposed)):
        a, b, c, d = philox(i, week + 52, 1, key.replicate, key.low, key.high)
        luck.post[i] = float(a) * scale
        luck.talk[i] = float(b) * scale
        luck.leave[i] = float(c) * scale
        luck.newcomer[i] = float(d) * scale
