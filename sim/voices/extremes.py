"""The worst and the best that anybody said in a game, of those who are there still.

Whoever left has given their place, and with it their journey, to somebody else. Only the few are
put into words of whom it is asked: to word all messages of a game takes seconds.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sim.customers import codes as at
from sim.diary import Page
from sim.voices.accounts import Account
from sim.voices.message import BOUNDS, Message
from sim.voices.telling import MAY_SPEAK, Voices

type Numbers = NDArray[np.float64]
type Rank = tuple[float, ...]
HAPPY = BOUNDS[2]
"""A feeling from which somebody is pleased or glad."""
TRIED, MOST_TRIED = 0.1, 3
"""What each contact about a case adds to how bad it is, and how many count."""
ROUNDED = 0.01


def worst(voices: Voices, first: int = 0) -> Message | None:
    """The worst from a week on; among equals, who met most departments, and whom most heard.

    Args:
        voices: of a game that the diary remembers whole.
        first: week.
    """
    most = TRIED * (MOST_TRIED + 1)
    return _first(voices, first, lambda page: _feelings(page).min(axis=0) - most, _low)


def best(voices: Voices, first: int = 0) -> Message | None:
    """The best from a week on; among equals, who was helped by somebody."""
    return _first(voices, first, lambda page: -_feelings(page).max(axis=0) - ROUNDED, _high)


def _feelings(page: Page) -> Numbers:
    """What a message can have for its feeling: this week's experience, or the memory."""
    return np.array([page.felt, page.satisfaction], np.float64)


def _low(a: Account) -> Rank | None:
    tried = min(a.contact or 0, MOST_TRIED)
    rank = a.feeling - TRIED * tried, -len(a.path), -a.heard_by
    return rank if a.feeling < HAPPY else None


def _high(a: Account) -> Rank | None:
    rank = -round(a.feeling, 2), -len(a.path), -a.heard_by
    return rank if a.feeling >= HAPPY else None


def _first(
    voices: Voices,
    first: int,
    bound: Callable[[Page], Numbers],
    rank: Callable[[Account], Rank | None],
) -> Message | None:
    """Who ranks lowest; a rank never begins with less than its bound, so most need no look."""
    diary, found, looked = voices.diary, None, np.inf
    for least, week, customer in _speakers(voices, first, bound):
        if least > looked:
            break
        account = Account(diary, diary.page(int(week)), int(customer))
        told = rank(account) if account.channel is not None else None
        if told is not None and (found is None or (*told, week, customer) < found):
            found, looked = (*told, week, customer), told[0]
    if found is None:
        return None
    *_rank, week, customer = found
    return next(one for one in voices.said_by(int(customer)) if one.week == week)


def _speakers(
    voices: Voices, first: int, bound: Callable[[Page], Numbers]
) -> list[tuple[float, float, float]]:
    """Bound, week and customer of all who may have said something, the lowest bound first."""
    diary, came = voices.diary, np.full(voices.diary.people, -np.inf)
    for page in diary.pages:
        came[(page.code & at.ARRIVED) != 0] = page.week
    rows = []
    for page in diary.pages[max(0, first - diary.first) :]:
        who = np.flatnonzero((page.code & MAY_SPEAK != 0) & (came <= page.week))
        rows.append(np.column_stack((bound(page)[who], np.full(len(who), page.week), who)))
    return sorted(map(tuple, np.concatenate(rows).tolist())) if rows else []
